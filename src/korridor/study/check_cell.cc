#include "korridor/study/check_cell.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "korridor/base/country.h"
#include "korridor/base/date.h"
#include "korridor/base/text.h"
#include "korridor/study/selector.h"

namespace korridor {
namespace {

/// One part of a cell in work: the whole text, or an item of a list.
struct Cell {
  const Field& field;
  const std::string& text;
  const Error& where;
  Errors& errors;
  void complain(std::string code, std::string message, std::string hint) const {
    errors.push_back(error_at(where, std::move(code), std::move(message), std::move(hint)));
  }
};

void check_id(const Cell& cell) {
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '.' ||
           c == '-';
  };
  if (!std::ranges::all_of(cell.text, fits))
    cell.complain("bad_id", fmt::format("{} is no id", cell.text), "use letters, digits, _ . -");
}

std::string range_hint(const Field& field) {
  if (field.column.starts_with("capacity")) return "give 0 to close it, or leave it empty for no limit";
  if (field.minimum && field.maximum) return fmt::format("give a value from {} to {}", *field.minimum, *field.maximum);
  if (field.minimum) return fmt::format("give a value of {} or more", *field.minimum);
  return field.maximum ? fmt::format("give a value of {} or less", *field.maximum) : "";
}

std::string with_unit(const std::string& text, const Field& field) {
  return field.unit.empty() ? text : text + " " + field.unit;
}

void check_number(const Cell& cell) {
  const auto value = parse_number(cell.text);
  const Field& field = cell.field;
  if (!value) {
    const bool comma = cell.text.find(',') != std::string::npos;
    cell.complain(
        "bad_number", fmt::format("{} is no finite number", cell.text),
        comma ? "write the decimal point as . and leave out separators of thousands" : "write it like 12.5 or 1e6");
    return;
  }
  if ((field.minimum && *value < *field.minimum) || (field.maximum && *value > *field.maximum))
    cell.complain("out_of_range", fmt::format("{} is {}", field.column, with_unit(cell.text, field)),
                  range_hint(field));
  else if (std::abs(*value) > kLargestFigure)
    cell.complain("out_of_range", fmt::format("{} is {}", field.column, with_unit(cell.text, field)),
                  field.column.starts_with("capacity")
                      ? "give a value of 1e15 or less; leave the cell empty where there is no limit"
                      : "give a value of 1e15 or less");
}

void check_country(const Cell& cell) {
  if (is_country(cell.text)) return;
  const auto meant = find_country(cell.text);
  cell.complain("bad_country", fmt::format("{} is no ISO 3166 alpha-3 code", cell.text),
                meant ? fmt::format("did you mean {}?", *meant) : "write KAZ, CHN, AZE, ...");
}

std::string how_to_write(bool steps) {
  return steps ? "write price:tonnes;price:tonnes" : "write good:tonnes;good:tonnes with tonnes above 0";
}

/// A price of a step: lower than the one before.
bool check_price(const Cell& cell, const std::string& part, const std::string& left, std::optional<double>& last) {
  const auto price = parse_number(left);
  if (!price || std::abs(*price) > kLargestFigure)
    cell.complain("bad_steps", fmt::format("{} is no price", left), how_to_write(true));
  else if (last && *price >= *last)
    cell.complain("bad_steps", fmt::format("step {} is not cheaper than the one before", part),
                  "put the dearest step first");
  else
    last = price;
  return last == price;
}

/// Recipes `good:tonnes;good:tonnes` and steps `price:tonnes;...`: every part has two sides, the right one positive.
/// The first part that is wrong is told.
void check_pairs(const Cell& cell) {
  const bool steps = cell.field.type == FieldType::kSteps;
  std::optional<double> last;
  std::set<std::string> goods;
  for (const std::string& part : split(cell.text, ';')) {
    const std::size_t colon = part.find(':');
    const auto amount =
        colon == std::string::npos ? std::nullopt : parse_number(trim(std::string_view(part).substr(colon + 1)));
    const std::string left(trim(std::string_view(part).substr(0, colon)));
    if (!amount || *amount <= 0 || *amount > kLargestFigure || left.empty())
      return cell.complain(steps ? "bad_steps" : "bad_recipe", fmt::format("'{}' is no pair", part),
                           how_to_write(steps));
    if (steps && !check_price(cell, part, left, last)) return;
    if (!steps && !goods.insert(left).second)
      return cell.complain("repeated_item", fmt::format("{} stands twice", left), "add the two up");
  }
}

/// Discounts `tonnes:percent;...`: both sides rise.
void check_discounts(const Cell& cell) {
  constexpr const char* kHow = "write tonnes:percent;tonnes:percent, the smaller volume first";
  double volume = 0, percent = 0;
  for (const std::string& part : split(cell.text, ';')) {
    const std::size_t colon = part.find(':');
    const auto from = parse_number(trim(std::string_view(part).substr(0, colon)));
    const auto off =
        colon == std::string::npos ? std::nullopt : parse_number(trim(std::string_view(part).substr(colon + 1)));
    if (!from || !off || *from > kLargestFigure)
      return cell.complain("bad_discounts", fmt::format("'{}' is no pair", part), kHow);
    if (*from <= volume)
      return cell.complain("bad_discounts", fmt::format("{} t is no larger volume than the one before", *from), kHow);
    if (*off <= percent || *off > 100)
      return cell.complain("bad_discounts", fmt::format("{} % is no larger discount than the one before", *off),
                           "give percent off the rate, above 0, at most 100, more for a larger volume");
    volume = *from;
    percent = *off;
  }
}

void check_part(const Cell& cell) {
  switch (cell.field.type) {
    case FieldType::kId:
      return check_id(cell);
    case FieldType::kNumber:
      return check_number(cell);
    case FieldType::kDate:
      if (!parse_date(cell.text))
        cell.complain("bad_date", fmt::format("{} is no day of the calendar", cell.text), "write YYYY-MM-DD");
      return;
    case FieldType::kChoice:
      if (std::ranges::find(cell.field.allowed, cell.text) == cell.field.allowed.end())
        cell.complain("bad_choice", fmt::format("{} is no {}", cell.text, cell.field.column),
                      did_you_mean(cell.text, cell.field.allowed,
                                   fmt::format("use one of {}", fmt::join(cell.field.allowed, ", "))));
      return;
    case FieldType::kCountry:
      return check_country(cell);
    case FieldType::kCurrency:
      if (!is_currency(cell.text))
        cell.complain("bad_currency", fmt::format("{} is no ISO 4217 code", cell.text), "write USD, EUR, KZT, ...");
      return;
    case FieldType::kMonth: {
      const auto month = parse_number(cell.text);
      if (!month || *month < 1 || *month > 12 || *month != static_cast<int>(*month))
        cell.complain("bad_month", fmt::format("{} is no month", cell.text), "write 1 to 12");
      return;
    }
    case FieldType::kRecipe:
    case FieldType::kSteps:
      return check_pairs(cell);
    case FieldType::kDiscounts:
      return check_discounts(cell);
    case FieldType::kSelector:
      if (auto parsed = check_selector_syntax(cell.text, cell.where); !parsed)
        cell.errors.insert(cell.errors.end(), parsed.error().begin(), parsed.error().end());
      return;
    case FieldType::kRef:
    case FieldType::kText:
      return;
  }
}

}  // namespace

