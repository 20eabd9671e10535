#include "korridor/plan/compiled_world.h"

namespace korridor {

Result<std::unique_ptr<const CompiledWorld>> CompiledWorld::make(const World& world, std::optional<PeriodKind> period,
                                                                 const std::function<void(Entities&)>& adjust) {
  auto made = std::make_unique<CompiledWorld>();
  made->network = compile(world, make_periods(world.study().settings, period));
  auto entities = compile_entities(made->network);
  if (!entities) return std::unexpected(entities.error());
  made->entities = std::move(*entities);
  if (adjust) adjust(made->entities);
  auto tracking = make_tracking(made->network, made->entities);
  if (!tracking) return std::unexpected(tracking.error());
  made->tracking = std::move(*tracking);
  made->model = build_model(made->network, made->entities, made->tracking);
  return made;
}

}  // namespace korridor
