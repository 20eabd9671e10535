// The engine `chains` on the bundled study: cold plans by year, quarter and month; plans again after a random closure
// of two links that carry cargo, each from the base plan and beside a cold plan; and random changes of many limits
// whose answers are held against cold plans.
//
// usage: replan_bench [all|closures|years|quarters|months|changes] [ROUNDS]

#include <fmt/format.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>

#include "korridor/base/random.h"
#include "korridor/plan/compiled_world.h"
#include "korridor/plan/replanner.h"
#include "korridor/study/one_year.h"
#include "korridor/study/study.h"
#include "ratio.h"

namespace korridor {
namespace {

constexpr std::uint64_t kSeed = 20296;
constexpr double kAgree = 1e-7;  // of the bill's size

/// Links that the base plan uses.
std::vector<Index> list_used(const Model& model, Replanner& replanner) {
  std::set<Index> used;
  const ModelAnswer answer = replanner.answer();
  for (std::size_t j = 0; j < answer.x.size(); ++j)
    if (model.columns[j].kind == ColumnKind::kMove && answer.x[j] > 1)
      used.insert(model.network->arcs.link[model.columns[j].item]);
  return {used.begin(), used.end()};
}

struct Change {
  std::vector<Index> shut;
  std::vector<std::pair<std::size_t, double>> limits;
};

void apply(const Change& change, Replanner& replanner) {
  for (const Index link : change.shut) replanner.shut_link(link);
  for (const auto& [row, upper] : change.limits) replanner.set_limit(row, upper);
}

/// The cost under a change planned from nothing; nothing where there is no plan.
double plan_cold(const Model& model, const Change& change, double& ms) {
  auto fresh = Replanner::create(model);
  apply(change, *fresh);
  ChainStatus status{};
  ms = time_ms(1, [&] { status = fresh->solve(); });
  return status == ChainStatus::kOptimal ? fresh->objective() : NAN;
}

bool agree(double warm, double cold, double size) {
  return std::isnan(warm) ? std::isnan(cold) : std::abs(warm - cold) <= kAgree * size;
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values.empty() ? NAN : values[values.size() / 2];
}

double size_of(const Model& model, const ModelAnswer& answer) {
  double size = 1;
  for (std::size_t j = 0; j < answer.x.size(); ++j) size += std::abs(model.lp.cost[j] * answer.x[j]);
  return size;
}

template <class MakeChange>
int replan(const char* name, const World& world, PeriodKind period, int rounds, int cold_rounds, MakeChange&& make) {
  const auto compiled = CompiledWorld::make(world, period);
  const Model& model = (*compiled)->model;
  auto replanner = Replanner::create(model);
  const double first_ms = time_ms(1, [&] { replanner->solve(); });
  if (std::getenv("KORRIDOR_SHOW")) { const auto& c1 = replanner->counters(); fmt::print("  cold {:.1f} ms: rounds {} chains {} blocks {} primal {} dual {} flips {} factor {} sweeps {}\n", first_ms, c1.rounds, c1.chains, c1.blocks, c1.master.primal_pivots, c1.master.dual_pivots, c1.master.flips, c1.master.factorisations, c1.master.sweeps);}
  const double size = size_of(model, replanner->answer());
  const auto used = list_used(model, *replanner);
  Random random(kSeed);
  std::vector<double> warm_ms, cold_ms, ratios;
  int wrong = 0, compared = 0, untouched = 0;
  for (int round = 0; round < rounds; ++round) {
    const Change change = make(random, model, used);
    ChainStatus status{};
    replanner->reset();
    apply(change, *replanner);
    const auto c0 = replanner->counters();
    warm_ms.push_back(time_ms(1, [&] { status = replanner->solve(); }));
    const auto& c1 = replanner->counters();
    if (std::getenv("KORRIDOR_SHOW"))
      fmt::print("  {} {:.1f} ms: rounds {} chains {} (+{}) blocks {} primal {} dual {} flips {} factor {} sweeps {} size {}\n", round, warm_ms.back(), c1.rounds - c0.rounds, c1.chains, (long)c1.chains - (long)c0.chains, c1.blocks - c0.blocks, c1.master.primal_pivots-c0.master.primal_pivots, c1.master.dual_pivots-c0.master.dual_pivots, c1.master.flips-c0.master.flips, c1.master.factorisations-c0.master.factorisations, c1.master.sweeps-c0.master.sweeps, 0);
    untouched += replanner->gate() == ChainGate::kBasis ? 1 : 0;
    if (round >= cold_rounds) continue;
    double ms = 0;
    const double warm = status == ChainStatus::kOptimal ? replanner->objective() : NAN,
                 cold = plan_cold(model, change, ms);
    cold_ms.push_back(ms);
    ratios.push_back(ms / warm_ms.back());
    ++compared;
    if (agree(warm, cold, size)) continue;
    ++wrong;
    fmt::print("WRONG: {} round {}: {:.6f} again, {:.6f} cold\n", name, round, warm, cold);
  }
  std::vector<double> sorted = warm_ms;
  std::ranges::sort(sorted);
  fmt::print(
      "{}: {} columns, cold {:.0f} ms; again median {:.2f} ms, 90 % {:.2f} ms, worst {:.1f} ms; {} of {} from the "
      "basis alone; {} compared, {} wrong\n",
      name, model.columns.size(), first_ms, median(warm_ms), sorted[sorted.size() * 9 / 10], sorted.back(), untouched,
      rounds, compared, wrong);
  std::ranges::sort(ratios);
  if (!ratios.empty())
    fmt::print("ratio {}: {:.1f} (min {:.1f}, max {:.1f}) vs a cold plan by chains on studies/kazakhstan\n", name,
               median(ratios), ratios.front(), ratios.back());
  std::fflush(stdout);
  return wrong;
}

Change shut_two(Random& random, const Model&, const std::vector<Index>& used) {
  return {.shut = {used[random.below(used.size())], used[random.below(used.size())]}, .limits = {}};
}

/// One to eight limits of any kind: shut, almost shut, a little less, more, or far more than there is.
Change change_limits(Random& random, const Model& model, const std::vector<Index>& used) {
  static constexpr double kFactors[] = {0, 1e-6, 0.3, 0.9, 0.999999, 1.5, 1e3};
  Change change;
  const auto count = 1 + random.below(8);
  while (change.limits.size() < count) {
    const auto row = static_cast<std::size_t>(random.below(model.rows.size()));
    const RowKind kind = model.rows[row].kind;
    if (kind == RowKind::kBalance || kind == RowKind::kOrder || kind == RowKind::kClause ||
        model.lp.row_upper[row] == kInfinity)
      continue;
    change.limits.emplace_back(row, model.lp.row_upper[row] * kFactors[random.below(7)]);
  }
  if (random.uniform() < 0.3) change.shut.push_back(used[random.below(used.size())]);
  return change;
}

int run(const std::string& what, int rounds) {
  const auto study = read_study(std::string(KORRIDOR_SOURCE_DIR) + "/studies/kazakhstan");
  const auto world = World::apply(*study);
  int wrong = 0;
  const auto wants = [&](const char* part) { return what == part || what == "all"; };
  const bool closures = what == "closures";
  if (closures || wants("years")) wrong += replan("study by years", *world, PeriodKind::kYear, rounds, 5, shut_two);
  if (closures || wants("quarters"))
    wrong += replan("study by quarters", *world, PeriodKind::kQuarter, rounds, 3, shut_two);
  if (closures || wants("months"))
    wrong += replan("study by months", *world, PeriodKind::kMonth, rounds / 2, 1, shut_two);
  if (wants("changes")) {
    const Study year = read_one_year(*study, 2027);
    const auto one = World::apply(year);
    wrong += replan("limits of 2027", *one, PeriodKind::kYear, 20 * rounds, 20 * rounds, change_limits);
  }
  return wrong == 0 ? 0 : 1;
}

}  // namespace
}  // namespace korridor

int main(int argc, char** argv) {
  return korridor::run(argc > 1 ? argv[1] : "all", argc > 2 ? std::atoi(argv[2]) : 100);
}
