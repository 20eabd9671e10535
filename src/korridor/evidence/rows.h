#pragma once

#include <string>
#include <vector>

#include "korridor/evidence/database.h"
#include "korridor/evidence/entries.h"

namespace korridor {

void insert_source(Database& database, const SourceEntry& source, const std::string& sha256, std::int64_t id,
                   std::int64_t witness, std::optional<std::int64_t> replaces);
/// False where the statement is there already.
bool insert_statement(Database& database, const StatementEntry& statement);
void insert_decision(Database& database, const DecisionEntry& decision);

/// Columns of a statement in the order in which read_statement() takes them; `s` is the statement, `t` its state.
extern const char* const kStatementColumns;
[[nodiscard]] StatementEntry read_statement(Query& query);

/// Speakers as one text, a line each, and back.
[[nodiscard]] std::string join_speakers(const std::vector<std::string>& speakers);
[[nodiscard]] std::vector<std::string> split_speakers(const std::string& text);

}  // namespace korridor
