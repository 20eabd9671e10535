#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "korridor/instance/answer.h"

namespace korridor {

struct InstanceRequest {
  std::filesystem::path file;
  std::string problem = {};  ///< empty: what files of the format are for
  double time_limit_s = 0;   ///< 0: none
  std::int32_t seed = 0;
  double length_weight = 0, toll_weight = 0;  ///< traffic: time that a unit of length and of toll counts as
};

/// Reads a published problem file in any of the formats that are known, and solves it.
///
/// Method  docs/methods/instances.md, a paragraph for each problem; the format is told by the first bytes and the
/// ending. Errors  those of the readers; `unknown_format`, `wrong_problem`, `solver`.
[[nodiscard]] Result<InstanceAnswer> solve_instance(const InstanceRequest& request);

/// The names of all problems.
[[nodiscard]] std::span<const std::string> instance_problems();

}  // namespace korridor
