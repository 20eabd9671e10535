// The engine `chains` on the synthetic corridor, beside Clp: cold solves, scenarios from a common base, memory,
// threads.
//
// usage: chains_bench [cold|large|scenarios|memory|threads|huge|all] [SECONDS that Clp may take on the large instance]

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>

#include "clp_peer.h"
#include "corridor.h"
#include "corridor_program.h"
#include "korridor/chains/chain_engine.h"
#include "ratio.h"
#include "scenario.h"

namespace korridor {
namespace {

struct Instance {
  const char* name;
  std::uint32_t places, links, goods, months;
  double optimum;
};
constexpr Instance kSmall{"S (100 x 300 x 4 x 12)", 100, 300, 4, 12, 402888.850351};
constexpr Instance kMedium{"M (300 x 900 x 10 x 12)", 300, 900, 10, 12, 1054304.946256};
constexpr Instance kLarge{"L (1000 x 3000 x 20 x 12)", 1000, 3000, 20, 12, 2531482.545873};
constexpr Instance kHuge{"10 L (10000 x 30000 x 20 x 12)", 10000, 30000, 20, 12, NAN};

Corridor make(const Instance& i) { return make_corridor(i.places, i.links, i.goods, i.months, 42, 1.0); }

void expect(const Instance& instance, double value, const char* who) {
  if (std::isfinite(instance.optimum) && std::abs(value - instance.optimum) > 1e-8 * instance.optimum)
    fmt::print("WRONG: {} finds {:.6f} on {}, known is {:.6f}\n", who, value, instance.name, instance.optimum);
}

double solve_cold(const Instance& instance, const HyperNetwork& net, bool tell) {
  ChainEngine engine(net);
  const ChainAnswer answer = engine.solve();
  expect(instance, answer.primal, "chains");
  expect(instance, answer.bound, "the bound of chains");
  const auto& c = answer.counters;
  if (tell)
    fmt::print("{}: {:.6f}, gap {:.1e}, rounds {}, chains {}, pivots {}, factorisations {}, full rows {}\n",
               instance.name, answer.primal, answer.gap(), c.rounds, c.chains,
               c.master.primal_pivots + c.master.dual_pivots, c.master.factorisations, engine.master().working_size());
  return answer.primal;
}

double clp_primal(const LinearProgram& lp, double seconds) {
  auto clp = make_clp(lp);
  if (seconds > 0) clp->setMaximumSeconds(seconds);
  clp->primal();
  return clp->status() == 0 ? clp->objectiveValue() : NAN;
}

void cold() {
  for (const Instance& instance : {kSmall, kMedium}) {
    const Corridor corridor = make(instance);
    const auto net = to_hyper_network(corridor);
    const ArcProgram arcs = to_arc_program(corridor);
    solve_cold(instance, *net, true);
    const bool small = instance.places == kSmall.places;
    compare(
        small ? "B3 cold" : "B1 cold", "Clp primal", instance.name, small ? 7 : 5, 1,
        [&] { solve_cold(instance, *net, false); }, [&] { expect(instance, clp_primal(arcs.lp, 0), "Clp"); });
  }
}

void large(double seconds) {
  const auto net = to_hyper_network(make(kLarge));
  const double ours = time_ms(1, [&] { solve_cold(kLarge, *net, true); }) / 1000;
  double value = NAN;
  const double theirs = time_ms(1, [&] { value = clp_primal(to_arc_program(make(kLarge)).lp, seconds); }) / 1000;
  fmt::print("chains {:.2f} s, Clp primal {:.1f} s{}\n", ours, theirs,
             std::isnan(value) ? " and not at its end: the ratio is a lower bound" : "");
  fmt::print("ratio B2 cold: {:.1f} (min {:.1f}, max {:.1f}) vs Clp primal on {}\n", theirs / ours, theirs / ours,
             theirs / ours, kLarge.name);
}

/// One corridor in both engines, each standing at its base.
struct Race {
  Corridor corridor;
  HyperNetwork net;
  ArcProgram arcs;
  ChainEngine engine;
  ChainEngine::Base base;
  std::unique_ptr<ClpSimplex> clp;
  std::vector<unsigned char> basis;

