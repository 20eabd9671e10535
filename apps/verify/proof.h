#pragma once

#include <map>
#include <set>
#include <vector>

#include "checks.h"
#include "parts_of_rows.h"

namespace korridor::verify {

/// What the trees of a result prove (docs/methods/whole_numbers.md): a bound for each part in which whole numbers are
/// decided. Checks that every box's prices belong to the part, that the boxes of a tree leave out no numbers that may
/// stand together, that a box called empty is, and that every part has its tree.
///
/// Source  branch and bound as a proof: Cheung, Gleixner and Steffy 2017 (VIPR), by boxes instead of a list of rules.
[[nodiscard]] std::map<std::size_t, double> prove_whole_numbers(const Model& model, const ResultFiles& files,
                                                                PartsOfRows& parts, std::vector<Check>& checks);

/// Parts in which whole numbers are decided.
[[nodiscard]] std::set<std::size_t> deciding_parts(const Model& model, PartsOfRows& parts);
/// True of whole numbers decided by the engine arcs: HiGHS proves its bound to itself, and leaves nothing to read back.
[[nodiscard]] bool brings_no_proof(const Model& model, const ResultFiles& files);

/// A price as the row allows it: rows open to one side have prices of one sign.
[[nodiscard]] double allowed_price(const RowBounds& row, double price);

/// A region of whole numbers; `low` and `high` by number.
struct NumberBox {
  std::vector<double> low, high;
};
/// True if the boxes together hold every point of the region in which no two numbers of a pair are both more than zero.
[[nodiscard]] bool covers(NumberBox region, const std::vector<const NumberBox*>& boxes,
                          const std::vector<std::pair<std::size_t, std::size_t>>& pairs);

}  // namespace korridor::verify
