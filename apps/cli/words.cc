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

}  // namespace

std::string word(std::string_view english, const std::string& lang) {
  if (lang == "de")
    if (const auto at = german().find(english); at != german().end()) return std::string(at->second);
  english = english.substr(0, english.find('|'));
  if (english == "its clauses_and_orders") return "its clauses and orders";
  if (english == "left_out") return "leaving it out";
  if (english == "not_carried") return "no link carries it";
  if (english == "not_joined") return "the links that carry it do not join the two places";
  if (english == "no_supply") return "no supply";
  if (english == "no_row") return "it has no row";
  if (english == "not_moved") return "nothing moves without it";
  if (english == "changes_on_the_way") return "the row's price holds for the last tonne only";
  if (english == "not_modelled") return "not modelled";
  if (english == "whole_number") return "it decides a whole number";
  if (english == "by_origin") return "its row counts origins";
  if (english == "no_plan") return "no plan";
  if (english == "no_way") return "no way";
  if (english == "too_dear") return "the rest is too dear";
  if (english == "does_not_pay") return "saves less than it costs";
  if (english == "saves_nothing") return "saves nothing";
  if (english == "saves_nothing_here") return "saves nothing in this choice";
  if (english == "not_best") return "others use the money better";
  if (english == "not_decided") return "not in the best choice so far";
  if (english == "over_budget") return "dearer than the budget";
  if (english == "clashes") return "clashes with the scenarios asked for";
  if (english == "excluded") return "excluded by what is chosen";
  if (english == "blocked") return "blocked";
  if (english == "cost_not_known") return "cost not known";
  if (english == "limits_or_penalty") return "limits, or dearer than the penalty";
  return std::string(english);
}

std::string say_clause(std::string_view says, const std::string& lang) {
  const std::size_t blank = std::min(says.find(' '), says.size());
  return word(says.substr(0, blank), lang).append(says.substr(blank));
}

std::string say_class(std::string_view name, const std::string& lang) {
  const auto state = find_country(name);
  return state ? country_name(*state, lang) : word(name, lang);
}

}  // namespace korridor::cli
