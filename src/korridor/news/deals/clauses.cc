#include "korridor/news/deals/clauses.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "korridor/base/fold.h"
#include "korridor/base/groups.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/names/entities.h"

namespace korridor {
namespace {

/// What follows a comma that ends a clause, by language.
constexpr std::array<std::array<std::string_view, 20>, 4> kOpeners{{
    {"der",  "die",    "das",     "dem",     "den", "deren", "dessen", "wo",     "wobei", "weil",
     "dass", "obwohl", "während", "nachdem", "als", "aber",  "doch",   "jedoch", "wie",   "da"},
    {"which", "who", "that", "where", "while", "although", "but", "when", "after", "whereas", "because", "though",
     "whose", "as"},
    {"qui", "que", "dont", "où", "mais", "alors", "bien", "tandis", "lequel", "laquelle", "car", "puisque", "quand",
     "lorsque"},
    {"который", "которая", "которое", "которые", "которого", "которой", "которых", "что", "где", "когда", "но", "хотя",
     "а", "поскольку", "однако"},
}};

bool opens_clause(const Passage& passage, std::size_t at) {
  if (at >= passage.size()) return false;
  const std::string_view word = passage.folded(at);
  const auto& openers = kOpeners[static_cast<std::size_t>(passage.language())];
  return !word.empty() && std::ranges::any_of(openers, [&](std::string_view opener) { return folded(opener) == word; });
}

bool is_border(const Passage& passage, std::size_t at) {
  if (passage[at].kind != TokenKind::sign) return false;
  for (const char* sign : {";", ":", "–", "—", "(", ")"})
    if (passage.is_sign(at, sign)) return true;
  return passage.is_sign(at, ",") && opens_clause(passage, at + 1);
}

void add(std::vector<std::string>& names, const std::string& name) {
  if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

int number(std::string_view digits) {
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

Months months_of_one(std::string_view iso) {
  constexpr std::size_t kYear = 4, kMonth = 7;
  if (iso.size() < kYear || iso.find('X') != std::string_view::npos) return {};
  const int year = number(iso.substr(0, kYear)) * 12;
  if (iso.size() < kMonth) return {year, year + 11};
  const int month = number(iso.substr(kYear + 1, 2));
  if (month >= 21 && month <= 24) {  // EDTF seasons, each with a month to spare
    const int first = year + (month - 21) * 3 + 1;
    return {first, first + 4};
  }
  return {year + month - 1, year + month - 1};
}

}  // namespace

std::vector<Clause> split_into_clauses(const Passage& passage, const SentenceFindings& sentence) {
  std::vector<Clause> clauses;
  std::size_t first = sentence.first;
  for (std::size_t at = sentence.first; at <= sentence.last; ++at) {
    if (at < sentence.last && !is_border(passage, at)) continue;
    if (at > first + 1) clauses.push_back({&sentence, first, at});
    first = at + 1;
  }
  return clauses;
}

std::vector<FactWord> fact_words(const Passage& passage, const SentenceFindings& sentence) {
  std::vector<FactWord> words;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const Token& token = passage[at];
    if (token.is(WordClass::fact)) {
      for (const Sense& sense : passage.senses(token))
        if (sense.word_class == WordClass::fact) words.push_back({at, token.span, passage.lexicon->argument(sense)});
    } else if (token.word == 0) {
      if (const Sense* end = find_word_end(passage, at, WordClass::fact))
        words.push_back({at, 1, passage.lexicon->argument(*end)});
    }
  }
  return words;
}

const FactWord* find_fact(const std::vector<FactWord>& words, std::string_view argument, std::size_t first,
                          std::size_t last) {
  for (const FactWord& word : words)
    if (word.token >= first && word.token < last && word.argument == argument) return &word;
  return nullptr;
}

Months months_of(const std::string& iso) {
  const auto slash = iso.find('/');
  if (slash == std::string::npos) return months_of_one(iso);
  const Months from = months_of_one(std::string_view(iso).substr(0, slash)),
               to = months_of_one(std::string_view(iso).substr(slash + 1));
  if (!from.known() || !to.known()) return {};
  return {from.first, to.last};
}

Months nearest_date(const Clause& clause, std::size_t token) {
  Months best;
  std::size_t nearest = 1000;
  for (const DateMention* date : clause.sentence->dates) {
    if (!clause.holds(date->first_token)) continue;
    const std::size_t away = date->first_token > token ? date->first_token - token : token - date->first_token;
    const Months months = months_of(date->iso);
    if (away >= nearest || !months.known()) continue;
    nearest = away;
    best = months;
  }
  return best;
}

std::vector<std::string> actors_of(const Passage& passage, const Clause& clause, bool companies) {
  std::vector<std::string> actors;
  for (const EntityMention* entity : clause.sentence->entities) {
    if (!clause.holds(entity->first_token)) continue;
    const bool located = is_location(passage, *entity);
    if (entity->kind == "country" && entity->id != "SUN" && !located) add(actors, entity->id);
    if (entity->kind == "organisation" && entity->id == "Q458") add(actors, "EUU");
    if (entity->kind == "place" && is_region(entity->canonical) && !located) add(actors, entity->canonical);
    if (entity->kind == "company" && companies) add(actors, entity->canonical);
    if (entity->kind == "person") add(actors, entity->speaks_for);
    add(actors, entity->metonym_of);
  }
  if (std::ranges::find(actors, "Central Asia") != actors.end())
    std::erase_if(actors, [](const std::string& actor) { return in_group("CA5", actor); });
  std::ranges::sort(actors);
  return actors;
}

}  // namespace korridor
