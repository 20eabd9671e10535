#include "korridor/report/citations.h"

#include <fmt/format.h>

#include <set>

#include "korridor/report/html.h"

namespace korridor {
namespace {

/// Rows of `citations` that hold for a cell: its own, else those of its row; context gives no figure.
std::vector<std::size_t> rows_for(const Study& study, std::string_view table, std::string_view key,
                                  std::string_view column) {
  const Table& citations = study.table("citations");
  std::vector<std::size_t> own, whole;
  for (const std::size_t row : study.citations_of(table, key)) {
    if (citations.text(row, "kind") == "context") continue;
    const std::string& at = citations.text(row, "column");
    if (at == column) own.push_back(row);
    if (at.empty()) whole.push_back(row);
  }
  return own.empty() ? whole : own;
}

}  // namespace

std::string Citations::mark(std::string_view table, std::string_view key, std::string_view column) {
  const Table& citations = study_->table("citations");
  const auto rows = rows_for(*study_, table, key, column);
  if (rows.empty())
    return fmt::format(" <small class=\"mark\" title=\"{}\">{}</small>", (*words_)("mark.yours.why"),
                       (*words_)("mark.yours"));
  std::vector<std::string> claims;
  std::string assumed;
  for (const std::size_t row : rows) {
    for (auto& claim : citations.list(row, "claims")) claims.push_back(std::move(claim));
    if (citations.text(row, "kind") == "assumed")
      assumed = fmt::format(" <small class=\"mark\" title=\"{}\">{}</small>",
                            escape_html(citations.text(row, "reason")), (*words_)("mark.assumed"));
  }
  return assumed + mark_claims(claims);
}

std::string Citations::mark_claims(const std::vector<std::string>& claims) {
  const Table& claim_table = study_->table("claims");
  const Table& sources = study_->table("sources");
  std::set<std::size_t> numbers;
  for (const std::string& claim : claims) {
    const auto row = claim_table.find(claim);
    if (!row) continue;
    const std::string& source = claim_table.text(*row, "source");
    const auto at = sources.find(source);
    if (!at) continue;
    const auto [entry, fresh] = number_.try_emplace(source, rows_.size() + 1);
    if (fresh) rows_.push_back(*at);
    numbers.insert(entry->second);
  }
  std::string marks;
  for (const std::size_t n : numbers) marks += fmt::format("<a href=\"#s{0}\">[{0}]</a>", n);
  return marks.empty() ? marks : "<sup class=\"cite\">" + marks + "</sup>";
}

std::string Citations::render_list() const {
  const Table& sources = study_->table("sources");
  std::string html = "<ol class=\"sources\">\n";
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    const auto text = [&](const char* column) { return escape_html(sources.text(rows_[i], column)); };
    const std::string url = sources.text(rows_[i], "url");
    const std::string link = safe_link(url);
    html +=
        fmt::format("<li id=\"s{}\">{}: <cite>{}</cite>, {}. ", i + 1, text("publisher"), text("title"), text("date"));
    if (!link.empty())
      html += fmt::format("<a rel=\"noreferrer\" href=\"{}\">{}</a>", link, link);
    else
      html += escape_html(url);
    html += "</li>\n";
  }
  return html + "</ol>\n";
}

}  // namespace korridor
