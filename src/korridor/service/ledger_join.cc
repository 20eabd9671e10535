#include "korridor/service/ledger_join.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "korridor/base/fold.h"
#include "korridor/evidence/exact.h"
#include "korridor/news/reader.h"

namespace korridor {
namespace {

/// Subject, property, good, unit, year: what must be equal for two claims to speak of one thing.
using Key = std::tuple<std::string, std::string, std::string, std::string, std::string>;

bool is_year(std::string_view as_of) {
  return as_of.size() == 4 && std::ranges::all_of(as_of, [](char c) { return c >= '0' && c <= '9'; });
}
bool is_open(const StatementEntry& s) { return s.state != "rejected" && s.state != "edited"; }

/// The good that English words name, as the reader of articles knows it; empty where they name none, or more.
std::string good_of(const std::string& words) {
  const auto article = read_article("property", words, {.date = {}, .language = Language::en});
  if (!article || article->entities.size() != 1) return {};
  const EntityMention& entity = article->entities.front();
  const bool all = entity.span.begin == 0 && entity.span.end == words.size();
  return all && entity.kind == "commodity" ? entity.canonical : std::string();
}

/// `oil_exports_value` as (exports, oil).
std::optional<std::pair<std::string, std::string>> kind_and_good(std::string property) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 8> kKinds{{{"_mine_production", "production"},
                                                                                 {"_mine_output", "production"},
                                                                                 {"_production", "production"},
                                                                                 {"_output", "production"},
                                                                                 {"_exports", "exports"},
                                                                                 {"_exports_value", "exports"},
                                                                                 {"_imports", "imports"},
                                                                                 {"_reserves", "reserves"}}};
  for (const auto& [ending, kind] : kKinds) {
    if (!property.ends_with(ending)) continue;
    property.resize(property.size() - ending.size());
    std::ranges::replace(property, '_', ' ');
    std::string good = good_of(property);
    if (good.empty()) return std::nullopt;
    return std::pair(std::string(kind), std::move(good));
  }
  return std::nullopt;
}

/// `Mt/yr` as t and a power of ten; a weight of uranium is one of metal in both. Rates a day keep their day.
std::optional<std::pair<std::string, int>> unit_and_power(std::string_view unit) {
  if (unit.ends_with("/yr")) unit.remove_suffix(3);
  constexpr auto kUnits = std::to_array<std::tuple<std::string_view, std::string_view, int>>({{"t", "t", 0},
                                                                                              {"kt", "t", 3},
                                                                                              {"Mt", "t", 6},
                                                                                              {"tU", "t", 0},
                                                                                              {"kg", "kg", 0},
                                                                                              {"oz", "oz", 0},
                                                                                              {"koz", "oz", 3},
                                                                                              {"Moz", "oz", 6},
                                                                                              {"bcm", "m3", 9},
                                                                                              {"mcm", "m3", 6},
                                                                                              {"MMm3/d", "m3/day", 6},
                                                                                              {"kb/d", "barrel/day", 3},
                                                                                              {"mb/d", "barrel/day", 6},
                                                                                              {"USD", "USD", 0},
                                                                                              {"MUSD", "USD", 6},
                                                                                              {"EUR", "EUR", 0},
                                                                                              {"MEUR", "EUR", 6}});
  for (const auto& [name, plain, power] : kUnits)
    if (name == unit) return std::pair(std::string(plain), power);
  return std::nullopt;
}

std::string scaled(const std::string& number, int power) {
  return number.empty() ? number : make_exact(fmt::format("{}e{}", number, power)).value_or("");
}

/// 21,100 is 21,050 to 21,150: zeros at the end of a whole number may be rounded; two digits are taken as meant. Only
/// for a number that is told without "about" and without an end.
StatementEntry with_rounding(StatementEntry s) {
  constexpr std::size_t kMostDigits = 15;
  const bool whole = std::ranges::all_of(s.value, [](char c) { return c >= '0' && c <= '9'; });
  if (!whole || s.value.size() < 3 || s.value.size() > kMostDigits || s.low.empty() || s.high.empty()) return s;
  long long half = 1;
  for (std::size_t i = s.value.size() - 1; i > 1 && s.value[i] == '0'; --i) half *= 10;
  half /= 2;
  const long long value = std::stoll(s.value);
  const std::string low = fmt::format("{}", value - half), high = fmt::format("{}", value + half);
  if (compare_exact(low, s.low) < 0) s.low = low;
  if (compare_exact(high, s.high) > 0) s.high = high;
  return s;
}

bool are_disjoint(const StatementEntry& a, const StatementEntry& b) {
  const auto above = [](const std::string& low, const std::string& high) {
    return !low.empty() && !high.empty() && compare_exact(low, high) > 0;
  };
  return above(a.low, b.high) || above(b.low, a.high);
}

/// Study claims in the terms of articles, by what they are of; those in a unit that is not known here are counted.
std::map<Key, std::vector<StatementEntry>> join_studies(const std::vector<StatementEntry>& statements,
                                                        const std::set<std::int64_t>& studies,
                                                        const std::set<std::int64_t>& replaced,
                                                        std::map<std::string, std::size_t>& unknown_units) {
  std::map<Key, std::vector<StatementEntry>> joined;
  std::map<std::string, std::optional<std::pair<std::string, std::string>>> known;
  for (const StatementEntry& s : statements) {
    if (!studies.contains(s.source) || replaced.contains(s.source) || s.kind != "claim" || !is_year(s.as_of) ||
        !is_open(s))
      continue;
    if (s.low.empty() && s.high.empty()) continue;
    const auto [found, fresh] = known.try_emplace(s.property);
    if (fresh) found->second = kind_and_good(s.property);
    if (!found->second) continue;
    const auto unit = unit_and_power(s.unit);
    if (!unit) {
      ++unknown_units[s.unit];
      continue;
    }
    const auto& [kind, good] = *found->second;
    StatementEntry& entry = joined[{folded(s.subject), kind, good, unit->first, s.as_of}].emplace_back(s);
    if (unit->second == 0) entry = with_rounding(entry);
    entry.low = scaled(entry.low, unit->second);
    entry.high = scaled(entry.high, unit->second);
  }
  return joined;
}

}  // namespace

