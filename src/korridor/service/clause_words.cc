#include "korridor/service/clause_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "korridor/base/country.h"
#include "korridor/study/selector_names.h"
#include "korridor/study/selector_parser.h"

namespace korridor {
namespace {

using Node = Selector::Node;

bool is_german(std::string_view lang) { return lang == "de"; }

/// A cell, where the table has such a column; else nothing.
std::string cell(const Table& table, std::size_t r, std::string_view column) {
  return table.schema().find(column) ? table.text(r, column) : std::string();
}

/// Writes the tree of one selector, whose terms know where they stand in its text.
class SelectorWords {
 public:
  SelectorWords(const Study& study, std::string_view text, std::string_view lang)
      : study_(study), text_(text), lang_(lang) {}

  [[nodiscard]] std::string say(const Node& node) const {
    switch (node.kind) {
      case Node::Kind::kTerm:
        return term(node);
      case Node::Kind::kNot:
        return (is_german(lang_) ? "nicht " : "not ") + inner(*node.children.front());
      case Node::Kind::kAnd:
        return joined(node, is_german(lang_) ? " und " : " and ");
      default:
        return joined(node, is_german(lang_) ? " oder " : " or ");
    }
  }

 private:
  /// A part of a larger one: what has parts itself stands in brackets, so that it is not read another way.
  [[nodiscard]] std::string inner(const Node& node) const {
    return node.children.size() > 1 ? "(" + say(node) + ")" : say(node);
  }

  [[nodiscard]] std::string joined(const Node& node, const char* between) const {
    std::string all;
    for (const auto& child : node.children) all += (all.empty() ? "" : between) + inner(*child);
    return all;
  }

  [[nodiscard]] std::string term(const Node& node) const {
    if (node.key == "country" && is_country(node.value)) return country_name(node.value, lang_);
    const char* table = table_of_key(node.key);
    if (table != nullptr && study_.table(table).find(node.value)) return name_row(study_, table, node.value, lang_);
    return std::string(text_.substr(node.begin, node.end - node.begin));
  }

  const Study& study_;
  std::string_view text_, lang_;
};

std::string percent(double share, std::string_view lang) {
  std::string text = fmt::format("{:g} %", 100 * share);
  if (is_german(lang)) std::ranges::replace(text, '.', ',');
  return text;
}

}  // namespace

std::string name_row(const Study& study, std::string_view table, std::string_view id, std::string_view lang) {
  const Table& rows = study.table(table);
  const auto r = rows.find(id);
  if (!r) return std::string(id);
  if (table == "links")
    return name_row(study, "places", rows.text(*r, "from"), lang) + " – " +
           name_row(study, "places", rows.text(*r, "to"), lang);
  for (const char* column : {"name_de", "name"})
    if (std::string name = cell(rows, *r, column);
        !name.empty() && (is_german(lang) || column != std::string("name_de")))
      return name;
  return std::string(id);
}

std::string say_selector(const Study& study, const std::string& selector, std::string_view lang) {
  const auto root = parse_selector_text(selector, {});
  if (!root) return selector;
  Errors unknown;
  resolve_names(**root, study, selector, {}, unknown);
  return unknown.empty() ? SelectorWords(study, selector, lang).say(**root) : selector;
}

std::string say_clause(const Study& study, std::size_t r, std::string_view lang) {
  const Table& clauses = study.table("clauses");
  const std::string& kind = clauses.text(r, "kind");
  const std::string what = say_selector(study, clauses.text(r, "selector"), lang);
  const double share = clauses.number(r, "share");
  const bool german = is_german(lang);
  if (kind == "may") return (german ? "erlaubt: " : "may touch ") + what;
  if (kind == "avoid" && !(share > 0)) return (german ? "gemieden: " : "stays out of ") + what;
  if (kind == "avoid")
    return fmt::format(fmt::runtime(german ? "höchstens {}: {}" : "at most {} touches {}"), percent(share, lang), what);
  const bool is_whole = !(share < 1);
  if (kind == "priority")
    return (german ? "bevorzugt" : "if possible") + (is_whole ? "" : " " + percent(share, lang)) +
           (german ? ": " : " through ") + what;
  if (is_whole) return (german ? "Pflicht: " : "must touch ") + what;
  return fmt::format(fmt::runtime(german ? "Pflicht zu mindestens {}: {}" : "at least {} must touch {}"),
                     percent(share, lang), what);
}

}  // namespace korridor
