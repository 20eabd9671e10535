#include "korridor/news/deals/agreement_signs.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/agreement_series.h"
#include "korridor/news/deals/agreement_words.h"
#include "korridor/news/deals/deal_frames.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/deal_verbs.h"
#include "korridor/news/deals/loans.h"
#include "korridor/news/deals/set_terms.h"
#include "korridor/news/deals/signing_forms.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// German "sagte ... zu.": the verb of a promise in two parts.
bool promises_at_end(const Passage& passage, const SentenceFindings& sentence) {
  if (passage.language() != Language::de || sentence.last < sentence.first + 3) return false;
  const std::size_t end = passage[sentence.last - 1].kind == TokenKind::sign ? sentence.last - 2 : sentence.last - 1;
  if (passage.bytes(end) != "zu") return false;
  for (std::size_t at = sentence.first; at < end; ++at)
    if (const std::string_view word = passage.folded(at); word == "sagte" || word == "sagten" || word == "sagt")
      return true;
  return false;
}

/// The merger of X and Y, signed in May; la fusion, signée en mai; договор, подписанный в мае: told of the noun before.
bool signs_behind_comma(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, ",") && at + 1 < passage.size() &&
         begins_with_any(passage.folded(at + 1),
                         {"signed", "signé", "conclu", "подписанн", "заключенн", "concluded", "sealed", "scellé"});
}

/// They want to found a venture and signed an agreement for it: a verb of its own behind the "and".
bool begins_signing(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"und", "and", "et", "и"}) && at + 1 < passage.size() &&
         has_act(passage, at + 1, "signed") && !passage[at + 1].capital;
}

/// Signs, and relatives that need none: under which, en vertu duquel.
bool ends_statement(const Passage& passage, std::size_t at) {
  for (const char* sign : {",", ";", ":", "–", "—", "(", ")"})
    if (passage.is_sign(at, sign)) return true;
  return word_is(passage, at,
                 {"which", "whereby", "duquel", "desquels", "lequel", "laquelle", "under", "rahmen", "рамках"});
}

/// Das am Montag unterzeichnete Rahmenabkommen: signed, whatever the sentence tells of it.
bool is_attribute(const Passage& passage, std::size_t at, std::size_t last) {
  if (passage.language() != Language::de || at + 1 >= last || !is_deal(passage, at + 1)) return false;
  const std::string_view word = passage.folded(at);
  return has_act(passage, at, "signed") && (word.ends_with("ete") || word.ends_with("eten") || word.ends_with("ene") ||
                                            word.ends_with("enen") || word.ends_with("rte") || word.ends_with("rten"));
}

/// A stretch between commas with the deal, its signing, and nothing that takes it back.
bool tells_signing(const Passage& passage, const SentenceFindings& sentence) {
  bool deal = false, signing = false, open = false;
  for (std::size_t at = sentence.first; at <= sentence.last; ++at) {
    if (at < sentence.last && deal && signs_behind_comma(passage, at)) continue;
    if (at == sentence.last || ends_statement(passage, at) || begins_signing(passage, at)) {
      if (deal && signing && !open) return true;
      deal = signing = open = false;
      if (at + 1 < sentence.last) {  // what is only said or hoped stands behind "that"
        const std::string_view word = passage.folded(at + 1);
        open = word == "dass" || word == "that" || word == "que" || word == "что" || word == "wenn" ||
               word == "falls" || word == "if" || word == "si" || word == "если";
      }
      continue;
    }
    if (is_attribute(passage, at, sentence.last)) return true;
    deal |= is_deal(passage, at);
    signing |= has_act(passage, at, "signed") && !is_infinitive(passage, sentence, at) &&
               !is_future_passive(passage, sentence, at);
    open |= has_act(passage, at, "planned") || has_act(passage, at, "expected") || has_act(passage, at, "claimed");
    for (const Sense& sense : passage.senses(passage[at]))
      open |= sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == "negation";
  }
  return false;
}

/// Соглашение с X от 11 июня: the day of its signing behind the noun.
bool is_dated_noun(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs) {
  return signs.deal && passage.language() == Language::ru &&
         std::ranges::any_of(sentence.dates, [&](const DateMention* date) {
           return date->precision == "day" && date->first_token > signs.deal_at &&
                  word_is(passage, date->first_token - 1, {"от"});
         });
}

void set_deal(DealSigns& signs, std::size_t at) {
  signs.deal = true;
  signs.deal_at = at;
}

