#include "korridor/plan/solve_chains.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "korridor/base/tolerance.h"
#include "korridor/plan/chain_form.h"

namespace korridor {
namespace {

using Clock = std::chrono::steady_clock;

/// The same request with the time that is left of it; at least a moment, since none would mean all the time there is.
PlanRequest what_is_left(PlanRequest request, Clock::time_point began) {
  constexpr double kMoment = 1e-3;  // s
  const std::chrono::duration<double> used = Clock::now() - began;
  if (request.time_limit_s > 0) request.time_limit_s = std::max(kMoment, request.time_limit_s - used.count());
  return request;
}

Result<Answer> fall_back(const Model& model, const PlanRequest& request, std::string why) {
  auto answer = solve_arcs(model, request);
  if (answer) answer->warnings.push_back({.code = "engine_fell_back", .message = std::move(why), .where = "chains"});
  return answer;
}

/// `arcs` names the part that has no plan. It has all the time for that, for that there is none is proven already.
Result<Answer> name_infeasible(const Model& model, const PlanRequest& request) {
  auto answer = solve_arcs(model, request);
  if (answer && !answer->infeasible && answer->complete)
    answer->warnings.push_back({.code = "engine_fell_back",
                                .message = "the engine chains found no plan where the engine arcs did",
                                .where = "chains"});
  return answer;
}

/// Prices prove a bound for the whole numbers that were decided; the trees prove one for all.
void take_bounds(const std::vector<WholeTree>& trees, Answer& answer) {
  if (trees.empty()) return;
  for (const WholeTree& tree : trees) answer.checks[tree.part].bound = tree.bound;
  answer.total.bound = 0;
  for (const LpCheck& part : answer.checks) answer.total.bound += part.bound;
}

}  // namespace

Answer check_found(const Model& model, ModelAnswer found, bool parts) {
  Answer answer;
  answer.x = std::move(found.x);
  answer.y = std::move(found.y);
  answer.parts = find_parts(model.lp);
  if (parts) answer.programs = split(model.lp, answer.parts);
  for (const Part& part : answer.programs) {
    std::vector<double> x, y;
    for (const std::size_t j : part.column) x.push_back(answer.x[j]);
    for (const std::size_t i : part.row) y.push_back(answer.y[i]);
    answer.checks.push_back(check_answer(part.lp, x, y));
  }
  answer.total = check_answer(model.lp, answer.x, answer.y);
  return answer;
}

bool is_proven(const Model& model, const Answer& answer, const PlanRequest& request) {
  return answer.total.worst_row <= kFeasibility && answer.total.gap() <= allowed_gap(model, request);
}

ChainOptions make_chain_options(const PlanRequest& request) {
  ChainOptions options;
  if (request.time_limit_s > 0 || request.tell)
    options.tell = [tell = request.tell, limit = request.time_limit_s, began = std::chrono::steady_clock::now()](
                       double cost, double bound) {
      const std::chrono::duration<double> used = std::chrono::steady_clock::now() - began;
      return (!tell || tell(cost, bound)) && (limit <= 0 || used.count() < limit);
    };
  return options;
}

Result<Answer> solve_chains(const Model& model, const PlanRequest& request, Replanner& replanner) {
  const auto began = Clock::now();
  replanner.set_whole_options({.gap = request.whole_gap, .chains = {}});
  const ChainStatus status = replanner.solve(make_chain_options(request));
  if (status == ChainStatus::kStuck)
    return fall_back(model, what_is_left(request, began),
                     "the engine chains lost its footing; the plan is by the engine arcs");
  if (status == ChainStatus::kInfeasible) return name_infeasible(model, request);
  Answer answer = check_found(model, replanner.answer(), request.parts || !model.lp.integer.empty());
  answer.complete = status == ChainStatus::kOptimal;
  answer.trees = replanner.whole_numbers().trees;
  take_bounds(answer.trees, answer);
  if (answer.complete && !is_proven(model, answer, request))
    return fall_back(
        model, what_is_left(request, began),
        fmt::format("the engine chains ended with a gap of {:.1e} and a row off by {:.1e}; the plan is by the "
                    "engine arcs",
                    answer.total.gap(), answer.total.worst_row));
  return answer;
}

}  // namespace korridor
