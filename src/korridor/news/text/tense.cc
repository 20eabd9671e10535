#include "korridor/news/text/tense.h"

#include <algorithm>
#include <initializer_list>

#include "korridor/base/fold.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The first and the last token of the clause.
std::pair<std::size_t, std::size_t> clause_around(const Passage& passage, std::size_t at) {
  constexpr std::size_t kFar = 30;
  const auto comma = [&](std::size_t i) {
    return passage.is_sign(i, ",") || passage.is_sign(i, ";") || passage.is_sign(i, "(");
  };
  const auto relative = [&](std::size_t i) {  // signed in May under which X will ...: another clause
    return word_is(passage, i, {"which", "whereby", "who", "qui", "que", "dont", "duquel", "laquelle", "lequel"});
  };
  std::size_t first = at, last = at;
  while (first > 0 && at - first < kFar && !passage[first].sentence_start && !comma(first - 1)) --first;
  while (last + 1 < passage.size() && last - at < kFar && !passage[last + 1].sentence_start && !comma(last + 1) &&
         !relative(last + 1))
    ++last;
  return {first, last};
}

/// "lifted it in May and expects more in June": what stands behind the "and" is another statement.
std::size_t end_of_statement(const Passage& passage, std::size_t at, std::size_t last) {
  for (std::size_t i = at + 1; i < last; ++i)
    if (word_is(passage, i, {"and", "und", "et", "и"})) return i;
  return last;
}

bool is_small_word(const Passage& passage, std::size_t at, std::size_t bytes) {
  const Token& token = passage[at];
  return token.kind == TokenKind::word && !token.capital && token.end - token.begin >= bytes;
}

constexpr ClassMask kNouns =
    kNamedThings | mask_of(WordClass::unit, WordClass::count, WordClass::time, WordClass::scale, WordClass::currency,
                           WordClass::stop, WordClass::month, WordClass::deal, WordClass::role);

/// commenceront, ouvrira, pourrait: French writes the future at the end of the verb.
bool is_french_future(const Passage& passage, std::size_t at) {
  constexpr std::size_t kShortest = 6;
  if (!is_small_word(passage, at, kShortest)) return false;
  if (word_is(passage, at, {"opéra", "caméra", "choléra", "environs"})) return false;
  return (ends_with_any(passage.bytes(at), {"ra", "ront", "rons"}) && !passage[at].any(kNouns)) ||
         word_is(passage, at, {"pourrait", "pourraient", "devrait", "devraient"});
}

/// Öffnet im Juli, gehen im Mai in Betrieb, the mine opens in May, ouvre en juin: the present of what is arranged.
bool is_arranged(const Passage& passage, std::size_t at) {
  switch (passage.language()) {
    case Language::de:
      return word_is(
          passage, at,
          {"geht",      "gehen",      "kommt",  "kommen",      "startet",  "starten",   "beginnt", "beginnen",
           "öffnet",    "öffnen",     "folgt",  "folgen",      "nimmt",    "nehmen",    "läuft",   "laufen",
           "tritt",     "treten",     "tagt",   "tagen",       "trifft",   "treffen",   "endet",   "enden",
           "erscheint", "erscheinen", "stimmt", "entscheidet", "schließt", "antwortet", "reist"});
    case Language::en:
      return word_is(passage, at,
                     {"opens", "starts", "begins", "meets", "arrives", "closes", "votes", "ends", "takes", "becomes",
                      "follows", "reopens", "resumes"});
    case Language::fr:
      return word_is(passage, at,
                     {"ouvre",     "ouvrent", "commence", "commencent", "débute",     "débutent", "démarre",
                      "démarrent", "entre",   "prend",    "réunit",     "réunissent", "reprend",  "reprennent",
                      "paraît",    "ferme",   "vote",     "suit",       "suivra",     "attend",   "attendent"});
    case Language::ru:
      return false;
  }
  return false;
}

