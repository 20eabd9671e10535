#include "korridor/evidence/database.h"

#include <fmt/format.h>

namespace korridor {
namespace {

[[noreturn]] void raise(sqlite3* database, int code) {
  throw SqliteTrouble{code & 0xff, database != nullptr ? sqlite3_errmsg(database) : sqlite3_errstr(code)};
}

/// A path as a URI, so that a reader may say that nobody writes.
std::string uri_of(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte <= 0x20 || byte >= 0x7f || c == '%' || c == '?' || c == '#')
      uri += fmt::format("%{:02X}", byte);
    else
      uri += c;
  }
  return uri + "?immutable=1";
}

sqlite3* open(const std::string& name, int flags, int busy_ms) {
  sqlite3* database = nullptr;
  const int code = sqlite3_open_v2(name.c_str(), &database, flags | SQLITE_OPEN_EXRESCODE, nullptr);
  const SqliteTrouble trouble{code & 0xff, code == SQLITE_OK ? "" : sqlite3_errstr(code)};
  if (code != SQLITE_OK) {
    sqlite3_close_v2(database);
    throw trouble;
  }
  sqlite3_busy_timeout(database, busy_ms);
  // A ledger may come from a stranger: its schema runs nothing that could do more than read and check.
  sqlite3_db_config(database, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(database, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  return database;
}

bool reads(sqlite3* database) {
  const int code = sqlite3_exec(database, "SELECT count(*) FROM sqlite_schema", nullptr, nullptr, nullptr) & 0xff;
  return code != SQLITE_CANTOPEN && code != SQLITE_READONLY;
}

}  // namespace

Query::Query(sqlite3* database, std::string_view sql) : database_(database) {
  sqlite3_stmt* statement = nullptr;
  check(sqlite3_prepare_v2(database, sql.data(), static_cast<int>(sql.size()), &statement, nullptr));
  statement_.reset(statement);
}

void Query::check(int code) {
  if (code != SQLITE_OK && code != SQLITE_ROW && code != SQLITE_DONE) raise(database_, code);
}

Query& Query::bind(std::string_view text) {
  const char* begin = text.empty() ? "" : text.data();
  check(sqlite3_bind_text64(statement_.get(), next_binding_++, begin, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
  return *this;
}

Query& Query::bind(std::int64_t number) {
  check(sqlite3_bind_int64(statement_.get(), next_binding_++, number));
  return *this;
}

Query& Query::bind_or_null(std::string_view text) {
  if (!text.empty()) return bind(text);
  check(sqlite3_bind_null(statement_.get(), next_binding_++));
  return *this;
}

Query& Query::bind_or_null(std::optional<std::int64_t> number) {
  if (number) return bind(*number);
  check(sqlite3_bind_null(statement_.get(), next_binding_++));
  return *this;
}

Query& Query::bind_blob(std::string_view bytes) {
  const char* begin = bytes.empty() ? "" : bytes.data();
  check(sqlite3_bind_blob64(statement_.get(), next_binding_++, begin, bytes.size(), SQLITE_STATIC));
  return *this;
}

bool Query::step() {
  next_column_ = 0;
  const int code = sqlite3_step(statement_.get());
  check(code);
  return code == SQLITE_ROW;
}

void Query::run() {
  while (step()) {
  }
  reset();
}

void Query::reset() {
  sqlite3_reset(statement_.get());
  next_binding_ = 1;
}

std::string Query::text() {
  const int column = next_column_++;
  const void* bytes = sqlite3_column_blob(statement_.get(), column);
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes), static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}

std::int64_t Query::number() { return sqlite3_column_int64(statement_.get(), next_column_++); }

std::optional<std::int64_t> Query::number_or_nothing() {
  if (sqlite3_column_type(statement_.get(), next_column_) != SQLITE_NULL) return number();
  ++next_column_;
  return std::nullopt;
}

Database::Database(const std::filesystem::path& file, Mode mode, int busy_ms) {
  // Also a reader asks for the right to write: only so may it tidy up after a writer that was killed.
  const int flags = SQLITE_OPEN_READWRITE | (mode == Mode::kCreate ? SQLITE_OPEN_CREATE : 0);
  try {
    database_.reset(open(file.string(), flags, busy_ms));
    if (mode != Mode::kRead || reads(database_.get())) return;
  } catch (const SqliteTrouble&) {
    if (mode != Mode::kRead) throw;
  }
  database_.reset();
  const auto log = std::filesystem::path(file.string() + "-wal");
  std::error_code error;
  const bool busy = std::filesystem::exists(log, error) && std::filesystem::file_size(log, error) > 0;
  const int read_only = SQLITE_OPEN_READONLY;
  database_.reset(busy ? open(file.string(), read_only, busy_ms)
                       : open(uri_of(file), read_only | SQLITE_OPEN_URI, busy_ms));
}

void Database::run(const std::string& sql) {
  const int code = sqlite3_exec(database_.get(), sql.c_str(), nullptr, nullptr, nullptr);
  if (code != SQLITE_OK) raise(database_.get(), code);
}

std::int64_t Database::number(std::string_view sql) {
  Query q = query(sql);
  return q.step() ? q.number() : 0;
}

std::string Database::text(std::string_view sql) {
  Query q = query(sql);
  return q.step() ? q.text() : std::string();
}

Transaction::Transaction(Database& database) : database_(database) { database_.run("BEGIN IMMEDIATE"); }

Transaction::~Transaction() {
  if (!open_) return;
  try {
    database_.run("ROLLBACK");
  } catch (const SqliteTrouble&) {  // SQLite has rolled back by itself
  }
}

void Transaction::commit() {
  database_.run("COMMIT");
  open_ = false;
}

Error to_error(const SqliteTrouble& trouble, const std::filesystem::path& file) {
  const auto make = [&](const char* code, const char* message, const char* hint) {
    return Error{
        .code = code, .message = fmt::format("{} ({})", message, trouble.message), .file = file.string(), .hint = hint};
  };
  switch (trouble.code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return make("ledger_locked", "another process is writing to the ledger", "wait for it to end, then try again");
    case SQLITE_NOTADB:
      return make("no_ledger", "the file is no ledger", "give a file that `korridor ledger DB add` has made");
    case SQLITE_CORRUPT:
      return make("ledger_damaged", "the ledger is damaged", "go back to a copy; nothing was written");
    case SQLITE_FULL:
      return make("cannot_write", "the disk is full", "make room; what was added before is whole");
    case SQLITE_TOOBIG:
      return make("file_too_large", "the source is larger than a ledger takes", "split it");
    default:
      return make("cannot_write", "the ledger cannot be opened or written",
                  "look at the path, the rights of file and folder, and the free space of the disk");
  }
}

}  // namespace korridor
