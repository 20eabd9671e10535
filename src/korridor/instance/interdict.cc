#include "korridor/instance/interdict.h"

#include <cmath>

#include "korridor/instance/distances.h"

namespace korridor {
namespace {

Distances find_distances(const InterdictionProblem& problem, const std::vector<char>& delayed) {
  std::vector<std::pair<std::int32_t, std::int32_t>> ends;
  std::vector<double> length;
  for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
    ends.emplace_back(problem.arcs[a].from, problem.arcs[a].to);
    length.push_back(problem.arcs[a].length + (delayed[a] != 0 ? problem.arcs[a].delay : 0));
  }
  Distances ways(problem.nodes, ends);
  ways.run(0, length);
  return ways;
}

/// Columns: a label for every node, then a choice for every arc. A node without a way to it has no say.
LinearProgram make_program(const InterdictionProblem& problem, const Distances& farthest) {
  LinearProgram lp;
  const auto last = static_cast<std::int32_t>(problem.nodes - 1);
  std::vector<std::vector<std::pair<std::int32_t, double>>> labels(problem.nodes), choices(problem.arcs.size());
  for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
    const auto& arc = problem.arcs[a];
    if (arc.from == arc.to || std::isinf(farthest.to(arc.from))) continue;
    const auto row = static_cast<std::int32_t>(lp.add_row(-kInfinity, arc.length));
    labels[static_cast<std::size_t>(arc.to)].emplace_back(row, 1.0);
    labels[static_cast<std::size_t>(arc.from)].emplace_back(row, -1.0);
    if (arc.delay > 0) choices[a].emplace_back(row, -arc.delay);
  }
  const auto budget = static_cast<std::int32_t>(lp.add_row(-kInfinity, static_cast<double>(problem.budget)));
  for (std::size_t v = 0; v < problem.nodes; ++v) {
    const double most = v == 0 ? 0 : farthest.to(static_cast<std::int32_t>(v));
    lp.add_column(static_cast<std::int32_t>(v) == last ? -1 : 0, 0, std::isinf(most) ? 0 : most, std::move(labels[v]));
    lp.integer.push_back(0);
  }
  for (auto& choice : choices) {
    const bool free = !choice.empty();
    choice.emplace_back(budget, 1.0);
    lp.add_column(0, 0, free ? 1 : 0, std::move(choice));
    lp.integer.push_back(1);
  }
  return lp;
}

}  // namespace

double shortest_way(const InterdictionProblem& problem, const std::vector<char>& delayed) {
  return find_distances(problem, delayed).to(static_cast<std::int32_t>(problem.nodes - 1));
}

Result<InstanceAnswer> interdict(const InterdictionProblem& problem, const LpOptions& options) {
  InstanceAnswer answer;
  answer.method = "dual program by branch and cut, way found again by Dijkstra";
  answer.maximise = true;
  answer.size = {{"nodes", problem.nodes}, {"arcs", problem.arcs.size()}, {"budget", problem.budget}};
  const Distances farthest = find_distances(problem, std::vector<char>(problem.arcs.size(), 1));
  if (std::isinf(farthest.to(static_cast<std::int32_t>(problem.nodes - 1))))
    return answer.status = InstanceStatus::kInfeasible, answer;
  const LinearProgram lp = make_program(problem, farthest);
  const auto solved = solve_lp(lp, options);
  if (!solved) return std::unexpected(solved.error());
  answer.status = solved->status == LpStatus::kOptimal ? InstanceStatus::kOptimal : InstanceStatus::kLimit;
  if (std::isfinite(solved->mip_bound)) answer.bound = -solved->mip_bound;
  if (solved->x.empty()) return answer;
  std::vector<char> delayed;
  std::size_t chosen = 0;
  for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
    delayed.push_back(solved->x[problem.nodes + a] > 0.5 ? 1 : 0);
    chosen += delayed.back() != 0 ? 1U : 0U;
  }
  const double way = shortest_way(problem, delayed);
  set_values(answer, way, -solved->mip_bound);
  answer.checks = {{"budget", chosen > problem.budget ? 1.0 : 0.0, 0.0},
                   {"way", std::abs(way + solved->objective) / std::max(1.0, way), 1e-6}};
  return answer;
}

}  // namespace korridor
