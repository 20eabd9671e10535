#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/lp/solver.h"
#include "korridor/plan/model.h"
#include "korridor/plan/plan.h"
#include "korridor/plan/whole_numbers.h"

namespace korridor {

/// An answer to the whole model, put together from its independent parts.
struct Answer {
  bool complete = true;                   ///< every part was solved to optimality
  std::optional<std::size_t> infeasible;  ///< the first part that has no answer
  std::vector<double> x, y;
  Parts parts;
  std::vector<Part> programs;   ///< the parts as programs of their own
  std::vector<LpBasis> bases;   ///< last basis of each part
  std::vector<LpCheck> checks;  ///< of each part
  LpCheck total;
  std::vector<WholeTree> trees;  ///< how whole numbers were decided, part by part
  Warnings warnings;
};

/// Largest gap that counts as optimal in a model.
[[nodiscard]] double allowed_gap(const Model& model, const PlanRequest& request);

/// The reference engine `arcs`: the model as it stands, handed to HiGHS.
///
/// Method  the program falls apart into parts that share no row (a good that meets no full limit, periods without lag
/// or
///         store); each is solved alone, so cost grows with the largest part, not with the horizon.
/// Whole numbers  HiGHS decides them by its own branch and cut; the program with these numbers is then solved once
/// more, for
///         prices. Its bound comes with no proof (docs/methods/whole_numbers.md).
/// Threads parts are shared out; every part is solved by one thread, so the bytes do not depend on their number.
/// Limits  `time_limit_s` is for the whole; parts not reached are left at zero and the answer is not complete.
[[nodiscard]] Result<Answer> solve_arcs(const Model& model, const PlanRequest& request);

}  // namespace korridor
