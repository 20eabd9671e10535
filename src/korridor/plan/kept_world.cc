#include "korridor/plan/kept_world.h"

#include <cmath>

#include "korridor/plan/bottlenecks.h"
#include "korridor/plan/carry_over.h"
#include "korridor/plan/finish_plan.h"
#include "korridor/plan/solve_chains.h"

namespace korridor {

Result<std::shared_ptr<KeptWorld>> KeptWorld::make(Study study, const WorldRequest& world, const PlanRequest& request) {
  std::shared_ptr<KeptWorld> kept(new KeptWorld(std::move(study)));
  auto applied = World::apply(kept->study_, world);
  if (!applied) return std::unexpected(std::move(applied.error()));
  kept->world_.emplace(std::move(*applied));
  auto compiled = CompiledWorld::make(*kept->world_, request.period);
  if (!compiled) return std::unexpected(std::move(compiled.error()));
  kept->compiled_ = std::move(*compiled);
  auto replanner = Replanner::create(kept->compiled_->model);
  if (!replanner) return std::unexpected(std::move(replanner.error()));
  kept->first_.emplace(std::move(*replanner));
  return kept;
}

bool KeptWorld::is_ready() const {
  const std::scoped_lock lock(mutex_);
  return plan_.has_value();
}

/// Under the mutex.
void KeptWorld::share_first() {
  if (!first_->is_solved()) return;
  plan_.emplace(std::move(*first_));
  first_.reset();
}

Result<PlanOutcome> KeptWorld::plan_first(const PlanRequest& request) {
  auto outcome = finish_plan(*world_, *compiled_, solve_chains(compiled_->model, request, *first_), &*first_, request);
  share_first();
  return outcome;
}

Result<PlanOutcome> KeptWorld::plan(const PlanRequest& request) {
  const Model& model = compiled_->model;
  if (auto hopeless = find_hopeless(model); !hopeless.empty())
    return Infeasible{std::move(hopeless), compiled_->entities.warnings};
  Result<PlanOutcome> outcome = Infeasible{};
  if (std::unique_lock lock(mutex_); !plan_) {
    outcome = plan_first(request);
  } else {
    lock.unlock();
    const SharedPlan::Loan replanner = plan_->lend();
    outcome = finish_plan(*world_, *compiled_, solve_chains(model, request, *replanner), replanner.get(), request);
  }
  if (auto* plan = outcome ? std::get_if<Plan>(&*outcome) : nullptr) plan->is_replanned = is_near_;
  return outcome;
}

/// Null where the world has no plan to go on from.
SharedPlan* KeptWorld::ready_plan(const PlanRequest& request) {
  const std::scoped_lock lock(mutex_);
  if (!plan_) {
    first_->solve(make_chain_options(request));
    share_first();
  }
  return plan_ ? &*plan_ : nullptr;
}

/// False where a link has no limit any more: its row would have to go.
bool KeptWorld::set_capacities(const Network& other, Replanner& replanner) const {
  const Network& own = compiled_->network;
  for (std::size_t t = 0; t < own.periods.size(); ++t)
    for (Index link = 0; link < own.link_capacity.count; ++link) {
      const double before = own.link_capacity.at(t, link), after = other.link_capacity.at(t, link);
      if (before == after || (std::isnan(before) && std::isnan(after))) continue;
      if (std::isnan(after)) return false;
      replanner.set_link(link, t, after);
    }
  return true;
}

ChainEngine::Fit KeptWorld::take(const EngineState& state) {
  const std::scoped_lock lock(mutex_);
  const auto fit = plan_ ? ChainEngine::Fit::kNot : first_->take(state);
  is_near_ |= fit != ChainEngine::Fit::kNot;
  return fit;
}

std::optional<EngineState> KeptWorld::keep() const {
  const std::scoped_lock lock(mutex_);
  return plan_ ? std::optional(plan_->first().keep()) : std::nullopt;
}

std::optional<Answer> KeptWorld::go_on(const Model& other, const PlanRequest& request) {
  if (!other.lp.integer.empty() || !compiled_->model.lp.integer.empty())
    return std::nullopt;  // whole numbers are decided anew
  SharedPlan* plan = ready_plan(request);
  if (plan == nullptr) return std::nullopt;
  const SharedPlan::Loan replanner = plan->lend();
  if (!set_capacities(*other.network, *replanner)) return std::nullopt;
  if (replanner->solve(make_chain_options(request)) != ChainStatus::kOptimal) return std::nullopt;
  auto carried = carry_over(compiled_->model, replanner->answer(), other);
  if (!carried) return std::nullopt;
  Answer answer = check_found(other, std::move(*carried), request.parts);
  return is_proven(other, answer, request) ? std::optional(std::move(answer)) : std::nullopt;
}

/// False where there is no plan to lend, or the other world counts otherwise.
bool KeptWorld::lend_start(Replanner& replanner, const PlanRequest& request) {
  const SharedPlan* plan = ready_plan(request);
  return plan != nullptr && replanner.start_near(plan->first());
}

bool KeptWorld::start_near(KeptWorld& other, const PlanRequest& request) {
  const std::scoped_lock lock(mutex_);
  if (plan_) return false;
  return is_near_ = other.lend_start(*first_, request);
}

Result<PlanOutcome> KeptWorld::plan_other(const World& other, const PlanRequest& request, Differs differs) {
  const auto compiled = CompiledWorld::make(other, request.period);
  if (!compiled) return std::unexpected(compiled.error());
  const Model& model = (*compiled)->model;
  if (auto hopeless = find_hopeless(model); !hopeless.empty())
    return Infeasible{std::move(hopeless), (*compiled)->entities.warnings};
  Result<PlanOutcome> outcome = Infeasible{};
  bool is_replanned = true;
  std::optional<Answer> answer;
  if (differs == Differs::kInRoom && request.bottlenecks == 0) answer = go_on(model, request);
  if (answer) {
    outcome = finish_plan(other, **compiled, std::move(*answer), nullptr, request);
  } else {
    auto replanner = Replanner::create(model);
    if (!replanner) return std::unexpected(replanner.error());
    is_replanned = lend_start(*replanner, request);
    outcome = finish_plan(other, **compiled, solve_chains(model, request, *replanner), &*replanner, request);
  }
  if (auto* plan = outcome ? std::get_if<Plan>(&*outcome) : nullptr) plan->is_replanned = is_replanned;
  return outcome;
}

}  // namespace korridor
