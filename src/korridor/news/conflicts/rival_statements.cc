#include "korridor/news/conflicts/rival_statements.h"

#include <algorithm>
#include <set>

#include "korridor/news/conflicts/matter_words.h"
#include "korridor/news/text/account_sources.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

constexpr std::size_t kShort = 12;  // words

/// A sentence, or what of it stands between semicolons.
struct Part {
  const SentenceFindings* sentence = nullptr;
  std::size_t first = 0, last = 0;
  std::uint8_t told = 0, denied = 0;  ///< matters
  bool spoken = false;                ///< somebody says it, or it is quoted
  bool heard = false;                 ///< by word of mouth: reportedly, a newspaper wrote, would have been
  bool denies = false;                ///< a verb of denial, or: an invention
  bool upholds = false;               ///< stands by it, hält daran fest
  bool pronoun = false;               ///< what it denies is a pronoun: denies this, bestreitet das
  bool refers = false;                ///< to what was said before: this, such, they, none
  bool official = false;              ///< the minister, a spokesman says it: no name
  bool contrary = false;              ///< the opposite, au contraire
  bool further = false;               ///< another contract, a second one
  bool not_yet = false, preliminary = false;
  bool same_speaker = false;  ///< he said, she added
  std::set<std::string> names = {}, speakers = {};
};

bool is_negation(const Passage& passage, std::size_t at) {
  return passage[at].is(WordClass::cue) && (has_cue(passage, at, "negation") || has_cue(passage, at, "nil"));
}

/// Weist ... zurück: a verb in two parts.
bool rejects(const Passage& passage, std::size_t at, std::size_t last) {
  if (!has_cue(passage, at, "rejects")) return false;
  for (std::size_t i = at + 1; i < last; ++i)
    if (word_is(passage, i, {"zurück"})) return true;
  return false;
}

/// A verb of denial, or frei erfunden, pure invention, made up, выдумка.
bool tells_denial(const Passage& passage, std::size_t at, std::size_t last) {
  if (!passage[at].is(WordClass::cue)) return false;
  return has_cue(passage, at, "deny") || has_cue(passage, at, "refute") || has_cue(passage, at, "invented") ||
         rejects(passage, at, last);
}

bool refers_back(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"such",  "this",  "that",   "they",   "none",    "it",      "these",     "das", "dies",
                               "davon", "daran", "dazu",   "solche", "solchen", "solcher", "derartige", "man", "le",
                               "cela",  "tel",   "telle",  "tels",   "telles",  "l",       "ce",        "en",  "это",
                               "этого", "таких", "такого", "такой",  "такие",   "они",     "подобного", "ее",  "его"});
}

/// Denies this; bestreitet das; and not: denied that it would close.
bool is_bare_object(const Passage& passage, std::size_t at) {
  if (word_is(passage, at, {"das", "dies", "le", "cela", "это", "этого"})) return true;
  const bool ends = at + 1 >= passage.size() || passage[at + 1].kind == TokenKind::sign;
  return ends && word_is(passage, at, {"this", "that", "it"});
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
  const bool pronoun = word_is(passage, at, {"he", "she", "er", "sie", "il", "elle", "он", "она"});
  return pronoun && (says(at + 1) || (at > 0 && says(at - 1)));
}

/// They have not begun; says they did not; there have been none: what was said before is negated, and nothing else.
bool is_bare(const Passage& passage, const Part& part, std::size_t negation) {
  if (word_is(passage, negation, {"none"})) return true;
  if (part.last - part.first > kShort) return false;
  constexpr std::size_t kNear = 4, kLeft = 2;  // words
  std::size_t left = 0;
  for (std::size_t at = negation + 1; at < part.last; ++at) left += passage[at].kind == TokenKind::sign ? 0 : 1;
  if (left > kLeft) return false;
  for (std::size_t back = 1; back <= kNear && negation >= part.first + back; ++back)
    if (word_is(passage, negation - back,
                {"they", "it", "this", "that", "sie", "es", "dies", "das", "ils", "elles", "cela", "il", "elle", "они",
                 "это", "она", "он"}))
      return true;
  return false;
}

