#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

__extension__ typedef __int128 WideInt;

/// No upper bound on the flow of an arc.
constexpr std::int64_t kUnlimited = std::numeric_limits<std::int64_t>::max();

/// One commodity on directed arcs, all in whole numbers, so that every sum is exact:
/// minimise cost'x  subject to  out(v) - in(v) = supply(v),  lower <= x <= upper.
struct FlowNetwork {
  std::vector<std::int64_t> supply;  ///< one per node; negative where flow is wanted
  std::vector<std::int32_t> tail, head;
  std::vector<std::int64_t> lower, upper, cost;

  [[nodiscard]] std::size_t nodes() const { return supply.size(); }
  [[nodiscard]] std::size_t arcs() const { return tail.size(); }
  std::size_t add_arc(std::int32_t from, std::int32_t to, std::int64_t low, std::int64_t high, std::int64_t price);
};

/// Refuses arcs without ends, upper below lower, and numbers so large that a sum over a path or at a node could leave
/// 64 bits; code `bad_network`.
[[nodiscard]] Result<void> check_network(const FlowNetwork& network);

/// What an answer is worth, from the network alone, in exact arithmetic.
struct FlowCheck {
  bool conserves = false;  ///< every node sends out its supply
  bool within_bounds = false;
  bool complementary = false;        ///< cheaper than the prices say: full; dearer: at its lower bound
  WideInt objective = 0, bound = 0;  ///< bound: the dual value of the prices; only with finite bounds where it matters
  bool bounded = false;              ///< the prices give a bound at all
  [[nodiscard]] bool optimal() const {
    return conserves && within_bounds && complementary && bounded && objective == bound;
  }
};
[[nodiscard]] FlowCheck check_flow(const FlowNetwork& network, const std::vector<std::int64_t>& flow,
                                   const std::vector<std::int64_t>& potential);

/// How much more a set of nodes has to send out than its arcs can take; above zero proves that there is no flow.
[[nodiscard]] WideInt cut_excess(const FlowNetwork& network, const std::vector<std::int32_t>& nodes);

}  // namespace korridor
