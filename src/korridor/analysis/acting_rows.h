#pragma once

#include <string>
#include <vector>

#include "korridor/study/world.h"

namespace korridor {

/// Clauses that hold on some day of the horizon.
[[nodiscard]] std::vector<std::string> list_active_clauses(const World& world);
/// Orders that want something on some day of the horizon.
[[nodiscard]] std::vector<std::string> list_open_orders(const World& world);
/// Those of some rows of a table that name an agreement.
[[nodiscard]] std::vector<std::string> pick_of_agreement(const Table& table, const std::vector<std::string>& rows,
                                                         const std::string& agreement);

}  // namespace korridor
