#pragma once

#include <cmath>
#include <limits>
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

/// Keeps the worst case of a check.
struct Worst {
  Check check;
  void see(double value, const std::string& where) {
    if (std::isnan(value)) value = std::numeric_limits<double>::infinity();
    if (value > check.worst) {
      check.worst = value;
      check.where = where;
    }
  }
};

/// Largest difference, relative to gross cost, of one sum taken in two orders.
constexpr double kSameSum = 1e-10;
/// Of a sum of few terms: what its last digits may be off by.
constexpr double kLastDigits = 16 * std::numeric_limits<double>::epsilon();

/// The same for bounds of trees: the price of what a box shuts is large, and its rounding with it.
constexpr double kSameTreeSum = 1e-9;

/// The gap of a result as worked out here, and what rounding may make of it.
struct RunGap {
  double gap = 0, rounding = 0, tolerance = kSameSum;
};

/// The parts of a canonical name (docs/methods/model.md 4 and 5).
[[nodiscard]] std::vector<std::string> split_name(const std::string& name);

/// What the checks ask about the study beside the model.
struct StudyFacts {
  bool same_hash = true;
  std::vector<std::string> sets;  ///< in force under the scenarios of the run
};

/// What a result comes to, worked out from its files alone.
struct Verdict {
  std::vector<Check> checks;
  bool is_proven = true;  ///< false: feasible, and how far it is from the best is the solver's word
  double objective_usd = 0, bound_usd = 0, gap = 0;
};

/// Holds a result against the model. All questions are answered, even when the first is a no.
[[nodiscard]] Verdict check_result(const Reading& reading, const Model& model, const ResultFiles& files,
                                   const StudyFacts& study);

/// Every clause, and the study's avoid, from the delivered tonnes alone.
[[nodiscard]] Check check_clauses(const Reading& reading, const ResultFiles& files);
/// What run.json says of gap, scenarios and tracked selectors against what is worked out here.
void check_run(const Reading& reading, const nlohmann::json& run, const std::vector<std::string>& sets, RunGap gap,
               std::vector<Check>& checks);

}  // namespace korridor::verify
