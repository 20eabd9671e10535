#pragma once

#include <array>
#include <vector>

#include "korridor/routing/way_graph.h"

namespace korridor {

/// Cost, hours and risk of a way.
using Criteria = std::array<double, 3>;

struct ParetoWay {
  std::vector<Index> arcs;
  Criteria value{};
};

/// All ways from one node to another that no other way beats in cost, time and risk together, sorted by cost.
///
/// Method  label setting over (cost, time, risk); a label is dropped when one at its node, or a finished way, is no
/// worse in any
///         criterion once the least that is still to come is added (three backward Dijkstras give that).
/// Cost    grows with the number of labels; about 10,000 on the bundled study.
/// Ties    of ways equal in all three, the one found first stays; labels are taken in order of cost, time, risk, node,
/// arc. Limits  `epsilon` above 0 thins the answer: a way is also dropped when another is worse by no more than that
/// share in any
///         criterion. 0 is exact.
/// Source  Martins 1984; bounding as in Tung and Chew 1992.
[[nodiscard]] std::vector<ParetoWay> find_pareto_ways(const WayGraph& graph, Index from, Index to, double epsilon = 0);

}  // namespace korridor
