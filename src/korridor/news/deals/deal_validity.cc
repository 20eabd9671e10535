#include <algorithm>

#include "korridor/news/deals/agreement_words.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/deal_verbs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Sieht ... vor: German provides in two parts.
bool provides(const Passage& passage, std::size_t at) {
  if (!word_is(passage, at, {"sieht", "sehe", "sah", "sehen"})) return false;
  constexpr std::size_t kFar = 16;
  for (std::size_t i = at + 1; i < std::min(passage.size(), at + kFar) && !passage[i].sentence_start; ++i)
    if (word_is(passage, i, {"vor"})) return i + 1 >= passage.size() || passage[i + 1].kind == TokenKind::sign;
  return false;
}

/// Runs until, läuft bis, court jusqu'en, действует: what is said of a contract that has been made.
bool is_in_force(const Passage& passage, std::size_t at) {
  switch (passage.language()) {
    case Language::de:
      return word_is(passage, at, {"läuft", "laufe", "lief", "gilt", "umfasst", "verbindlich"}) ||
             (word_is(passage, at, {"besteht", "bestehen"}) &&
              word_is(passage, at + 1, {"seit", "bereits", "schon", "mit", "zwischen"})) ||
             provides(passage, at);
    case Language::en:
      return word_is(passage, at, {"runs", "covers", "covering", "stipulates", "binding", "bound"});
    case Language::fr:
      return word_is(passage, at, {"court", "couvre", "portant", "lie", "contraignant"});
    case Language::ru:
      return word_is(passage, at, {"действует", "предусматривает", "рассчитан", "рассчитано", "связан", "связана"});
  }
  return false;
}

/// Which has a supply contract with X, das einen Vertrag mit X hat, имеющая договор с X: whom with stands behind it.
bool has_contract(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kNear = 6;
  if (!word_is(passage, at,
               {"has", "have", "holds", "hat", "haben", "a", "ont", "имеет", "имеют", "имеющая", "имеющий"}))
    return false;
  const bool german = passage.language() == Language::de;
  const std::size_t first = german ? (at > sentence.first + kNear ? at - kNear : sentence.first) : at + 1;
  bool deal = false, article = passage.language() == Language::ru;
  for (std::size_t i = first; i < std::min(sentence.last, at + kNear); ++i) {
    if (i != at && passage[i].is(WordClass::act)) return false;
    article |= word_is(passage, i, {"a", "an", "un", "une", "einen", "eine"});
    deal |= article && is_deal(passage, i);
    if (deal && word_is(passage, i, {"with", "avec", "mit", "с", "со"})) return true;
  }
  return false;
}

}  // namespace

bool tells_validity(const Passage& passage, const SentenceFindings& sentence) {
  if (!names_company(sentence)) return false;
  bool frame = false, trades = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    for (const Sense& sense : passage.senses(passage[at])) {
      const std::string_view argument = passage.lexicon->argument(sense);
      if (sense.word_class == WordClass::cue && argument == "negation") return false;
      trades |= sense.word_class == WordClass::act && argument == "buy";
    }
    if (is_in_force(passage, at) || has_contract(passage, sentence, at)) return true;
    frame |= word_is(passage, at,
                     {"under", "termes", "grundlage", "rahmen", "vertu", "рамках", "по", "auftragswert", "vertragswert",
                      "auftragsvolumen", "kaufpreis"});
  }
  return frame && trades && (has_object(sentence) || has_term(sentence));
}

}  // namespace korridor
