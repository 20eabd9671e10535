#pragma once

#include <string>
#include <vector>

#include "korridor/study/study.h"

namespace korridor {

/// One row of `changes` that sets a cell for all days.
struct AddedChange {
  std::string table, key, column, value;
};

/// Name of the set that switches off or closes for an analysis.
constexpr const char* kAnalysisSet = "off_for_analysis";

/// The study with one more change set, for analyses that close or switch off what no set of the study does. Its hash
/// and warnings stay those of the study as written. Cost: a copy of the tables.
[[nodiscard]] Study add_changes(const Study& study, const std::string& set, const std::vector<AddedChange>& changes);

}  // namespace korridor
