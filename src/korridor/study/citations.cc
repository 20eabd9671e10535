#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "korridor/base/text.h"
#include "korridor/study/study.h"

namespace korridor {

Coverage count_coverage(const Study& study) {
  const Table& citations = study.table("citations");
  // kind by (table, key, column); a row's citation has an empty column
  std::map<std::tuple<std::string, std::string, std::string>, std::string> kinds;
  for (std::size_t r = 0; r < citations.size(); ++r) {
    const std::string& kind = citations.text(r, "kind");
    if (kind == "context") continue;
    kinds.try_emplace({citations.text(r, "table"), citations.text(r, "key"), citations.text(r, "column")}, kind);
  }
  Coverage coverage;
  for (const Table& table : study.tables)
    for (std::size_t c = 0; c < table.schema().fields.size(); ++c) {
      if (!table.schema().fields[c].figure) continue;
      for (std::size_t r = 0; r < table.size(); ++r) {
        if (!table.is_given(r, c)) continue;
        auto at = kinds.find({table.name(), table.id(r), table.schema().fields[c].column});
        if (at == kinds.end()) at = kinds.find({table.name(), table.id(r), ""});
        ++(at == kinds.end() ? coverage.yours : at->second == "cited" ? coverage.cited : coverage.assumed);
      }
    }
  return coverage;
}

std::vector<std::string> claims_of(const Study& study, std::string_view table, std::string_view key,
                                   std::string_view column) {
  const Table& citations = study.table("citations");
  std::vector<std::string> of_cell;
  std::vector<std::string> of_row;
  for (const std::size_t r : study.citations_of(table, key)) {
    const std::string& cited = citations.text(r, "column");
    if (cited != column && !cited.empty()) continue;
    for (const std::string& claim : citations.list(r, "claims")) (cited.empty() ? of_row : of_cell).push_back(claim);
  }
  return of_cell.empty() ? of_row : of_cell;
}

std::vector<std::string> claims_of_row(const Study& study, std::string_view table, std::string_view key) {
  const Table& citations = study.table("citations");
  std::vector<std::string> claims;
  for (const std::size_t r : study.citations_of(table, key))
    for (const std::string& claim : citations.list(r, "claims"))
      if (std::ranges::find(claims, claim) == claims.end()) claims.push_back(claim);
  return claims;
}

const std::vector<std::size_t>& Study::citations_of(std::string_view table_name, std::string_view key) const {
  static const std::vector<std::size_t> kNone;
  const auto at = citations_.find(fmt::format("{}/{}", table_name, key));
  return at == citations_.end() ? kNone : at->second;
}

void Study::index_citations() {
  citations_.clear();
  const Table& citations = table("citations");
  for (std::size_t r = 0; r < citations.size(); ++r)
    citations_[citations.text(r, "table") + "/" + citations.text(r, "key")].push_back(r);
}

}  // namespace korridor
