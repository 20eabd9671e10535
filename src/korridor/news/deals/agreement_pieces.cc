#include "korridor/news/deals/agreement_pieces.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/deals/agreement_elliptic.h"
#include "korridor/news/deals/agreement_signs.h"
#include "korridor/news/deals/clauses.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool tells_deal(const Passage& passage, const SentenceFindings& part) {
  const DealSigns signs = look_for_deal(passage, part);
  return (signs.deal && !signs.acts.empty()) || (signs.agreed && !signs.has("planned"));
}

/// Behind the comma of an opening clause with a deal between two parties; 0 where there is none.
std::size_t end_of_opening(const Passage& passage, const SentenceFindings& sentence) {
  const std::size_t first = sentence.first;
  if (!word_is(passage, first,
               {"obwohl", "obgleich", "nachdem", "während", "weil",    "da",        "seit",    "seitdem", "although",
                "though", "while",    "after",   "since",   "because", "bien",      "quoique", "après",   "alors",
                "tandis", "depuis",   "puisque", "хотя",    "после",   "поскольку", "несмотря"}))
    return 0;
  std::size_t comma = first + 1;
  while (comma < sentence.last && !passage.is_sign(comma, ",")) ++comma;
  // "после того, как": the comma of the conjunction itself
  if (comma + 1 < sentence.last && word_is(passage, comma + 1, {"как", "что"}))
    for (++comma; comma < sentence.last && !passage.is_sign(comma, ",");) ++comma;
  if (comma + 2 >= sentence.last) return 0;
  const SentenceFindings part = part_of_sentence(passage, sentence, first, comma);
  const bool parties = actors_of(passage, {&part, first, comma}, true).size() > 1;
  return parties && tells_deal(passage, part) ? comma + 1 : 0;
}

/// while, während; hours after, nachdem, через день после того
bool sets_apart(const Passage& passage, std::size_t at) {
  if (word_is(passage, at,
              {"während", "wohingegen", "nachdem", "while", "whereas", "after", "tandis", "alors", "après", "а",
               "тогда", "после"}))
    return true;
  constexpr std::size_t kNear = 3;
  for (std::size_t next = at; next < at + kNear && next + 1 < passage.size(); ++next)
    if (passage[next].is(WordClass::time) && word_is(passage, next + 1, {"nachdem", "after", "après", "после"}))
      return true;
  return false;
}

/// A deal between two parties beside something that is none: "X and Y signed ..., but Z ...", "Z waits: X and Y
/// signed".
bool is_aside(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  const bool but = passage.is_sign(at, ",") &&
                   word_is(passage, at + 1, {"aber", "doch", "jedoch", "but", "mais", "cependant", "однако", "но"});
  if (!but && !passage.is_sign(at, ":")) return false;
  const SentenceFindings left = part_of_sentence(passage, sentence, sentence.first, at),
                         right = part_of_sentence(passage, sentence, at + 1, sentence.last);
  const auto& deal = but ? left : right;
  const auto& other = but ? right : left;
  return !other.entities.empty() && actors_of(passage, {&deal, deal.first, deal.last}, true).size() > 1 &&
         tells_deal(passage, deal) && !tells_deal(passage, other);
}

/// "...; ein entsprechendes Abkommen soll im Mai folgen": the deal that was just told.
bool is_same_deal(const Passage& passage, std::size_t from, std::size_t last) {
  constexpr std::size_t kNear = 6;
  for (std::size_t at = from; at < last && at < from + kNear; ++at) {
    const std::string_view word = passage.folded(at);
    for (const char* stem : {"entsprechend", "corresponding", "correspondant", "соответствующ"})
      if (word.starts_with(stem)) return true;
  }
  return false;
}

/// X and Y signed ..., and Z intends to ...: who only plans is no party of what is signed.
bool opens_plan(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (!passage.is_sign(at, ",") || !word_is(passage, at + 1, {"and", "und", "et", "и", "а"})) return false;
  constexpr std::size_t kNear = 12;
  const bool names = std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->first_token >= at + 2 && entity->first_token <= at + 3 &&
           (entity->kind == "company" || entity->kind == "country" || entity->kind == "organisation");
  });
  const bool elided = at + 4 < sentence.last && passage[at + 2].is(WordClass::act);  // ..., and hopes to
  if (!names && !elided) return false;
  const auto plans = [&](std::size_t i) {
    return std::ranges::any_of(passage.senses(passage[i]), [&](const Sense& sense) {
      const std::string_view act = passage.lexicon->argument(sense);
      return sense.word_class == WordClass::act && (act == "planned" || act == "expected");
    });
  };
  const std::size_t end = names ? at + kNear : at + 3;
  for (std::size_t i = at + 2; i < std::min(sentence.last, end); ++i)
    if (plans(i)) return tells_deal(passage, part_of_sentence(passage, sentence, sentence.first, at));
  return false;
}

