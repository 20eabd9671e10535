#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "korridor/base/date.h"
#include "korridor/study/schema.h"

namespace korridor {

/// One checked table of a study. Rows and columns are counted from 0; columns follow the schema, whatever the order in
/// the file. A cell that the file leaves empty, or a column it lacks, holds the schema's default.
class Table {
 public:
  explicit Table(const TableSchema& schema);

  [[nodiscard]] const TableSchema& schema() const { return *schema_; }
  [[nodiscard]] const std::string& name() const { return schema_->name; }
  [[nodiscard]] std::size_t size() const { return lines_.size(); }

  /// Row with this id; nothing if there is none or if the table has no id column.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view id) const;
  /// The id column's text of a row (empty for tables without an id).
  [[nodiscard]] const std::string& id(std::size_t row) const;

  /// Position of a column; asserts that the schema knows it.
  [[nodiscard]] std::size_t column(std::string_view name) const;

  /// The cell's text with the default filled in; the raw text as written is empty() where nothing stands.
  [[nodiscard]] const std::string& text(std::size_t row, std::size_t column) const;
  [[nodiscard]] const std::string& text(std::size_t row, std::string_view column_name) const {
    return text(row, column(column_name));
  }
  /// The cell's number; NaN where the cell is empty and the schema has no default.
  [[nodiscard]] double number(std::size_t row, std::size_t column) const;
  [[nodiscard]] double number(std::size_t row, std::string_view column_name) const {
    return number(row, column(column_name));
  }
  /// The cell's day, if one stands there.
  [[nodiscard]] std::optional<Date> date(std::size_t row, std::string_view column_name) const;
  /// The parts of a list cell.
  [[nodiscard]] std::vector<std::string> list(std::size_t row, std::string_view column_name) const;
  /// The pairs of a recipe (good, tonnes).
  [[nodiscard]] std::vector<std::pair<std::string, double>> recipe(std::size_t row, std::string_view column_name) const;
  /// The pairs of a demand curve (price in usd/t, tonnes a year).
  [[nodiscard]] std::vector<std::pair<double, double>> steps(std::size_t row, std::string_view column_name) const;
  /// True where the file itself gives a value.
  [[nodiscard]] bool is_given(std::size_t row, std::size_t column) const;

  /// Line of the row in its file, for messages; the file's column (from 1) of a schema column, 0 if it is absent.
  [[nodiscard]] std::int64_t line(std::size_t row) const { return lines_[row]; }
  [[nodiscard]] std::int64_t file_column(std::size_t column) const { return file_columns_[column]; }
  [[nodiscard]] const std::string& file() const { return file_; }

  /// Used by the reader: takes the file's name and columns, then row after row (one text per schema column).
  void set_file(std::string file, std::vector<std::int64_t> file_columns);
  void add_row(std::int64_t line, std::vector<std::string> texts);

 private:
  const TableSchema* schema_;
  std::string file_;
  std::vector<std::int64_t> file_columns_;
  std::vector<std::int64_t> lines_;
  std::vector<std::string> texts_;   // row-major, defaults filled in
  std::vector<double> numbers_;      // row-major, NaN where not a number
  std::vector<bool> given_;          // row-major
  std::unordered_map<std::string, std::size_t> rows_by_id_;
};

}  // namespace korridor
