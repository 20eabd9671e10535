#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "korridor/network/network.h"

namespace korridor {

/// What one tonne of one good meets on one day: the arcs it may use, and what each costs, takes and risks.
///
/// An arc is blocked when its link does not carry the good, is planned, closed, out of season or banned, or when it is
/// avoided. The last reason is kept, so that a search without an answer can say what stands in its way.
struct WayGraph {
  enum Block : char { kFree = 0, kAvoided = 1, kClosed = 2, kPlanned = 3, kBanned = 4, kNotCarried = 5 };

  Network network;  ///< of two periods: the day of departure, and its calendar year
  std::size_t good = 0;
  std::vector<double> cost, hours, risk;   ///< by arc: usd/t with transit fees, h, expected stopped days a year
  std::vector<char> block;                 ///< by arc: Block
  std::vector<char> node_avoided;          ///< by node
  std::vector<std::vector<Index>> events;  ///< by arc: rows of the table events that stop it

  [[nodiscard]] bool usable(Index arc) const { return block[arc] == kFree; }
};

/// Builds the graph for a day. `avoid` are selectors as texts.
///
/// Risk    of an arc: the sum over events that stop it of rate_per_year * duration_days * depth. The sum over a way
/// counts an
///         event once for every arc it stops, so it is an upper bound on the expected stopped days (Boole's
///         inequality).
/// Errors  a selector that does not parse.
[[nodiscard]] Result<WayGraph> make_way_graph(const World& world, std::size_t good,
                                              const std::vector<std::string>& avoid, Date day);

}  // namespace korridor
