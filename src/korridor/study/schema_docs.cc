// The schema for readers: Markdown for people, a Frictionless data package for programs.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "korridor/base/text.h"
#include "korridor/study/schema.h"

namespace korridor {
namespace {

std::string type_word(const Field& field) {
  static constexpr const char* kWords[] = {"id",        "text",     "number", "date",  "choice",
                                           "reference", "selector", "recipe", "steps", "discounts",
                                           "country",   "currency", "month"};
  std::string word = kWords[static_cast<std::size_t>(field.type)];
  if (field.type == FieldType::kRef) word = fmt::format("row of [{0}](#{0})", field.references);
  return field.list ? "list of " + word : word;
}

std::string range_word(const Field& field) {
  if (!field.allowed.empty()) return fmt::format("`{}`", fmt::join(field.allowed, "` `"));
  if (field.minimum && field.maximum) return fmt::format("{} to {}", *field.minimum, *field.maximum);
  if (field.minimum) return fmt::format("{} or more", *field.minimum);
  return "";
}

std::string markdown_row(const Field& field) {
  return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", field.column, type_word(field), field.unit,
                     field.required ? "yes" : "", field.default_text.empty() ? "" : "`" + field.default_text + "`",
                     range_word(field), field.meaning + (field.figure ? " *" : ""));
}

std::string json_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x20)
      out += fmt::format("\\u{:04x}", byte);
    else
      out += c;
  }
  return out + "\"";
}

/// Types of Table Schema: what Korridor packs into a cell (lists, recipes, selectors) is a string there.
std::string_view frictionless_type(const Field& field) {
  if (field.list) return "string";
  if (field.type == FieldType::kNumber) return "number";
  if (field.type == FieldType::kDate) return "date";
  return field.type == FieldType::kMonth ? "integer" : "string";
}

std::string constraints(const Field& field) {
  std::vector<std::string> parts;
  if (field.required) parts.emplace_back("\"required\": true");
  if (field.type == FieldType::kId) parts.emplace_back("\"unique\": true, \"pattern\": \"[A-Za-z0-9_.-]+\"");
  if (field.type == FieldType::kCountry && !field.list) parts.emplace_back("\"pattern\": \"[A-Z]{3}\"");
  if (!field.list && field.minimum) parts.push_back(fmt::format("\"minimum\": {}", *field.minimum));
  if (!field.list && field.maximum) parts.push_back(fmt::format("\"maximum\": {}", *field.maximum));
  if (!field.list && !field.allowed.empty()) {
    std::vector<std::string> words;
    for (const std::string& word : field.allowed) words.push_back(json_text(word));
    parts.push_back(fmt::format("\"enum\": [{}]", fmt::join(words, ", ")));
  }
  return parts.empty() ? "" : fmt::format(", \"constraints\": {{{}}}", fmt::join(parts, ", "));
}

std::string field_as_json(const Field& field) {
  const std::string unit = field.unit.empty() ? "" : fmt::format(", \"unit\": {}", json_text(field.unit));
  const std::string otherwise =
      field.default_text.empty() ? "" : fmt::format(", \"default\": {}", json_text(field.default_text));
  return fmt::format("{{\"name\": {}, \"type\": \"{}\", \"description\": {}{}{}{}}}", json_text(field.column),
                     frictionless_type(field), json_text(field.meaning), unit, otherwise, constraints(field));
}

std::string foreign_keys(const TableSchema& table) {
  std::vector<std::string> keys;
  for (const Field& field : table.fields)
    if (field.type == FieldType::kRef && !field.list)
      keys.push_back(fmt::format("{{\"fields\": \"{}\", \"reference\": {{\"resource\": \"{}\", \"fields\": \"{}\"}}}}",
                                 field.column, field.references == table.name ? "" : field.references,
                                 find_table_schema(field.references)->fields.front().column));
  return keys.empty() ? "" : fmt::format(",\n      \"foreignKeys\": [{}]", fmt::join(keys, ", "));
}

std::string table_as_json(const TableSchema& table) {
  std::vector<std::string> fields;
  for (const Field& field : table.fields) fields.push_back("        " + field_as_json(field));
  const Field& first = table.fields.front();
  const std::string key =
      first.type == FieldType::kId ? fmt::format(",\n      \"primaryKey\": \"{}\"", first.column) : "";
  return fmt::format(
      "    {{\"name\": \"{0}\", \"path\": \"{0}.csv\", \"profile\": \"tabular-data-resource\", \"encoding\": "
      "\"utf-8\",\n"
      "     \"schema\": {{\n      \"fields\": [\n{1}\n      ]{2}{3}}}}}",
      table.name, fmt::join(fields, ",\n"), key, foreign_keys(table));
}

}  // namespace

std::string schema_as_markdown() {
  std::string text =
      "# Tables of a study\n\n"
      "Written by `scripts/docs` from `schema/fields.csv`; change it there.\n\n"
      "A study is a folder with [`study.toml`](settings.md) and one CSV file per table, named after it. Files and "
      "columns\n"
      "that are not needed may be left out, columns may stand in any order, and an empty cell takes the default. Lists "
      "are\n"
      "separated by `;`. No number is larger than 1e15. A figure marked * should have a row in "
      "[citations](#citations).\n";
  for (const TableSchema& table : schema()) {
    text += fmt::format(
        "\n## {}\n\n| column | type | unit | needed | default | values | meaning |\n|---|---|---|---|---|---|---|\n",
        table.name);
    for (const Field& field : table.fields) text += markdown_row(field);
  }
  return text;
}

std::string schema_as_datapackage(std::string_view study_name) {
  std::vector<std::string> resources;
  for (const TableSchema& table : schema()) resources.push_back(table_as_json(table));
  return fmt::format("{{\n  \"name\": {},\n  \"profile\": \"data-package\",\n  \"resources\": [\n{}\n  ]\n}}\n",
                     json_text(study_name), fmt::join(resources, ",\n"));
}

}  // namespace korridor
