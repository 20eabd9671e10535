#include "korridor/plan/solve_arcs.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cmath>
#include <limits>
#include <numeric>
#include <thread>

#include "korridor/base/tolerance.h"

namespace korridor {
namespace {

constexpr double kNotKnown = std::numeric_limits<double>::quiet_NaN();
constexpr double kTimeForPrices = 0.2;  // of what the whole numbers had, behind it

struct Solved {
  bool done = false;
  Result<LpSolution> solution = LpSolution{};
};

/// Largest parts first, so that no thread ends with the longest piece of work.
std::vector<std::size_t> by_size(const std::vector<Part>& parts) {
  std::vector<std::size_t> order(parts.size());
  std::iota(order.begin(), order.end(), 0U);
  std::ranges::stable_sort(order, std::greater{}, [&](std::size_t i) { return parts[i].lp.columns(); });
  return order;
}

/// Whole numbers to within a gap of the gross cost. HiGHS takes its gap of the objective, which is more where markets
/// are worth more than all that is spent: then it goes on with what the difference asks for.
Result<LpSolution> decide_whole_numbers(const LinearProgram& lp, LpOptions options, double gap) {
  const auto began = std::chrono::steady_clock::now();
  options.mip_gap = gap;
  auto whole = solve_lp(lp, options);
  if (!whole || whole->status != LpStatus::kOptimal) return whole;
  const LpCheck check = check_answer(lp, whole->x, std::vector<double>(lp.rows(), 0));
  const double allowed = gap * std::max(1.0, check.gross);
  if (check.objective - whole->mip_bound <= allowed || check.objective == 0) return whole;
  options.mip_gap = 0.9 * allowed / std::abs(check.objective);
  const std::chrono::duration<double> used = std::chrono::steady_clock::now() - began;
  if (options.time_limit_s > 0) options.time_limit_s = std::max(1e-3, options.time_limit_s - used.count());
  auto closer = solve_lp(lp, options);
  const bool is_plan = closer && (closer->status == LpStatus::kOptimal || !closer->x.empty());
  if (is_plan) return closer;
  whole->status = LpStatus::kLimit;  // time ended before the second search had a plan
  return whole;
}

/// Whole numbers first, then prices for them. Where time ends, the best numbers so far are kept, and pricing them may
/// take a fifth of the time more.
Result<LpSolution> solve_part(const LinearProgram& lp, LpOptions options, double gap) {
  if (lp.integer.empty()) return solve_lp(lp, options);
  auto whole = decide_whole_numbers(lp, options, gap);
  if (!whole) return whole;
  const bool is_best_so_far = whole->status == LpStatus::kLimit && !whole->x.empty();
  if (whole->status != LpStatus::kOptimal && !is_best_so_far) return whole;
  LinearProgram decided = lp;
  decided.integer.clear();
  for (std::size_t j = 0; j < lp.columns(); ++j)
    if (lp.integer[j] != 0) decided.lower[j] = decided.upper[j] = std::round(whole->x[j]);
  if (is_best_so_far) options.time_limit_s *= kTimeForPrices;
  auto solution = solve_lp(decided, options);
  if (solution) solution->mip_bound = whole->mip_bound;
  if (solution && is_best_so_far) {
    if (solution->status != LpStatus::kOptimal) solution->x.clear();
    solution->status = LpStatus::kLimit;
  }
  return solution;
}

std::vector<Solved> solve_parts(const std::vector<Part>& parts, const PlanRequest& request) {
  std::vector<Solved> solved(parts.size());
  const auto order = by_size(parts);
  const auto began = std::chrono::steady_clock::now();
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t k = next++; k < order.size(); k = next++) {
      LpOptions options;
      if (request.tell && !request.tell(kNotKnown, kNotKnown)) return;
      if (request.time_limit_s > 0) {
        const std::chrono::duration<double> used = std::chrono::steady_clock::now() - began;
        options.time_limit_s = request.time_limit_s - used.count();
        if (options.time_limit_s <= 0) return;
      }
      Solved& result = solved[order[k]];
      result.solution = solve_part(parts[order[k]].lp, options, request.whole_gap);
      result.done = true;
    }
  };
  std::vector<std::jthread> threads;
  for (int i = 1; i < request.threads; ++i) threads.emplace_back(work);
  work();
  threads.clear();  // joins
  return solved;
}

void put_back(const Part& part, const LpSolution& solution, Answer& answer) {
  for (std::size_t j = 0; j < part.column.size(); ++j)
    answer.x[part.column[j]] = std::clamp(solution.x[j], part.lp.lower[j], part.lp.upper[j]);
  for (std::size_t i = 0; i < part.row.size(); ++i) answer.y[part.row[i]] = solution.y[i];
}

}  // namespace

Result<Answer> solve_arcs(const Model& model, const PlanRequest& request) {
  Answer answer;
  answer.parts = find_parts(model.lp);
  answer.x.assign(model.lp.columns(), 0);
  answer.y.assign(model.lp.rows(), 0);
  answer.checks.resize(answer.parts.count);
  answer.programs = split(model.lp, answer.parts);
  answer.bases.resize(answer.parts.count);
  const auto& parts = answer.programs;
  const auto solved = solve_parts(parts, request);
  for (std::size_t p = 0; p < parts.size(); ++p) {
    if (!solved[p].done) {
      answer.complete = false;
      continue;
    }
    if (!solved[p].solution) return std::unexpected(solved[p].solution.error());
    const LpSolution& solution = *solved[p].solution;
    if (solution.status == LpStatus::kInfeasible && !answer.infeasible) answer.infeasible = p;
    if (solution.status != LpStatus::kOptimal) answer.complete = false;
    const bool is_found = solution.status == LpStatus::kOptimal ||
                          (solution.status == LpStatus::kLimit && !parts[p].lp.integer.empty() && !solution.x.empty());
    if (!is_found) continue;
    put_back(parts[p], solution, answer);
    answer.bases[p] = solution.basis;
    answer.checks[p] = check_answer(parts[p].lp, solution.x, solution.y);
    if (!parts[p].lp.integer.empty()) answer.checks[p].bound = solution.mip_bound;
  }
  answer.total = check_answer(model.lp, answer.x, answer.y);
  if (!model.lp.integer.empty()) {
    answer.total.bound = 0;
    for (const LpCheck& part : answer.checks) answer.total.bound += part.bound;
  }
  return answer;
}

double allowed_gap(const Model& model, const PlanRequest& request) {
  return std::max({request.gap, model.lp.integer.empty() ? 0 : request.whole_gap, kRoundingGap});
}

}  // namespace korridor
