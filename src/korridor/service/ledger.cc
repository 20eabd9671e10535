#include "korridor/service/ledger.h"

#include <fmt/format.h>

#include <map>

namespace korridor {
namespace {

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json head(const char* action) {
  Json json = reply_head("ledger", nullptr, "ok");
  json["action"] = action;
  return json;
}

/// The bytes around a statement, so that a person sees what it was taken from.
Json context_json(const StatementEntry& s, const SourceEntry& source) {
  const auto size = static_cast<std::int64_t>(source.bytes.size());
  if (s.context_begin < 0 || s.context_end > size || s.begin < s.context_begin || s.end > s.context_end) return nullptr;
  const auto cut = [&](std::int64_t begin, std::int64_t end) {
    return source.bytes.substr(static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
  };
  return {
      {"before", cut(s.context_begin, s.begin)}, {"marked", cut(s.begin, s.end)}, {"after", cut(s.end, s.context_end)}};
}

Json source_json(const SourceEntry& s) {
  return {{"id", s.id},
          {"name", s.name},
          {"kind", s.kind},
          {"sha256", s.sha256},
          {"publisher", text_or_null(s.publisher)},
          {"title", text_or_null(s.title)},
          {"date", text_or_null(s.date)},
          {"url", text_or_null(s.url)},
          {"licence", text_or_null(s.licence)},
          {"grade", text_or_null(s.grade)},
          {"language", text_or_null(s.language)},
          {"copy_of", s.witness == s.id ? Json(nullptr) : Json(s.witness)},
          {"replaces", s.replaces ? Json(*s.replaces) : Json(nullptr)}};
}

}  // namespace

Json to_json(const StatementEntry& s, const SourceEntry* source) {
  Json json = {{"id", s.id},
               {"source", s.source},
               {"label", text_or_null(s.label)},
               {"kind", s.kind},
               {"subject", text_or_null(s.subject)},
               {"property", text_or_null(s.property)},
               {"value", text_or_null(s.value)},
               {"low", text_or_null(s.low)},
               {"high", text_or_null(s.high)},
               {"unit", text_or_null(s.unit)},
               {"per", text_or_null(s.per)},
               {"basis", text_or_null(s.basis)},
               {"scope", text_or_null(s.scope)},
               {"as_of", text_or_null(s.as_of)},
               {"modality", text_or_null(s.modality)},
               {"stance", text_or_null(s.stance)},
               {"attribution", s.attribution},
               {"begin", s.begin},
               {"end", s.end},
               {"text", s.said},
               {"note", text_or_null(s.note)},
               {"derived_from", text_or_null(s.derived_from)},
               {"state", s.state},
               {"decision_note", text_or_null(s.decision_note)},
               {"witnesses", s.witnesses}};
  if (source != nullptr) {
    json["source_name"] = source->name;
    json["publisher"] = text_or_null(source->publisher);
    json["sentence"] = context_json(s, *source);
  }
  return json;
}

Reply ledger_list(const LedgerList& request) {
  auto ledger = Ledger::open(request.ledger, Ledger::Mode::kRead);
  if (!ledger) return reply_errors("ledger", ledger.error());
  const auto statements = ledger->statements(request.filter);
  if (!statements) return reply_errors("ledger", statements.error());
  const auto sources = ledger->sources(true);
  if (!sources) return reply_errors("ledger", sources.error());
  std::map<std::int64_t, const SourceEntry*> by_id;
  for (const SourceEntry& source : *sources) by_id[source.id] = &source;
  Reply reply{.json = head("list")};
  reply.json["sources"] = Json::array();
  for (const SourceEntry& source : *sources) reply.json["sources"].push_back(source_json(source));
  reply.json["statements"] = Json::array();
  for (const StatementEntry& s : *statements) reply.json["statements"].push_back(to_json(s, by_id[s.source]));
  return reply;
}

Reply ledger_check(const LedgerFile& request) {
  auto ledger = Ledger::open(request.ledger, Ledger::Mode::kRead);
  if (!ledger) return reply_errors("ledger", ledger.error());
  const auto damage = ledger->find_damage();
  if (!damage) return reply_errors("ledger", damage.error());
  const auto sources = ledger->sources(false);
  const auto count = ledger->count({});
  if (!sources || !count) return reply_errors("ledger", sources ? count.error() : sources.error());
  if (!damage->empty()) {
    Errors errors;
    for (const std::string& line : *damage)
      errors.push_back(
          {.code = "ledger_damaged", .message = line, .file = request.ledger.string(), .hint = "go back to a copy"});
    return reply_errors("ledger", errors);
  }
  Reply reply{.json = head("check")};
  reply.json["counts"] = {{"sources", sources->size()}, {"statements", *count}};
  return reply;
}

}  // namespace korridor
