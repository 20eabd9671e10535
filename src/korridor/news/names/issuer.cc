#include "korridor/news/names/issuer.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_alias(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"company",     "group",        "issuer",      "corporation", "gesellschaft", "emittentin",
                  "unternehmen", "unternehmens", "konzern",     "konzerns",    "société",      "groupe",
                  "compagnie",   "entreprise",   "общество",    "общества",    "обществу",     "обществом",
                  "обществе",    "компания",     "компании",    "компанией",   "компанию",     "эмитент",
                  "группа",      "предприятие",  "предприятия", "предприятию", "предприятием"});
}

/// X plc ("the Company"), X AG (die "Gesellschaft"): a notice says what it calls itself.
std::optional<Issuer> named_by_itself(const Passage& passage, const std::vector<SentenceFindings>& sentences) {
  constexpr std::size_t kFirst = 12, kNear = 3, kLongest = 14;  // sentences, tokens
  for (std::size_t i = 0; i < std::min(kFirst, sentences.size()); ++i)
    for (const EntityMention* entity : sentences[i].entities) {
      if (entity->kind != "company") continue;
      std::size_t open = entity->last_token;
      while (open < entity->last_token + kNear && !passage.is_sign(open, "(")) ++open;
      if (!passage.is_sign(open, "(")) continue;
      for (std::size_t at = open + 1; at < open + kLongest && at < passage.size() && !passage.is_sign(at, ")"); ++at)
        if (passage[at].kind == TokenKind::word && passage[at].capital && is_alias(passage, at))
          return Issuer{entity->canonical, std::string(passage.folded(at))};
    }
  return std::nullopt;
}

bool heads_release(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"pressemitteilung", "medienmitteilung", "unternehmensmeldung"}) ||
         (word_is(passage, at, {"press", "media", "news"}) && word_is(passage, at + 1, {"release"})) ||
         (word_is(passage, at, {"communiqué"}) && word_is(passage, at + 1, {"de"}) &&
          word_is(passage, at + 2, {"presse"})) ||
         (word_is(passage, at, {"пресс"}) && passage.is_sign(at + 1, "-") &&
          word_is(passage, at + 2, {"релиз", "релиза"})) ||
         (word_is(passage, at, {"ad"}) && word_is(passage, at + 2, {"hoc"}));
}

/// What a ministry releases is no notice of a firm.
bool is_office(const Passage& passage, std::size_t at) {
  return begins_with_any(passage.folded(at), {"ministè", "ministeri", "bundesministeri", "ministry", "министерств",
                                              "république", "republic", "republik", "республик"});
}

bool is_in_name(const SentenceFindings& sentence, std::size_t at) {
  return std::ranges::any_of(
             sentence.entities,
             [&](const EntityMention* entity) { return entity->first_token <= at && at < entity->last_token; }) ||
         std::ranges::any_of(sentence.dates,
                             [&](const DateMention* date) { return date->first_token <= at && at < date->last_token; });
}

/// Press release; X AG – Pressemitteilung vom 3. Mai: nothing else in front of the words, and a sign, a new line or no
/// more than names and small words behind them. "X said in a press release that" is none.
bool is_letterhead(const Passage& passage, const SentenceFindings& sentence, std::size_t release) {
  const auto plain = [&](std::size_t at) {
    return passage[at].kind == TokenKind::word && !passage[at].capital && !is_in_name(sentence, at);
  };
  for (std::size_t at = sentence.first; at < release; ++at)
    if (plain(at) || passage[at].any(mask_of(WordClass::act, WordClass::speech)) ||
        word_is(passage, at, {"in", "a", "the", "une", "un", "dans", "eine", "einer", "laut", "dans", "в"}))
      return false;
  std::size_t at = release + 1;
  while (at < sentence.last && word_is(passage, at, {"release", "de", "presse", "релиз", "hoc", "mitteilung"})) ++at;
  while (at < sentence.last && passage.is_sign(at, "-") && word_is(passage, at + 1, {"релиз", "hoc", "mitteilung"}))
    at += 2;
  if (at >= sentence.last || passage[at].line_before || passage[at].paragraph_before) return true;
  if (passage[at].kind == TokenKind::sign && !passage.is_sign(at, ",")) return true;
  for (; at < sentence.last; ++at) {
    if (passage[at].any(mask_of(WordClass::act, WordClass::speech))) return false;
    if (plain(at) &&
        !word_is(passage, at,
                 {"of", "from", "by", "der", "des", "vom", "von", "de", "du", "la", "le", "l", "компании", "от"}))
      return false;
  }
  return true;
}