/// A joint venture is a deal where the sentence founds, signs, announces or plans it.
void weigh_venture(const Passage& passage, const SentenceFindings& sentence, const DealWords& words, DealSigns& signs) {
  const bool alone = !signs.deal && words.venture < sentence.last;
  const bool to_come = signs.has("planned") || signs.has("expected");
  if (alone && !to_come && is_venture_of_two(passage, sentence, words.venture)) signs.acts.insert("signed");
  const bool founded = signs.has("founded") && !to_come;
  const bool share = signs.has("bought") && std::ranges::any_of(sentence.figures, [](const Figure* figure) {
                       return figure->unit == "percent";  // takes 49% of the joint venture
                     });
  if (alone && share && !to_come) signs.acts.insert("signed");
  if (alone && (founded || words.later || signs.has("signed") || signs.has("announced") || signs.has("planned") ||
                signs.has("agreed"))) {
    set_deal(signs, words.venture);
    if (founded) signs.acts.insert("signed");
  }
  signs.acts.erase("founded");
}

bool names_two_between(const Passage& passage, const SentenceFindings& sentence, std::size_t noun) {
  for (std::size_t at = noun + 1; at < sentence.last; ++at)
    if (word_is(passage, at, {"between", "zwischen", "entre", "между"}))
      return std::ranges::count_if(sentence.entities,
                                   [&](const EntityMention* entity) {
                                     return entity->first_token > at &&
                                            (entity->kind == "company" || entity->kind == "country");
                                   }) > 1 &&
             names_company(sentence);
  return false;
}

/// Niger and Orano are in talks; talks on a mine between Niger and Orano.
bool two_talk(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (has_act(passage, at, "talks"))
      return names_two_joined(passage, sentence, at) || names_two_between(passage, sentence, at);
  return false;
}

/// Talks with X, an offer from X, has approached X: who stands right behind the words.
bool names_whom_behind(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kNear = 4;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (!has_act(passage, at, "talks")) continue;
    const std::size_t behind = at + passage[at].span;
    if (std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
          return (entity->kind == "company" || entity->kind == "organisation") && entity->first_token >= behind &&
                 entity->first_token < behind + kNear;
        }))
      return true;
  }
  return false;
}

/// Deals without a noun of their own: what is to be signed, a partnership that is signed, talks with somebody.
void weigh_unnamed(const Passage& passage, const SentenceFindings& sentence, const DealWords& words, DealSigns& signs) {
  if (!signs.deal && words.to_sign && signs.has("planned") && !words.done && !tells_another(passage, sentence))
    set_deal(signs, sentence.first);
  if (!signs.deal && words.soft < sentence.last && signs.has("signed")) set_deal(signs, words.soft);
  if (!words.done && words.later && words.future) {
    signs.acts.erase("signed");
    signs.acts.insert("planned");
  }
  if (signs.has("talks")) {
    signs.acts.erase("talks");
    if (!signs.deal && (!other_side_of(passage, sentence).empty() || two_talk(passage, sentence) ||
                        names_whom_behind(passage, sentence)))
      set_deal(signs, sentence.first);
    signs.acts.insert("planned");
  }
}

bool is_still_open(const DealSigns& signs) {
  return signs.has("planned") || signs.has("expected") || signs.has("dropped");
}

/// X a cédé 9 000 tonnes à Y: goods between two, and no mine.
bool trades_goods(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs) {
  if (signs.deal || is_still_open(signs) || !signs.has("completed") || !has_amount(sentence)) return false;
  const auto firms = std::ranges::count_if(sentence.entities, [](const EntityMention* entity) {
    return entity->kind == "company" || entity->kind == "organisation";
  });
  const bool share =
      std::ranges::any_of(sentence.figures, [](const Figure* figure) { return figure->unit == "percent"; });
  return firms > 1 && !share && !names_asset(passage, sentence);
}

/// Something says how far a deal with a noun of its own is.
bool tells_stage(const DealSigns& signs) {
  for (const char* act : {"signed", "announced", "agreed", "completed", "claimed", "nominal"})
    if (signs.has(act)) return true;
  return false;
}

