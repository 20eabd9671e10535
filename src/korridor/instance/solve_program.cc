#include "korridor/instance/solve_program.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "korridor/base/tolerance.h"
#include "korridor/instance/network_in_program.h"

namespace korridor {
namespace {

constexpr double kMoved = 1e-7;

/// The reduced cost of a column and the size of its terms.
std::pair<double, double> reduced_cost(const LinearProgram& lp, std::size_t j, const std::vector<double>& price) {
  double reduced = lp.cost[j];
  double size = std::max(1.0, std::abs(lp.cost[j]));
  for (std::size_t k = lp.start[j]; k < lp.start[j + 1]; ++k) {
    const double term = price[static_cast<std::size_t>(lp.index[k])] * lp.value[k];
    reduced -= term;
    size = std::max(size, std::abs(term));
  }
  return {reduced, size};
}

double worst_fraction(const LinearProgram& lp, const std::vector<double>& x) {
  double worst = 0;
  for (std::size_t j = 0; j < lp.integer.size(); ++j)
    if (lp.integer[j] != 0) worst = std::max(worst, std::abs(x[j] - std::round(x[j])));
  return worst;
}

bool has_whole_columns(const LinearProgram& lp) {
  return std::ranges::any_of(lp.integer, [](char c) { return c != 0; });
}

InstanceStatus to_status(LpStatus status) {
  switch (status) {
    case LpStatus::kOptimal:
      return InstanceStatus::kOptimal;
    case LpStatus::kInfeasible:
      return InstanceStatus::kInfeasible;
    case LpStatus::kUnbounded:
      return InstanceStatus::kUnbounded;
    case LpStatus::kLimit:
      break;
  }
  return InstanceStatus::kLimit;
}

InstanceStatus to_status(FlowStatus status) {
  switch (status) {
    case FlowStatus::kOptimal:
      return InstanceStatus::kOptimal;
    case FlowStatus::kInfeasible:
      return InstanceStatus::kInfeasible;
    case FlowStatus::kUnbounded:
      return InstanceStatus::kUnbounded;
    case FlowStatus::kLimit:
      break;
  }
  return InstanceStatus::kLimit;
}

/// The solver may not tell unbounded and infeasible apart; without costs it can.
bool is_feasible(LinearProgram lp, const LpOptions& options) {
  std::ranges::fill(lp.cost, 0.0);
  const auto solved = solve_lp(lp, options);
  return !solved || solved->status != LpStatus::kInfeasible;
}

/// Values and checks of an answer. One that is not feasible (a simplex that ran out of time) only has its bound.
void add_proof(InstanceAnswer& answer, const LinearProgram& lp, const std::vector<double>& x,
               const std::vector<double>& y) {
  const ProvenValue proven = prove(lp, x, y);
  const bool done = answer.status == InstanceStatus::kOptimal;
  if (done || (proven.check.worst_row <= kFeasibility && proven.check.worst_column <= kFeasibility)) {
    set_values(answer, proven.check.objective, proven.check.bound);
    answer.checks.push_back({"rows", proven.check.worst_row, kFeasibility});
    answer.checks.push_back({"columns", proven.check.worst_column, kFeasibility});
  } else if (std::isfinite(proven.check.bound)) {
    answer.bound = proven.check.bound;
  }
  if (done) answer.checks.push_back({"prices", proven.moved, kMoved});
}

Result<InstanceAnswer> solve_whole(const LinearProgram& lp, const LpOptions& options) {
  InstanceAnswer answer;
  answer.method = "branch and cut";
  const auto solved = solve_lp(lp, options);
  if (!solved) return std::unexpected(solved.error());
  answer.status = to_status(solved->status);
  if (answer.status == InstanceStatus::kUnbounded && !is_feasible(lp, options))
    answer.status = InstanceStatus::kInfeasible;
  if (std::isfinite(solved->mip_bound)) answer.bound = solved->mip_bound;
  if (solved->x.empty() || answer.status == InstanceStatus::kInfeasible) return answer;
  const LpCheck check = check_answer(lp, solved->x, std::vector<double>(lp.rows(), 0.0));
  set_values(answer, check.objective, solved->mip_bound);
  answer.checks = {{"rows", check.worst_row, 1e-6},
                   {"columns", check.worst_column, 1e-6},
                   {"whole", worst_fraction(lp, solved->x), 1e-6}};
  return answer;
}

}  // namespace

ProvenValue prove(const LinearProgram& lp, const std::vector<double>& x, const std::vector<double>& y) {
  ProvenValue proven;
  LinearProgram moved = lp;
  std::vector<double> price(y);
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    if (lp.row_lower[i] == -kInfinity) price[i] = std::min(0.0, price[i]);
    if (lp.row_upper[i] == kInfinity) price[i] = std::max(0.0, price[i]);
  }
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    const auto [reduced, size] = reduced_cost(lp, j, price);
    const bool endless = (reduced < 0 && lp.upper[j] == kInfinity) || (reduced > 0 && lp.lower[j] == -kInfinity);
    if (!endless || std::abs(reduced) > kMoved * size) continue;
    proven.moved = std::max(proven.moved, std::abs(reduced) / size);
    moved.lower[j] = moved.upper[j] =
        0;  // with its cost moved to a reduced cost of 0 the column adds nothing to the bound
  }
  proven.check = check_answer(lp, x, price);
  proven.check.bound = check_answer(moved, x, price).bound;
  return proven;
}

