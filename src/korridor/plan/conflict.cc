#include <algorithm>
#include <cmath>
#include <tuple>

#include "korridor/base/tolerance.h"
#include "korridor/plan/bottlenecks.h"
#include "korridor/plan/conflict_words.h"

namespace korridor {
namespace {

/// The part with a way out of every named row: one column that makes up for what is missing, one for what is too much.
LinearProgram make_elastic(const Model& model, const Part& part) {
  LinearProgram lp = part.lp;
  std::ranges::fill(lp.cost, 0.0);
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    if (model.rows[part.row[i]].kind == RowKind::kBalance) continue;
    const auto row = static_cast<std::int32_t>(i);
    if (lp.row_lower[i] > -kInfinity) lp.add_column(1, 0, kInfinity, {{row, 1.0}});
    if (lp.row_upper[i] < kInfinity) lp.add_column(1, 0, kInfinity, {{row, -1.0}});
  }
  lp.integer.clear();
  return lp;
}

bool is_infeasible(const LinearProgram& lp) {
  LinearProgram copy = lp;
  std::ranges::fill(copy.cost, 0.0);
  const auto solution = solve_lp(copy);
  return solution && solution->status == LpStatus::kInfeasible;
}

/// Where the whole numbers do not matter to the conflict, it is one of the program without them.
LinearProgram without_idle_numbers(const LinearProgram& lp) {
  LinearProgram relaxed = lp;
  relaxed.integer.clear();
  return !lp.integer.empty() && is_infeasible(relaxed) ? relaxed : lp;
}

/// Takes rows out of the program, block by block and then one by one, as long as it stays infeasible; those that remain
/// cannot be spared.
std::vector<std::size_t> thin_out(LinearProgram& lp, std::vector<std::size_t> rows) {
  for (std::size_t block = std::max<std::size_t>(1, rows.size() / 2);; block /= 2) {
    std::vector<std::size_t> kept;
    for (std::size_t first = 0; first < rows.size(); first += block) {
      const std::size_t end = std::min(first + block, rows.size());
      std::vector<std::pair<double, double>> sides;
      for (std::size_t k = first; k < end; ++k) {
        sides.emplace_back(lp.row_lower[rows[k]], lp.row_upper[rows[k]]);
        lp.row_lower[rows[k]] = -kInfinity;
        lp.row_upper[rows[k]] = kInfinity;
      }
      if (is_infeasible(lp)) continue;
      for (std::size_t k = first; k < end; ++k) {
        std::tie(lp.row_lower[rows[k]], lp.row_upper[rows[k]]) = sides[k - first];
        kept.push_back(rows[k]);
      }
    }
    rows = std::move(kept);
    if (block == 1) return rows;
  }
}

}  // namespace

std::vector<ConflictRow> find_hopeless(const Model& model) {
  std::vector<char> has_column(model.rows.size(), 0);
  for (const std::int32_t row : model.lp.index) has_column[static_cast<std::size_t>(row)] = 1;
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    const bool asks = model.rows[i].kind == RowKind::kOrder || model.rows[i].kind == RowKind::kLimit;
    if (!asks || has_column[i] != 0 || model.lp.row_lower[i] <= 0) continue;
    return {describe_conflict(model, i, true)};
  }
  return {};
}

std::vector<ConflictRow> find_conflict(const Model& model, const Answer& answer, std::size_t p) {
  const Part& part = answer.programs[p];
  LinearProgram lp = without_idle_numbers(part.lp);
  const auto elastic = solve_lp(make_elastic(model, part));
  if (!elastic || elastic->status != LpStatus::kOptimal) return {};
  std::vector<std::size_t> suspects;
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    if (model.rows[part.row[i]].kind == RowKind::kBalance) continue;
    if (!lp.integer.empty() || std::abs(elastic->y[i]) > kFeasibility) {
      suspects.push_back(i);
    } else {
      lp.row_lower[i] = -kInfinity;
      lp.row_upper[i] = kInfinity;
    }
  }
  std::vector<ConflictRow> conflict;
  for (const std::size_t i : thin_out(lp, std::move(suspects)))
    conflict.push_back(describe_conflict(model, part.row[i]));
  return conflict;
}

}  // namespace korridor
