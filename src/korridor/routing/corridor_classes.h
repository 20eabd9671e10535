#pragma once

#include <string>
#include <vector>

#include "korridor/routing/way_graph.h"

namespace korridor {

/// Corridors of a study as arcs: which gateways an arc belongs to.
struct Gateways {
  std::vector<std::string> corridors;   ///< ids, in the order of the table
  std::vector<std::string> class_of;    ///< class of each corridor, empty if it has none
  std::vector<std::string> classes;     ///< each class once
  std::vector<std::vector<char>> arcs;  ///< by corridor, by arc
};
[[nodiscard]] Gateways find_gateways(const WayGraph& graph);

/// Cheapest way that crosses a gateway of the class and, if that is possible, no gateway of another class. It comes to
/// no place twice. Empty if there is none.
///
/// Method  label setting on two floors (see find_through in the source).
/// Cost    one Dijkstra as a rule; to find the cheapest such way is NP-hard in general.
/// Limits  ends without an answer after 64 places to remember or a million labels.
[[nodiscard]] std::vector<Index> find_way_of_class(const WayGraph& graph, const Gateways& gateways,
                                                   const std::string& class_name, Index from, Index to);

/// Cheapest way that crosses no gateway at all. Empty if there is none.
[[nodiscard]] std::vector<Index> find_way_off_corridors(const WayGraph& graph, const Gateways& gateways, Index from,
                                                        Index to);

}  // namespace korridor
