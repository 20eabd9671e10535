#include "korridor/news/issuer.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/words.h"

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

/// A press release of a firm: the one that its first lines name.
std::optional<Issuer> released_by(const Passage& passage, const std::vector<SentenceFindings>& sentences) {
  constexpr std::size_t kHead = 4;  // sentences: letterhead, headline, dateline
  const std::size_t head = std::min(kHead, sentences.size());
  if (head == 0) return std::nullopt;
  bool release = false;
  for (std::size_t at = sentences[0].first; at < sentences[head - 1].last; ++at) {
    release |= heads_release(passage, at);
    if (is_office(passage, at)) return std::nullopt;
  }
  for (std::size_t i = 0; release && i < head; ++i)
    for (const EntityMention* entity : sentences[i].entities)
      if (entity->kind == "company") return Issuer{entity->canonical, {}};
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

}  // namespace korridor
