#include "korridor/news/issuer.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/words.h"

namespace korridor {
namespace {

bool may_be_alias(const Passage& passage, std::size_t at) {
  return passage[at].kind == TokenKind::word && passage[at].capital &&
         word_is(passage, at,
                 {"company", "group", "issuer", "corporation", "gesellschaft", "emittentin", "unternehmen", "konzern",
                  "société", "groupe", "compagnie", "общество", "компания", "эмитент", "группа"});
}

}  // namespace

std::optional<Issuer> find_issuer(const Passage& passage, const std::vector<SentenceFindings>& sentences) {
  constexpr std::size_t kFirst = 12, kNear = 3, kLongest = 14;  // sentences, tokens
  for (std::size_t i = 0; i < std::min(kFirst, sentences.size()); ++i)
    for (const EntityMention* entity : sentences[i].entities) {
      if (entity->kind != "company") continue;
      std::size_t open = entity->last_token;
      while (open < entity->last_token + kNear && !passage.is_sign(open, "(")) ++open;
      if (!passage.is_sign(open, "(")) continue;
      for (std::size_t at = open + 1; at < open + kLongest && at < passage.size() && !passage.is_sign(at, ")"); ++at)
        if (may_be_alias(passage, at)) return Issuer{entity->canonical, std::string(passage.folded(at))};
    }
  return std::nullopt;
}

bool means_issuer(const Passage& passage, const SentenceFindings& sentence, const Issuer& issuer) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!may_be_alias(passage, at) || passage.folded(at) != issuer.alias) continue;
    const bool article = at > 0 && word_is(passage, at - 1, {"the", "die", "der", "das", "dem", "la", "le", "du"});
    if (article || passage.language() == Language::ru) return true;
  }
  return false;
}

}  // namespace korridor
