#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace korridor {

/// Members (ISO 3166 alpha-3, sorted) of a group of states that policies name: `EU` or `EU27` (since February 2020),
/// `CA5` (the five Central Asian states), `EAEU`. Empty for any other code.
[[nodiscard]] const std::vector<std::string>& group_members(std::string_view group);

/// True if the state is a member of the group.
[[nodiscard]] bool in_group(std::string_view group, std::string_view alpha3);

}  // namespace korridor
