#pragma once

#include <functional>
#include <memory>
#include <optional>

#include "korridor/plan/model.h"

namespace korridor {

/// A world on its way to an engine: its network, who supplies and wants what, what is told apart, and the program made
/// of them. The members refer to each other, so it stays where it was made. Immutable once made.
struct CompiledWorld {
  Network network;
  Entities entities;
  Tracking tracking;
  Model model;

  CompiledWorld() = default;
  CompiledWorld(const CompiledWorld&) = delete;
  CompiledWorld& operator=(const CompiledWorld&) = delete;

  /// `adjust` may alter the entities before the program is made of them: what a driver asks for and no table says.
  /// Errors: those of compile_entities and make_tracking. Lifetime: keeps a reference to the world.
  [[nodiscard]] static Result<std::unique_ptr<const CompiledWorld>> make(
      const World& world, std::optional<PeriodKind> period, const std::function<void(Entities&)>& adjust = {});
};

}  // namespace korridor
