#pragma once

#include <string>
#include <vector>

#include "korridor/routing/way_graph.h"

namespace korridor {

/// Corridors of a study as arcs: which gateways an arc belongs to.
struct Gateways {
  std::vector<std::string> corridors;       ///< ids, in the order of the table
  std::vector<std::string> class_of;        ///< class of each corridor, empty if it has none
  std::vector<std::string> classes;         ///< each class once
  std::vector<std::vector<char>> arcs;      ///< by corridor, by arc
};
[[nodiscard]] Gateways find_gateways(const WayGraph& graph);

/// Cheapest way that crosses a gateway of the class and, if that is possible, no gateway of another class. Empty if there is none.
///
/// Method  Dijkstra on two copies of the graph; the gateways lead from the first to the second.
[[nodiscard]] std::vector<Index> find_way_of_class(const WayGraph& graph, const Gateways& gateways, const std::string& class_name,
                                                   Index from, Index to);

}  // namespace korridor
