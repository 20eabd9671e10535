#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace korridor::cli {

/// A table for a terminal: words to the left, numbers to the right, cut with … where it would be wider than the screen.
class TextTable {
 public:
  struct Column {
    std::string title;
    bool number = false;
    bool whole = false;  // words that are of no use when cut, as an id
  };
  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }
  [[nodiscard]] bool empty() const { return rows_.empty(); }
  [[nodiscard]] std::string render(std::size_t width) const;
  /// The table, or where it has no rows one line that says so: what was not found, and what to do next.
  [[nodiscard]] std::string render_or(const std::string& nothing) const;

 private:
  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

/// Characters of the terminal's line: COLUMNS, else what the terminal says, else 100. A pipe or a file has no end of
/// the line: there nothing is cut, so that what reads it gets whole names.
[[nodiscard]] std::size_t terminal_width();

/// 1234567.8 -> `1,234,568`; small numbers keep up to `digits` decimals. German: `1.234.568`.
[[nodiscard]] std::string show_number(double value, int digits, const std::string& lang);

}  // namespace korridor::cli
