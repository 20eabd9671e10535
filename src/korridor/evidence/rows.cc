#include "korridor/evidence/rows.h"

#include "korridor/base/text.h"

namespace korridor {

std::string join_speakers(const std::vector<std::string>& speakers) {
  std::string out;
  for (const std::string& speaker : speakers) out += (out.empty() ? "" : "\n") + speaker;
  return out;
}

std::vector<std::string> split_speakers(const std::string& text) { return split(text, '\n'); }

void insert_source(Database& database, const SourceEntry& source, const std::string& sha256, std::int64_t id,
                   std::int64_t witness, std::optional<std::int64_t> replaces) {
  Query q = database.query(
      "INSERT INTO source(id, name, kind, sha256, text_sha256, bytes, publisher, title, date, url, licence, grade, "
      "language, "
      "witness,"
      " replaces) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  q.bind(id).bind(source.name).bind(source.kind).bind(sha256).bind_or_null(source.text_sha256).bind_blob(source.bytes);
  for (const std::string* text :
       {&source.publisher, &source.title, &source.date, &source.url, &source.licence, &source.grade, &source.language})
    q.bind_or_null(*text);
  q.bind(witness).bind_or_null(replaces).run();
}

bool insert_statement(Database& database, const StatementEntry& s) {
  Query there = database.query("SELECT 1 FROM statement WHERE id = ?");
  if (there.bind(s.id).step()) return false;
  Query q = database.query(
      "INSERT INTO statement(id, source, label, kind, subject, property, value, low, high, unit, per, basis, scope,"
      " as_of, modality, stance, attribution, span_begin, span_end, context_begin, context_end, said, note,"
      " derived_from) VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)");
  q.bind(s.id).bind(s.source).bind_or_null(s.label).bind(s.kind);
  for (const std::string* text : {&s.subject, &s.property, &s.value, &s.low, &s.high, &s.unit, &s.per, &s.basis,
                                  &s.scope, &s.as_of, &s.modality, &s.stance})
    q.bind_or_null(*text);
  q.bind_or_null(join_speakers(s.attribution));
  q.bind(s.begin).bind(s.end).bind(s.context_begin).bind(s.context_end);
  q.bind_or_null(s.said).bind_or_null(s.note).bind_or_null(s.derived_from).run();
  return true;
}

void insert_decision(Database& database, const DecisionEntry& decision) {
  Query q = database.query("INSERT INTO decision(statement, state, who, note, replacement) VALUES(?,?,?,?,?)");
  q.bind(decision.statement).bind(decision.state).bind_or_null(decision.who).bind_or_null(decision.note);
  q.bind_or_null(decision.replacement ? decision.replacement->id : std::string()).run();
}

const char* const kStatementColumns =
    "s.id, s.source, s.label, s.kind, s.subject, s.property, s.value, s.low, s.high, s.unit, s.per, s.basis, s.scope,"
    " s.as_of, s.modality, s.stance, s.attribution, s.span_begin, s.span_end, s.context_begin, s.context_end, s.said,"
    " s.note, s.derived_from, t.state, t.note,"
    " (SELECT count(DISTINCT o.witness) FROM statement x JOIN source o ON o.id = x.source"
    "  WHERE x.property = s.property AND x.subject = s.subject AND x.unit IS s.unit AND x.value IS s.value"
    "  AND x.as_of IS s.as_of)";

StatementEntry read_statement(Query& q) {
  StatementEntry s;
  s.id = q.text();
  s.source = q.number();
  for (std::string* text : {&s.label, &s.kind, &s.subject, &s.property, &s.value, &s.low, &s.high, &s.unit, &s.per,
                            &s.basis, &s.scope, &s.as_of, &s.modality, &s.stance})
    *text = q.text();
  s.attribution = split_speakers(q.text());
  for (std::int64_t* number : {&s.begin, &s.end, &s.context_begin, &s.context_end}) *number = q.number();
  for (std::string* text : {&s.said, &s.note, &s.derived_from, &s.state, &s.decision_note}) *text = q.text();
  s.witnesses = std::max<std::int64_t>(1, q.number());
  return s;
}

}  // namespace korridor
