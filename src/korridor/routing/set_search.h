#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <vector>

#include "korridor/network/network.h"

namespace korridor {

/// Cheapest way when what a label may do depends on a set of up to 64 things that it has met: a smaller set is never
/// worse.
///
/// Method  label setting by cost; a label is dropped when one at its node has met a subset and costs no more.
/// Cost    exponential in the number of things at worst; `most_labels` stops it.
/// Ties    the label opened first.
class SetSearch {
 public:
  struct Label {
    Index node = 0;
    Index arc = kNone;
    std::uint64_t met = 0;
    double cost = 0;
    std::size_t parent = 0;
  };

  SetSearch(Index nodes, std::size_t most_labels) : closed_(nodes), most_labels_(most_labels) {}

  /// `expand(label, open)` calls `open` with each label that follows. Nothing: there is no way, or labels ran out.
  template <class Expand>
  std::optional<std::vector<Index>> run(const Label& start, Index to, Expand&& expand) {
    open(start, 0);
    while (!heap_.empty() && labels_.size() <= most_labels_) {
      std::ranges::pop_heap(heap_, [this](std::size_t a, std::size_t b) { return is_later(a, b); });
      const std::size_t at = heap_.back();
      heap_.pop_back();
      const Label label = labels_[at];
      if (is_beaten(label)) continue;
      if (label.node == to) return collect(at);
      closed_[label.node].push_back(at);
      expand(label, [&](const Label& next) { open(next, at); });
    }
    return std::nullopt;
  }

 private:
  [[nodiscard]] bool is_later(std::size_t a, std::size_t b) const {
    return labels_[a].cost != labels_[b].cost ? labels_[a].cost > labels_[b].cost : a > b;
  }
  [[nodiscard]] bool is_beaten(const Label& label) const {
    return std::ranges::any_of(closed_[label.node],
                               [&](std::size_t other) { return (labels_[other].met & ~label.met) == 0; });
  }
  void open(Label label, std::size_t parent) {
    if (is_beaten(label)) return;
    label.parent = parent;
    labels_.push_back(label);
    heap_.push_back(labels_.size() - 1);
    std::ranges::push_heap(heap_, [this](std::size_t a, std::size_t b) { return is_later(a, b); });
  }
  [[nodiscard]] std::vector<Index> collect(std::size_t end) const {
    std::vector<Index> arcs;
    for (std::size_t at = end; labels_[at].arc != kNone; at = labels_[at].parent) arcs.push_back(labels_[at].arc);
    std::ranges::reverse(arcs);
    return arcs;
  }

  std::vector<std::vector<std::size_t>> closed_;
  std::size_t most_labels_;
  std::vector<Label> labels_;
  std::vector<std::size_t> heap_;
};

}  // namespace korridor
