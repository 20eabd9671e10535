#include "korridor/study/selector_names.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "korridor/base/country.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"

namespace korridor {
namespace {

using Node = Selector::Node;

bool has_match(const std::vector<std::string>& values, std::string_view pattern) {
  return std::ranges::any_of(values, [&](const std::string& v) { return is_match(pattern, v); });
}

bool has_id(const Table& table, std::string_view pattern) {
  if (!pattern.ends_with('*')) return table.find(pattern).has_value();
  for (std::size_t r = 0; r < table.size(); ++r)
    if (is_match(pattern, table.id(r))) return true;
  return false;
}

/// Words that a choice column of this name allows, over all tables: `kind`, `status`, `mode`.
std::vector<std::string> allowed_words(std::string_view column) {
  std::set<std::string> words;
  for (const TableSchema& table : schema())
    if (const auto c = table.find(column))
      words.insert(table.fields[*c].allowed.begin(), table.fields[*c].allowed.end());
  return {words.begin(), words.end()};
}

/// What stands in a column, each once.
std::vector<std::string> written_in(const Table& table, std::string_view column) {
  std::set<std::string> words;
  const bool list = table.schema().fields[table.column(column)].list;
  for (std::size_t r = 0; r < table.size(); ++r) {
    if (!list) words.insert(table.text(r, column));
    for (std::string& item : table.list(r, column)) words.insert(std::move(item));
  }
  words.erase("");
  return {words.begin(), words.end()};
}

std::vector<std::string> ports_of(const Study& study) {
  const Table& places = study.table("places");
  std::vector<std::string> ports;
  for (std::size_t r = 0; r < places.size(); ++r)
    if (places.text(r, "kind") == "port") ports.push_back(places.id(r));
  return ports;
}

/// Words that a key can have which names no row.
std::vector<std::string> words_of_key(std::string_view key, const Study& study) {
  if (key == "port") return ports_of(study);
  if (key == "label") return written_in(study.table("links"), "labels");
  if (key == "gauge") return written_in(study.table("links"), "gauge_mm");
  if (key == "owner") return written_in(study.table("owners"), "holder");
  if (key == "buyer" || key == "seller") return written_in(study.table("orders"), key);
  return allowed_words(key);
}

/// Gives a bare name its key: the first kind of thing that has this name.
bool resolve_bare(Node& term, const Study& study) {
  if (const auto country = find_country(term.value)) {
    term.key = "country";
    term.value = *country;
    return true;
  }
  if (term.value == "*") return false;  // of what?
  for (const char* key : {"corridor", "place", "link", "good", "plant", "supply", "order"})
    if (has_id(study.table(table_of_key(key)), term.value)) {
      term.key = key;
      return true;
    }
  for (const char* key : {"mode", "kind"})
    if (has_match(allowed_words(key), term.value)) {
      term.key = key;
      return true;
    }
  return false;
}

std::vector<std::string> bare_names(const Study& study) {
  std::vector<std::string> names;
  for (const char* table : {"corridors", "places", "links", "goods", "plants", "supply", "orders"})
    for (std::string& id : ids_of(study.table(table))) names.push_back(std::move(id));
  for (const char* key : {"mode", "kind"})
    for (std::string& word : allowed_words(key)) names.push_back(std::move(word));
  return names;
}

/// The nearest name, else up to three names that the word begins: aktau may be aktau_st or aktau_port.
std::string suggest(const std::string& word, const std::vector<std::string>& known, std::string otherwise) {
  std::vector<std::string> longer;
  for (const std::string& name : known)
    if (!word.empty() && name.starts_with(word) && longer.size() < 3) longer.push_back(name);
  if (longer.empty() || nearest(word, known)) return did_you_mean(word, known, std::move(otherwise));
  return fmt::format("did you mean {}?", fmt::join(longer, " or "));
}

/// What is wrong with a term; empty if it names something.
struct Complaint {
  std::string message, hint;
};

Complaint resolve_term(Node& term, const Study& study) {
  if (term.key.empty()) {
    if (resolve_bare(term, study)) return {};
    return {fmt::format("nothing is called {}", term.value),
            suggest(term.value, bare_names(study), "write key:value, such as country:CHN")};
  }
  if (term.key == "country" || term.key == "owner")
    if (const auto country = find_country(term.value)) {
      term.value = *country;
      return {};
    }
  if (term.key == "country")
    return {fmt::format("there is no state {}", term.value), "write its name or ISO 3166 code, such as CHN"};
  const char* table = term.key == "port" ? nullptr : table_of_key(term.key);
  if (table != nullptr && has_id(study.table(table), term.value)) return {};
  const auto known = table != nullptr ? ids_of(study.table(table)) : words_of_key(term.key, study);
  if (table == nullptr && has_match(known, term.value)) return {};
  return {fmt::format("there is no {} {}", term.key, term.value),
          suggest(term.value, known,
                  table != nullptr ? fmt::format("see the table {}", table)
                  : known.empty()  ? fmt::format("the study has no {}", term.key)
                                   : fmt::format("such as {}:{}", term.key, known.front()))};
}

}  // namespace

const char* table_of_key(std::string_view key) {
  if (key == "place" || key == "port") return "places";
  if (key == "link") return "links";
  if (key == "good") return "goods";
  if (key == "supply") return "supply";
  if (key == "plant") return "plants";
  if (key == "process") return "processes";
  if (key == "order") return "orders";
  if (key == "store") return "stores";
  if (key == "corridor") return "corridors";
  return nullptr;
}

bool is_match(std::string_view pattern, std::string_view text) {
  if (pattern.ends_with('*')) return text.starts_with(pattern.substr(0, pattern.size() - 1));
  return pattern == text;
}

bool is_item_match(std::string_view pattern, std::string_view list) {
  if (list.empty()) return false;
  for (std::size_t at = 0;;) {
    const std::size_t end = list.find(';', at);
    if (is_match(pattern, trim(list.substr(at, end - at)))) return true;
    if (end == std::string_view::npos) return false;
    at = end + 1;
  }
}

void resolve_names(Node& root, const Study& study, std::string_view text, const Error& where, Errors& errors) {
  for (const auto& child : root.children) resolve_names(*child, study, text, where, errors);
  if (root.kind != Node::Kind::kTerm) return;
  if (auto complaint = resolve_term(root, study); !complaint.message.empty())
    errors.push_back(
        error_at(where, "unknown_name", complaint.message + at_character(text, root.begin), complaint.hint));
}

}  // namespace korridor
