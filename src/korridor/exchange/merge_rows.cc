#include "korridor/exchange/merge_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <set>

#include "korridor/base/text.h"
#include "korridor/study/csv.h"
#include "korridor/study/schema.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;
constexpr std::size_t kMostTold = 10;

/// A table as text, cells by column.
class TableText {
 public:
  static Result<TableText> read(const fs::path& file, const TableSchema& schema) {
    TableText table(schema);
    std::ifstream in(file, std::ios::binary);
    if (!in) {
      table.header_.push_back(schema.fields.front().column);
      return table;
    }
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    const auto parsed = parse_csv(bytes, file.string());
    if (!parsed) return std::unexpected(parsed.error());
    table.header_.reserve(parsed->header.size());
    for (const CsvCell& cell : parsed->header) table.header_.push_back(cell.text);
    for (const CsvRow& row : parsed->rows) {
      std::vector<std::string> cells;
      cells.reserve(row.cells.size());
      for (const CsvCell& cell : row.cells) cells.push_back(cell.text);
      table.add(std::move(cells));
    }
    return table;
  }

  /// Row with the id of an imported row; tables without an id know a row by all it says.
  std::vector<std::string>* find(const ImportedRow& row) {
    if (!has_id()) return nullptr;
    const auto id = row.cells.find(schema_->fields.front().column);
    const auto at = id == row.cells.end() ? by_id_.end() : by_id_.find(id->second);
    return at == by_id_.end() ? nullptr : &rows_[at->second];
  }
  [[nodiscard]] bool holds(const std::vector<std::string>& cells, const ImportedRow& row) const {
    return std::ranges::all_of(row.cells, [&](const auto& cell) {
      const auto column = std::ranges::find(header_, cell.first) - header_.begin();
      return static_cast<std::size_t>(column) < cells.size() &&
             says_the_same(cell.first, cells[static_cast<std::size_t>(column)], cell.second);
    });
  }
  [[nodiscard]] bool holds_anywhere(const ImportedRow& row) const {
    return std::ranges::any_of(rows_, [&](const auto& cells) { return holds(cells, row); });
  }
  void put(std::vector<std::string>& cells, const ImportedRow& row) {
    for (const auto& [column, text] : row.cells)
      if (std::string& cell = cells[column_of(column)]; !says_the_same(column, cell, text)) cell = text;
  }
  void append(const ImportedRow& row) {
    for (const auto& [column, text] : row.cells) (void)column_of(column);
    std::vector<std::string> cells(header_.size());
    put(cells, row);
    add(std::move(cells));
  }
  [[nodiscard]] bool has_id() const { return schema_->fields.front().type == FieldType::kId; }
  [[nodiscard]] std::string text() const {
    std::string out = join(header_);
    for (const auto& row : rows_) out += join(row);
    return out;
  }

 private:
  /// An empty cell says its default; 1e6 is 1000000; programs that keep 15 digits give back the same figure.
  [[nodiscard]] bool says_the_same(const std::string& column, const std::string& mine,
                                   const std::string& theirs) const {
    if (mine == theirs) return true;
    const auto at = schema_->find(column);
    if (!at) return false;
    const Field& field = schema_->fields[*at];
    const std::string& meant = mine.empty() ? field.default_text : mine;
    if (meant == theirs) return true;
    const auto a = parse_number(meant), b = parse_number(theirs);
    return field.type == FieldType::kNumber && a && b && std::abs(*a - *b) <= 1e-14 * std::abs(*a);
  }
  explicit TableText(const TableSchema& schema) : schema_(&schema) {}
  static std::string join(const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t c = 0; c < cells.size(); ++c) line += (c == 0 ? "" : ",") + csv_cell(cells[c]);
    return line + "\n";
  }
  void add(std::vector<std::string> cells) {
    if (has_id()) {
      const auto id = std::ranges::find(header_, schema_->fields.front().column) - header_.begin();
      if (static_cast<std::size_t>(id) < cells.size()) by_id_[cells[static_cast<std::size_t>(id)]] = rows_.size();
    }
    rows_.push_back(std::move(cells));
  }
  /// A column that the file lacks comes to its end, empty in all rows.
  std::size_t column_of(const std::string& column) {
    const auto at = std::ranges::find(header_, column);
    if (at != header_.end()) return static_cast<std::size_t>(at - header_.begin());
    header_.push_back(column);
    for (auto& row : rows_) row.emplace_back();
    return header_.size() - 1;
  }

  const TableSchema* schema_;
  std::vector<std::string> header_;
  std::vector<std::vector<std::string>> rows_;
  std::map<std::string, std::size_t> by_id_;
};

Error complain(const ImportedRow& row, const TableSchema& schema, const char* code, const char* what,
               const char* hint) {
  return {.code = code,
          .message = fmt::format("{} of table {} {}", row.cells.at(schema.fields.front().column), row.table, what),
          .file = row.file,
          .row = row.line,
          .hint = hint};
}

}  // namespace

Result<Merged> merge_rows(const fs::path& study, const std::vector<ImportedRow>& rows, bool replace) {
  std::map<std::string, TableText> tables;
  std::map<std::string, std::set<std::string>> imported;
  Merged merged;
  Errors errors;
  std::size_t told = 0;
  for (const ImportedRow& row : rows) {
    const TableSchema& schema = *find_table_schema(row.table);
    const std::string file = row.table + ".csv";
    if (!tables.contains(file)) {
      auto table = TableText::read(study / file, schema);
      if (!table) return std::unexpected(table.error());
      tables.emplace(file, std::move(*table));
    }
    TableText& table = tables.at(file);
    Merged::Count& count = merged.counts[row.table];
    std::vector<std::string>* there = table.find(row);
    if (there == nullptr) {
      if (!table.has_id() && table.holds_anywhere(row)) {
        ++count.same;
        continue;
      }
      table.append(row);
      if (table.has_id()) imported[row.table].insert(row.cells.at(schema.fields.front().column));
      ++count.added;
      continue;
    }
    if (table.holds(*there, row)) {
      ++count.same;
      continue;
    }
    const bool own = imported[row.table].contains(row.cells.at(schema.fields.front().column));
    if (own || !replace) {
      if (told++ < kMostTold)
        errors.push_back(own ? complain(row, schema, "twice_imported", "comes twice with different cells",
                                        "give the rows ids of their own")
                             : complain(row, schema, "would_replace",
                                        "stands in the study already and says something else",
                                        "--replace lets the imported cells win; or leave the row out"));
      continue;
    }
    table.put(*there, row);
    ++count.replaced;
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  for (const auto& [file, table] : tables) {
    const Merged::Count& count = merged.counts[file.substr(0, file.size() - 4)];
    if (count.added + count.replaced > 0) merged.files[file] = table.text();
  }
  return merged;
}

}  // namespace korridor