/// For November delivery, 3/9 October laycan, Lieferung im Mai: goods that are still to come.
bool told_of_delivery(const Passage& passage, std::size_t at) {
  constexpr std::size_t kNear = 5;
  for (std::size_t i = at + 1; i < at + kNear && i < passage.size() && !passage[i].sentence_start; ++i)
    if (word_is(passage, i, {"delivery", "deliveries", "loading", "lifting", "settlement", "laycan"})) return true;
  for (std::size_t back = 1; back < kNear && back <= at && !passage[at - back + 1].sentence_start; ++back)
    if (word_is(passage, at - back,
                {"laycan", "brent", "wti", "ttf", "comex", "nymex", "cbot", "matif", "jkm", "futures", "contract",
                 "échéance", "termin", "фьючерс", "контракт"}))
      return !passage[at - back].is(WordClass::deal) || passage.language() == Language::ru;
  return false;
}

/// отгрузит, уйдёт, подпишут, начнётся: neither past nor, told of a month, of what goes on.
bool is_russian_present(const Passage& passage, std::size_t at) {
  constexpr std::size_t kShortest = 8;  // bytes of four letters
  if (!is_small_word(passage, at, kShortest) || passage[at].any(kNouns)) return false;
  const std::string_view word = passage.folded(at);
  if (is_one_of(word, {"бюджет",    "кредит",    "совет",     "комитет",  "университет", "отчет",    "пакет",
                       "приоритет", "дефицит",   "билет",     "предмет",  "авторитет",   "интернет", "кабинет",
                       "паритет",   "транзит",   "лимит",     "депозит",  "аудит",       "визит",    "магнит",
                       "монолит",   "институт",  "маршрут",   "атрибут",  "дебют",       "статут",   "суверенитет",
                       "профицит",  "иммунитет", "факультет", "этикет",   "паркет",      "буфет",    "расчет",
                       "счет",      "просчет",   "учет",      "подсчет",  "взлет",       "полет",    "самолет",
                       "вылет",     "запрет",    "портрет",   "проспект", "орбит",       "зенит",    "кульбит"}))
    return false;
  return ends_with_any(word, {"ет", "ит", "ут", "ют", "ят", "ется", "ится", "утся", "ются", "атся", "ятся"});
}

bool is_russian_past(const Passage& passage, std::size_t at) {
  constexpr std::size_t kShortest = 6;
  if (!is_small_word(passage, at, kShortest) || passage[at].any(kNouns)) return false;
  const std::string_view word = passage.folded(at);
  if (is_one_of(word, {"доли",      "роли",     "цели",     "земли",   "числа",  "число",    "начала", "начало",
                       "дела",      "дело",     "если",     "или",     "угла",   "угли",     "модели", "отрасли",
                       "торговли",  "мысли",    "правила",  "силы",    "сила",   "школа",    "канал",  "материал",
                       "потенциал", "персонал", "терминал", "капитал", "филиал", "металл",   "сигнал", "журнал",
                       "раздел",    "отдел",    "предел",   "стол",    "пол",    "объявлено"}))
    return false;
  return ends_with_any(word, {"л", "ла", "ло", "ли", "лся", "лась", "лось", "лись", "ано", "ены", "аны", "ено"});
}

bool is_past_verb(const Passage& passage, std::size_t at) {
  if (!is_small_word(passage, at, 3)) return false;
  const std::string_view word = passage.folded(at);
  switch (passage.language()) {
    case Language::de:
      return (word.size() > 5 && ends_with_any(word, {"te", "ten"}) && !passage[at].any(kNouns) &&
              !ends_with_any(word, {"gte", "rste", "hste", "chten"}) && !passage[at].is(WordClass::ordinal)) ||
             is_one_of(word, {"war",    "waren",  "wurde",  "wurden",   "hatte",   "hatten",    "hat",          "haben",
                              "fiel",   "fielen", "stieg",  "stiegen",  "schloss", "schlossen", "unterschrieb", "gab",
                              "gaben",  "nahm",   "nahmen", "kam",      "kamen",   "ging",      "gingen",       "sank",
                              "sanken", "lag",    "lagen",  "begann",   "vergab",  "erhielt",   "erhielten",    "bekam",
                              "traf",   "trafen", "verlor", "wuchs",    "lief",    "hielt",     "verließ",      "trat",
                              "brach",  "legte",  "setzte", "einigten", "sagte"});
    case Language::en:
      return (word.size() > 4 && word.ends_with("ed")) ||
             is_one_of(word,
                       {"was", "were", "had",  "has",  "have",  "said",  "rose",   "fell", "grew", "sold", "bought",
                        "won", "lost", "came", "went", "began", "took",  "gave",   "made", "met",  "put",  "shut",
                        "cut", "hit",  "sent", "held", "left",  "built", "struck", "told", "saw",  "led"});
    case Language::fr:
      return is_one_of(word, {"a", "ont", "avait", "avaient", "était", "étaient", "fut", "furent", "est", "sont"}) ||
             (word.size() > 5 && ends_with_any(word, {"aient", "èrent", "irent"}));
    case Language::ru:
      return is_russian_past(passage, at);
  }
  return false;
}