/// X completed the takeover of Y and plans to ...: one subject, two matters.
bool goes_on_to_plan(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (!word_is(passage, at, {"and", "und", "et", "и"}) || at + 3 >= sentence.last ||
      !passage[at + 1].is(WordClass::act))
    return false;
  const bool plans = std::ranges::any_of(passage.senses(passage[at + 1]), [&](const Sense& sense) {
    return sense.word_class == WordClass::act && passage.lexicon->argument(sense) == "planned";
  });
  if (!plans) return false;
  const DealSigns before = look_for_deal(passage, part_of_sentence(passage, sentence, sentence.first, at));
  return !before.has("planned") && (before.has("completed") || before.has("signed") || before.agreed);
}

/// Sold 40,000 t to X, 20,000 to Y and 5,000 to Z: a piece for each.
void add_without_ellipses(const Passage& passage, SentenceFindings piece, std::vector<SentenceFindings>& pieces) {
  constexpr int kMost = 6;
  for (int parts = 0; parts < kMost; ++parts) {
    const std::size_t cut = begin_of_elliptic(passage, piece);
    if (cut == 0) break;
    pieces.push_back(part_of_sentence(passage, piece, piece.first, cut));
    piece = part_of_sentence(passage, piece, cut, piece.last);
  }
  pieces.push_back(std::move(piece));
}

/// Where a second matter begins that has a deal of its own; 0 where there is none.
std::size_t begin_of_contrast(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first + 3; at + 3 < sentence.last; ++at) {
    const bool comma = passage.is_sign(at, ",") && sets_apart(passage, at + 1);
    if (is_aside(passage, sentence, at)) return at + 1;
    if (goes_on_to_plan(passage, sentence, at)) return at;
    if (opens_plan(passage, sentence, at)) return at + 1;
    if (!comma && !passage.is_sign(at, ";")) continue;
    if (is_same_deal(passage, at, sentence.last)) continue;
    const SentenceFindings left = part_of_sentence(passage, sentence, sentence.first, at),
                           right = part_of_sentence(passage, sentence, at + 1, sentence.last);
    const bool parted = passage.is_sign(at, ";") && (tells_deal(passage, left) || tells_deal(passage, right));
    if (!left.entities.empty() && !right.entities.empty() &&
        (parted || (tells_deal(passage, left) && tells_deal(passage, right))))
      return at + 1;
  }
  return 0;
}

}  // namespace

bool is_boilerplate(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last && at < sentence.first + 12; ++at)
    if (passage[at].is(WordClass::cue) && passage.argument(passage.sense(at, WordClass::cue)) == "boilerplate")
      return true;
  return false;
}

SentenceFindings part_of_sentence(const Passage& passage, const SentenceFindings& sentence, std::size_t first,
                                  std::size_t last) {
  SentenceFindings part{.first = first,
                        .last = last,
                        .span = {passage[first].begin, passage[last - 1].end},
                        .figures = {},
                        .dates = {},
                        .entities = {}};
  const auto take = [&](const auto& from, auto& to) {
    for (const auto* item : from)
      if (item->first_token >= first && item->first_token < last) to.push_back(item);
  };
  take(sentence.figures, part.figures);
  take(sentence.dates, part.dates);
  take(sentence.entities, part.entities);
  return part;
}

std::vector<SentenceFindings> split_for_agreements(const Passage& passage,
                                                   const std::vector<SentenceFindings>& sentences) {
  std::vector<SentenceFindings> pieces;
  pieces.reserve(sentences.size());
  for (const SentenceFindings& sentence : sentences) {
    std::size_t cut = 0;
    if (sentence.entities.size() > 1 && !is_boilerplate(passage, sentence)) {
      cut = end_of_opening(passage, sentence);
      if (cut == 0) cut = begin_of_contrast(passage, sentence);
    }
    if (cut == 0) {
      add_without_ellipses(passage, sentence, pieces);
      continue;
    }
    add_without_ellipses(passage, part_of_sentence(passage, sentence, sentence.first, cut), pieces);
    add_without_ellipses(passage, part_of_sentence(passage, sentence, cut, sentence.last), pieces);
  }
  return pieces;
}

}  // namespace korridor
