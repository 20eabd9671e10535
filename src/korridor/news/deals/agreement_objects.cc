#include "korridor/news/deals/agreement_objects.h"

#include <algorithm>
#include <iterator>

#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/share_deals.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The revival, the modernisation, the extension of something.
bool is_improvement(const Passage& passage, std::size_t at) {
  const std::string_view word = passage.folded(at);
  switch (passage.language()) {
    case Language::de:
      return begins_with_any(word, {"sanierung", "modernisierung", "ausbau", "erweiterung", "rettung", "wiederaufbau",
                                    "wiederbelebung", "privatisierung", "umbau"});
    case Language::en:
      return begins_with_any(word, {"revival", "modernis", "moderniz", "rehabilitat", "expansion", "rescue", "upgrade",
                                    "restructuring", "privatis", "privatiz", "overhaul", "refurbish"});
    case Language::fr:
      return begins_with_any(word, {"relance", "réhabilitation", "modernisation", "extension", "agrandissement",
                                    "restructuration", "privatisation", "redressement", "sauvetage"});
    case Language::ru:
      return begins_with_any(word, {"модернизаци", "реконструкци", "расширени", "реструктуризаци", "приватизаци",
                                    "оздоровлени", "спасени", "возрождени"});
  }
  return false;
}

/// La relance de X, die Modernisierung der X, модернизация завода X.
bool is_improved(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  constexpr std::size_t kNear = 4;
  for (std::size_t at = entity.first_token; at > sentence.first && entity.first_token - at < kNear; --at)
    if (is_improvement(passage, at - 1)) return true;
  return false;
}

/// Outbid X, gegen X durchgesetzt, devant X, обойдя X.
bool is_beaten(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  constexpr std::size_t kNear = 4;
  for (std::size_t at = entity.first_token; at > sentence.first && entity.first_token - at < kNear; --at) {
    if (word_is(passage, at - 1, {"outbid",    "outbids", "outbidding", "beat",    "beats",   "beating",   "ahead",
                                  "gegen",     "vor",     "devant",     "devancé", "devance", "devançant", "face",
                                  "détriment", "обойдя",  "опередив",   "обошла",  "обошел",  "опередила", "опередил"}))
      return true;
    if (passage.is_sign(at - 1, ",") || passage[at - 1].kind == TokenKind::number) return false;
  }
  return false;
}

/// After talks with X, nach Gesprächen mit X, после переговоров с X: in front of what was signed.
bool was_talked_with(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  constexpr std::size_t kFar = 8;
  bool talks = false;
  for (std::size_t at = entity.first_token; at > sentence.first && entity.first_token - at < kFar; --at) {
    talks |=
        begins_with_any(passage.folded(at - 1), {"talks", "negotiation", "discussion", "gespräch", "verhandlung",
                                                 "négociation", "pourparler", "entretien", "переговор", "консультац"});
    if (talks && word_is(passage, at - 1, {"after", "following", "nach", "après", "issue", "terme", "после", "итогам"}))
      return true;
  }
  return false;
}

}  // namespace

void drop_objects(const Passage& passage, const SentenceFindings& sentence, std::vector<std::string>& parties) {
  constexpr std::size_t kSides = 2;
  std::vector<const EntityMention*> firms;
  std::ranges::copy_if(sentence.entities, std::back_inserter(firms),
                       [](const EntityMention* entity) { return entity->kind == "company"; });
  for (const EntityMention* entity : firms)
    if (parties.size() > 1 && is_beaten(passage, sentence, *entity)) std::erase(parties, entity->canonical);
  if (parties.size() <= kSides) return;
  const bool asset = names_asset(passage, sentence);
  for (const EntityMention* entity : firms)
    if (parties.size() > kSides &&
        ((asset && is_target_of_share(passage, sentence, *entity)) || is_improved(passage, sentence, *entity) ||
         was_talked_with(passage, sentence, *entity)))
      std::erase(parties, entity->canonical);
}

}  // namespace korridor