StudyComparison contrary_to_studies(const std::vector<StatementEntry>& statements,
                                    const std::vector<SourceEntry>& sources) {
  std::set<std::int64_t> studies, replaced;
  for (const SourceEntry& source : sources) {
    if (source.kind == "study") studies.insert(source.id);
    if (source.replaces) replaced.insert(*source.replaces);
  }
  if (studies.empty() || studies.size() == sources.size()) return {};
  StudyComparison found;
  const auto joined = join_studies(statements, studies, replaced, found.unknown_units);
  for (const StatementEntry& s : statements) {
    const bool told = s.kind == "claim" && s.modality == "fact" && (s.stance == "asserted" || s.stance == "reported");
    if (studies.contains(s.source) || replaced.contains(s.source) || !told || !is_year(s.as_of) || !is_open(s) ||
        (!s.per.empty() && s.per != "year" && s.per != "day"))
      continue;
    const std::string unit = (s.unit == "tU" ? "t" : s.unit) + (s.per == "day" ? "/day" : "");
    const auto study = joined.find({folded(s.subject), s.property, s.basis, unit, s.as_of});
    if (study == joined.end()) continue;
    // where the study's own sources differ, one that agrees is enough
    const auto& claims = study->second;
    const StatementEntry rounded = with_rounding(s);
    const auto differs = [&](const StatementEntry& claim) { return are_disjoint(rounded, claim); };
    if (std::ranges::all_of(claims, differs)) found.pairs.push_back({.a = rounded, .b = claims.front()});
  }
  return found;
}

}  // namespace korridor
