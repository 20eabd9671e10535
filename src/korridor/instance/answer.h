#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

enum class InstanceStatus { kOptimal, kInfeasible, kUnbounded, kLimit };

/// What came out of a published problem, with what proves it.
struct InstanceAnswer {
  struct Check {
    std::string name;
    double worst = 0, tolerance = 0;
    [[nodiscard]] bool ok() const { return worst <= tolerance; }
  };
  InstanceStatus status = InstanceStatus::kLimit;
  std::string format, problem, method;
  bool maximise = false;
  std::optional<double> objective;  ///< of the best answer found
  std::optional<double> bound;      ///< that no answer passes
  std::optional<double> gap;        ///< what is left between them, relative; of an equilibrium: its relative gap
  std::vector<std::pair<std::string, std::size_t>> size;  ///< such as {"rows", 27}
  std::vector<Check> checks;
  Warnings warnings;
};

/// Distance of two values over the larger one.
[[nodiscard]] inline double relative_gap(double objective, double bound) {
  const double distance = std::abs(objective - bound);
  return distance == 0 ? 0 : distance / std::max(std::abs(objective), std::abs(bound));
}

inline void set_values(InstanceAnswer& answer, double objective, double bound) {
  answer.objective = objective;
  if (!std::isfinite(bound)) return;
  answer.bound = bound;
  answer.gap = relative_gap(objective, bound);
}

}  // namespace korridor
