#pragma once

#include <string_view>
#include <utility>
#include <vector>

#include "korridor/evidence/entries.h"
#include "korridor/news/proposal.h"
#include "korridor/study/study.h"

namespace korridor {

/// What the ledger keeps of an article: its claims, its agreements, and the figures that stand in neither.
[[nodiscard]] std::vector<StatementEntry> make_statements(const Article& article, std::string_view bytes);

/// A study's sources with their claims, and which figures cite them.
struct StudyEntries {
  std::vector<SourceEntry> sources;
  std::vector<std::vector<StatementEntry>> statements;
  std::vector<CitationEntry> citations;
};
/// The bytes of such a source are its row and those of its claims, a line each: when one of them changes, the source
/// has changed.
[[nodiscard]] StudyEntries make_entries(const Study& study);

}  // namespace korridor
