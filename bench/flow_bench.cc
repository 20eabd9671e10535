// One commodity at least cost, beside LEMON: from nothing (B8), and after closures of arcs that carry flow (B9).
//
// usage: flow_bench [million]      the largest network takes minutes and is left out unless it is asked for

#include <cstdio>
#include <cstdlib>
#include <string>

#include "korridor/flow/network_simplex.h"
#include "lemon_peer.h"
#include "netgen_like.h"
#include "ratio.h"

namespace korridor {
namespace {

[[noreturn]] void disagree(const std::string& what) {
  std::fprintf(stderr, "the two disagree: %s\n", what.c_str());
  std::exit(1);
}

/// From nothing. The peer is the faster of LEMON's two on this network.
void bench_cold(const std::string& name, NetworkSimplex& ours, LemonPeer& peer, int rounds, int repeat) {
  const auto cold = [&] {
    ours.forget();
    ours.solve();
  };
  cold();
  const auto objective = static_cast<std::int64_t>(ours.objective());
  if (peer.simplex() != objective || peer.scaling() != objective) disagree(name);
  const double simplex_ms = median_ms(3, [&] { peer.simplex(); });
  const double scaling_ms = median_ms(3, [&] { peer.scaling(); });
  const std::int64_t before = ours.counts().primal_pivots;
  cold();
  fmt::print("{}: optimum {}, {} pivots; LEMON NetworkSimplex {:.3f} ms, CostScaling {:.3f} ms\n", name, objective,
             ours.counts().primal_pivots - before, simplex_ms, scaling_ms);
  if (simplex_ms <= scaling_ms)
    compare("B8_cold", "LEMON NetworkSimplex", name.c_str(), rounds, repeat, cold, [&] { peer.simplex(); });
  else
    compare("B8_cold", "LEMON CostScaling", name.c_str(), rounds, repeat, cold, [&] { peer.scaling(); });
}

/// After closing arcs that carry flow, each time from the same base. Ours includes taking the base back.
void bench_closures(const std::string& name, NetworkSimplex& ours, LemonPeer& peer, std::size_t closures, int rounds) {
  ours.forget();
  ours.solve();
  const FlowBasis base = ours.basis();
  const std::vector<std::int64_t> flow = ours.flow();
  std::vector<std::size_t> used;
  for (std::size_t a = 0; a < flow.size(); ++a)
    if (flow[a] > 0) used.push_back(a);
  std::vector<std::vector<std::size_t>> trials;
  Random random(closures);
  while (trials.size() < 16) {
    std::vector<std::size_t> arcs;
    for (std::size_t k = 0; k < closures; ++k)
      arcs.push_back(used[static_cast<std::size_t>(random.below(used.size()))]);
    trials.push_back(arcs);
  }
  const auto close = [&](const std::vector<std::size_t>& arcs) {
    ours.restore(base);
    for (const std::size_t a : arcs)
      if (!ours.set_upper(a, 0)) disagree("a closure is refused");
    return ours.solve() == FlowStatus::kOptimal;
  };
  for (const auto& arcs : trials) {
    const std::int64_t ours_cost = close(arcs) ? static_cast<std::int64_t>(ours.objective()) : -1;
    if (const std::int64_t theirs = peer.simplex_closed(arcs); ours_cost != theirs)
      disagree(fmt::format("{} with closures: {} and {}", name, ours_cost, theirs));
  }
  const FlowCounts before = ours.counts();
  const auto all_ours = [&] {
    for (const auto& arcs : trials) close(arcs);
  };
  all_ours();
  const FlowCounts after = ours.counts();
  fmt::print("{} closures: {} dual, {} primal pivots, {} cold starts in {} trials\n", closures,
             after.dual_pivots - before.dual_pivots, after.primal_pivots - before.primal_pivots,
             after.cold_starts - before.cold_starts, trials.size());
  compare(fmt::format("B9_after_{}", closures).c_str(), "LEMON NetworkSimplex from nothing", name.c_str(), rounds, 1,
          all_ours, [&] {
            for (const auto& arcs : trials) peer.simplex_closed(arcs);
          });
  ours.restore(base);
}

void bench(const NetgenRequest& request, int rounds, int repeat, bool closures) {
  const FlowNetwork network = make_netgen_like(request);
  const std::string name = fmt::format("netgen-like {} nodes {} arcs", request.nodes, request.arcs);
  auto ours = NetworkSimplex::create(network);
  if (!ours) disagree(to_line(ours.error().front()));
  LemonPeer peer({.supply = network.supply,
                  .tail = network.tail,
                  .head = network.head,
                  .upper = network.upper,
                  .cost = network.cost});
  bench_cold(name, *ours, peer, rounds, repeat);
  if (closures)
    for (const std::size_t k : {1, 10}) bench_closures(name, *ours, peer, k, 5);
}

}  // namespace
}  // namespace korridor

int main(int argc, char** argv) {
  using korridor::bench;
  bench({1250, 10'000, 35, 35, 35'000, 10'000, 1000, 1}, 11, 10, true);
  bench({12'500, 100'000, 112, 112, 112'000, 10'000, 1000, 2}, 7, 1, true);
  if (argc > 1 && std::string(argv[1]) == "million")
    bench({125'000, 1'000'000, 354, 354, 354'000, 10'000, 1000, 3}, 3, 1, false);
}
