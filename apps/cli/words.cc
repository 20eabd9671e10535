#include "words.h"

#include <algorithm>
#include <cassert>
#include <map>

#include "korridor/base/country.h"
#include "words_de.h"

namespace korridor::cli {
namespace {

using Words = std::map<std::string_view, std::string_view>;

const Words& german() {
  static const Words words = [] {
    Words all;
    for (const auto& rows : {german_words(), german_kinds(), german_sentences(), german_invest(), german_conflicts()})
      for (const auto& [english, german] : rows) {
        const bool is_new = all.emplace(english, german).second;
        assert(is_new);  // a second row of one key would never be read
        (void)is_new;
      }
    return all;
  }();
  return words;
}

/// What codes of replies mean where they are not words yet.
constexpr std::pair<std::string_view, std::string_view> kEnglish[] = {
    {"its clauses_and_orders", "its clauses and orders"},
    {"left_out", "leaving it out"},
    {"not_carried", "no link carries it"},
    {"not_joined", "the links that carry it do not join the two places"},
    {"no_supply", "no supply"},
    {"no_row", "it has no row"},
    {"not_moved", "nothing moves without it"},
    {"changes_on_the_way", "the row's price holds for the last tonne only"},
    {"not_modelled", "not modelled"},
    {"whole_number", "it decides a whole number"},
    {"by_origin", "its row counts origins"},
    {"no_plan", "no plan"},
    {"no_way", "no way"},
    {"too_dear", "the rest is too dear"},
    {"does_not_pay", "saves less than it costs"},
    {"saves_nothing", "saves nothing"},
    {"saves_nothing_here", "saves nothing in this choice"},
    {"not_best", "others use the money better"},
    {"not_decided", "not in the best choice so far"},
    {"over_budget", "dearer than the budget"},
    {"clashes", "clashes with the scenarios asked for"},
    {"excluded", "excluded by what is chosen"},
    {"blocked", "blocked"},
    {"cost_not_known", "cost not known"},
    {"limits_or_penalty", "limits, or dearer than the penalty"},
};

}  // namespace

std::string word(std::string_view english, const std::string& lang) {
  if (lang == "de")
    if (const auto at = german().find(english); at != german().end()) return std::string(at->second);
  english = english.substr(0, english.find('|'));
  const auto* at = std::ranges::find(kEnglish, english, &std::pair<std::string_view, std::string_view>::first);
  if (at != std::end(kEnglish)) english = at->second;
  return std::string(english);
}

std::string say_column(std::string_view column, const std::string& lang) {
  for (const auto& [name, english, german] : figure_columns())
    if (name == column) return std::string(lang == "de" ? german : english);
  return std::string(column);
}

std::string say_class(std::string_view name, const std::string& lang) {
  const auto state = find_country(name);
  return state ? country_name(*state, lang) : std::string(name);
}

}  // namespace korridor::cli
