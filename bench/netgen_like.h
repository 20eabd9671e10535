#pragma once

#include <algorithm>
#include <vector>

#include "korridor/base/random.h"
#include "korridor/flow/flow_network.h"

namespace korridor {

struct NetgenRequest {
  std::int32_t nodes, arcs, sources, sinks;
  std::int64_t supply, dearest, widest;
  std::uint64_t seed;
};

/// A transshipment network in the manner of NETGEN (Klingman, Napier, Stutz 1974): paths from every source over all
/// other nodes to sinks, wide enough for the whole supply, then arcs by chance. Random numbers are our own.
inline FlowNetwork make_netgen_like(const NetgenRequest& request) {
  Random random(request.seed);
  const auto below = [&](std::int64_t n) {
    return static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(n)));
  };
  FlowNetwork network;
  network.supply.assign(static_cast<std::size_t>(request.nodes), 0);
  const std::int32_t first_sink = request.nodes - request.sinks;
  for (std::int64_t left = request.supply; left > 0; left -= 10) {
    network.supply[static_cast<std::size_t>(below(request.sources))] += std::min<std::int64_t>(left, 10);
    network.supply[static_cast<std::size_t>(first_sink + below(request.sinks))] -= std::min<std::int64_t>(left, 10);
  }
  const auto cost = [&] { return 1 + below(request.dearest); };
  std::vector<std::int32_t> end(static_cast<std::size_t>(request.sources));
  for (std::int32_t s = 0; s < request.sources; ++s) end[static_cast<std::size_t>(s)] = s;
  for (std::int32_t v = request.sources; v < first_sink; ++v) {
    std::int32_t& at = end[static_cast<std::size_t>(below(request.sources))];
    network.add_arc(at, v, 0, request.supply, cost());
    at = v;
  }
  for (std::int32_t s = 0; s < std::max(request.sources, request.sinks); ++s)
    network.add_arc(end[static_cast<std::size_t>(s % request.sources)], first_sink + s % request.sinks, 0,
                    request.supply, request.dearest);
  for (std::int32_t s = 1; s < request.sinks; ++s)
    network.add_arc(first_sink + s - 1, first_sink + s, 0, request.supply, request.dearest);
  network.add_arc(request.nodes - 1, first_sink, 0, request.supply, request.dearest);
  for (std::int32_t s = 1; s < request.sources; ++s) network.add_arc(s - 1, s, 0, request.supply, request.dearest);
  while (static_cast<std::int32_t>(network.arcs()) < request.arcs) {
    const auto from = static_cast<std::int32_t>(below(first_sink));
    const auto to = static_cast<std::int32_t>(request.sources + below(request.nodes - request.sources));
    if (from != to) network.add_arc(from, to, 0, 1 + below(request.widest), cost());
  }
  return network;
}

}  // namespace korridor
