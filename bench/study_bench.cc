// Reading, checking and compiling the bundled study.
//
// The peer of the reader is Python's csv module (C inside, kept for decades) on the same files: it splits cells and
// checks nothing, so a ratio near 1 means that all checks come for the price of the difference in parsing. It times
// itself, so its start does not count. The peer of compile() is Boost.Graph packing the same arcs with cost and hours,
// once a period, from numbers that are ready; it knows nothing of dates, scenarios, capacities or what links carry.

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <cstdio>
#include <cstdlib>

#include "korridor/network/entities.h"
#include "korridor/network/network.h"
#include "ratio.h"

namespace korridor {
namespace {

constexpr int kRounds = 15;
const std::string kStudy = KORRIDOR_SOURCE_DIR "/studies/kazakhstan";

/// Milliseconds that Python's csv takes for all tables, the second time of two in one process.
double python_csv_ms() {
  const std::string command =
      "python3 -c \"\nimport csv, glob, time\nfor i in range(2):\n  start = time.perf_counter()\n"
      "  cells = sum(len(row) for f in glob.glob('" +
      kStudy +
      "/*.csv') for row in csv.reader(open(f, newline='', encoding='utf-8')))\n"
      "  took = time.perf_counter() - start\nprint(took * 1000)\n\"";
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return 0;
  double ms = 0;
  const int read = std::fscanf(pipe, "%lf", &ms);
  return ::pclose(pipe) == 0 && read == 1 ? ms : 0;
}

struct Arc {
  double cost, hours;
};

double pack_with_boost(const Network& net) {
  using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, Arc>;
  double sink = 0;
  for (std::size_t t = 0; t < net.periods.size(); ++t) {
    std::vector<std::pair<Index, Index>> ends;
    std::vector<Arc> values;
    for (Index a = 0; a < net.arcs.size(); ++a) {
      ends.emplace_back(net.arcs.tail[a], net.arcs.head[a]);
      values.push_back({net.arc_cost.at(t, a), net.arc_hours.at(t, a)});
    }
    const Graph graph(boost::edges_are_sorted, ends.begin(), ends.end(), values.begin(), net.nodes.size());
    sink += static_cast<double>(boost::num_edges(graph));
  }
  return sink;
}

void print_target(const char* what, double ms, double target) {
  fmt::print("{}: {:.1f} ms, target {:.0f} ms: {}\n", what, ms, target, ms < target ? "met" : "MISSED");
}

int run() {
  const auto study = read_study(kStudy);
  if (!study) return std::fprintf(stderr, "%s\n", to_line(study.error().front()).c_str()), 2;
  const auto world = World::apply(*study);
  if (!world) return 2;
  if (python_csv_ms() <= 0) return std::fputs("python3 does not answer\n", stderr), 2;

  double sink = 0, theirs = 0;
  std::vector<double> mine, ratios;
  for (int round = 0; round < kRounds; ++round) {
    mine.push_back(time_ms(1, [&] { sink += static_cast<double>(read_study(kStudy)->tables.size()); }));
    theirs = python_csv_ms();
    ratios.push_back(theirs / mine.back());
  }
  std::ranges::sort(mine);
  std::ranges::sort(ratios);
  print_target("read and check", mine[kRounds / 2], 150);
  fmt::print("ratio read_and_check: {:.2f} (min {:.2f}, max {:.2f}) vs Python csv, no checks on kazakhstan\n",
             ratios[kRounds / 2], ratios.front(), ratios.back());

  const auto years = make_periods(study->settings, PeriodKind::kYear);
  const Network net = compile(*world, years);
  print_target("compile, one year",
               median_ms(kRounds, [&] { sink += compile(*world, {years.front()}).arc_cost.at(0, 0); }), 20);
  print_target("compile, all years", median_ms(kRounds, [&] { sink += compile(*world, years).arc_cost.at(0, 0); }), 20);
  print_target("supply, plants, orders, clauses, all years",
               median_ms(kRounds, [&] { sink += static_cast<double>(compile_entities(net)->orders.size()); }), 20);
  compare(
      "compile", "Boost.Graph, arcs only", "kazakhstan", kRounds, 3,
      [&] { sink += compile(*world, years).arc_cost.at(0, 0); }, [&] { sink += pack_with_boost(net); });
  return sink > 0 ? 0 : 1;
}

}  // namespace
}  // namespace korridor

int main() { return korridor::run(); }
