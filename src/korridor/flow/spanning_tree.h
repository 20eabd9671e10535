#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace korridor {

/// A rooted spanning tree that is cut and joined again in time that grows with the path between, not with the tree.
///
/// Method  nodes in preorder as a doubly linked list (`thread`), with the size and the last node of every subtree, so
///         that a subtree is a stretch of the list (Barr, Glover, Klingman 1979; Kovács 2015). What a walk to the root
///         reads of a node, flow and capacity of its tree arc included, lies in one record of 32 bytes.
struct SpanningTree {
  struct Node {
    std::int32_t parent = -1;
    std::int32_t arc = -1;  ///< tree arc between the node and its parent
    std::int32_t size = 1;  ///< nodes below, itself included
    std::int32_t up = 1;    ///< 1: the arc runs from the node to its parent; -1: the other way
    std::int64_t flow = 0;
    std::int64_t capacity = 0;

    /// What more can be pushed from the node to its parent, or from the parent to it.
    [[nodiscard]] std::int64_t room_up() const { return up > 0 ? capacity - flow : flow; }
    [[nodiscard]] std::int64_t room_down() const { return up > 0 ? flow : capacity - flow; }
    void push_up(std::int64_t amount) { flow += up > 0 ? amount : -amount; }
  };
  std::vector<Node> node;
  std::vector<std::int32_t> next, before,
      last;  ///< preorder, its inverse, last of the subtree; a ring through the root

  Node& operator[](std::int32_t v) { return node[static_cast<std::size_t>(v)]; }
  const Node& operator[](std::int32_t v) const { return node[static_cast<std::size_t>(v)]; }

  /// The root (the last node) with all others as its leaves.
  void make_star(std::size_t nodes);
  /// Lowest common ancestor.
  [[nodiscard]] std::int32_t join(std::int32_t u, std::int32_t v) const {
    while (u != v) {
      if ((*this)[u].size < (*this)[v].size)
        u = (*this)[u].parent;
      else
        v = (*this)[v].parent;
    }
    return u;
  }
  /// Cuts the subtree of `out` off, makes `root` its root and hangs it below `below` by a new arc; `top` is a common
  /// ancestor of both places.
  void reattach(std::int32_t out, std::int32_t root, std::int32_t below, std::int32_t top, const Node& arc);

 private:
  std::int32_t& next_of(std::int32_t v) { return next[static_cast<std::size_t>(v)]; }
  std::int32_t& before_of(std::int32_t v) { return before[static_cast<std::size_t>(v)]; }
  std::int32_t& last_of(std::int32_t v) { return last[static_cast<std::size_t>(v)]; }
  void link(std::int32_t a, std::int32_t b) {
    next_of(a) = b;
    before_of(b) = a;
  }
  void cut_off(std::int32_t out, std::int32_t top);
  std::int32_t turn(std::int32_t out, std::int32_t root);
  void hang(std::int32_t root, std::int32_t end, std::int32_t below, std::int32_t top);
};

}  // namespace korridor
