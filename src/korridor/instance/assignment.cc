#include "korridor/instance/assignment.h"

#include <fmt/format.h>

#include <chrono>
#include <cmath>

#include "korridor/instance/equilibrium.h"

namespace korridor {
namespace {

InstanceAnswer make_answer(const TrafficProblem& problem, std::string method) {
  InstanceAnswer answer;
  answer.method = std::move(method);
  answer.size = {{"nodes", problem.nodes},
                 {"arcs", problem.links.size()},
                 {"zones", problem.zones},
                 {"pairs", problem.trips.size()}};
  return answer;
}

/// Pairs of zones without a way leave no answer.
InstanceAnswer tell_unreachable(InstanceAnswer answer, std::size_t pairs) {
  answer.status = InstanceStatus::kInfeasible;
  answer.warnings.push_back({.code = "no_way_for_trips",
                             .message = fmt::format("{} pairs of zones with trips have no way", pairs),
                             .where = {}});
  return answer;
}

}  // namespace

Result<InstanceAnswer> assign_all_or_nothing(const TrafficProblem& problem) {
  InstanceAnswer answer = make_answer(problem, "Dijkstra from every zone");
  std::vector<std::pair<std::int32_t, std::int32_t>> ends;
  std::vector<double> time;
  for (const auto& link : problem.links) {
    ends.emplace_back(link.from, link.to);
    time.push_back(link.free_time + link.extra);
  }
  Distances ways(problem.nodes, ends, problem.first_through);
  double sum = 0;
  std::size_t unreachable = 0;
  std::int32_t origin = -1;
  for (const auto& trip : problem.trips) {
    if (trip.from != origin) ways.run(origin = trip.from, time);
    if (std::isinf(ways.to(trip.to)))
      ++unreachable;
    else
      sum += trip.amount * ways.to(trip.to);
  }
  if (unreachable > 0) return tell_unreachable(std::move(answer), unreachable);
  answer.status = InstanceStatus::kOptimal;
  set_values(answer, sum, sum);
  return answer;
}

Result<InstanceAnswer> find_equilibrium(const TrafficProblem& problem, const EquilibriumOptions& options) {
  constexpr int kMostSweeps = 30;
  const auto start = std::chrono::steady_clock::now();
  const auto out_of_time = [&] {
    return options.time_limit_s > 0 &&
           std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count() > options.time_limit_s;
  };
  InstanceAnswer answer = make_answer(problem, "gradient projection over ways");
  TrafficState state(problem);
  state.find_ways();
  if (state.unreachable() > 0) return tell_unreachable(std::move(answer), state.unreachable());
  double bound = 0;  // no link time is below 0
  TrafficState::Round round;
  for (int k = 0; k < options.most_rounds; ++k) {
    round = state.find_ways();
    bound = std::max(bound, state.objective() - (round.spent - round.shortest));
    if (round.relative_gap() <= options.relative_gap || out_of_time()) break;
    const double target = 0.05 * (round.spent - round.shortest);
    for (int sweep = 0; sweep < kMostSweeps && state.sweep() > target;) ++sweep;
  }
  answer.status = round.relative_gap() <= options.relative_gap ? InstanceStatus::kOptimal : InstanceStatus::kLimit;
  answer.objective = state.objective();
  answer.bound = bound;
  answer.gap = std::max(0.0, round.relative_gap());
  answer.checks = {{"trips", state.worst_trip(), 1e-9}, {"relative gap", *answer.gap, 1e-6}};
  return answer;
}

}  // namespace korridor
