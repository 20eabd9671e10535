#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <variant>
#include <vector>

#include "korridor/service/reply.h"

namespace korridor {

/// How the long lists of a reply are laid out: an object a row, or a list a field.
enum class RowLayout { kRows, kColumns };

/// A field of a reply's row, and where it comes from: a text, a number, or one of a few words.
template <class Row>
struct RowField {
  const char* name;
  std::variant<std::string Row::*, double Row::*, const char* (*)(const Row&)> from;

  [[nodiscard]] bool is_number() const { return from.index() == 1; }
  [[nodiscard]] double number(const Row& row) const { return row.*std::get<double Row::*>(from); }
  [[nodiscard]] std::string_view text(const Row& row) const {
    if (const auto* member = std::get_if<std::string Row::*>(&from)) return row.**member;
    return std::get<const char* (*)(const Row&)>(from)(row);
  }
};

/// A field of all rows. A text is told by its place among the distinct ones, which stand in the order of their first
/// row: hardly a text of a plan stands in one row alone.
template <class Row>
Json lay_out_column(const std::vector<Row>& rows, const RowField<Row>& field) {
  Json list = Json::array();
  list.get_ref<Json::array_t&>().reserve(rows.size());
  if (field.is_number()) {
    for (const Row& row : rows) list.push_back(number_or_null(field.number(row)));
    return list;
  }
  Json texts = Json::array();
  std::unordered_map<std::string_view, std::size_t> places;
  for (const Row& row : rows) {
    const auto [at, is_new] = places.try_emplace(field.text(row), places.size());
    if (is_new) texts.push_back(std::string(at->first));
    list.push_back(at->second);
  }
  return {{"of", std::move(texts)}, {"at", std::move(list)}};
}

template <class Row, std::size_t N>
Json lay_out_row(const Row& row, const RowField<Row> (&fields)[N]) {
  Json entry = Json::object();
  for (const RowField<Row>& field : fields)
    entry[field.name] = field.is_number() ? number_or_null(field.number(row)) : Json(std::string(field.text(row)));
  return entry;
}

/// Rows with these fields, in either layout; both tell the same.
template <class Row, std::size_t N>
Json lay_out(const std::vector<Row>& rows, const RowField<Row> (&fields)[N], RowLayout layout) {
  if (layout == RowLayout::kColumns) {
    Json columns = Json::object();
    for (const RowField<Row>& field : fields) columns[field.name] = lay_out_column(rows, field);
    return columns;
  }
  Json list = Json::array();
  for (const Row& row : rows) list.push_back(lay_out_row(row, fields));
  return list;
}

}  // namespace korridor
