// The engine `chains` on the bundled study: cold plans by year, quarter and month; plans again after a random closure
// of two links, each from the base plan and beside a cold plan: any two links, two that carry cargo, and two that carry
// cargo shut for one period; random changes of many limits whose answers are held against cold plans; and every
// scenario of the study, planned near the base plan and cold.
//
// usage: replan_bench [all|closures|years|quarters|months|changes|scenarios] [ROUNDS]

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
constexpr std::size_t kAlways = static_cast<std::size_t>(-1);
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
  std::size_t period = kAlways;  ///< in which they are shut
  std::vector<std::pair<std::size_t, double>> limits;
};

void apply(const Change& change, Replanner& replanner) {
  for (const Index link : change.shut)
    if (change.period == kAlways)
      replanner.shut_link(link);
    else
      replanner.shut_link_in(link, change.period);
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
    warm_ms.push_back(time_ms(1, [&] { status = replanner->solve(); }));
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
  Change change;
  for (int k = 0; k < 2; ++k) change.shut.push_back(used[random.below(used.size())]);
  return change;
}

Change shut_any_two(Random& random, const Model& model, const std::vector<Index>&) {
  Change change;
  for (int k = 0; k < 2; ++k)
    change.shut.push_back(static_cast<Index>(random.below(model.network->link_capacity.count)));
  return change;
}

Change shut_two_for_a_period(Random& random, const Model& model, const std::vector<Index>& used) {
  Change change = shut_two(random, model, used);
  change.period = random.below(model.network->periods.size());
  return change;
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

std::uint64_t pivots_of(const Replanner& replanner) {
  const MasterCounters& counters = replanner.counters().master;
  return counters.primal_pivots + counters.dual_pivots;
}

/// Each scenario of the study alone, cold and near the base plan: other costs, orders, clauses, links.
int plan_scenarios(const char* name, const Study& study, PeriodKind period) {
  const auto base = CompiledWorld::make(*World::apply(study), period);
  auto replanner = Replanner::create((*base)->model);
  replanner->solve();
  const double size = size_of((*base)->model, replanner->answer());
  std::vector<double> cold_ms, near_ms, ratios;
  std::uint64_t cold_pivots = 0, near_pivots = 0;
  int wrong = 0, left_out = 0;
  const Table& sets = study.table("sets");
  for (std::size_t s = 0; s < sets.size(); ++s) {
    const auto world = World::apply(study, {.with = {sets.id(s)}, .without = {}});
    if (!world) continue;
    const auto compiled = CompiledWorld::make(*world, period);
    if (!compiled) continue;
    auto cold = Replanner::create((*compiled)->model), near = Replanner::create((*compiled)->model);
    cold_ms.push_back(time_ms(1, [&] { cold->solve(); }));
    bool is_near = false;
    near_ms.push_back(time_ms(1, [&] {
      is_near = near->start_near(*replanner);
      near->solve();
    }));
    left_out += is_near ? 0 : 1;
    ratios.push_back(cold_ms.back() / near_ms.back());
    cold_pivots += pivots_of(*cold);
    near_pivots += pivots_of(*near);
    if (cold->is_solved() == near->is_solved() &&
        (!cold->is_solved() || agree(near->objective(), cold->objective(), size)))
      continue;
    ++wrong;
    fmt::print("WRONG: {}: {:.6f} near the base plan, {:.6f} cold\n", sets.id(s), near->objective(), cold->objective());
  }
  fmt::print(
      "{}: {} scenarios, cold {:.1f} ms and {} pivots, near the base plan {:.1f} ms and {} (medians, sums); {} not "
      "near, {} wrong\n",
      name, ratios.size(), median(cold_ms), cold_pivots, median(near_ms), near_pivots, left_out, wrong);
  std::ranges::sort(ratios);
  fmt::print("ratio {}: {:.1f} (min {:.1f}, max {:.1f}) vs a cold plan by chains on studies/kazakhstan\n", name,
             median(ratios), ratios.front(), ratios.back());
  return wrong;
}

int run(const std::string& what, int rounds) {
  const auto study = read_study(std::string(KORRIDOR_SOURCE_DIR) + "/studies/kazakhstan");
  const auto world = World::apply(*study);
  int wrong = 0;
  const auto wants = [&](const char* part) { return what == part || what == "all"; };
  const auto close = [&](const char* part, const char* name, PeriodKind kind, int times, int cold) {
    if (what != "closures" && !wants(part)) return;
    const auto again = [&](const char* which, auto&& make) {
      wrong += replan(fmt::format("study by {}, {}", name, which).c_str(), *world, kind, times, cold, make);
    };
    again("any two links shut", shut_any_two);
    again("two links in use shut", shut_two);
    again("two links in use shut for a period", shut_two_for_a_period);
  };
  close("years", "year", PeriodKind::kYear, rounds, 5);
  close("quarters", "quarter", PeriodKind::kQuarter, rounds, 3);
  close("months", "month", PeriodKind::kMonth, rounds / 2, 1);
  if (wants("scenarios")) {
    wrong += plan_scenarios("scenarios by year", *study, PeriodKind::kYear);
    wrong += plan_scenarios("scenarios by quarter", *study, PeriodKind::kQuarter);
  }
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
