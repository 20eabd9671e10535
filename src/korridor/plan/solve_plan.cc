#include "korridor/plan/bottlenecks.h"
#include "korridor/plan/compiled_world.h"
#include "korridor/plan/finish_plan.h"
#include "korridor/plan/plan.h"
#include "korridor/plan/solve_chains.h"

namespace korridor {

Result<PlanOutcome> solve_plan(const World& world, const PlanRequest& request) {
  if (request.engine != "arcs" && request.engine != "chains")
    return fail(
        {.code = "unknown_engine", .message = "there is no engine " + request.engine, .hint = "use chains or arcs"});
  const auto compiled = CompiledWorld::make(world, request.period);
  if (!compiled) return std::unexpected(compiled.error());
  const Model& model = (*compiled)->model;
  if (auto hopeless = find_hopeless(model); !hopeless.empty())
    return Infeasible{std::move(hopeless), (*compiled)->entities.warnings};
  auto replanner = Replanner::create(model);
  if (!replanner) return std::unexpected(replanner.error());
  auto answer = request.engine == "arcs" ? solve_arcs(model, request) : solve_chains(model, request, *replanner);
  return finish_plan(world, **compiled, std::move(answer), &*replanner, request);
}

}  // namespace korridor
