#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "korridor/base/sha256.h"
#include "korridor/base/text.h"
#include "korridor/evidence/exact.h"
#include "korridor/evidence/ledger_state.h"
#include "korridor/evidence/rows.h"

namespace korridor {
namespace {

constexpr std::size_t kMostPerGroup = 64;

constexpr const char* kFrom =
    " FROM statement s JOIN state t ON t.statement = s.id JOIN source o ON o.id = s.source WHERE 1";

/// Case is folded here and not by SQLite, which knows ASCII only.
bool holds(std::string_view text, const std::string& folded_part) {
  return folded_part.empty() || fold_case(text).find(folded_part) != std::string::npos;
}

std::vector<StatementEntry> read_filtered(Database& database, const StatementFilter& filter) {
  std::string sql = std::string("SELECT o.name, o.publisher, ") + kStatementColumns + kFrom;
  if (!filter.state.empty()) sql += " AND t.state = ?";
  if (!filter.kind.empty()) sql += " AND s.kind = ?";
  if (!filter.id.empty()) sql += " AND (s.id = ? OR s.label = ?)";
  Query q = database.query(sql + " ORDER BY s.source, s.span_begin, s.span_end, s.id");
  for (const std::string* text : {&filter.state, &filter.kind, &filter.id})
    if (!text->empty()) q.bind(*text);
  if (!filter.id.empty()) q.bind(filter.id);
  const std::string source = fold_case(filter.source), about = fold_case(filter.about),
                    property = fold_case(filter.property);
  std::vector<StatementEntry> out;
  while (q.step() && (filter.limit == 0 || out.size() < filter.limit)) {
    const std::string name = q.text(), publisher = q.text();
    StatementEntry s = read_statement(q);
    if (!holds(name, source) && !holds(publisher, source)) continue;
    if (!holds(s.subject, about) && !holds(s.basis, about) && !holds(s.scope, about)) continue;
    if (holds(s.property, property)) out.push_back(std::move(s));
  }
  return out;
}

bool are_disjoint(const StatementEntry& a, const StatementEntry& b) {
  const auto above = [](const std::string& low, const std::string& high) {
    return !low.empty() && !high.empty() && compare_exact(low, high) > 0;
  };
  return above(a.low, b.high) || above(b.low, a.high);
}

/// What must be equal for two values to speak of one thing. A plan and what came of it may both hold.
std::string key_of(const StatementEntry& s) {
  const bool ahead = s.modality == "plan" || s.modality == "forecast" || s.modality == "promise";
  return fmt::format("{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}\x1f{}", fold_case(s.subject), fold_case(s.property),
                     s.unit, s.per, s.basis, s.scope, s.as_of, ahead ? "ahead" : "");
}

void check_source(SourceEntry& source, std::vector<std::string>& damage) {
  Sha256 sha;
  sha.add(source.bytes);
  if (sha.finish() != source.sha256)
    damage.push_back(
        fmt::format("source {} ({}): the bytes do not have the sha256 that is written", source.id, source.name));
}

}  // namespace

Result<std::vector<StatementEntry>> Ledger::statements(const StatementFilter& filter) {
  return guarded(state_->file, [&] { return read_filtered(state_->database, filter); });
}

Result<std::size_t> Ledger::count(const StatementFilter& filter) {
  return guarded(state_->file, [&] {
    StatementFilter all = filter;
    all.limit = 0;
    return read_filtered(state_->database, all).size();
  });
}

Result<std::vector<SourceEntry>> Ledger::sources(bool with_bytes) {
  return guarded(state_->file, [&] {
    Query q = state_->database.query(std::string("SELECT id, name, kind, sha256, text_sha256, publisher, title, date, "
                                                 "url, licence, grade, language, witness, "
                                                 "replaces") +
                                     (with_bytes ? ", bytes" : "") + " FROM source ORDER BY id");
    std::vector<SourceEntry> out;
    while (q.step()) {
      SourceEntry& s = out.emplace_back();
      s.id = q.number();
      for (std::string* text : {&s.name, &s.kind, &s.sha256, &s.text_sha256, &s.publisher, &s.title, &s.date, &s.url,
                                &s.licence, &s.grade, &s.language})
        *text = q.text();
      s.witness = q.number();
      s.replaces = q.number_or_nothing();
      if (with_bytes) s.bytes = q.text();
    }
    return out;
  });
}

Result<std::vector<JudgementEntry>> Ledger::judgements() {
  return guarded(state_->file, [&] {
    Query q = state_->database.query("SELECT a, b, verdict, who, note FROM judgement ORDER BY seq");
    std::vector<JudgementEntry> out;
    while (q.step()) {
      JudgementEntry& j = out.emplace_back();
      for (std::string* text : {&j.a, &j.b, &j.verdict, &j.who, &j.note}) *text = q.text();
    }
    return out;
  });
}

Result<std::vector<CitationEntry>> Ledger::citations(const std::string& statement) {
  return guarded(state_->file, [&] {
    Query q = state_->database.query("SELECT address, statement FROM citation WHERE statement = ? ORDER BY address");
    q.bind(statement);
    std::vector<CitationEntry> out;
    while (q.step()) {
      CitationEntry& c = out.emplace_back();
      c.address = q.text();
      c.statement = q.text();
    }
    return out;
  });
}

Result<std::vector<DisjointPair>> Ledger::disjoint() {
  return guarded(state_->file, [&] {
    Query q = state_->database.query(std::string("SELECT o.witness, ") + kStatementColumns + kFrom +
                                     " AND s.kind = 'claim' AND s.value IS NOT NULL AND coalesce(s.subject, '') <> '' "
                                     "AND t.state NOT IN ('rejected', 'edited')"
                                     " AND o.id NOT IN (SELECT replaces FROM source WHERE replaces IS NOT NULL)"
                                     " ORDER BY s.source, s.span_begin, s.id");
    std::unordered_map<std::string, std::vector<std::pair<std::int64_t, StatementEntry>>> groups;
    std::vector<DisjointPair> out;
    while (q.step()) {
      const std::int64_t witness = q.number();
      StatementEntry s = read_statement(q);
      auto& group = groups[key_of(s)];
      const auto repeats = [&](const auto& other) {  // a copy says nothing new
        return other.first == witness && other.second.low == s.low && other.second.high == s.high;
      };
      if (group.size() >= kMostPerGroup || std::ranges::any_of(group, repeats)) continue;
      for (const auto& [other, earlier] : group)
        if (other != witness && are_disjoint(earlier, s)) out.push_back({earlier, s});
      group.emplace_back(witness, std::move(s));
    }
    return out;
  });
}

Result<std::vector<std::string>> Ledger::find_damage() {
  return guarded(state_->file, [&] {
    std::vector<std::string> damage;
    Query whole = state_->database.query("PRAGMA integrity_check");
    while (whole.step())
      if (std::string line = whole.text(); line != "ok") damage.push_back(std::move(line));
    Query keys = state_->database.query("PRAGMA foreign_key_check");
    while (keys.step()) damage.push_back(fmt::format("a row of {} names a row that is not there", keys.text()));
    Query sources =
        state_->database.query("SELECT id, name, coalesce(text_sha256, sha256), bytes FROM source ORDER BY id");
    while (sources.step()) {
      SourceEntry s;
      s.id = sources.number();
      for (std::string* text : {&s.name, &s.sha256, &s.bytes}) *text = sources.text();
      check_source(s, damage);
    }
    Query spans = state_->database.query(
        "SELECT s.id FROM statement s JOIN source o ON o.id = s.source WHERE s.span_begin < 0 OR s.span_end < "
        "s.span_begin"
        " OR s.span_end > length(o.bytes) OR CAST(substr(o.bytes, s.span_begin + 1, s.span_end - s.span_begin) AS TEXT)"
        " IS NOT coalesce(s.said, '')");
    while (spans.step())
      damage.push_back(fmt::format("statement {}: its span does not hold what it says", spans.text()));
    return damage;
  });
}

}  // namespace korridor
