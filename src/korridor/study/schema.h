#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace korridor {

/// What a cell may hold. `kRef`, `kCountry`, ... may also come as lists (Field::list).
enum class FieldType {
  kId,         ///< name of the row, unique in the table
  kText,       ///< free text
  kNumber,     ///< finite decimal number
  kDate,       ///< YYYY-MM-DD
  kChoice,     ///< one of Field::allowed
  kRef,        ///< id of a row of the table Field::references
  kSelector,   ///< expression that names a set (study/selector.h)
  kRecipe,     ///< good:tonnes;good:tonnes
  kSteps,      ///< price:tonnes_per_year;price:tonnes_per_year
  kDiscounts,  ///< tonnes_per_year:percent;tonnes_per_year:percent
  kCountry,    ///< ISO 3166 alpha-3
  kCurrency,   ///< ISO 4217
  kMonth       ///< 1 to 12
};

/// No figure of a study is larger: beyond it a tonne is lost in the digits of a sum, and products of a few leave the
/// range of a double.
constexpr double kLargestFigure = 1e15;

/// One column of one table, as a row of schema/fields.csv tells it.
struct Field {
  std::string table;
  std::string column;
  FieldType type = FieldType::kText;
  bool list = false;
  std::string references;
  std::string unit;
  bool required = false;
  std::string default_text;
  std::vector<std::string> allowed;
  std::optional<double> minimum;
  std::optional<double> maximum;
  bool figure = false;  ///< a number that a citation should stand behind
  std::string meaning;
};

struct TableSchema {
  std::string name;
  std::vector<Field> fields;
  /// Position of a column, or nothing.
  [[nodiscard]] std::optional<std::size_t> find(std::string_view column) const;
};

/// The tables of a study in the order of schema/fields.csv, which is compiled into the program.
[[nodiscard]] const std::vector<TableSchema>& schema();

/// One table of the schema, or nothing.
[[nodiscard]] const TableSchema* find_table_schema(std::string_view name);

/// Names of all tables, and of the columns of one.
[[nodiscard]] const std::vector<std::string>& table_names();
[[nodiscard]] std::vector<std::string> column_names(const TableSchema& table);

/// The schema as Markdown (docs/reference/schema.md) and as a Frictionless data package (datapackage.json).
[[nodiscard]] std::string schema_as_markdown();

/// What holds for all tables, in a language.
[[nodiscard]] std::string introduce_schema(std::string_view language);

/// One table of it, in a language; tables and columns keep their names.
[[nodiscard]] std::string table_as_markdown(const TableSchema& table, std::string_view language);
[[nodiscard]] std::string schema_as_datapackage(std::string_view study_name);

}  // namespace korridor
