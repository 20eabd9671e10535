#include <fmt/format.h>

#include <chrono>
#include <thread>

#include "korridor/evidence/ledger_state.h"
#include "korridor/evidence/schema.h"

namespace korridor {
namespace {

constexpr std::chrono::milliseconds kRetry{10};

[[noreturn]] void refuse(const char* code, std::string message, const std::filesystem::path& file, const char* hint) {
  throw Error{.code = code, .message = std::move(message), .file = file.string(), .hint = hint};
}

/// Makes or extends the tables. Whoever else opens the file at this moment waits.
void migrate(Database& database) {
  Transaction transaction(database);
  const auto version = database.number("PRAGMA user_version");
  for (auto step = static_cast<std::size_t>(version); step < kLedgerSteps.size(); ++step)
    database.run(kLedgerSteps[step]);
  database.run(fmt::format("PRAGMA application_id = {}", kLedgerApplication));
  database.run(fmt::format("PRAGMA user_version = {}", kLedgerVersion));
  transaction.commit();
}

/// SQLite does not wait for the lock that this takes, so this does.
void use_log(Database& database, int busy_ms) {
  const auto until = std::chrono::steady_clock::now() + std::chrono::milliseconds(busy_ms);
  while (true) {
    try {
      database.run("PRAGMA journal_mode = WAL");
      return;
    } catch (const SqliteTrouble& trouble) {
      if (trouble.code != SQLITE_BUSY || std::chrono::steady_clock::now() > until) throw;
      std::this_thread::sleep_for(kRetry);
    }
  }
}

void check_kind(Database& database, Ledger::Mode mode, const std::filesystem::path& file) {
  const auto application = database.number("PRAGMA application_id");
  const auto version = database.number("PRAGMA user_version");
  const bool empty = database.number("SELECT count(*) FROM sqlite_schema") == 0 && application == 0 && version == 0;
  if (empty && mode == Ledger::Mode::kCreate) return;
  if (application != kLedgerApplication)
    refuse("no_ledger", "the file is no ledger", file, "give a file that `korridor ledger DB add` has made");
  if (version > kLedgerVersion)
    refuse("ledger_newer", fmt::format("the ledger is of version {}; this program knows {}", version, kLedgerVersion),
           file, "use the newer program");
  // Reads the whole file. Whoever only reads is told of damage by the pages that it meets; nothing is ever appended to a
  // damaged file.
  if (mode == Ledger::Mode::kRead) return;
  const std::string sound = database.text("PRAGMA quick_check(1)");
  if (sound != "ok")
    refuse("ledger_damaged", "the ledger is damaged: " + sound, file, "go back to a copy; nothing was written");
}

}  // namespace

Ledger::Ledger(std::unique_ptr<State> state) : state_(std::move(state)) {}
Ledger::~Ledger() = default;
Ledger::Ledger(Ledger&&) noexcept = default;
Ledger& Ledger::operator=(Ledger&&) noexcept = default;

Result<Ledger> Ledger::open(const std::filesystem::path& file, Mode mode, int busy_ms) {
  return guarded(file, [&] {
    std::error_code error;
    if (mode != Mode::kCreate && !std::filesystem::exists(file, error))
      refuse("no_file", "there is no ledger here", file, "`korridor ledger DB add FILE...` makes one");
    if (std::filesystem::exists(file, error) && !std::filesystem::is_regular_file(file, error))
      refuse("no_ledger", "this is no file", file, "give the path of a file");
    const auto how = mode == Mode::kRead    ? Database::Mode::kRead
                     : mode == Mode::kWrite ? Database::Mode::kWrite
                                            : Database::Mode::kCreate;
    auto state = std::make_unique<State>(State{file, Database(file, how, busy_ms)});
    Database& database = state->database;
    check_kind(database, mode, file);
    if (database.number("PRAGMA user_version") < kLedgerVersion) migrate(database);
    if (mode != Mode::kRead) {
      use_log(database, busy_ms);
      database.run("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON");
    }
    return Ledger(std::move(state));
  });
}

}  // namespace korridor
