#include "korridor/news/names/company_actors.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/names/company_cues.h"
#include "korridor/news/names/name_runs.h"
#include "korridor/news/names/name_shapes.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_unknown(const Passage& passage, std::size_t at) { return !passage[at].any(~ClassMask{0}); }

bool is_apostrophe(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, "'") || passage.is_sign(at, "’");
}

bool tells_business(const Passage& passage, std::size_t at) {
  const auto [first, last] = sentence_around(passage, at);
  for (std::size_t i = first; i < last; ++i)
    if (passage[i].any(mask_of(WordClass::act, WordClass::deal)) || find_firm_noun(passage, i) != nullptr) return true;
  return false;
}

/// What firms do with mines, goods and each other, and persons and places hardly ever.
bool is_business_verb(const Passage& passage, std::size_t at) {
  switch (passage.language()) {
    case Language::de:
      return word_is(passage, at,
                     {"betreibt",   "betrieb",     "übernahm",    "übernimmt",   "erwirbt",    "erwarb",
                      "beliefert",  "fördert",     "förderte",    "verkauft",    "verkaufte",  "kauft",
                      "kaufte",     "produziert",  "produzierte", "verarbeitet", "exportiert", "exportierte",
                      "investiert", "investierte", "beziffert",   "verschifft",  "kassiert",   "beschäftigt",
                      "bestellt",   "bestellte",   "vermarktet",  "hält",        "besitzt"});
    case Language::en:
      return word_is(passage, at,
                     {"acquired", "acquires", "bought",   "buys",     "sold",     "sells",       "operates",
                      "owns",     "owned",    "produces", "produced", "supplied", "shipped",     "exported",
                      "employs",  "refines",  "invested", "invests",  "ordered",  "commissioned"}) ||
             (word_is(passage, at, {"was", "has", "been"}) && at + 1 < passage.size() &&
              word_is(passage, at + 1, {"awarded", "acquired", "bought", "sold", "secured", "ordered", "shipped"}));
    case Language::fr:
      return word_is(passage, at,
                     {"exploite", "achète", "rachète", "vend", "produit", "livre", "exporte", "détient", "possède",
                      "commercialise", "fournit", "emploie", "extrait", "acquiert", "investit", "raffine"}) ||
             (word_is(passage, at, {"a", "avait"}) && at + 1 < passage.size() &&
              word_is(passage, at + 1,
                      {"acquis", "racheté", "acheté", "vendu", "livré", "cédé", "exporté", "produit", "expédié",
                       "commandé", "investi", "déboursé", "remporté"}));
    case Language::ru:
      return false;  // names stand in quotes there
  }
  return false;
}

/// Has sold, a obtenu, achètera, will supply: a verb of deals with its auxiliary, or a French future.
bool is_deal_verb(const Passage& passage, std::size_t at) {
  const auto deals = [&](std::size_t i) {
    return has_act(passage, i, "sold") || has_act(passage, i, "bought") || has_act(passage, i, "raised") ||
           has_act(passage, i, "lent") || has_act(passage, i, "given");
  };
  if (at + 1 >= passage.size() || passage[at + 1].sentence_start) return false;
  if (passage.language() == Language::en)
    return word_is(passage, at, {"has", "had"}) && deals(at + 1) &&
           !word_is(passage, at + 1, {"taken", "got", "received"});
  if (passage.language() != Language::fr) return false;
  if (word_is(passage, at, {"a", "avait"})) return deals(at + 1);
  return has_act(passage, at, "buy") && ends_with_any(passage.folded(at), {"era", "dra", "tira", "vrira", "nira"});
}

/// Kasiya sold 30,000 tonnes: one unknown word, or several, in front of such a verb.
void learn_by_business_verb(const Passage& passage, LocalNames& local, std::size_t at) {
  if (at == 0 || passage[at].sentence_start || passage[at].capital || !may_be_name(passage, at - 1) ||
      (!is_business_verb(passage, at) && !is_deal_verb(passage, at)))
    return;
  const std::size_t first = run_before(passage, at);
  if (first == at || !is_unknown(passage, first) || !is_unlisted(passage, first)) return;
  constexpr std::size_t kShortest = 4;
  if (passage[at - 1].end - passage[first].begin < kShortest) return;
  if (first > 0 && !passage[first].sentence_start) {  // die Mutter verkauft, President Smith bought
    const Token& before = passage[first - 1];
    const bool noun =
        before.any(mask_of(WordClass::role, WordClass::given, WordClass::article, WordClass::person)) ||
        (before.kind == TokenKind::word && before.capital && !(before.sentence_start && before.word != 0));
    if (noun) return;
    // la mine de Bougouni a expédié: who acts is the mine
    if (word_is(passage, first - 1, {"de", "of"}) ||
        (is_apostrophe(passage, first - 1) && word_is(passage, first - 2, {"d"})))
      return;
  }
  if (passage.language() == Language::de) {  // a name has no article, and a shape of its own
    if (first > 0 && !passage[first].sentence_start && passage[first - 1].kind == TokenKind::word &&
        !passage[first - 1].is(WordClass::cue) &&
        !word_is(passage, first - 1, {"und", "auch", "dass", "wie", "weil", "seit"}))
      return;
    if (!passage[first].all_capitals && !looks_foreign(passage, first) && !has_inner_capital(passage.bytes(first)))
      return;
  }
  if (passage.language() == Language::fr && passage[first].sentence_start && at == first + 1 &&
      !looks_foreign(passage, first))
    return;
  learn_run(passage, local, first, at);
}

