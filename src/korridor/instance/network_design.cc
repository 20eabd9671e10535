#include "korridor/instance/network_design.h"

#include <algorithm>
#include <map>

#include "korridor/instance/solve_program.h"

namespace korridor {
namespace {

using Goods = std::vector<std::vector<DesignProblem::Amount>>;

/// Nothing tells the goods apart: they cost the same, and their own limits never bind.
bool are_alike(const DesignProblem& problem) {
  return std::ranges::all_of(
      problem.arcs, [&](const DesignProblem::Arc& arc) { return arc.unit_cost.size() == 1 && arc.most.empty(); });
}

/// Goods with one origin each, those of one origin joined.
Goods join_by_origin(const DesignProblem& problem) {
  std::map<std::int32_t, std::vector<DesignProblem::Amount>> by_origin;
  for (const auto& good : problem.goods) {
    const auto origin = std::ranges::find_if(good, [](const auto& a) { return a.supply > 0; });
    if (origin != good.end()) std::ranges::copy(good, std::back_inserter(by_origin[origin->node]));
  }
  Goods goods;
  for (auto& [origin, good] : by_origin) goods.push_back(std::move(good));
  return goods;
}

/// One row a node, good after good.
void add_balances(LinearProgram& lp, std::size_t nodes, const Goods& goods) {
  for (const auto& good : goods) {
    std::vector<double> supply(nodes, 0.0);
    for (const auto& a : good) supply[static_cast<std::size_t>(a.node)] += a.supply;
    for (const double s : supply) lp.add_row(s, s);
  }
}

std::int32_t balance_row(const DesignProblem& problem, std::size_t good, std::int32_t node) {
  return static_cast<std::int32_t>(good * problem.nodes) + node;
}

void add_size(InstanceAnswer& answer, const DesignProblem& problem, const LinearProgram& lp) {
  answer.size = {{"nodes", problem.nodes},
                 {"arcs", problem.arcs.size()},
                 {"goods", problem.goods.size()},
                 {"rows", lp.rows()},
                 {"columns", lp.columns()}};
}

/// Capacities in front, then flows; `weakly` leaves out the purchases, which follow from the flows.
LinearProgram make_weak_program(const DesignProblem& problem) {
  LinearProgram lp;
  const bool alike = are_alike(problem);
  const Goods goods = alike ? join_by_origin(problem) : problem.goods;
  add_balances(lp, problem.nodes, goods);
  for (std::size_t a = 0; a < problem.arcs.size(); ++a) {
    const DesignProblem::Arc& arc = problem.arcs[a];
    const auto row = static_cast<std::int32_t>(lp.add_row(-kInfinity, arc.capacity));
    if (arc.capacity == 0) continue;
    for (std::size_t k = 0; k < goods.size(); ++k) {
      const double most = alike ? arc.capacity : problem.most_of(arc, k);
      lp.add_column(arc.cost_of(alike ? 0 : k) + arc.fixed_cost / arc.capacity, 0, most,
                    {{balance_row(problem, k, arc.from), 1.0}, {balance_row(problem, k, arc.to), -1.0}, {row, 1.0}});
    }
  }
  return lp;
}

/// For each arc its capacity row, one forcing row a good, the purchase, and the flows.
LinearProgram make_strong_program(const DesignProblem& problem, bool whole) {
  LinearProgram lp;
  add_balances(lp, problem.nodes, problem.goods);
  for (const DesignProblem::Arc& arc : problem.arcs) {
    if (arc.from == arc.to) continue;
    const auto capacity_row = static_cast<std::int32_t>(lp.add_row(-kInfinity, 0));
    std::vector<std::pair<std::int32_t, double>> purchase{{capacity_row, -arc.capacity}};
    for (std::size_t k = 0; k < problem.goods.size(); ++k)
      purchase.emplace_back(static_cast<std::int32_t>(lp.add_row(-kInfinity, 0)), -problem.most_of(arc, k));
    const std::vector<std::pair<std::int32_t, double>> rows = purchase;
    lp.add_column(arc.fixed_cost, 0, 1, std::move(purchase));
    lp.integer.push_back(whole ? 1 : 0);
    for (std::size_t k = 0; k < problem.goods.size(); ++k) {
      lp.add_column(arc.cost_of(k), 0, problem.most_of(arc, k),
                    {{balance_row(problem, k, arc.from), 1.0},
                     {balance_row(problem, k, arc.to), -1.0},
                     {capacity_row, 1.0},
                     {rows[k + 1].first, 1.0}});
      lp.integer.push_back(0);
    }
  }
  return lp;
}

Result<InstanceAnswer> solve(const LinearProgram& lp, const DesignProblem& problem, const LpOptions& options) {
  auto answer = solve_program(lp, options);
  if (answer) add_size(*answer, problem, lp);
  return answer;
}

}  // namespace

Result<InstanceAnswer> relax_weakly(const DesignProblem& problem, const LpOptions& options) {
  return solve(make_weak_program(problem), problem, options);
}

Result<InstanceAnswer> relax_strongly(const DesignProblem& problem, const LpOptions& options) {
  return solve(make_strong_program(problem, false), problem, options);
}

Result<InstanceAnswer> design_network(const DesignProblem& problem, const LpOptions& options) {
  return solve(make_strong_program(problem, true), problem, options);
}

}  // namespace korridor
