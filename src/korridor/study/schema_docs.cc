// The schema for readers: Markdown for people, a Frictionless data package for programs.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

#include "korridor/base/phrases.h"
#include "korridor/base/text.h"
#include "korridor/study/schema.h"

namespace korridor {
namespace {

/// Words of the tables' heads and types. They are no phrases: those would turn columns of these names in messages too.
constexpr std::pair<std::string_view, std::string_view> kGerman[] = {{"column", "Spalte"},
                                                                     {"type", "Art"},
                                                                     {"unit", "Einheit"},
                                                                     {"needed", "nötig"},
                                                                     {"default", "sonst"},
                                                                     {"values", "Werte"},
                                                                     {"meaning", "Bedeutung"},
                                                                     {"id", "Kennung"},
                                                                     {"text", "Text"},
                                                                     {"number", "Zahl"},
                                                                     {"date", "Tag"},
                                                                     {"choice", "Auswahl"},
                                                                     {"selector", "Selektor"},
                                                                     {"recipe", "Rezept"},
                                                                     {"steps", "Stufen"},
                                                                     {"discounts", "Nachlässe"},
                                                                     {"country", "Staat"},
                                                                     {"currency", "Währung"},
                                                                     {"month", "Monat"},
                                                                     {"row of", "Zeile von"},
                                                                     {"list of", "Liste:"},
                                                                     {"yes", "ja"},
                                                                     {"to", "bis"},
                                                                     {"or more", "oder mehr"}};

std::string say(std::string_view english, std::string_view language) {
  const auto word = std::ranges::find(kGerman, english, [](const auto& pair) { return pair.first; });
  return std::string(language == "de" && word != std::end(kGerman) ? word->second : english);
}

std::string type_word(const Field& field, std::string_view language) {
  static constexpr const char* kWords[] = {"id",        "text",     "number", "date",  "choice",
                                           "reference", "selector", "recipe", "steps", "discounts",
                                           "country",   "currency", "month"};
  std::string word = say(kWords[static_cast<std::size_t>(field.type)], language);
  if (field.type == FieldType::kRef) word = fmt::format("{1} [{0}](#{0})", field.references, say("row of", language));
  return field.list ? say("list of", language) + " " + word : word;
}

std::string range_word(const Field& field, std::string_view language) {
  if (!field.allowed.empty()) return fmt::format("`{}`", fmt::join(field.allowed, "` `"));
  if (field.minimum && field.maximum)
    return fmt::format("{} {} {}", *field.minimum, say("to", language), *field.maximum);
  if (field.minimum) return fmt::format("{} {}", *field.minimum, say("or more", language));
  return "";
}

std::string markdown_row(const Field& field, std::string_view language) {
  return fmt::format("| `{}` | {} | {} | {} | {} | {} | {} |\n", field.column, type_word(field, language), field.unit,
                     field.required ? say("yes", language) : "",
                     field.default_text.empty() ? "" : "`" + field.default_text + "`", range_word(field, language),
                     translate_phrase(field.meaning, language).value_or(field.meaning) + (field.figure ? " *" : ""));
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

std::string introduce_schema(std::string_view language) {
  if (language == "de")
    return "Eine Studie ist ein Ordner mit study.toml und einer CSV-Datei je Tabelle, die wie sie heißt. Dateien und\n"
           "Spalten, die nicht nötig sind, können fehlen; Spalten stehen in beliebiger Reihenfolge, und für eine "
           "leere\n"
           "Zelle gilt, was unter sonst steht. Listen trennt `;`. Keine Zahl ist größer als 1e15. Eine Angabe mit *\n"
           "sollte eine Zeile in citations haben.\n";
  return "A study is a folder with [`study.toml`](settings.md) and one CSV file per table, named after it. Files and "
         "columns\n"
         "that are not needed may be left out, columns may stand in any order, and an empty cell takes the default. "
         "Lists are\n"
         "separated by `;`. No number is larger than 1e15. A figure marked * should have a row in "
         "[citations](#citations).\n";
}

std::string schema_as_markdown() {
  std::string text =
      "# Tables of a study\n\n"
      "Written by `scripts/docs` from `schema/fields.csv`; change it there.\n\n" +
      introduce_schema("en");
  for (const TableSchema& table : schema()) text += "\n" + table_as_markdown(table, "en");
  return text;
}

std::string table_as_markdown(const TableSchema& table, std::string_view language) {
  std::string text = fmt::format("## {}\n\n|", table.name);
  for (const char* head : {"column", "type", "unit", "needed", "default", "values", "meaning"})
    text += " " + say(head, language) + " |";
  text += "\n|---|---|---|---|---|---|---|\n";
  for (const Field& field : table.fields) text += markdown_row(field, language);
  return text;
}

std::string schema_as_datapackage(std::string_view study_name) {
  std::vector<std::string> resources;
  for (const TableSchema& table : schema()) resources.push_back(table_as_json(table));
  return fmt::format("{{\n  \"name\": {},\n  \"profile\": \"data-package\",\n  \"resources\": [\n{}\n  ]\n}}\n",
                     json_text(study_name), fmt::join(resources, ",\n"));
}

}  // namespace korridor
