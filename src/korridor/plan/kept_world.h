#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "korridor/plan/compiled_world.h"
#include "korridor/plan/plan.h"
#include "korridor/plan/shared_plan.h"
#include "korridor/plan/solve_arcs.h"

namespace korridor {

/// A world that stays compiled and planned, so that others of its study are planned from it.
///
/// Method  where links carry more or less, the engine `chains` goes on from the plan of this world with the capacities
/// that the links of the other one
///         have left, shut ones at zero: some dual pivots instead of a whole plan. The program of the other world is
///         built all the same, and what was found is checked against that alone, so it is proven like any plan; where
///         it does not hold there, and where anything else differs, an engine of the other world starts near the chains
///         and prices of this plan (plan_start.h).
/// Cost    the program and some pivots. Memory: that of a plan, as long as it is kept.
/// Limits  bottlenecks of the other world want an engine of its own, so where they are asked for it only starts near.
///         Only the engine `chains`.
/// Threads the first plan is made once, by whoever asks first; from then on each caller has an engine of its own
///         (shared_plan.h). An answer does not depend on what was asked before. Where several plans are best it may be
///         another one of them than a plan from nothing finds.
class KeptWorld {
 public:
  /// Errors: those of World::apply and solve_plan, but for the engine.
  [[nodiscard]] static Result<std::shared_ptr<KeptWorld>> make(Study study, const WorldRequest& world,
                                                               const PlanRequest& request);

  /// As solve_plan says of this world.
  [[nodiscard]] Result<PlanOutcome> plan(const PlanRequest& request);
  /// What another world may differ in.
  enum class Differs : std::uint8_t {
    kInRoom,     ///< how much links carry, shut ones included
    kInAnything  ///< costs, demand, yields, tariffs, clauses, scenarios
  };
  /// As solve_plan says of another world of the same study, in the same periods.
  [[nodiscard]] Result<PlanOutcome> plan_other(const World& other, const PlanRequest& request,
                                               Differs differs = Differs::kInRoom);
  /// The first plan of this world will start near that of another; false where it has one already, or that has none or
  /// counts otherwise.
  bool start_near(KeptWorld& other, const PlanRequest& request);
  /// Its first plan will go on from a state that was kept of a world like it, as far as that fits.
  ChainEngine::Fit take(const EngineState& state);
  /// Its plan as a value that can be written to a file; nothing where it has none.
  [[nodiscard]] std::optional<EngineState> keep() const;
  /// The sets that act in it.
  [[nodiscard]] const std::vector<std::string>& sets() const { return world_->sets(); }
  /// True when there is a plan to go on from.
  [[nodiscard]] bool is_ready() const;

 private:
  explicit KeptWorld(Study study) : study_(std::move(study)) {}
  [[nodiscard]] Result<PlanOutcome> plan_first(const PlanRequest& request);
  [[nodiscard]] SharedPlan* ready_plan(const PlanRequest& request);
  void share_first();
  [[nodiscard]] bool lend_start(Replanner& replanner, const PlanRequest& request);
  [[nodiscard]] std::optional<Answer> go_on(const Model& other, const PlanRequest& request);
  [[nodiscard]] bool set_capacities(const Network& other, Replanner& replanner) const;

  Study study_;
  std::optional<World> world_;  // keeps a reference to the study
  std::unique_ptr<const CompiledWorld> compiled_;
  mutable std::mutex mutex_;        ///< of what follows, until there is a plan
  std::optional<Replanner> first_;  ///< until then
  std::optional<SharedPlan> plan_;  ///< from then on; stays as it is
  bool is_near_ = false;            ///< its own first plan started near that of another
};

}  // namespace korridor
