#pragma once

#include <optional>
#include <span>
#include <vector>

#include "korridor/news/proposal.h"

namespace korridor {

/// The agreement that another one is a part of: its place in the article's list, and whether the text says so.
struct DealWhole {
  std::size_t agreement = 0;
  bool certain = false;
};

/// Five agreements or more with one sum.
[[nodiscard]] bool is_bundle(const Agreement& set);

/// For each agreement of an article what it is part of. Certain: a clause that is said to be included in the one told
/// before it. Uncertain: a sum of a state that tells of a set of agreements with a larger sum in the same currency; it
/// may be one of the set told last before it (else of the next one).
///
/// Cost    the first 512 agreements of an article against one another; later ones are part of nothing.
[[nodiscard]] std::vector<std::optional<DealWhole>> find_wholes(std::span<const Agreement> agreements);

}  // namespace korridor
