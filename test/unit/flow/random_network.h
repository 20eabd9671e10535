#pragma once

#include "korridor/base/random.h"
#include "korridor/flow/flow_network.h"

namespace korridor::flow_test {

/// A small network with all that can go wrong: lower bounds (some below zero), costs below zero, parallel arcs, loops,
/// nodes without arcs, unlimited arcs. Many are infeasible, some unbounded, most degenerate.
inline FlowNetwork random_network(std::uint64_t seed) {
  Random random(seed);
  const auto pick = [&](std::int64_t low, std::int64_t high) {
    return low + static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(high - low + 1)));
  };
  FlowNetwork network;
  const std::int64_t n = pick(1, 12);
  network.supply.assign(static_cast<std::size_t>(n), 0);
  const std::int64_t m = pick(0, 4 * n);
  const bool bounded = random.below(3) > 0;
  const bool negative = random.below(2) == 0;
  for (std::int64_t a = 0; a < m; ++a) {
    const std::int64_t low = random.below(4) == 0 ? pick(-3, 3) : 0;
    const std::int64_t high = !bounded && random.below(3) == 0 ? kUnlimited : low + pick(0, 9);
    network.add_arc(static_cast<std::int32_t>(pick(0, n - 1)), static_cast<std::int32_t>(pick(0, n - 1)), low, high,
                    pick(negative ? -5 : 0, 9));
  }
  for (std::int64_t s = pick(0, 2 * n); s > 0; --s) {
    const std::int64_t amount = pick(0, 4);
    network.supply[static_cast<std::size_t>(pick(0, n - 1))] += amount;
    network.supply[static_cast<std::size_t>(pick(0, n - 1))] -= amount;
  }
  if (random.below(40) == 0) network.supply.front() += 1;
  return network;
}

}  // namespace korridor::flow_test