/// Today announced, the manner of a release.
bool announces_today(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at + 1 < sentence.last; ++at)
    if (word_is(passage, at, {"today"}) && word_is(passage, at + 1, {"announced", "announces", "reported"}))
      return true;
  return false;
}

/// The firm that a line begins with, behind the place and the day of a dateline.
std::optional<Issuer> firm_first(const Passage& passage, const SentenceFindings& sentence) {
  for (const EntityMention* entity : sentence.entities) {
    if (entity->kind == "company") return Issuer{entity->canonical, {}};
    if (entity->kind == "place" || passage.is_sign(entity->last_token, ",") || entity->form == "adjective") continue;
    return std::nullopt;
  }
  return std::nullopt;
}

/// A press release of a firm: the one that its letterhead or the line below it begins with.
std::optional<Issuer> released_by(const Passage& passage, const std::vector<SentenceFindings>& sentences) {
  constexpr std::size_t kHead = 4;  // sentences: letterhead, headline, dateline
  const std::size_t head = std::min(kHead, sentences.size());
  std::size_t release = head;
  for (std::size_t i = 0; i < head; ++i) {
    for (std::size_t at = sentences[i].first; at < sentences[i].last; ++at) {
      if (is_office(passage, at)) return std::nullopt;
      if (release == head && heads_release(passage, at) && is_letterhead(passage, sentences[i], at)) release = i;
    }
    if (release == head && announces_today(passage, sentences[i])) release = i;
  }
  for (std::size_t i = release; i < head; ++i) {
    if (auto issuer = firm_first(passage, sentences[i])) return issuer;
    if (std::ranges::any_of(sentences[i].entities, [](const EntityMention* entity) {
          return entity->kind == "organisation" || entity->kind == "country";
        }))
      return std::nullopt;
  }
  return std::nullopt;
}

bool has_article(const Passage& passage, std::size_t at) {
  return at > 0 && (word_is(passage, at - 1, {"the", "die", "der", "das", "dem", "des", "la", "le", "du", "au"}) ||
                    (word_is(passage, at, {"entreprise"}) && at > 1 && word_is(passage, at - 2, {"l"})));
}

/// The company X: somebody else.
bool has_name_behind(const SentenceFindings& sentence, std::size_t at) {
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->kind == "company" && (entity->first_token == at + 1 || entity->first_token == at + 2);
  });
}

}  // namespace

std::optional<Issuer> find_issuer(const Passage& passage, const std::vector<SentenceFindings>& sentences) {
  if (auto issuer = named_by_itself(passage, sentences)) return issuer;
  return released_by(passage, sentences);
}

bool means_issuer(const Passage& passage, const SentenceFindings& sentence, const Issuer& issuer) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (passage[at].kind != TokenKind::word || !is_alias(passage, at)) continue;
    if (issuer.alias.empty() ? has_name_behind(sentence, at)
                             : !passage[at].capital || passage.folded(at) != issuer.alias)
      continue;
    if (passage.language() == Language::ru || has_article(passage, at)) return true;
  }
  return false;
}

bool speaks_as_issuer(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(passage, at,
                {"we",   "our",   "us",  "wir", "uns",  "unser", "unsere", "unserem", "unseren", "unserer",
                 "nous", "notre", "nos", "мы",  "нами", "нас",   "наш",    "наша",    "нашей",   "нашего"}))
      return true;
  return false;
}

bool stands_as_partner(const Passage& passage, const SentenceFindings& sentence, const std::string& party) {
  constexpr std::size_t kNear = 5;
  for (const EntityMention* entity : sentence.entities) {
    if ((entity->kind == "country" ? entity->id : entity->canonical) != party) continue;
    for (std::size_t at = entity->first_token; at > sentence.first && entity->first_token - at < kNear; --at) {
      if (word_is(passage, at - 1,
                  {"with", "mit", "avec", "с", "со", "from", "to", "by", "von", "an", "bei", "par", "auprès", "à", "au",
                   "от", "у"}))
        return true;
      if (passage[at - 1].is(WordClass::act) || passage.is_sign(at - 1, ",")) break;
    }
  }
  return false;
}

}  // namespace korridor
