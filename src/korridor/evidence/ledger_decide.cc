#include <fmt/format.h>

#include "korridor/evidence/ledger_state.h"
#include "korridor/evidence/rows.h"

namespace korridor {
namespace {

void require_statement(Database& database, const std::string& id, const std::filesystem::path& file) {
  Query q = database.query("SELECT 1 FROM statement WHERE id = ?");
  if (!q.bind(id).step())
    throw Error{.code = "unknown_id",
                .message = fmt::format("there is no statement `{}`", id),
                .file = file.string(),
                .hint = "`korridor ledger DB list` tells the ids"};
}

/// The state before the last decision that has not been taken back, as a stack of what was decided.
std::string state_before(Database& database, const std::string& id) {
  std::vector<std::string> states = {"proposed"};
  Query q = database.query("SELECT state, coalesce(note, '') FROM decision WHERE statement = ? ORDER BY seq");
  q.bind(id);
  while (q.step()) {
    const std::string state = q.text();
    if (q.text() == "undo" && states.size() > 1)
      states.pop_back();
    else
      states.push_back(state);
  }
  return states.size() > 1 ? states[states.size() - 2] : std::string();
}

}  // namespace

Result<std::vector<std::string>> Ledger::decide(std::span<const DecisionEntry> decisions,
                                                std::span<const JudgementEntry> judgements) {
  return guarded(state_->file, [&] {
    Database& database = state_->database;
    Transaction transaction(database);
    std::vector<std::string> made;
    for (DecisionEntry decision : decisions) {
      require_statement(database, decision.statement, state_->file);
      if (decision.replacement) {
        StatementEntry& edited = *decision.replacement;
        edited.derived_from = decision.statement;
        edited.id = make_statement_id(fmt::format("{} {} {} {} {} {}", decision.statement, edited.low, edited.high,
                                                  edited.basis, edited.scope, edited.as_of),
                                      edited);
        insert_statement(database, edited);
        insert_decision(database, {.statement = edited.id,
                                   .state = "accepted",
                                   .who = decision.who,
                                   .note = decision.note,
                                   .replacement = {}});
        made.push_back(edited.id);
      }
      insert_decision(database, decision);
    }
    Query insert = database.query("INSERT INTO judgement(a, b, verdict, who, note) VALUES(?,?,?,?,?)");
    for (const JudgementEntry& j : judgements)
      insert.bind(j.a).bind(j.b).bind(j.verdict).bind_or_null(j.who).bind_or_null(j.note).run();
    transaction.commit();
    return made;
  });
}

Result<std::string> Ledger::undo(const std::string& statement, const std::string& who) {
  return guarded(state_->file, [&] {
    Database& database = state_->database;
    Transaction transaction(database);
    require_statement(database, statement, state_->file);
    const std::string before = state_before(database, statement);
    if (before.empty())
      throw Error{.code = "unknown_id",
                  .message = fmt::format("nothing has been decided about `{}`", statement),
                  .file = state_->file.string(),
                  .hint = "there is nothing to take back"};
    Query replaced = database.query(
        "SELECT replacement FROM decision WHERE statement = ? AND replacement IS NOT NULL ORDER BY seq DESC LIMIT 1");
    if (replaced.bind(statement).step())
      insert_decision(database, {.statement = replaced.text(),
                                 .state = "rejected",
                                 .who = who,
                                 .note = "its edit was taken back",
                                 .replacement = {}});
    insert_decision(database, {.statement = statement, .state = before, .who = who, .note = "undo", .replacement = {}});
    transaction.commit();
    return before;
  });
}

}  // namespace korridor
