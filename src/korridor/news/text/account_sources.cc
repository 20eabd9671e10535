#include "korridor/news/text/account_sources.h"

#include <algorithm>
#include <array>

#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_german_source(std::string_view word) {
  return ends_with_any(
             word,
             {"ministerium", "ministeriums", "behörde",   "rechnungshof", "zentralbank",  "notenbank",  "weltbank",
              "studie",      "gutachten",    "broschüre", "prospekt",     "präsentation", "bericht",    "botschaft",
              "parlament",   "verband",      "kammer",    "institut",     "statistik",    "bergamt",    "statistikamt",
              "agentur",     "dienst",       "aufsicht",  "firma",        "betreiber",    "opposition", "minister",
              "ministerin",  "chef",         "sprecher",  "direktor"}) ||
         is_one_of(word, {"regierung",    "iwf",          "zoll",           "unternehmen",    "konzern",
                          "gesellschaft", "gewerkschaft", "gewerkschaften", "umweltschützer", "umweltschützern",
                          "kritiker",     "kritikern",    "kommission",     "kommissar",      "ausschuss",
                          "geologen",     "analysten",    "händler",        "spediteure",     "firmenzentrale",
                          "mitteilung",   "papier",       "bank",           "opposition",     "sprecher",
                          "sprecherin"});
}

bool is_english_source(std::string_view word) {
  return is_one_of(word, {"ministry",    "government",  "agency",      "authority",
                          "customs",     "bank",        "auditor",     "auditors",
                          "imf",         "study",       "report",      "bulletin",
                          "prospectus",  "brochure",    "filing",      "board",
                          "company",     "operator",    "contractor",  "union",
                          "unions",      "opposition",  "critics",     "embassy",
                          "parliament",  "committee",   "chamber",     "association",
                          "institute",   "department",  "regulator",   "service",
                          "geologists",  "analysts",    "traders",     "hauliers",
                          "spokesman",   "spokeswoman", "official",    "officials",
                          "office",      "statistics",  "directorate", "environmentalists",
                          "presentation"});
}

bool is_french_source(std::string_view word) {
  return is_one_of(
      word,
      {"ministère",  "gouvernement",   "direction", "douane",          "douanes",     "banque",       "fmi",
       "cour",       "étude",          "rapport",   "prospectus",      "brochure",    "communiqué",   "société",
       "entreprise", "groupe",         "opérateur", "syndicat",        "syndicats",   "opposition",   "ong",
       "ambassade",  "administration", "agence",    "autorité",        "département", "régulateur",   "parlement",
       "commission", "chambre",        "institut",  "géologues",       "analystes",   "négociants",   "transporteurs",
       "présidence", "constructeur",   "promoteur", "concessionnaire", "consortium",  "statistiques", "exploitant",
       "chercheurs"});
}

bool is_russian_source(std::string_view word) {
  return begins_with_any(
             word, {"министерств", "правительств", "ведомств",  "таможн",    "центробанк", "счетн",       "отчет",
                    "исследован",  "пресс",        "проспект",  "предприят", "оператор",   "оппозици",    "профсоюз",
                    "эколог",      "посольств",    "парламент", "палат",     "институт",   "геолог",      "аналитик",
                    "газет",       "статистик",    "подрядчик", "депутат",   "компани",    "департамент", "управлени",
                    "агентств",    "служб",        "комитет"}) ||
         is_one_of(word, {"банк", "банка", "банке", "мвф", "дом", "минфин", "минэнерго"});
}

/// In the prospectus, im Bericht, dans l'étude, в отчёте: where a figure is told without a verb.
bool stands_in(const Passage& passage, std::size_t at, std::size_t first) {
  constexpr std::size_t kNear = 2;
  for (std::size_t back = 1; back <= kNear && at >= first + back; ++back)
    if (word_is(passage, at - back, {"in", "im", "dans", "в", "nach", "laut"})) return true;
  return false;
}

}  // namespace

bool is_account_source(const Passage& passage, std::size_t at) {
  if (passage[at].kind != TokenKind::word) return false;
  if (passage[at].is(WordClass::role)) return true;
  const std::string_view word = passage.folded(at);
  switch (passage.language()) {
    case Language::de:
      return passage[at].capital && is_german_source(word);
    case Language::en:
      return is_english_source(word);
    case Language::fr:
      return is_french_source(word);
    case Language::ru:
      return is_russian_source(word);
  }
  return false;
}

bool tells_figure(const Passage& passage, std::size_t at) {
  bool tells = passage[at].is(WordClass::speech);
  for (const Sense& sense : passage.senses(passage[at])) {
    const std::string_view argument = passage.lexicon->argument(sense);
    if (sense.word_class == WordClass::act && argument == "given") return false;
    tells |= sense.word_class == WordClass::cue && (argument == "account" || argument == "tells");
  }
  return tells;
}

Telling telling_between(const Passage& passage, const SentenceFindings& sentence, std::size_t first, std::size_t last) {
  Telling told;
  for (std::size_t at = first; at < last; ++at) {
    // what stands in brackets or behind a colon tells something else, but: traders laugh: 30 tonnes
    if (passage.is_sign(at, "(") || (passage.is_sign(at, ":") && !told.source)) told = {};
    told.apart |= passage.is_sign(at, ",") || passage.is_sign(at, ";") || passage.is_sign(at, "–") ||
                  word_is(passage, at, {"und", "and", "et", "while", "but", "mais", "aber", "а", "но", "и"});
    const bool tells = tells_figure(passage, at), source = is_account_source(passage, at);
    told.verb |= tells || passage.is_sign(at, ":") || (source && stands_in(passage, at, first));
    told.other_verb |= !tells && passage[at].is(WordClass::act);
    told.source |= source || passage.argument(passage.sense(at, WordClass::speech)) == "according";
  }
  for (const EntityMention* entity : sentence.entities)
    if (entity->first_token >= first && entity->last_token <= last)
      told.source |= entity->kind == "organisation" || entity->kind == "government_body" || entity->kind == "person" ||
                     !entity->metonym_of.empty();
  return told;
}

bool year_between(const Passage& passage, const SentenceFindings& sentence, const Figure& a, const Figure& b) {
  std::size_t from = a.last_token;
  while (from < b.first_token && !passage.is_sign(from, ",") && !passage.is_sign(from, ";")) ++from;
  if (from == b.first_token) from = a.last_token;
  return std::ranges::any_of(sentence.dates, [&](const DateMention* date) {
    return date->precision == "year" && date->first_token >= from && date->last_token <= b.first_token;
  });
}

bool semicolon_between(const Passage& passage, const Figure& a, const Figure& b) {
  for (std::size_t at = a.last_token; at < b.first_token; ++at)
    if (passage.is_sign(at, ";")) return true;
  return false;
}

std::size_t dates_beside(const std::vector<SentenceFindings>& sentences, const Figure& figure) {
  const auto it = std::ranges::upper_bound(sentences, figure.first_token, {},
                                           [](const SentenceFindings& sentence) { return sentence.first; });
  return it == sentences.begin() ? 0 : std::prev(it)->dates.size();
}

}  // namespace korridor