/// Norway's Scatec, Kenya's Bamburi: what a state has and what does business, unless the name goes on to be that of a
/// mine, a port or a province.
void learn_of_state(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::en || !passage[at].is(WordClass::country)) return;
  const std::size_t behind = at + passage[at].span;
  if (!is_apostrophe(passage, behind) || !word_is(passage, behind + 1, {"s"})) return;
  const std::size_t first = behind + 2, last = name_run(passage, first, 3);
  if (last == first || !is_unlisted(passage, first) || last >= passage.size()) return;
  const Token& next = passage[last];
  const bool goes_on = !next.sentence_start && next.kind == TokenKind::word &&
                       (next.capital || next.any(mask_of(WordClass::commodity, WordClass::count, WordClass::role)) ||
                        word_is(passage, last,
                                {"province", "region", "district", "valley", "basin", "corridor", "field", "railway",
                                 "line", "river", "port", "mine", "project", "city", "dam"}));
  if (!goes_on && tells_business(passage, at)) learn_run(passage, local, first, last);
}

/// Geneva-based Fertistream; die in Genf ansässige Fertistream; X, basée à Genève: who sits somewhere is a firm.
void learn_by_seat(const Passage& passage, LocalNames& local, std::size_t at) {
  constexpr std::size_t kShortest = 4;  // bytes; sits behind a hyphen, a comma or a preposition
  if (at < 2 || passage[at].end - passage[at].begin < kShortest) return;
  const bool english = passage.is_sign(at - 1, "-") && !passage[at].blank_before &&
                       word_is(passage, at, {"based", "headquartered", "listed"});
  const bool german = passage.language() == Language::de && !passage[at].capital && may_be_name(passage, at + 1) &&
                      word_is(passage, at, {"ansässige", "ansässigen", "notierte", "notierten", "beheimatete"});
  if (english || german) {
    const std::size_t first = at + 1, last = name_run(passage, first, 3);
    const bool person = last < passage.size() && passage[last].is(WordClass::role);
    if (last > first && !person && (passage.language() != Language::de || is_unlisted(passage, first)) &&
        !is_german_noun(passage, first))
      learn_run(passage, local, first, last);
    return;
  }
  const bool behind = passage.is_sign(at - 1, ",") &&
                      word_is(passage, at, {"basé", "basée", "based", "headquartered", "sise", "établie", "ansässig"});
  const bool seat =
      passage.language() == Language::de && word_is(passage, at, {"sitz"}) && word_is(passage, at - 1, {"mit"});
  if (!behind && !seat) return;
  const std::size_t comma = at - 1;
  const std::size_t first = run_before(passage, comma);
  if (first < comma && is_unknown(passage, first) && may_be_firm(passage, first, comma))
    learn_run(passage, local, first, comma);
}

/// Controlled by Scatec, led by Mizuho, confiée à Arise, contrôlée par X: who holds or runs something.
void learn_holder(const Passage& passage, LocalNames& local, std::size_t at) {
  constexpr std::size_t kLongest = 3;
  if (passage[at].end - passage[at].begin > kLongest) return;
  const bool en = word_is(passage, at, {"by"}), fr = word_is(passage, at, {"par", "à"});
  if ((!en && !fr) || at == 0 || passage[at].sentence_start) return;
  const bool holds =
      en ? word_is(passage, at - 1,
                   {"controlled", "led", "backed", "owned", "acquired", "financed", "managed", "supplied", "bought",
                    "built", "marketed"})
         : word_is(passage, at - 1,
                   {"contrôlé", "contrôlée", "mené", "menée", "conduit", "conduite", "géré", "gérée", "confié",
                    "confiée", "vendu", "vendue", "cédé", "cédée", "racheté", "rachetée", "financé", "financée"});
  if (!holds) return;
  std::size_t first = at + 1;
  while (first < passage.size() && (word_is(passage, first, {"the", "le", "la", "l"}) ||
                                    is_apostrophe(passage, first) || passage[first].is(WordClass::adjective)))
    ++first;
  const std::size_t last = name_run(passage, first, 3);
  if (last == first || !is_unlisted(passage, first) || !is_unknown(passage, first)) return;
  constexpr std::size_t kPerson = 2;  // two words may be a person's
  const bool person =
      last == first + kPerson && !passage.at(last - 1).is(WordClass::legal) && !passage[at - 1].is(WordClass::deal);
  if (!person) learn_run(passage, local, first, last);
}

