#include "korridor/news/names/event_editions.h"

#include <map>
#include <set>

#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The year right behind a name, or behind its short form in brackets; 0 where none stands there.
int year_behind(const Passage& passage, std::size_t at) {
  if (passage.is_sign(at, "(") && passage.is_sign(at + 2, ")")) at += 3;
  if (at >= passage.size() || passage[at].kind != TokenKind::number || passage[at].sentence_start) return 0;
  const std::string_view digits = passage.bytes(at);
  const int year = digits.size() == 4 ? to_int(digits).value_or(0) : 0;
  constexpr int kFirst = 1945, kLast = 2100;
  return year >= kFirst && year <= kLast ? year : 0;
}

bool ends_in_year(const std::string& name) {
  return name.size() > 5 && name[name.size() - 5] == ' ' &&
         to_int(std::string_view(name).substr(name.size() - 4)).has_value();
}

/// What an edition is one of: "80th UN General Assembly" and "UN General Assembly 2025" of "UN General Assembly".
std::string series_of(const std::string& name) {
  if (ends_in_year(name)) return name.substr(0, name.size() - 5);
  const auto blank = name.find(' ');
  const bool ordinal = !name.empty() && name[0] >= '0' && name[0] <= '9' && blank != std::string::npos;
  return ordinal ? name.substr(blank + 1) : name;
}

}  // namespace

void name_editions(const Passage& passage, Article& block) {
  std::map<std::string, std::set<std::string>> editions;
  for (EntityMention& entity : block.entities) {
    if (entity.kind != "event") continue;
    if (const int year = year_behind(passage, entity.last_token);
        year != 0 && series_of(entity.canonical) == entity.canonical)
      entity.canonical += " " + std::to_string(year);
    if (const std::string series = series_of(entity.canonical); series != entity.canonical)
      editions[series].insert(entity.canonical);
  }
  for (EntityMention& entity : block.entities)
    if (const auto it = editions.find(entity.canonical);
        entity.kind == "event" && it != editions.end() && it->second.size() == 1)
      entity.canonical = *it->second.begin();
}

}  // namespace korridor