Result<InstanceAnswer> solve_program(const LinearProgram& lp, const LpOptions& options) {
  if (has_whole_columns(lp)) return solve_whole(lp, options);
  InstanceAnswer answer;
  if (const auto form = find_network(lp)) {
    auto simplex = NetworkSimplex::create(form->network);
    if (!simplex) return std::unexpected(simplex.error());
    answer.method = "network simplex";
    answer.status = to_status(simplex->solve(options.time_limit_s));
    if (answer.status != InstanceStatus::kOptimal) return answer;
    const auto [x, y] = to_program(*form, lp, *simplex);
    add_proof(answer, lp, x, y);
    return answer;
  }
  answer.method = "dual simplex";
  const auto solved = solve_lp(lp, options);
  if (!solved) return std::unexpected(solved.error());
  answer.status = to_status(solved->status);
  if (answer.status == InstanceStatus::kUnbounded && !is_feasible(lp, options))
    answer.status = InstanceStatus::kInfeasible;
  if (!solved->x.empty() && (answer.status == InstanceStatus::kOptimal || answer.status == InstanceStatus::kLimit))
    add_proof(answer, lp, solved->x, solved->y);
  return answer;
}

Result<InstanceAnswer> solve_mps(const MpsProgram& program, bool relax, const LpOptions& options) {
  LinearProgram lp = program.lp;
  if (relax) lp.integer.clear();
  auto answer = solve_program(lp, options);
  if (!answer) return answer;
  answer->maximise = program.maximise;
  if (answer->objective) answer->objective = program.objective(*answer->objective);
  if (answer->bound) answer->bound = program.objective(*answer->bound);
  if (answer->objective && answer->bound) answer->gap = relative_gap(*answer->objective, *answer->bound);
  answer->size = {{"rows", lp.rows()}, {"columns", lp.columns()}, {"entries", lp.value.size()}};
  const auto warn = [&](std::size_t count, std::string_view what) {
    if (count > 0)
      answer->warnings.push_back(
          {.code = "mps_reading", .message = fmt::format("{} {}", count, what), .where = program.name});
  };
  warn(program.free_rows_dropped, "rows of kind N behind the first are left out");
  warn(program.whole_without_bounds, "whole columns without a bound are taken as 0 or 1");
  warn(program.below_zero_opened, "columns with an upper bound below 0 and no lower one have no lower bound");
  warn(relax ? static_cast<std::size_t>(std::ranges::count(program.lp.integer, 1)) : 0,
       "whole columns may take fractions in this problem");
  return answer;
}

}  // namespace korridor
