#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "korridor/evidence/entries.h"

namespace korridor {

struct StudyComparison {
  std::vector<DisjointPair> pairs;
  /// Claims of studies that could be compared but for their unit (t of oxide, t of tungsten: another basis), by unit.
  std::map<std::string, std::size_t> unknown_units;
};

/// What articles tell against what a study holds: claims of one subject, kind, good and year whose intervals have
/// nothing in common. The article's is `a`; the study's is `b`, in the article's terms.
///
/// Method  a study names a property by its good and its kind (`oil_exports`, `uranium_production`, `gas_output`) and a
///         unit with its prefix and its time (`Mt/yr`, `kb/d`, `MUSD`); both are taken apart, and the good is looked up
///         as the reader of articles would. Amounts of a whole year only; plans and denials of an article are left out.
/// Limits  the subject must be the same words; a property without a good, or of a good that no list has, is not
///         compared; nor is what is in another unit, which is counted.
[[nodiscard]] StudyComparison contrary_to_studies(const std::vector<StatementEntry>& statements,
                                                  const std::vector<SourceEntry>& sources);

}  // namespace korridor
