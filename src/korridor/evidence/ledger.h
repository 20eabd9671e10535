#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/evidence/entries.h"

namespace korridor {

/// What one source brought.
struct AddedSource {
  std::int64_t source = 0;
  bool known = false;  ///< these bytes were there already; nothing was added
  std::size_t statements = 0, reopened = 0;
  std::int64_t copy_of = 0;  ///< 0: a text of its own
  std::optional<std::int64_t> replaces;
};

/// Empty fields do not filter; texts match as parts, in any case.
struct StatementFilter {
  std::string state = {}, source = {}, about = {}, property = {}, kind = {}, id = {};
  std::size_t limit = 0;  ///< 0: all
};

/// The append-only ledger of sources, statements and decisions, one SQLite file.
///
/// Method   write-ahead log, every source one transaction, fsync before it counts; triggers refuse to alter a row.
/// Shared   several processes may read and write; a writer waits for another for busy_ms, then says so.
/// Errors   no_ledger, ledger_newer, ledger_damaged, ledger_locked, cannot_write, unknown_id, out of the table.
class Ledger {
 public:
  enum class Mode { kRead, kWrite, kCreate };
  /// Opens, checks that the file is a sound ledger of this or an earlier version, and brings it up to this one.
  [[nodiscard]] static Result<Ledger> open(const std::filesystem::path& file, Mode mode, int busy_ms = 10'000);
  ~Ledger();
  Ledger(Ledger&&) noexcept;
  Ledger& operator=(Ledger&&) noexcept;

  /// Adds a source with its statements and what cites them (by label), all or nothing. A source of the same name with
  /// other bytes takes the place of the earlier one: decisions about its statements are reopened.
  [[nodiscard]] Result<AddedSource> add(const SourceEntry& source, std::span<const StatementEntry> statements);
  /// The same for many sources in one transaction, as a study brings them; `citations` name statements by label.
  [[nodiscard]] Result<std::vector<AddedSource>> add_all(std::span<const SourceEntry> sources,
                                                         std::span<const std::vector<StatementEntry>> statements,
                                                         std::span<const CitationEntry> citations);
  /// Writes decisions and judgements, all or nothing. Returns the ids of statements that edits made.
  [[nodiscard]] Result<std::vector<std::string>> decide(std::span<const DecisionEntry> decisions,
                                                        std::span<const JudgementEntry> judgements);
  /// Takes the last decision about a statement back by writing the state before it.
  [[nodiscard]] Result<std::string> undo(const std::string& statement, const std::string& who);

  [[nodiscard]] Result<std::vector<StatementEntry>> statements(const StatementFilter& filter);
  [[nodiscard]] Result<std::size_t> count(const StatementFilter& filter);
  /// All sources in the order in which they came; bytes only where asked for.
  [[nodiscard]] Result<std::vector<SourceEntry>> sources(bool with_bytes);
  [[nodiscard]] Result<std::vector<JudgementEntry>> judgements();
  [[nodiscard]] Result<std::vector<CitationEntry>> citations(const std::string& statement);
  /// Statements that contradict each other by their intervals; of copies of one text, and of what was rejected or
  /// edited, none.
  [[nodiscard]] Result<std::vector<DisjointPair>> disjoint();
  /// Everything that is not as it should be: SQLite's full check, hashes of the bytes, spans. Empty: sound.
  [[nodiscard]] Result<std::vector<std::string>> find_damage();

 private:
  struct State;
  explicit Ledger(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

/// The id that a statement has by what it is.
[[nodiscard]] std::string make_statement_id(const std::string& source_sha256, const StatementEntry& statement);

}  // namespace korridor
