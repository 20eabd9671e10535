#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "korridor/evidence/exact.h"
#include "korridor/service/ledger_statements.h"

namespace korridor {
namespace {

constexpr std::size_t kMostDigits = 15;

/// Half a unit of the last digit to both sides of a value as it is written: 4.48 is 4.475 to 4.485. Trailing zeros of a
/// whole number count as rounded. Nothing for a text.
std::optional<std::pair<std::string, std::string>> round_to_both_sides(std::string_view text) {
  const auto exact = make_exact(text);
  if (!exact || *exact == "0") return std::nullopt;
  std::string digits = exact->substr(exact->starts_with('-') ? 1 : 0);
  int power = 0;
  if (const std::size_t point = digits.find('.'); point != std::string::npos) {
    power = -static_cast<int>(digits.size() - point - 1);
    digits.erase(point, 1);
  } else {
    for (; digits.size() > 1 && digits.back() == '0'; ++power) digits.pop_back();
  }
  if (digits.size() > kMostDigits) return std::nullopt;
  const long long tenths = std::stoll(digits) * 10;
  const auto low = make_exact(fmt::format("{}e{}", tenths - 5, power - 1));
  const auto high = make_exact(fmt::format("{}e{}", tenths + 5, power - 1));
  if (!low || !high) return std::nullopt;
  if (exact->starts_with('-')) return std::pair("-" + *high, "-" + *low);
  return std::pair(*low, *high);
}

std::string make_line(const Table& table, std::size_t row) {
  std::string line;
  for (std::size_t c = 0; c < table.schema().fields.size(); ++c) line += (c == 0 ? "" : " | ") + table.text(row, c);
  std::ranges::replace(line, '\n', ' ');
  return line + "\n";
}

StatementEntry make_statement(const Table& claims, std::size_t row, const SourceEntry& source, std::size_t begin) {
  StatementEntry entry;
  const auto text = [&](const char* column) { return claims.text(row, column); };
  entry.kind = "claim";
  entry.label = claims.id(row);
  entry.subject = text("subject");
  entry.property = text("property");
  entry.value = text("value");
  if (const auto exact = make_exact(entry.value)) entry.value = *exact;
  entry.unit = text("unit");
  entry.as_of = text("as_of");
  entry.note = text("note");
  entry.stance = "asserted";
  entry.low = make_exact(text("low")).value_or("");
  entry.high = make_exact(text("high")).value_or("");
  if (const auto around = round_to_both_sides(text("value")); around && entry.low.empty() && entry.high.empty())
    std::tie(entry.low, entry.high) = *around;
  entry.begin = static_cast<std::int64_t>(begin);
  entry.end = static_cast<std::int64_t>(source.bytes.size()) - 1;
  entry.context_begin = entry.begin;
  entry.context_end = entry.end;
  entry.said = source.bytes.substr(begin, source.bytes.size() - 1 - begin);
  return entry;
}

}  // namespace

StudyEntries make_entries(const Study& study) {
  StudyEntries entries;
  const Table& sources = study.table("sources");
  const Table& claims = study.table("claims");
  std::map<std::string, std::size_t> place;
  for (std::size_t row = 0; row < sources.size(); ++row) {
    SourceEntry& source = entries.sources.emplace_back();
    source.name = study.settings.name + ":" + sources.id(row);
    source.kind = "study";
    source.publisher = sources.text(row, "publisher");
    source.title = sources.text(row, "title");
    source.date = sources.text(row, "date");
    source.url = sources.text(row, "url");
    source.language = sources.text(row, "language");
    source.bytes = make_line(sources, row);
    place[sources.id(row)] = row;
  }
  entries.statements.resize(entries.sources.size());
  for (std::size_t row = 0; row < claims.size(); ++row) {
    const auto at = place.find(claims.text(row, "source"));
    if (at == place.end()) continue;
    SourceEntry& source = entries.sources[at->second];
    const std::size_t begin = source.bytes.size();
    source.bytes += make_line(claims, row);
    entries.statements[at->second].push_back(make_statement(claims, row, source, begin));
  }
  const Table& citations = study.table("citations");
  for (std::size_t row = 0; row < citations.size(); ++row)
    for (const std::string& claim : citations.list(row, "claims"))
      entries.citations.push_back({.address = fmt::format("{}/{}/{}", citations.text(row, "table"),
                                                          citations.text(row, "key"), citations.text(row, "column")),
                                   .statement = claim});
  return entries;
}

}  // namespace korridor