/// Negations and matters within a few words of each other: what is taken back, and what is told.
void read_matters(const Passage& passage, Part& part) {
  constexpr std::size_t kNear = 5;
  std::vector<std::size_t> negations;
  for (std::size_t at = part.first; at < part.last; ++at)
    if (is_negation(passage, at)) negations.push_back(at);
  for (std::size_t at = part.first; at < part.last; ++at) {
    const std::uint8_t matter = matter_at(passage, at);
    if (matter == kNoMatter) continue;
    const bool negated = std::ranges::any_of(negations, [&](std::size_t negation) {
      const std::size_t from = std::min(at, negation), to = std::max(at, negation);
      if (to - from > kNear) return false;
      for (std::size_t i = from; i < to; ++i)
        if (passage.is_sign(i, ",") || passage.is_sign(i, ":")) return false;
      return true;
    });
    (negated ? part.denied : part.told) |= matter;
  }
  if (part.denied == 0 && part.told == 0 &&
      std::ranges::any_of(negations, [&](std::size_t at) { return is_bare(passage, part, at); }))
    part.denied = kDeal | kTalks | kOffer | kGrant;
}

Part read_part(const Passage& passage, const SentenceFindings& sentence, std::size_t first, std::size_t last) {
  Part part{.sentence = &sentence, .first = first, .last = last};
  for (std::size_t at = first; at < last; ++at) {
    part.spoken |= passage[at].is(WordClass::speech) || is_quote(passage, at) || has_cue(passage, at, "account") ||
                   has_cue(passage, at, "tells") ||
                   word_is(passage, at,
                           {"répond", "dit", "précise", "affirme", "tranche", "rétorque", "antwortet", "heisst",
                            "hiess", "replied", "parle", "отвечают", "говорят", "говорит"});
    part.official |= is_account_source(passage, at) && says_beside(passage, at);
    part.heard |= is_hearsay(passage, at);
    part.denies |= tells_denial(passage, at, last);
    part.upholds |= has_cue(passage, at, "upholds");
    part.refers |= refers_back(passage, at);
    part.pronoun |= is_bare_object(passage, at);
    part.contrary |= word_is(passage, at, {"contraire", "contrary", "opposite", "gegenteil", "напротив", "обратное"});
    part.further |= word_is(passage, at,
                            {"another", "second", "further", "weitere", "weiterer", "weiteren", "zweiten", "zweiter",
                             "autre", "autres", "deuxième", "другой", "другого", "других", "второй", "второго"});
    part.not_yet |= word_is(passage, at, {"yet", "noch", "encore", "пока", "еще"});
    part.preliminary |=
        passage[at].is(WordClass::deal) && passage.sense(at, WordClass::deal) != nullptr &&
        std::ranges::any_of(passage.senses(passage[at]), [&](const Sense& sense) {
          return sense.word_class == WordClass::deal && passage.lexicon->argument(sense) == "memorandum";
        });
    part.same_speaker |= continues_speaker(passage, at);
  }
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
      takes_back = is_negation(passage, at) || tells_denial(passage, at, sentences[i].last);
    if (!takes_back) continue;
    for (std::size_t near = i > 0 ? i - 1 : 0; near <= std::min(i + 1, sentences.size() - 1); ++near)
      worth[near] = true;
  }
  return worth;
}

/// A semicolon, or a comma before "such a contract".
bool ends_part(const Passage& passage, std::size_t at) {
  if (passage.is_sign(at, ";")) return true;
  return passage.is_sign(at, ",") &&
         word_is(passage, at + 1, {"such", "solche", "solchen", "solches", "tel", "telle", "такой", "таких", "такого"});
}