/// Deals that only a verb tells: sold to X, and terms that two set; also beside a noun of which nothing says how far it
/// is (the loan was provided by X).
void weigh_verbs(const Passage& passage, const SentenceFindings& sentence, DealSigns& signs) {
  signs.buy = signs.has("buy") || (signs.has("planned") && signs.has("raised"));  // hopes to raise $1 bn from X
  if (trades_goods(passage, sentence, signs)) {
    signs.acts.erase("completed");
    signs.acts.insert("agreed");
  }
  if (!(signs.deal && tells_stage(signs)) && !is_still_open(signs))
    if (const std::string_view told = status_of_verb(passage, sentence);
        !told.empty() && !(told == "completed" && signs.has("agreed"))) {
      signs.acts.insert(told == "signed" ? "agreed" : told);
      signs.buy |= told == "announced";
    }
  if (!signs.deal && !signs.has("agreed") && !signs.has("planned") && sets_terms(passage, sentence)) {
    signs.terms = true;
    signs.acts.insert("agreed");
  }
  signs.agreed = signs.has("agreed");
}

/// An offtake, a loan, a side of a deal told before: where nothing says that it is still to come.
void weigh_roles(const Passage& passage, const SentenceFindings& sentence, bool open, DealSigns& signs) {
  signs.offtake = !signs.deal && open && !signs.has("completed") && tells_offtake(passage, sentence);
  signs.loan = !signs.deal && open && !signs.agreed && tells_loan(passage, sentence);
  signs.agreed |= signs.offtake || signs.loan;
  signs.role = !signs.deal && open && tells_deal_role(passage, sentence);
  if (signs.loan || signs.offtake) signs.acts.insert("agreed");
  if (signs.role) signs.acts.insert("completed");
  signs.buy |= tells_offtake(passage, sentence);
}

/// A contract that runs until, a memorandum that is there, a loan that a bank gives: signed, though no verb of signing
/// says so.
void weigh_validity(const Passage& passage, const SentenceFindings& sentence, bool open, DealSigns& signs) {
  const bool told = signs.has("signed") || signs.has("announced") || signs.has("agreed") || signs.has("completed");
  if (!open || told) return;
  const bool lent = signs.deal && (tells_loan(passage, sentence) ||
                                   (names_loan(passage, sentence) && status_of_verb(passage, sentence) == "signed"));
  if (lent || (signs.deal && tells_validity(passage, sentence)) || (signs.memorandum && is_there(passage, sentence)))
    signs.acts.insert("signed");
}

}  // namespace

DealSigns look_for_deal(const Passage& passage, const SentenceFindings& sentence) {
  const DealWords words = read_deal_words(passage, sentence);
  DealSigns signs = words.signs;
  if (is_dated_noun(passage, sentence, signs)) signs.acts.insert("signed");
  if (!signs.deal && signs.has("signed") && two_sign(passage, sentence)) signs.acts.insert("agreed");
  weigh_venture(passage, sentence, words, signs);
  weigh_frame(passage, sentence, signs);
  weigh_unnamed(passage, sentence, words, signs);
  weigh_verbs(passage, sentence, signs);
  const bool open = !is_open(signs);
  weigh_roles(passage, sentence, open, signs);
  weigh_validity(passage, sentence, open, signs);
  if (promises_at_end(passage, sentence)) {
    signs.acts.insert("announced");
    signs.acts.erase("nominal");  // sagte den Abschluss zu
  }
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    signs.attribute |= is_attribute(passage, at, sentence.last);
  signs.done = signs.deal && signs.has("signed") && tells_signing(passage, sentence);
  return signs;
}

bool is_open(const DealSigns& signs) { return is_still_open(signs) || signs.has("claimed"); }

std::string status_of(const DealSigns& signs, bool denied, bool company) {
  const std::string signed_now = signs.memorandum ? "memorandum" : "signed";
  if (signs.has("completed") && !signs.has("planned")) return "completed";
  if (signs.done && (!denied || signs.attribute)) return signed_now;
  if (signs.has("dropped")) return {};
  if (signs.has("claimed") && (signs.deal || signs.buy)) return "claimed";
  if (signs.has("expected") && signs.deal) return "expected";
  if (signs.has("planned") && (signs.deal || (signs.buy && company))) return "planned";
  if (signs.has("signed") && signs.deal && !denied) return signed_now;
  if (signs.agreed && !denied) return signed_now;
  if (signs.has("nominal") && signs.deal && signs.has("announced") && !denied) return signed_now;
  if (signs.has("announced") && signs.deal && !denied) return "announced";
  if (signs.has("announced") && signs.buy && !denied) return "announced";  // with two parties
  if (signs.has("nominal") && signs.deal && !denied) return signed_now;
  return {};
}

}  // namespace korridor
