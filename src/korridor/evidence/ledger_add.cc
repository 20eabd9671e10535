#include <fmt/format.h>

#include <map>

#include "korridor/base/sha256.h"
#include "korridor/evidence/copies.h"
#include "korridor/evidence/ledger_state.h"
#include "korridor/evidence/rows.h"

namespace korridor {
namespace {

constexpr std::size_t kIdDigits = 20;
constexpr char kBreak = '\x1f';

std::string hash(std::string_view bytes) {
  Sha256 sha;
  sha.add(bytes);
  return sha.finish();
}

/// Adds sources inside one transaction.
class Adder {
 public:
  explicit Adder(Database& database) : database_(database) {}

  AddedSource add(SourceEntry source, std::span<const StatementEntry> statements) {
    AddedSource added;
    const std::string text_sha = hash(source.bytes);
    const std::string sha = source.sha256.empty() ? text_sha : source.sha256;
    if (sha != text_sha) source.text_sha256 = text_sha;
    if (const auto known = find_known(sha)) {
      added.source = *known;
      added.known = true;
      return added;
    }
    added.replaces = find_earlier(source.name);
    added.source = database_.number("SELECT coalesce(max(id), 0) + 1 FROM source");
    const auto prints = source.kind == "article" ? print_sentences(source.bytes) : std::vector<std::int64_t>{};
    const std::int64_t witness = find_witness(prints, added.source);
    if (witness != added.source) added.copy_of = witness;
    insert_source(database_, source, sha, added.source, witness, added.replaces);
    insert_prints(prints, added.source);
    for (const StatementEntry& statement : statements) {
      StatementEntry entry = statement;
      entry.source = added.source;
      entry.id = make_statement_id(sha, entry);
      if (added.replaces && entry.derived_from.empty()) entry.derived_from = find_said_before(*added.replaces, entry);
      if (insert_statement(database_, entry)) ++added.statements;
    }
    if (added.replaces) added.reopened = reopen(*added.replaces, sha);
    return added;
  }

 private:
  std::optional<std::int64_t> find_known(const std::string& sha) {
    Query q = database_.query("SELECT id FROM source WHERE sha256 = ?");
    q.bind(sha);
    return q.step() ? q.number_or_nothing() : std::nullopt;
  }

  std::optional<std::int64_t> find_earlier(const std::string& name) {
    Query q = database_.query("SELECT max(id) FROM source WHERE name = ?");
    q.bind(name);
    return q.step() ? q.number_or_nothing() : std::nullopt;
  }

  /// The witness of the source that shares most sentences, if it shares enough of them; else the source itself.
  std::int64_t find_witness(const std::vector<std::int64_t>& prints, std::int64_t self) {
    std::map<std::int64_t, std::size_t> shared;
    Query who = database_.query("SELECT source FROM sentence WHERE print = ?");
    for (const std::int64_t print : prints) {
      who.bind(print);
      while (who.step()) ++shared[who.number()];
      who.reset();
    }
    std::int64_t best = 0;
    std::size_t most = 0;
    for (const auto& [source, count] : shared)
      if (count > most) best = source, most = count;
    if (most < kFewestShared) return self;
    const auto theirs = database_.number(fmt::format("SELECT count(*) FROM sentence WHERE source = {}", best));
    const double shorter = std::min(static_cast<double>(theirs), static_cast<double>(prints.size()));
    if (static_cast<double>(most) < kCopyShare * shorter) return self;
    return database_.number(fmt::format("SELECT witness FROM source WHERE id = {}", best));
  }

  void insert_prints(const std::vector<std::int64_t>& prints, std::int64_t source) {
    Query q = database_.query("INSERT INTO sentence(source, print) VALUES(?, ?)");
    for (const std::int64_t print : prints) q.bind(source).bind(print).run();
  }

  std::string find_said_before(std::int64_t source, const StatementEntry& entry) {
    Query q = database_.query(
        "SELECT id FROM statement WHERE source = ? AND kind = ? AND said = ? AND coalesce(subject, '') = ?"
        " AND coalesce(property, '') = ? ORDER BY span_begin LIMIT 1");
    q.bind(source).bind(entry.kind).bind(entry.said).bind(entry.subject).bind(entry.property);
    return q.step() ? q.text() : std::string();
  }

  /// What was decided about an earlier state of the file is open again.
  std::size_t reopen(std::int64_t source, const std::string& sha) {
    std::vector<std::string> decided;
    Query q = database_.query(
        "SELECT id FROM statement JOIN state ON state.statement = statement.id"
        " WHERE source = ? AND state IN ('accepted', 'rejected') ORDER BY id");
    q.bind(source);
    while (q.step()) decided.push_back(q.text());
    for (const std::string& id : decided)
      insert_decision(database_, {.statement = id,
                                  .state = "reopened",
                                  .who = "korridor",
                                  .note = "the source has other bytes now: sha256 " + sha,
                                  .replacement = {}});
    return decided.size();
  }

  Database& database_;
};

void add_citations(Database& database, std::span<const CitationEntry> citations, std::span<const AddedSource> added) {
  std::map<std::string, std::string> by_label;
  Query labels = database.query("SELECT label, id FROM statement WHERE source = ? AND label IS NOT NULL");
  for (const AddedSource& source : added) {
    labels.bind(source.source);
    while (labels.step()) {
      std::string label = labels.text();
      by_label[label] = labels.text();
    }
    labels.reset();
  }
  Query insert = database.query(
      "INSERT INTO citation(address, statement) SELECT ?1, ?2 WHERE NOT EXISTS"
      " (SELECT 1 FROM citation WHERE statement = ?2 AND address = ?1)");
  for (const CitationEntry& citation : citations)
    if (const auto at = by_label.find(citation.statement); at != by_label.end())
      insert.bind(citation.address).bind(at->second).run();
}

}  // namespace

std::string make_statement_id(const std::string& source_sha256, const StatementEntry& statement) {
  std::string key = fmt::format("{}{}{}{}{}{}", source_sha256, kBreak, statement.begin, kBreak, statement.end, kBreak);
  for (const std::string* part : {&statement.kind, &statement.subject, &statement.property, &statement.value,
                                  &statement.unit, &statement.label, &statement.derived_from})
    (key += *part) += kBreak;
  return hash(key).substr(0, kIdDigits);
}

Result<AddedSource> Ledger::add(const SourceEntry& source, std::span<const StatementEntry> statements) {
  return guarded(state_->file, [&] {
    Transaction transaction(state_->database);
    const AddedSource added = Adder(state_->database).add(source, statements);
    transaction.commit();
    return added;
  });
}

Result<std::vector<AddedSource>> Ledger::add_all(std::span<const SourceEntry> sources,
                                                 std::span<const std::vector<StatementEntry>> statements,
                                                 std::span<const CitationEntry> citations) {
  return guarded(state_->file, [&] {
    Transaction transaction(state_->database);
    Adder adder(state_->database);
    std::vector<AddedSource> added;
    for (std::size_t i = 0; i < sources.size(); ++i) added.push_back(adder.add(sources[i], statements[i]));
    add_citations(state_->database, citations, added);
    transaction.commit();
    return added;
  });
}

}  // namespace korridor
