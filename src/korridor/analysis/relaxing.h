#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "korridor/plan/closed_plans.h"
#include "korridor/study/world.h"

namespace korridor {

/// What a change set does to plans, as far as its rows tell.
struct SetEffect {
  /// `table/row/column` of changes that may take something away from plans, each once. Empty: the set relaxes the
  /// model, so every plan of a world without it is a plan of the world with it and costs no more there
  /// (docs/methods/invest.md 3).
  std::vector<std::string> tightening;
  std::set<std::string> rows;        ///< `table/row` of all it touches
  std::optional<ClosedRows> opened;  ///< where it does nothing but open links, plants and supply: those
};

/// Reads the changes of a set.
///
/// Method  each change by its cell: room up, cost down, something opened, a rule switched off. A cell that sets of the
///         world alter already is only compared where the change scales or adds. What is not known to relax counts as
///         tightening.
/// Input   the world without the set, and hours of the shortest period it is planned in: times may fall where nothing
///         is that long on the way that it arrives in a later one.
/// Errors  those of the selectors of its changes.
[[nodiscard]] Result<SetEffect> find_effect(const World& world, const std::string& set, double shortest_period_h);

}  // namespace korridor