/// Loncor, eine Tochter von Resolute; Pernica, der größte Verarbeiter; Bulmak, Eigentümerin der Grube: a bare name, and
/// behind the comma what it is.
void learn_german_apposition(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::de || !passage.is_sign(at, ",") || at == 0) return;
  const bool article =
      word_is(passage, at + 1, {"ein", "eine", "einer", "einem", "einen", "der", "die", "das", "dem", "den", "des"});
  const bool owner = at + 1 < passage.size() && passage.argument(find_firm_noun(passage, at + 1)) == "1" &&
                     word_is(passage, at + 2, {"der", "des", "von", "in"});
  if (!article && !owner) return;
  constexpr std::size_t kFar = 6;
  bool firm = owner;
  for (std::size_t i = at + 2; i < std::min(at + kFar, passage.size()) && !firm; ++i) {
    if (passage[i].sentence_start || passage.is_sign(i, ",") || passage[i].kind == TokenKind::number ||
        passage[i].any(mask_of(WordClass::act, WordClass::speech, WordClass::role)) ||
        find_word_end(passage, i, WordClass::role) != nullptr)
      return;
    firm = passage[i].capital && passage.argument(find_firm_noun(passage, i)) == "1";
  }
  if (!firm) return;
  const std::size_t first = run_before(passage, at);
  if (first == at || !is_unlisted(passage, first) || is_german_noun(passage, first)) return;
  const bool bare =
      passage[first].sentence_start || first == 0 || passage[first - 1].kind == TokenKind::sign ||
      passage[first - 1].any(mask_of(WordClass::adjective, WordClass::firm)) ||
      word_is(passage, first - 1, {"von", "mit", "an", "bei", "für", "und", "durch", "auch", "gegen", "hat", "ist"});
  const bool of_state = owner && first > 0 && passage[first - 1].is(WordClass::adjective);
  if (bare && (at > first + 1 || of_state || looks_foreign(passage, first) || passage[first].all_capitals))
    learn_run(passage, local, first, at);
}

/// Die kanadische Northwind Resources, der vietnamesische FECON: German, an adjective of a state and a name that is no
/// German word.
void learn_of_german_state(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::de || !passage[at].is(WordClass::adjective) ||
      (passage[at].capital && !word_is(passage, at, {"schweizer"})))
    return;
  const std::size_t first = at + 1, last = name_run(passage, first, 3);
  if (last == first || passage[first].sentence_start || !is_unlisted(passage, first) || is_german_noun(passage, first))
    return;
  const bool german_noun_first =
      !looks_foreign(passage, first) && !has_inner_capital(passage.bytes(first)) && !passage[first].all_capitals;
  if (german_noun_first) return;
  if (last < passage.size() && !passage[last].sentence_start && passage[last].capital && last == first + 1) return;
  if (tells_business(passage, at)) learn_run(passage, local, first, last);
}

/// ... about Atlantic Spodumene. The Australian firm claims ...: what ends a sentence and is then called a firm.
void learn_by_description(const Passage& passage, LocalNames& local, std::size_t at) {
  if (!passage[at].is(WordClass::firm) || at < 4) return;
  constexpr std::size_t kMost = 3;
  std::size_t begin = at;
  while (begin > 0 && at - begin < kMost && !passage[begin].sentence_start) --begin;
  if (!passage[begin].sentence_start || passage[begin].paragraph_before || begin < 3 ||
      !passage.is_sign(begin - 1, "."))
    return;
  if (!word_is(passage, begin, {"the", "der", "die", "das", "le", "la", "l"})) return;
  std::size_t last = begin - 1;
  if (passage[last - 1].is(WordClass::commodity) && passage[last - 1].capital) --last;
  const std::size_t first = run_before(passage, last);
  const bool several = begin - 1 > first + 1;
  if (first == last || passage[first].sentence_start || !is_unlisted(passage, first) || is_german_noun(passage, first))
    return;
  if (several ? passage.language() != Language::de || last < begin - 1
              : looks_foreign(passage, first) && passage.language() == Language::de)
    local.add("company", text_between(passage, first, begin - 1), folded_words(passage, first, begin - 1));
}

}  // namespace

void learn_companies_by_acts(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage[at].kind == TokenKind::sign) return learn_german_apposition(passage, local, at);
  if (passage[at].kind != TokenKind::word) return;
  learn_by_business_verb(passage, local, at);
  learn_of_state(passage, local, at);
  learn_by_seat(passage, local, at);
  learn_holder(passage, local, at);
  learn_of_german_state(passage, local, at);
  learn_by_description(passage, local, at);
}

}  // namespace korridor
