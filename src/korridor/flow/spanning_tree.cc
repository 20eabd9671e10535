#include "korridor/flow/spanning_tree.h"

namespace korridor {

void SpanningTree::make_star(std::size_t nodes) {
  const auto n = static_cast<std::int32_t>(nodes);
  const std::int32_t root = n - 1;
  node.assign(nodes, Node{});
  next.resize(nodes);
  before.resize(nodes);
  last.resize(nodes);
  for (std::int32_t v = 0; v < root; ++v) {
    node[static_cast<std::size_t>(v)].parent = root;
    last_of(v) = v;
    link(v == 0 ? root : v - 1, v);
  }
  (*this)[root].size = n;
  link(n > 1 ? root - 1 : root, root);
  last_of(root) = n > 1 ? root - 1 : root;
}

void SpanningTree::reattach(std::int32_t out, std::int32_t root, std::int32_t below, std::int32_t top,
                            const Node& arc) {
  cut_off(out, top);
  const std::int32_t end = turn(out, root);
  const std::int32_t size = (*this)[root].size;
  (*this)[root] = {
      .parent = below, .arc = arc.arc, .size = size, .up = arc.up, .flow = arc.flow, .capacity = arc.capacity};
  hang(root, end, below, top);
}

/// Takes the stretch of the subtree out of the list; sizes and ends of its ancestors follow. From `top` upwards the
/// sizes stay, since the subtree comes back below it.
void SpanningTree::cut_off(std::int32_t out, std::int32_t top) {
  const std::int32_t end = last_of(out);
  const std::int32_t front = before_of(out);
  const std::int32_t size = (*this)[out].size;
  link(front, next_of(end));
  const std::int32_t parent = (*this)[out].parent;
  for (std::int32_t u = parent; u != top; u = (*this)[u].parent) (*this)[u].size -= size;
  for (std::int32_t u = parent; u >= 0 && last_of(u) == end; u = (*this)[u].parent) last_of(u) = front;
}

/// Turns the arcs between `root` and `out` around. New order: the subtree of `root`, then for each node on the way to
/// `out` what is left of its own subtree. Gives the last node of the new order.
std::int32_t SpanningTree::turn(std::int32_t out, std::int32_t root) {
  if (root == out) return last_of(out);
  const std::int32_t whole = (*this)[out].size;
  std::int32_t tail = last_of(root);
  std::int32_t child = root;
  std::int32_t child_front = before_of(root);
  std::int32_t child_last = last_of(root);
  std::int32_t child_after = next_of(child_last);
  Node carried = (*this)[root];
  while (child != out) {
    const std::int32_t s = carried.parent;
    const Node old = (*this)[s];
    const std::int32_t front = before_of(s);
    const std::int32_t end = last_of(s);
    const std::int32_t after = next_of(end);
    link(tail, s);
    tail = child_front;  // s itself where the child came first
    if (end != child_last) {
      link(tail, child_after);
      tail = end;
      child_after = after;
    }
    (*this)[s] = {.parent = child,
                  .arc = carried.arc,
                  .size = old.size - carried.size,
                  .up = -carried.up,
                  .flow = carried.flow,
                  .capacity = carried.capacity};
    carried = old;
    child = s;
    child_front = front;
    child_last = end;
  }
  std::int32_t below = 0;
  for (std::int32_t s = out; s != root; s = (*this)[s].parent) {
    (*this)[s].size += below;
    below = (*this)[s].size;
    last_of(s) = tail;
  }
  (*this)[root].size = whole;
  last_of(root) = tail;
  return tail;
}

/// Puts the stretch behind its new parent.
void SpanningTree::hang(std::int32_t root, std::int32_t end, std::int32_t below, std::int32_t top) {
  const std::int32_t after = next_of(below);
  link(below, root);
  link(end, after);
  const std::int32_t size = (*this)[root].size;
  for (std::int32_t u = below; u != top; u = (*this)[u].parent) (*this)[u].size += size;
  for (std::int32_t u = below; u >= 0 && last_of(u) == below; u = (*this)[u].parent) last_of(u) = end;
}

}  // namespace korridor