  explicit Race(const Instance& instance)
      : corridor(make(instance)), net(*to_hyper_network(corridor)), arcs(to_arc_program(corridor)), engine(net),
        clp(make_clp(arcs.lp)) {
    expect(instance, engine.solve().primal, "chains");
    base = engine.save();
    clp->primal();
    expect(instance, clp->objectiveValue(), "Clp");
    basis.assign(clp->statusArray(), clp->statusArray() + clp->numberRows() + clp->numberColumns());
  }
  [[nodiscard]] std::vector<LinkChange> scenario(std::uint64_t index) const {
    return make_scenario(static_cast<std::uint32_t>(corridor.from.size()), corridor.months, 7, index);
  }
  double ours(ChainEngine& with, const ChainEngine::Base& from, std::uint64_t index) const {
    with.restore(from);
    const auto changes = scenario(index);
    const auto row = [&](const LinkChange& c) { return c.link * corridor.months + c.month; };
    for (const LinkChange& c : changes) with.master().set_capacity(row(c), c.factor * net.capacity[row(c)]);
    const double value = with.solve().primal;
    for (const LinkChange& c : changes) with.master().set_capacity(row(c), net.capacity[row(c)]);
    return value;
  }
  double theirs(std::uint64_t index, bool warm) {
    const auto changes = scenario(index);
    const auto row = [&](const LinkChange& c) {
      return static_cast<int>(arcs.first_capacity + c.link * corridor.months + c.month);
    };
    const auto capacity = [&](const LinkChange& c) { return net.capacity[c.link * corridor.months + c.month]; };
    if (!warm) {
      LinearProgram lp = arcs.lp;
      for (const LinkChange& c : changes) lp.row_upper[static_cast<std::size_t>(row(c))] = c.factor * capacity(c);
      return clp_primal(lp, 0);
    }
    std::copy(basis.begin(), basis.end(), clp->statusArray());
    for (const LinkChange& c : changes) clp->setRowUpper(row(c), c.factor * capacity(c));
    clp->dual();
    const double value = clp->objectiveValue();
    for (const LinkChange& c : changes) clp->setRowUpper(row(c), capacity(c));
    return value;
  }
};

/// Scenarios by turns; the ratio is of the means, as a batch feels it, and the ends are those of single scenarios.
void race(const char* name, Race& race, const char* instance, int count, bool warm) {
  double mine = 0, peer = 0, low = 1e300, high = 0;
  for (int i = 0; i < count; ++i) {
    double ours = 0, theirs = 0;
    const auto index = static_cast<std::uint64_t>(i);
    const double a = time_ms(1, [&] { ours = race.ours(race.engine, race.base, index); });
    const double b = time_ms(1, [&] { theirs = race.theirs(index, warm); });
    if (std::abs(ours - theirs) > 1e-7 * theirs) fmt::print("WRONG: scenario {}: {:.6f} and {:.6f}\n", i, ours, theirs);
    mine += a;
    peer += b;
    low = std::min(low, b / a);
    high = std::max(high, b / a);
  }
  fmt::print("{}: {:.2f} ms a scenario, Clp {}: {:.2f} ms\n", name, mine / count, warm ? "warm" : "cold", peer / count);
  fmt::print("ratio {}: {:.2f} (min {:.2f}, max {:.2f}) vs Clp {} on {}\n", name, peer / mine, low, high,
             warm ? "warm from the base basis" : "primal rebuilt", instance);
}

void scenarios() {
  Race small(kSmall);
  race("B5 scenarios", small, kSmall.name, 100, true);
  Race medium(kMedium);
  race("B4 scenarios", medium, kMedium.name, 40, true);
  race("B6 scenarios", medium, kMedium.name, 3, false);
}

/// Peak resident memory of a piece of work in a process of its own, in MB.
double peak_mb(const std::function<void()>& work) {
  std::fflush(stdout);
  const pid_t child = fork();
  if (child == 0) {
    work();
    std::fflush(stdout);
    _exit(0);
  }
  rusage usage{};
  int status = 0;
  wait4(child, &status, 0, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024;
}

void memory() {
  const double nothing = peak_mb([] {});
  const double ours = peak_mb([] {
    const auto net = to_hyper_network(make(kLarge));
    solve_cold(kLarge, *net, true);
  });
  const double theirs = peak_mb([] { clp_primal(to_arc_program(make(kLarge)).lp, 5); });
  fmt::print("chains {:.0f} MB, Clp {:.0f} MB, the bare process {:.0f} MB\n", ours, theirs, nothing);
  fmt::print("ratio B11 memory: {:.3f} (min {:.3f}, max {:.3f}) vs Clp on {}\n", ours / theirs, ours / theirs,
             ours / theirs, kLarge.name);
}

void huge() {
  double seconds = 0;
  const double mb = peak_mb([&] {
    const auto net = to_hyper_network(make(kHuge));
    seconds = time_ms(1, [&] { solve_cold(kHuge, *net, true); }) / 1000;
    fmt::print("{}: {:.1f} s\n", kHuge.name, seconds);
  });
  fmt::print("{}: {:.0f} MB\n", kHuge.name, mb);
}

void threads() {
  Race race(kSmall);
  ChainEngine twin(race.engine, race.base);
  constexpr std::uint64_t kCount = 200;
  const auto work = [&](ChainEngine& engine, std::uint64_t from, std::uint64_t step) {
    for (std::uint64_t i = from; i < kCount; i += step) race.ours(engine, race.base, i);
  };
  compare(
      "B12 two threads", "one thread", kSmall.name, 5, 1,
      [&] {
        std::jthread second([&] { work(twin, 1, 2); });
        work(race.engine, 0, 2);
      },
      [&] { work(race.engine, 0, 1); });
}

}  // namespace
}  // namespace korridor

int main(int argc, char** argv) {
  const std::string what = argc > 1 ? argv[1] : "all";
  const double seconds = argc > 2 ? std::atof(argv[2]) : 120;
  if (what == "cold" || what == "all") korridor::cold();
  if (what == "large" || what == "all") korridor::large(seconds);
  if (what == "scenarios" || what == "all") korridor::scenarios();
  if (what == "memory" || what == "all") korridor::memory();
  if (what == "threads" || what == "all") korridor::threads();
  if (what == "huge") korridor::huge();
}
