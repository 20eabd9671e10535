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
#include "korridor/base/result.h"
#include "korridor/study/schema.h"

namespace korridor {

/// One checked table of a study. Rows and columns are counted from 0; columns follow the schema, whatever the order in
/// the file. A cell that the file leaves empty, or a column it lacks, holds the schema's default.
class Table {
 public:
  explicit Table(const TableSchema& schema);

  [[nodiscard]] const TableSchema& schema() const { return *schema_; }
  [[nodiscard]] const std::string& name() const { return schema_->name; }
  [[nodiscard]] std::size_t size() const { return origins_.size(); }

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

  /// File, line and column of a cell, as an Error whose other parts are empty. A column that the file leaves out stands
  /// at the row's first.
  [[nodiscard]] Error place(std::size_t row, std::size_t column) const;
  [[nodiscard]] Error place(std::size_t row, std::string_view column_name) const {
    return place(row, column(column_name));
  }
  [[nodiscard]] std::int64_t line(std::size_t row) const { return origins_[row].line; }

  /// False where a cell of the row was refused: rules between columns then have nothing to say.
  [[nodiscard]] bool is_sound(std::size_t row) const { return origins_[row].sound; }
  /// False if a file of the table could not be read in full, so that a row that is missing may well stand there.
  [[nodiscard]] bool is_complete() const { return complete_; }

  /// Used by the reader: files, then rows. A study that stands on another one has two files for a table.
  struct Source {
    std::string file;
    std::vector<std::int64_t> columns;  ///< position in the file (from 1) of each column of the schema; 0: it has none
  };
  struct Row {
    std::size_t source = 0;
    std::int64_t line = 0;
    std::vector<std::string> texts;   ///< one per column of the schema
    std::vector<std::int64_t> lines;  ///< line of each cell; empty where all stand on `line`
    bool sound = true;
  };
  std::size_t add_source(Source source);
  void add_row(Row row);
  void mark_incomplete() { complete_ = false; }

 private:
  const TableSchema* schema_;
  struct Origin {
    std::size_t source;
    std::int64_t line;
    bool sound;
  };
  bool complete_ = true;
  std::vector<Source> sources_;
  std::vector<Origin> origins_;
  std::unordered_map<std::size_t, std::vector<std::int64_t>>
      cell_lines_;                  // by row, only where a record has several lines
  std::vector<std::string> texts_;  // row-major, defaults filled in
  std::vector<double> numbers_;     // row-major, NaN where not a number
  std::vector<bool> given_;         // row-major
  std::unordered_map<std::string, std::size_t> rows_by_id_;
};

/// The pairs of a recipe or a demand curve that has been checked, from its text.
[[nodiscard]] std::vector<std::pair<std::string, double>> parse_recipe(std::string_view text);
[[nodiscard]] std::vector<std::pair<double, double>> parse_steps(std::string_view text);

}  // namespace korridor
