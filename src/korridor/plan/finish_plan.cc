#include "korridor/plan/finish_plan.h"

#include <algorithm>
#include <cmath>
#include <ranges>

#include "korridor/base/tolerance.h"
#include "korridor/plan/bottlenecks.h"
#include "korridor/plan/chains.h"
#include "korridor/plan/summary.h"

namespace korridor {
namespace {

/// When time runs out, the parts that `arcs` did not reach deliver nothing: every contract there pays its penalty, and
/// every promised volume what a missed tonne costs. That is a plan, unless an order or a promise is firm.
void give_up_the_rest(const Model& model, Answer& answer) {
  for (std::size_t j = 0; j < answer.x.size(); ++j) {
    const auto part = static_cast<std::size_t>(answer.parts.of_column[j]);
    if (!answer.bases[part].column.empty()) continue;
    if (model.columns[j].kind == ColumnKind::kUnmet) answer.x[j] = model.lp.upper[j];
    if (model.columns[j].kind == ColumnKind::kMiss) {
      const auto row = static_cast<std::size_t>(model.lp.index[model.lp.start[j]]);
      answer.x[j] = std::max(0.0, model.lp.row_lower[row]);
    }
  }
  answer.total = check_answer(model.lp, answer.x, answer.y);
}

/// Where the search was cut short before anything was found that keeps every rule, there is nothing to tell of.
Result<void> check_is_plan(const Model& model, const Answer& answer) {
  const bool whole = std::ranges::all_of(std::views::iota(std::size_t{0}, model.lp.integer.size()), [&](std::size_t j) {
    return model.lp.integer[j] == 0 || std::abs(answer.x[j] - std::round(answer.x[j])) <= kFeasibility;
  });
  if (whole && answer.total.worst_row <= kFeasibility && answer.total.worst_column <= kFeasibility) return {};
  return fail({.code = "no_plan_in_time",
               .message = "the search ended before it had a plan that serves firm orders and keeps every limit",
               .hint = "give more time (--time-limit), ask for one year (--year) or longer periods (--period year)"});
}

Plan summarise(const Model& model, const Answer& answer, Replanner* replanner, const PlanRequest& request) {
  Plan plan;
  const bool fell_back = std::ranges::any_of(answer.warnings, [](auto& w) { return w.code == "engine_fell_back"; });
  plan.engine = fell_back ? "arcs" : request.engine;
  plan.objective_usd = answer.total.objective;
  plan.bound_usd = answer.total.bound;
  plan.gross_usd = answer.total.gross;
  plan.gap = answer.total.gap();
  if (!model.lp.integer.empty()) plan.gap_allowed = allowed_gap(model, request);
  plan.status = answer.complete && plan.gap <= allowed_gap(model, request) ? "optimal" : "limit";
  plan.columns = model.lp.columns();
  plan.rows = model.lp.rows();
  plan.states = model.reach.state_count();
  plan.periods = model.network->periods;
  plan.tracked = model.tracking->selectors;
  plan.orders = list_orders(model, answer);
  plan.flows = list_flows(model, answer);
  plan.limits = list_limits(model, answer);
  if (request.prices) plan.prices = list_prices(model, answer);
  if (request.chains) {
    const PaidFees paid(model, answer.x);
    for (const Chain& chain : decompose(model, answer.x)) plan.chains.push_back(describe(model, paid, chain));
  }
  if (request.balance) plan.balance = list_balance(model, answer);
  plan.netbacks = list_netbacks(plan.chains, plan.orders, model.network->study());
  plan.part_count = answer.parts.count;
  if (request.parts) plan.parts = list_parts(model, answer);
  sum_payees(model, answer, plan);
  if (request.value_added) plan.value_added = list_value_added(model, answer);
  if (request.gains) plan.gains = list_gains(model, answer);
  if (request.names) list_names(model, answer, plan);
  if (request.names) plan.trees = name_trees(model, answer);
  plan.decided = list_decided(model, answer);
  if (answer.complete && request.bottlenecks > 0 && replanner != nullptr) {
    if (!replanner->is_solved()) replanner->solve();
    replanner->hold_whole_numbers();
    if (replanner->is_solved()) plan.bottlenecks = explain_bottlenecks(model, answer, *replanner, request.bottlenecks);
    replanner->release_whole_numbers();
  }
  return plan;
}

}  // namespace

Result<PlanOutcome> finish_plan(const World& world, const CompiledWorld& compiled, Result<Answer> answer,
                                Replanner* replanner, const PlanRequest& request) {
  const Model& model = compiled.model;
  const Warnings& warnings = compiled.entities.warnings;
  if (!answer) return std::unexpected(answer.error());
  if (answer->infeasible) return Infeasible{find_conflict(model, *answer, *answer->infeasible), warnings};
  if (!answer->complete && request.engine == "arcs") give_up_the_rest(model, *answer);
  if (!answer->complete)
    if (auto is_plan = check_is_plan(model, *answer); !is_plan) return std::unexpected(is_plan.error());
  Plan plan = summarise(model, *answer, replanner, request);
  plan.warnings = world.warnings();
  plan.warnings.insert(plan.warnings.end(), warnings.begin(), warnings.end());
  plan.warnings.insert(plan.warnings.end(), answer->warnings.begin(), answer->warnings.end());
  return plan;
}

}  // namespace korridor