/// с мая, since May: how long something has gone on.
bool stands_since(const Passage& passage, std::size_t at) {
  return at > 0 && word_is(passage, at - 1, {"с", "со", "seit", "since", "depuis"});
}

/// X will export under a deal signed on Thursday: a participle right before the day, whatever the clause tells.
bool stands_behind_signing(const Passage& passage, std::size_t at) {
  std::size_t verb = at;
  while (verb > 0 && !passage[verb].sentence_start && word_is(passage, verb - 1, {"on", "in", "le", "en", "last"}))
    --verb;
  if (verb < 2 || passage[verb].sentence_start || !has_act(passage, verb - 1, "signed")) return false;
  const std::string_view word = passage.folded(verb - 1);
  if (passage.language() == Language::en && !word.ends_with("ed")) return false;
  if (passage.language() == Language::fr && !ends_with_any(word, {"é", "ée", "és", "ées", "u", "ue", "us"}))
    return false;
  if (passage.language() != Language::en && passage.language() != Language::fr) return false;
  return !word_is(passage, verb - 2, {"be", "être", "sera", "seront", "get"});
}

/// By March, bis Mai, к маю: only right before the date; "down by 15 yuan", "Januar bis Juni" say nothing.
bool tells_future(const Passage& passage, std::size_t word, std::size_t date) {
  constexpr std::size_t kNear = 4;
  if (!word_is(passage, word, {"by", "bis", "until", "к", "jusqu"})) return true;
  return word < date && date - word <= kNear &&
         !(word > 0 && passage[word - 1].any(mask_of(WordClass::month, WordClass::year)) && word + 1 == date);
}

}  // namespace

bool speaks_of_past(const Passage& passage, std::size_t at) {
  return stands_since(passage, at) || has_past_verb(passage, at);
}

bool has_past_verb(const Passage& passage, std::size_t at) {
  const auto [first, last] = clause_around(passage, at);
  for (std::size_t i = first; i <= last; ++i)
    if (is_past_verb(passage, i)) return true;
  return false;
}

bool speaks_of_future(const Passage& passage, std::size_t at) {
  if (stands_behind_signing(passage, at)) return false;
  const auto [first, last] = clause_around(passage, at);
  if (told_of_delivery(passage, at) && passage[at].is(WordClass::month)) return true;
  bool present = false, past = false;
  for (std::size_t i = first; i < at; ++i) past |= is_past_verb(passage, i);
  for (std::size_t i = first; i <= (past ? end_of_statement(passage, at, last) : last); ++i) {
    const bool until = word_is(passage, i, {"jusqu"});
    if ((passage[i].is(WordClass::future) || until) && tells_future(passage, i, at)) return true;
    if (passage.language() == Language::fr && is_french_future(passage, i)) return true;
    present |= passage.argument(passage.sense(i, WordClass::relative)) == "next" &&
               !begins_with_any(passage.folded(i), {"follow", "folgend"});  // prochaine publication
    present |= is_arranged(passage, i) || (passage.language() == Language::ru && is_russian_present(passage, i));
  }
  return present && !speaks_of_past(passage, at);
}

}  // namespace korridor
