#pragma once

#include <sqlite3.h>

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "korridor/base/result.h"

namespace korridor {

/// What SQLite refused. Thrown inside this module only: guarded() turns it into an Error at the module's edge.
struct SqliteTrouble {
  int code = 0;  ///< primary result code
  std::string message;
};

/// A prepared statement: bound from left to right, read from left to right.
class Query {
 public:
  Query(sqlite3* database, std::string_view sql);

  Query& bind(std::string_view text);
  Query& bind(std::int64_t number);
  /// An empty text becomes NULL.
  Query& bind_or_null(std::string_view text);
  Query& bind_or_null(std::optional<std::int64_t> number);
  /// The bytes must live until the query has run.
  Query& bind_blob(std::string_view bytes);
  /// True while there is a row.
  bool step();
  /// Runs to the end and makes ready for the next binding.
  void run();
  void reset();
  [[nodiscard]] std::string text();  ///< NULL reads as empty
  [[nodiscard]] std::int64_t number();
  [[nodiscard]] std::optional<std::int64_t> number_or_nothing();

 private:
  void check(int code);
  struct Closer {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, Closer> statement_;
  int next_binding_ = 1, next_column_ = 0;
};

/// A connection.
class Database {
 public:
  enum class Mode { kRead, kWrite, kCreate };
  /// A file in a folder that cannot be written opens for reading only where no other process has work under way in it.
  Database(const std::filesystem::path& file, Mode mode, int busy_ms);

  void run(const std::string& sql);
  [[nodiscard]] Query query(std::string_view sql) { return {database_.get(), sql}; }
  [[nodiscard]] std::int64_t number(std::string_view sql);
  [[nodiscard]] std::string text(std::string_view sql);
  [[nodiscard]] std::int64_t last_row() const { return sqlite3_last_insert_rowid(database_.get()); }

 private:
  struct Closer {
    void operator()(sqlite3* database) const { sqlite3_close_v2(database); }
  };
  std::unique_ptr<sqlite3, Closer> database_;
};

/// A transaction that takes the writer's lock at once, and is undone unless commit() is reached.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Database& database_;
  bool open_ = true;
};

/// What SQLite refused, as an Error of the table, with the ledger's path.
[[nodiscard]] Error to_error(const SqliteTrouble& trouble, const std::filesystem::path& file);

/// Runs work that may throw SqliteTrouble, or an Error of its own.
template <class Work>
auto guarded(const std::filesystem::path& file, Work&& work) -> Result<decltype(work())> {
  try {
    if constexpr (std::is_void_v<decltype(work())>) {
      work();
      return {};
    } else {
      return work();
    }
  } catch (const SqliteTrouble& trouble) {
    return fail(to_error(trouble, file));
  } catch (const Error& error) {
    return fail(error);
  }
}

}  // namespace korridor
