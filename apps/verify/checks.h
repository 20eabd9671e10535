#pragma once

#include <string>
#include <vector>

#include "model.h"
#include "result_files.h"

namespace korridor::verify {

/// One question to a result: the worst case found, and how bad it may be.
struct Check {
  std::string name;
  double worst = 0;
  double tolerance = 0;
  std::string where;  ///< where the worst case stands
  [[nodiscard]] bool ok() const { return worst <= tolerance; }
};

/// Holds a result against the model. All questions are answered, even when the first is a no.
[[nodiscard]] std::vector<Check> check_result(const Reading& reading, const Model& model, const ResultFiles& files, bool same_study);

}  // namespace korridor::verify
