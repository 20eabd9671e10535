#include "korridor/routing/pareto.h"

#include <algorithm>
#include <queue>

#include "korridor/routing/shortest_paths.h"

namespace korridor {
namespace {

struct Label {
  Criteria value{};
  Index node = kNone;
  Index arc = kNone;
  std::size_t parent = 0;
};

bool covers(const Criteria& a, const Criteria& b, double factor = 1) {
  return a[0] <= b[0] * factor && a[1] <= b[1] * factor && a[2] <= b[2] * factor;
}

Criteria sum(const Criteria& a, const Criteria& b) { return {a[0] + b[0], a[1] + b[1], a[2] + b[2]}; }

class LabelSetting {
 public:
  LabelSetting(const WayGraph& graph, Index from, Index to, double epsilon)
      : graph_(graph), from_(from), to_(to), factor_(1 + epsilon), nodes_(graph.network.nodes.size()), front_(nodes_),
        rest_(nodes_) {
    for (Index a = 0; a < graph.network.arcs.size(); ++a) usable_.push_back(graph.usable(a) ? 1 : 0);
    ShortestPaths paths;
    const std::vector<double>* criteria[] = {&graph.cost, &graph.hours, &graph.risk};
    for (std::size_t c = 0; c < 3; ++c) {
      paths.run(graph.network.arcs, nodes_, to, usable_, *criteria[c], true);
      for (Index n = 0; n < nodes_; ++n) rest_[n][c] = paths.distance(n);
      reachable_ = paths.reached(from);
    }
  }

  std::vector<ParetoWay> run() {
    if (!reachable_) return {};
    open({}, from_, kNone, 0);
    while (!queue_.empty()) {
      const std::size_t at = queue_.top();
      queue_.pop();
      const Label label = labels_[at];
      if (is_beaten(label.value, label.node, at)) continue;
      if (label.node == to_) {
        ends_.push_back(at);
        continue;
      }
      const Arcs& arcs = graph_.network.arcs;
      for (Index a = arcs.first_out[label.node]; a < arcs.first_out[label.node + 1]; ++a) {
        if (usable_[a] == 0) continue;
        open(sum(label.value, {graph_.cost[a], graph_.hours[a], graph_.risk[a]}), arcs.head[a], a, at);
      }
    }
    return collect();
  }

 private:
  struct Later {
    const std::vector<Label>* labels;
    bool operator()(std::size_t a, std::size_t b) const {
      const Label& x = (*labels)[a];
      const Label& y = (*labels)[b];
      if (x.value != y.value) return x.value > y.value;
      return x.node != y.node ? x.node > y.node : a > b;
    }
  };

  /// True when a label that is not this one, or a finished way, is as good in everything.
  bool is_beaten(const Criteria& value, Index node, std::size_t self) const {
    for (const std::size_t other : front_[node])
      if (other != self && covers(labels_[other].value, value)) return true;
    const Criteria best = sum(value, rest_[node]);
    return std::ranges::any_of(ends_, [&](std::size_t end) { return covers(labels_[end].value, best, factor_); });
  }

  void open(const Criteria& value, Index node, Index arc, std::size_t parent) {
    if (rest_[node][0] == kFarAway || is_beaten(value, node, labels_.size())) return;
    auto& front = front_[node];
    std::erase_if(front, [&](std::size_t other) { return covers(value, labels_[other].value); });
    front.push_back(labels_.size());
    labels_.push_back({value, node, arc, parent});
    queue_.push(labels_.size() - 1);
  }

  std::vector<ParetoWay> collect() const {
    std::vector<ParetoWay> ways;
    for (const std::size_t end : ends_) {
      ParetoWay way{.arcs = {}, .value = labels_[end].value};
      for (std::size_t at = end; labels_[at].arc != kNone; at = labels_[at].parent) way.arcs.push_back(labels_[at].arc);
      std::ranges::reverse(way.arcs);
      ways.push_back(std::move(way));
    }
    std::ranges::stable_sort(ways, {}, &ParetoWay::value);
    return ways;
  }

  static constexpr double kFarAway = std::numeric_limits<double>::infinity();
  const WayGraph& graph_;
  Index from_, to_;
  double factor_;
  Index nodes_;
  std::vector<char> usable_;
  std::vector<std::vector<std::size_t>> front_;
  std::vector<Criteria> rest_;
  bool reachable_ = false;
  std::vector<Label> labels_;
  std::vector<std::size_t> ends_;
  std::priority_queue<std::size_t, std::vector<std::size_t>, Later> queue_{Later{&labels_}};
};

}  // namespace

std::vector<ParetoWay> find_pareto_ways(const WayGraph& graph, Index from, Index to, double epsilon) {
  return LabelSetting(graph, from, to, epsilon).run();
}

}  // namespace korridor
