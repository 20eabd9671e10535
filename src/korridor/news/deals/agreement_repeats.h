#pragma once

#include <vector>

#include "korridor/news/proposal.h"

namespace korridor {

/// Told again without anything new: same parties and status, no sum, amount, good or day of its own.
[[nodiscard]] bool repeats(const Agreement& agreement, const std::vector<Agreement>& before);

/// The one before it that tells the same with less: a headline, and its sentence in the text; nullptr where there is
/// none.
[[nodiscard]] Agreement* headline_of(const Agreement& agreement, std::vector<Agreement>& before);

}  // namespace korridor