Error error_at(const Error& where, std::string code, std::string message, std::string hint) {
  return {.code = std::move(code),
          .message = std::move(message),
          .file = where.file,
          .row = where.row,
          .column = where.column,
          .hint = std::move(hint)};
}

std::string did_you_mean(const std::string& word, const std::vector<std::string>& candidates, std::string otherwise) {
  if (const auto near = nearest(word, candidates)) return fmt::format("did you mean {}?", *near);
  return otherwise;
}

void check_cell(const Field& field, const std::string& text, const Error& where, Errors& errors) {
  if (text.empty()) {
    if (field.required)
      errors.push_back(error_at(where, "missing_value", fmt::format("{} is empty", field.column),
                                field.meaning.empty() ? "give a value" : "give it: " + field.meaning));
    return;
  }
  if (!field.list) return check_part({field, text, where, errors});
  std::set<std::string> seen;
  for (const std::string& part : split(text, ';')) {
    if (part.empty())
      errors.push_back(
          error_at(where, "empty_item", fmt::format("{} has an empty item", field.column), "take the extra ; out"));
    else if (!seen.insert(part).second)
      errors.push_back(
          error_at(where, "repeated_item", fmt::format("{} stands twice in {}", part, field.column), "name it once"));
    else
      check_part({field, part, where, errors});
  }
}

}  // namespace korridor
