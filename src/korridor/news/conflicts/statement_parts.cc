#include "korridor/news/conflicts/statement_parts.h"

#include <algorithm>

#include "korridor/news/conflicts/matter_words.h"
#include "korridor/news/text/account_sources.h"
#include "korridor/news/text/word_stems.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

constexpr std::size_t kShort = 12;  // words

/// Not, none; and void, dead: of a contract the same.
bool is_negation(const Passage& passage, std::size_t at) {
  if (passage[at].is(WordClass::cue) && (has_cue(passage, at, "negation") || has_cue(passage, at, "nil"))) return true;
  return has_stem(passage, at, Stem::gone);
}

/// Weist ... zurück: a verb in two parts.
bool rejects(const Passage& passage, std::size_t at, std::size_t last) {
  if (!has_cue(passage, at, "rejects")) return false;
  for (std::size_t i = at + 1; i < last; ++i)
    if (word_is(passage, i, {"zurück"})) return true;
  return false;
}

/// A verb of denial, or frei erfunden, pure invention, выдумка; knows nothing of it.
bool tells_denial(const Passage& passage, std::size_t at, std::size_t last) {
  if (!passage[at].is(WordClass::cue)) return false;
  return has_cue(passage, at, "deny") || has_cue(passage, at, "refute") || has_cue(passage, at, "invented") ||
         has_cue(passage, at, "unaware") || rejects(passage, at, last);
}

/// Denies this; bestreitet das; and not: denied that it would close.
bool is_bare_object(const Passage& passage, std::size_t at) {
  if (has_stem(passage, at, Stem::object)) return true;
  const bool ends = at + 1 >= passage.size() || passage[at + 1].kind == TokenKind::sign;
  return ends && has_stem(passage, at, Stem::object_at_end);
}

bool is_quote(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, "\"") || passage.is_sign(at, "„") || passage.is_sign(at, "“") ||
         passage.is_sign(at, "”") || passage.is_sign(at, "«") || passage.is_sign(at, "»");
}

/// The minister said, sagt ein Sprecher: a verb of speech within two words.
bool says_beside(const Passage& passage, std::size_t at) {
  constexpr std::size_t kNear = 2;
  for (std::size_t i = at > kNear ? at - kNear : 0; i <= std::min(at + kNear, passage.size() - 1); ++i)
    if (passage[i].is(WordClass::speech)) return true;
  return false;
}

bool continues_speaker(const Passage& passage, std::size_t at) {
  const auto says = [&](std::size_t i) {
    return i < passage.size() && (passage[i].is(WordClass::speech) || has_cue(passage, i, "deny"));
  };
  return has_stem(passage, at, Stem::speaker) && (says(at + 1) || (at > 0 && says(at - 1)));
}

/// They have not begun; says they did not; there have been none: what was said before is negated, and nothing else.
bool is_bare(const Passage& passage, const StatementPart& part, std::size_t negation) {
  if (word_is(passage, negation, {"none"})) return true;
  if (part.last - part.first > kShort) return false;
  constexpr std::size_t kNear = 4, kLeft = 2;  // words
  std::size_t left = 0;
  for (std::size_t at = negation + 1; at < part.last; ++at) left += passage[at].kind == TokenKind::sign ? 0 : 1;
  if (left > kLeft) return false;
  for (std::size_t back = 1; back <= kNear && negation >= part.first + back; ++back)
    if (has_stem(passage, negation - back, Stem::pronoun)) return true;
  return false;
}

/// Talks continue, Gespräche laufen noch, переговоры ещё идут: the word beside the one for talks.
bool goes_on_beside(const Passage& passage, const StatementPart& part, std::size_t talks) {
  constexpr std::size_t kNear = 3;
  for (std::size_t at = talks > part.first + kNear ? talks - kNear : part.first;
       at < std::min(talks + kNear + 1, part.last); ++at)
    if (has_stem(passage, at, Stem::continues)) return true;
  return false;
}

/// Negations and matters within a few words of each other: what is taken back, and what is told.
void read_matters(const Passage& passage, StatementPart& part) {
  constexpr std::size_t kNear = 5;
  std::vector<std::size_t> negations;
  for (std::size_t at = part.first; at < part.last; ++at)
    if (is_negation(passage, at)) negations.push_back(at);
  for (std::size_t at = part.first; at < part.last; ++at) {
    const std::uint16_t matter = matter_at(passage, at);
    if (matter == kNoMatter) continue;
    const bool negated = std::ranges::any_of(negations, [&](std::size_t negation) {
      const std::size_t from = std::min(at, negation), to = std::max(at, negation);
      if (to - from > kNear) return false;
      for (std::size_t i = from; i < to; ++i)
        if (passage.is_sign(i, ",") || passage.is_sign(i, ":")) return false;
      return true;
    });
    if (!negated) part.told |= matter;
    if (negated && matter != kWorks) part.denied |= matter;  // a project that will not be late is still one
    part.goes_on |= !negated && matter == kTalks && goes_on_beside(passage, part, at);
  }
  constexpr std::uint16_t kWhatever = kDealing | kClosure | kExit | kMeasure | kWorks;
  if ((part.denied & kDealing) == 0 && (part.told & kDealing) == 0 &&
      std::ranges::any_of(negations, [&](std::size_t at) { return is_bare(passage, part, at); }))
    part.denied |= kWhatever;
}