std::vector<Part> split_into_parts(const Passage& passage, const std::vector<SentenceFindings>& sentences) {
  std::vector<Part> parts;
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

class Statements {
 public:
  Statements(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block)
      : passage_(passage), parts_(split_into_parts(passage, sentences)), block_(block) {}

  void run() {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      const Part& part = parts_[i];
      if (!takes_back(part) && !(i > 0 && goes_on_denying(parts_[i - 1], part))) continue;
      if (i > 0 && near(parts_[i - 1], part) && is_contrary(parts_[i - 1], part))
        add(parts_[i - 1], part);
      else if (i + 1 < parts_.size() && near(part, parts_[i + 1]) && is_upheld(part, parts_[i + 1]))
        add(part, parts_[i + 1]);
    }
  }

 private:
  [[nodiscard]] static bool takes_back(const Part& part) {
    return part.denies || (part.spoken && (part.denied != 0 || part.contrary));
  }

  /// X denies reports that ... No sale took place: who denies goes on.
  [[nodiscard]] static bool goes_on_denying(const Part& before, const Part& part) {
    return before.denies && before.heard && part.denied != 0;
  }

  /// In one paragraph, or the second one begins the next and points back.
  [[nodiscard]] bool near(const Part& before, const Part& part) const {
    if (before.sentence != part.sentence && before.sentence + 1 != part.sentence) return false;
    return before.sentence == part.sentence || !passage_[part.first].paragraph_before || part.refers;
  }

  /// Names that the second part brings in besides who speaks are other matters: "no deal with Z".
  [[nodiscard]] bool names_another(const Part& before, const Part& part) const {
    std::size_t fresh = 0;
    for (const std::string& name : part.names)
      fresh += before.names.contains(name) || part.speakers.contains(name) ? 0 : 1;
    return fresh > (part.speakers.empty() ? 1U : 0U);
  }

  [[nodiscard]] static bool shares_a_name(const Part& before, const Part& part) {
    return before.names.empty() ||
           std::ranges::any_of(part.names, [&](const std::string& name) { return before.names.contains(name); });
  }

  [[nodiscard]] bool one_speaker(const Part& before, const Part& part) const {
    if (part.same_speaker && !before.heard) return true;
    return !part.speakers.empty() && part.speakers == before.speakers;
  }

  /// The part before tells what this one takes back.
  [[nodiscard]] bool is_contrary(const Part& before, const Part& part) const {
    if (one_speaker(before, part) || names_another(before, part) || part.further) return false;
    const bool told_by_somebody = before.spoken || before.heard;
    if (part.contrary) return told_by_somebody;
    if (part.denies && part.denied == 0) {  // denies this; calls the report of a sale an invention
      const bool short_one = part.last - part.first <= kShort;
      if (!short_one && part.told != 0 && !shares_a_name(before, part)) return false;  // a matter of its own
      return told_by_somebody && (before.told != 0 || (part.pronoun && short_one));
    }
    const bool only_open = (before.told & kDeal) == 0 || before.preliminary;
    if (part.not_yet && only_open && (part.denied & kTalks) == 0 && !part.denies) return false;
    return before.told != 0 && may_deny(before.told, part.denied);
  }

  /// X denied that a discount was agreed; Y said that it had granted one. / X says that it got no offer; the minister
  /// speaks of an agreement.
  [[nodiscard]] bool is_upheld(const Part& part, const Part& next) const {
    if (part.denies && next.upholds) return true;
    if (takes_back(next) || !next.spoken || next.told == 0 || one_speaker(part, next) || names_another(part, next))
      return false;
    if (part.denies) return (part.told | part.denied) != 0;
    return part.sentence == next.sentence && may_deny(next.told, part.denied);
  }

  void add(const Part& a, const Part& b) {
    const auto span = [&](const Part& part) { return Span{passage_[part.first].begin, passage_[part.last - 1].end}; };
    block_.rival_statements.push_back({span(a), span(b), a.sentence == b.sentence ? "same sentence" : "next sentence"});
  }

  const Passage& passage_;
  std::vector<Part> parts_;
  Article& block_;
};

}  // namespace

void note_rival_statements(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  Statements(passage, sentences, block).run();
}

}  // namespace korridor
