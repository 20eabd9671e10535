// How the cost of a cold solve by `chains` grows: with goods, with periods, with the network. Processor time, so that a
// busy machine says little else.
//
// usage: growth_bench [FILE.svg]    draws what it measured

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <ctime>
#include <fstream>
#include <span>
#include <string>
#include <vector>

#include "corridor.h"
#include "growth_plot.h"
#include "korridor/chains/chain_engine.h"

namespace korridor {
namespace {

double processor_s() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

struct Size {
  std::uint32_t places, links, goods, months;
};

/// The median of three cold solves, the network compiled before.
GrowthPoint measure(const Size& size, double factor) {
  const auto net = to_hyper_network(make_corridor(size.places, size.links, size.goods, size.months, 42, 1.0));
  std::vector<double> seconds;
  ChainCounters counters;
  std::uint32_t full = 0;
  for (int round = 0; round < 3; ++round) {
    const double start = processor_s();
    ChainEngine engine(*net);
    const ChainAnswer answer = engine.solve();
    seconds.push_back(processor_s() - start);
    if (answer.status != ChainStatus::kOptimal || answer.gap() > 1e-9) fmt::print("WRONG: no optimum is proven\n");
    counters = answer.counters;
    full = engine.master().working_size();
  }
  std::ranges::sort(seconds);
  fmt::print(
      "{:>6} places {:>6} links {:>3} goods {:>3} months: {:8.3f} s, pivots {:>7}, chains {:>7}, full rows {:>6}\n",
      size.places, size.links, size.goods, size.months, seconds[1],
      counters.master.primal_pivots + counters.master.dual_pivots, counters.chains, full);
  return {factor, seconds[1]};
}

GrowthLine grow(const char* name, std::span<const double> factors, Size (*size)(double)) {
  GrowthLine line{name, {}};
  for (const double factor : factors) line.points.push_back(measure(size(factor), factor));
  fmt::print("{}: cost grows with the power {:.2f}\n", name, line.power());
  return line;
}

std::uint32_t times(double factor, std::uint32_t count) {
  return static_cast<std::uint32_t>(std::lround(factor * count));
}

}  // namespace
}  // namespace korridor

int main(int argc, char** argv) {
  using namespace korridor;
  constexpr double kFactors[] = {0.5, 1, 2, 4};
  const std::vector<GrowthLine> lines{
      grow("goods", kFactors, [](double f) { return Size{300, 900, times(f, 10), 12}; }),
      grow("periods", kFactors, [](double f) { return Size{300, 900, 10, times(f, 12)}; }),
      grow("places and links", kFactors, [](double f) { return Size{times(f, 300), times(f, 900), 10, 12}; })};
  if (argc < 2) return 0;
  std::ofstream out(argv[1]);
  out << draw_growth(lines,
                     "processor time of a cold plan by the size of corridor M in one direction; dashed: in proportion");
  return out ? 0 : 1;
}