/// A memorandum: it binds nobody.
bool is_preliminary(const Passage& passage, std::size_t at) {
  return passage[at].is(WordClass::deal) && passage.sense(at, WordClass::deal) != nullptr &&
         std::ranges::any_of(passage.senses(passage[at]), [&](const Sense& sense) {
           return sense.word_class == WordClass::deal && passage.lexicon->argument(sense) == "memorandum";
         });
}

void read_word(const Passage& passage, std::size_t at, StatementPart& part) {
  const StemMask stems = stems_at(passage, at);
  const auto says = [&](Stem stem) { return (stems & mask_of(stem)) != 0; };
  part.spoken |= passage[at].is(WordClass::speech) || is_quote(passage, at) || has_cue(passage, at, "account") ||
                 has_cue(passage, at, "tells") || says(Stem::answers);
  part.official |= is_account_source(passage, at) && says_beside(passage, at);
  part.heard |= says(Stem::hearsay);
  part.denies |= tells_denial(passage, at, part.last);
  part.upholds |= has_cue(passage, at, "upholds");
  part.refers |= says(Stem::back);
  part.pronoun |= is_bare_object(passage, at);
  part.contrary |= says(Stem::contrary);
  part.further |= says(Stem::further);
  part.not_yet |= says(Stem::yet);
  part.preliminary |= is_preliminary(passage, at);
  part.same_speaker |= continues_speaker(passage, at);
  part.shown |= says(Stem::papers);
  part.price |= says(Stem::price);
  part.negated |= is_negation(passage, at);
  part.done |= has_act(passage, at, "signed") || has_act(passage, at, "completed");
}

StatementPart read_part(const Passage& passage, const SentenceFindings& sentence, std::size_t first, std::size_t last) {
  StatementPart part{.sentence = &sentence, .first = first, .last = last};
  bool ahead = false;  // plans to sign
  for (std::size_t at = first; at < last; ++at) {
    read_word(passage, at, part);
    ahead |= has_cue(passage, at, "plan") || has_cue(passage, at, "predict");
  }
  part.done &= !ahead;
  part.sum = std::ranges::any_of(sentence.figures, [&](const Figure* figure) {
    return figure->money && figure->first_token >= first && figure->first_token < last;
  });
  SentenceFindings own = sentence;
  own.first = first;
  own.last = last;
  std::erase_if(own.entities, [&](const EntityMention* entity) {
    return entity->first_token < first || entity->first_token >= last;
  });
  for (const EntityMention* entity : own.entities)
    if ((entity->kind == "company" || entity->kind == "country" || entity->kind == "organisation"))
      part.names.insert(entity->canonical);
  if (!part.official)
    for (std::string& speaker : hear(passage, own).speakers) part.speakers.insert(std::move(speaker));
  read_matters(passage, part);
  return part;
}

/// Most sentences take nothing back: only those that may, and those beside them, are looked at closely.
std::vector<bool> worth_a_look(const Passage& passage, const std::vector<SentenceFindings>& sentences) {
  std::vector<bool> worth(sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    bool takes_back = false;
    for (std::size_t at = sentences[i].first; at < sentences[i].last && !takes_back; ++at)
      takes_back = is_negation(passage, at) || tells_denial(passage, at, sentences[i].last) ||
                   (stems_at(passage, at) & mask_of(Stem::talks, Stem::contrary)) != 0;
    if (!takes_back) continue;
    for (std::size_t near = i > 0 ? i - 1 : 0; near <= std::min(i + 1, sentences.size() - 1); ++near)
      worth[near] = true;
  }
  return worth;
}

/// A semicolon, a comma before "such a contract", or before "contradicted by".
bool ends_part(const Passage& passage, std::size_t at) {
  if (passage.is_sign(at, ";")) return true;
  if (!passage.is_sign(at, ",")) return false;
  if (word_is(passage, at + 1, {"such", "solche", "solchen", "solches", "tel", "telle", "такой", "таких", "такого"}))
    return true;
  constexpr std::size_t kNear = 2;  // aussitôt contredit par
  for (std::size_t next = at + 1; next <= at + kNear; ++next)
    if (word_is(passage, next, {"contredit", "contredite", "contradicted", "widersprochen"})) return true;
  return false;
}

}  // namespace

std::vector<StatementPart> split_into_parts(const Passage& passage, const std::vector<SentenceFindings>& sentences) {
  std::vector<StatementPart> parts;
  const std::vector<bool> worth = worth_a_look(passage, sentences);
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    if (!worth[i]) continue;
    const SentenceFindings& sentence = sentences[i];
    std::size_t first = sentence.first;
    for (std::size_t at = sentence.first; at <= sentence.last; ++at) {
      if (at < sentence.last && !ends_part(passage, at)) continue;
      if (at > first + 1) parts.push_back(read_part(passage, sentence, first, at));
      first = at + 1;
    }
  }
  return parts;
}

}  // namespace korridor
