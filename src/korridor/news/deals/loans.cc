#include "korridor/news/deals/loans.h"

#include <algorithm>
#include <array>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/deals/signing_forms.h"
#include "korridor/news/text/distant_verbs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The one firm or body of a sentence; nullptr where there are two or none.
const EntityMention* only_lender(const SentenceFindings& sentence) {
  const EntityMention* lender = nullptr;
  for (const EntityMention* entity : sentence.entities) {
    if (entity->kind != "company" && entity->kind != "organisation") continue;
    if (lender != nullptr) return nullptr;
    lender = entity;
  }
  return lender;
}

bool is_loan_sum(const Figure& figure) { return figure.money && figure.per.empty() && figure.value >= Decimal(10'000); }

/// Lends, whoever it is: lent, lieh, prête, ссудил, räumt ... ein.
bool lends(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  return has_act(passage, at, "lent") || act_of_distant_verb(passage, sentence, at) == "lent";
}

/// Lends where a bank does it: gave, bewilligte, débloque, stellt ... bereit.
bool gives(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  return has_act(passage, at, "funds") || act_of_distant_verb(passage, sentence, at) == "funds";
}

bool ends_stretch(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, ",") || passage.is_sign(at, ";") || passage.is_sign(at, ":");
}

bool is_coming(const Passage& passage, std::size_t at) {
  return has_act(passage, at, "raised") &&
         begins_with_any(passage.folded(at),
                         {"komm", "kam", "stamm", "fliess", "floss", "came", "comes", "provien", "venait", "viennent"});
}

/// A loan of 200 million comes from KfW: the lender right behind the verb of its coming. Von der KfW kommen 200
/// Millionen: in front of it.
bool comes_from(const Passage& passage, const SentenceFindings& sentence, const EntityMention& lender) {
  constexpr std::size_t kNear = 5, kDescribed = 8;
  if (lender.first_token > sentence.first && lender.first_token - sentence.first < kDescribed &&
      word_is(passage, sentence.first, {"von", "vom", "from"}))
    for (std::size_t at = lender.last_token; at < std::min(sentence.last, lender.last_token + kNear); ++at)
      if (is_coming(passage, at)) return true;
  for (std::size_t at = lender.first_token; at > sentence.first && lender.first_token - at < kNear; --at)
    if (is_coming(passage, at - 1)) return true;
  return false;
}

/// Bénéficie d'un concours de la BEI, a secured loan from X: somebody that the sentence does not name has it.
bool is_borrowed(const Passage& passage, const SentenceFindings& sentence, const EntityMention& lender) {
  for (std::size_t at = sentence.first; at < lender.first_token; ++at)
    if (has_act(passage, at, "raised") && !is_negated(passage, sentence, at)) return true;
  return false;
}

/// Gab ... bekannt, gibt ... aus; gave up: the verb with its other half is another one.
bool has_particle(const Passage& passage, const SentenceFindings& sentence, std::size_t verb) {
  if (passage.language() == Language::en) return word_is(passage, verb + 1, {"up", "away", "back", "out", "off"});
  if (passage.language() != Language::de) return false;
  for (std::size_t at = verb + 1; at < sentence.last && !ends_stretch(passage, at); ++at)
    if (word_is(passage, at,
                {"bekannt", "an", "ab", "auf", "aus", "ein", "frei", "heraus", "hin", "nach", "preis", "vor", "weiter",
                 "wieder", "zu", "zurück"}) &&
        (at + 1 >= sentence.last || passage[at + 1].kind == TokenKind::sign ||
         word_is(passage, at + 1, {"und", "sowie", "oder"})))
      return true;
  return false;
}

bool is_loan_noun(const Passage& passage, std::size_t at) {
  if (has_cue(passage, at, "loan")) return true;
  return passage[at].word == 0 && passage.argument(find_word_end(passage, at, WordClass::cue)) == "loan";
}

/// What a bank tells of its own year.
bool is_result(const Passage& passage, std::size_t at) {
  return begins_with_any(passage.folded(at), {"gewinn", "verlust", "dividend", "profit", "loss", "bénéfice", "perte",
                                              "прибыл", "убыт", "дивиденд"});
}

/// Gave 150 million, vergibt rund 60 Millionen: not a profit of 150 million.
bool is_object(const Passage& passage, const SentenceFindings& sentence, const Figure& figure) {
  if (figure.first_token == sentence.first) return true;
  return !word_is(passage, figure.first_token - 1,
                  {"von", "über", "um", "auf", "of", "by", "to", "at", "over", "de", "d", "à", "в", "на", "до", "из"});
}

bool has_receiver(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(passage, at, {"nous", "uns", "ihm", "ihnen", "him", "them", "нам", "ему", "ей"})) return true;
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->kind == "country" && entity->form == "name" && !is_location(passage, *entity);
  });
}

}  // namespace

bool is_lender(std::string_view name) {
  constexpr auto kWords =
      std::to_array<std::string_view>({"Bank", "Banque", "Banco", "Bankası", "Fund", "KfW", "SACE", "MIGA"});
  constexpr auto kNames =
      std::to_array<std::string_view>({"Proparco", "Cooperation Agency", "Finance Corporation",
                                       "Agence Française de Développement", "Millennium Challenge"});
  if (std::ranges::any_of(kNames, [&](std::string_view body) { return name.contains(body); })) return true;
  constexpr std::string_view kBetween = " -()";
  for (std::size_t at = 0; at < name.size();) {
    const std::size_t end = std::min(name.find_first_of(kBetween, at), name.size());
    const std::string_view word = name.substr(at, end - at);
    if (std::ranges::find(kWords, word) != kWords.end() || (end == name.size() && word.ends_with("bank"))) return true;
    at = end + 1;
  }
  return false;
}

bool tells_result(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (is_result(passage, at)) return true;
  return false;
}

bool names_loan(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (is_loan_noun(passage, at)) return true;
  return false;
}

bool tells_loan(const Passage& passage, const SentenceFindings& sentence) {
  const EntityMention* lender = only_lender(sentence);
  if (lender == nullptr || std::ranges::none_of(sentence.figures, [](const Figure* f) { return is_loan_sum(*f); }))
    return false;
  const bool result = tells_result(passage, sentence);
  const bool noun = names_loan(passage, sentence);
  const bool object = std::ranges::any_of(
      sentence.figures, [&](const Figure* f) { return is_loan_sum(*f) && is_object(passage, sentence, *f); });
  if (!noun && (result || (!object && !has_receiver(passage, sentence)))) return false;
  const bool bank = is_lender(lender->canonical);
  if ((noun || bank) && comes_from(passage, sentence, *lender)) return true;
  if (noun && bank && is_borrowed(passage, sentence, *lender)) return true;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const bool pair = !act_of_distant_verb(passage, sentence, at).empty();
    if ((lends(passage, sentence, at) || (bank && gives(passage, sentence, at))) &&
        (pair || !has_particle(passage, sentence, at)) && !is_negated(passage, sentence, at))
      return true;
  }
  return false;
}

}  // namespace korridor
