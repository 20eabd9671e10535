#include "korridor/news/agreement_signs.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/agreement_series.h"
#include "korridor/news/amounts.h"
#include "korridor/news/deal_verbs.h"
#include "korridor/news/loans.h"
#include "korridor/news/set_terms.h"
#include "korridor/news/signing_forms.h"
#include "korridor/news/words.h"

namespace korridor {
namespace {

bool is_deal(const Passage& passage, std::size_t at) {
  return passage[at].is(WordClass::deal) ||
         (passage[at].word == 0 && find_word_end(passage, at, WordClass::deal) != nullptr);
}

/// A partnership, a declaration: an agreement only where it is signed.
bool is_soft(const Passage& passage, std::size_t at) {
  const Sense* noun = passage.sense(at, WordClass::deal);
  if (noun == nullptr && passage[at].word == 0) noun = find_word_end(passage, at, WordClass::deal);
  return passage.argument(noun) == "soft";
}

/// A joint venture: an agreement where it is signed, founded, announced or planned.
bool is_venture(const Passage& passage, std::size_t at) {
  return passage.argument(passage.sense(at, WordClass::deal)) == "venture";
}

/// Signed with X for 970 million: the verb alone, with its other side.
bool signs_with(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kNear = 5;
  std::size_t with = at + 1;
  constexpr std::size_t kDate = 5;  // a signé mercredi dernier avec
  while (with < std::min(sentence.last, at + kDate) && !passage[with].any(mask_of(WordClass::deal, WordClass::act)) &&
         passage[with].kind != TokenKind::sign && !word_is(passage, with, {"with", "avec", "mit", "с", "со"}))
    ++with;
  if (!word_is(passage, with, {"with", "avec", "mit", "с", "со"})) return false;
  if (word_is(passage, with + 1, {"правительством", "government", "regierung", "gouvernement"}) ||
      word_is(passage, with + 2, {"government", "regierung", "gouvernement"}))
    return true;
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->first_token > with && entity->first_token <= with + kNear &&
           (entity->kind == "company" || entity->kind == "country");
  });
}

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
    if (at == sentence.last || ends_statement(passage, at)) {
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

/// Under the agreement, im Rahmen des Abkommens: what happens there is not the agreement.
bool is_frame(const Passage& passage, const SentenceFindings& sentence, std::size_t noun) {
  constexpr std::size_t kNear = 4;
  for (std::size_t at = noun; at > sentence.first && noun - at < kNear; --at) {
    const std::string_view word = passage.folded(at - 1);
    if (word == "rahmen" || word == "under" || word == "cadre" || word == "рамках" || word == "gemass") return true;
  }
  return false;
}

/// "An agreement was reached": near its noun only, for trade reaches sums too.
bool is_reached(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  constexpr std::size_t kNear = 14;
  const std::size_t first = at < sentence.first + kNear ? sentence.first : at - kNear;
  for (std::size_t other = first; other < std::min(sentence.last, at + kNear); ++other)
    if (is_deal(passage, other) && !is_soft(passage, other) && !is_frame(passage, sentence, other)) return true;
  return false;
}

/// Will not buy, n'achètera pas, не продаст: right at the verb.
bool is_negated_verb(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (at == sentence.first) return false;
  const auto negation = [&](std::size_t i) {
    return std::ranges::any_of(passage.senses(passage[i]), [&](const Sense& sense) {
      return sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == "negation";
    });
  };
  return negation(at - 1) ||
         (passage.language() == Language::fr && at + 1 < sentence.last && word_is(passage, at + 1, {"pas"}));
}

/// Kündigte den Vertrag: ended it; kündigte ... an: announced it.
bool ends_contract(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (passage.language() != Language::de || !word_is(passage, at, {"kündigt", "kündigte", "kündigten", "kündigen"}))
    return false;
  for (std::size_t i = at + 1; i < sentence.last; ++i) {
    if (word_is(passage, i, {"an"}) && (i + 1 >= sentence.last || passage[i + 1].kind == TokenKind::sign)) return false;
    if (passage.is_sign(i, ",")) return false;  // kündigte an, dass ...
  }
  return true;
}

/// If completed, sobald abgeschlossen: nothing that has happened.
bool is_condition(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  return at > sentence.first && has_act(passage, at, "completed") &&
         word_is(passage, at - 1, {"if", "once", "when", "until", "falls", "sobald", "wenn", "si", "если", "be"});
}

}  // namespace

DealSigns look_for_deal(const Passage& passage, const SentenceFindings& sentence) {
  DealSigns signs;
  std::size_t soft = sentence.last, venture = sentence.last;
  bool done = false, later = false, future = false;  // signed; to be signed; wird
  bool to_sign = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const Token& token = passage[at];
    if (is_deal(passage, at)) {
      const bool named = std::ranges::any_of(sentence.entities, [&](const EntityMention* e) {
        return e->first_token <= at && at < e->last_token && e->form != "compound";  // but Gas|vertrag
      });
      if (named) continue;  // Abraham-Abkommen, Paris Agreement: a name
      if (is_venture(passage, at)) {
        if (venture == sentence.last) venture = at;
        continue;
      }
      if (is_soft(passage, at)) {
        if (!signs.deal && soft == sentence.last) soft = at;
        continue;
      }
      if (!signs.deal) signs.deal_at = at;
      signs.deal = true;
      for (const Sense& sense : passage.senses(token))
        signs.memorandum |= sense.word_class == WordClass::deal && passage.lexicon->argument(sense) == "memorandum";
    }
    future |= word_is(passage, at, {"wird", "werden", "sera", "seront", "будет", "будут"});
    if (has_act(passage, at, "signed") && !is_infinitive(passage, sentence, at) && signs_with(passage, sentence, at))
      signs.acts.insert("agreed");
    if (agrees_to(passage, sentence, at)) signs.acts.insert("agreed");
    // die Tranche hat sie mit X und Y vereinbart: German puts the verb last
    if (passage.language() == Language::de && word_is(passage, at, {"vereinbart", "verabredet"}) &&
        !passage.is_sign(sentence.last - 1, ":") && !other_side_of(passage, sentence).empty())
      signs.acts.insert("agreed");
    if (has_act(passage, at, "signed")) {
      const bool to_come = is_infinitive(passage, sentence, at) || is_future_passive(passage, sentence, at);
      (to_come ? later : done) = true;
      to_sign |= is_to_sign(passage, sentence, at);
    }
    if (ends_contract(passage, sentence, at)) {
      signs.acts.insert("dropped");
      continue;
    }
    if (token.is(WordClass::act) && !is_condition(passage, sentence, at) && !is_german_attribute(passage, sentence, at))
      for (const Sense& sense : passage.senses(token))
        if (sense.word_class == WordClass::act &&
            !(passage.lexicon->argument(sense) == "buy" && is_negated_verb(passage, sentence, at)))
          signs.acts.insert(passage.lexicon->argument(sense));
    if (token.word == 0 && find_word_end(passage, at, WordClass::act) != nullptr)
      signs.acts.insert(passage.lexicon->argument(*find_word_end(passage, at, WordClass::act)));
    if (token.is(WordClass::act) && has_act(passage, at, "reached") && is_reached(passage, sentence, at))
      signs.acts.insert("signed");
  }
  if (signs.deal && passage.language() == Language::ru)  // соглашение с X от 11 июня
    for (const DateMention* date : sentence.dates)
      if (date->precision == "day" && date->first_token > signs.deal_at &&
          word_is(passage, date->first_token - 1, {"от"}))
        signs.acts.insert("signed");
  if (!signs.deal && signs.has("signed") && two_sign(passage, sentence)) signs.acts.insert("agreed");
  if (!signs.deal && venture < sentence.last && !signs.has("planned") && !signs.has("expected") &&
      is_venture_of_two(passage, sentence, venture))
    signs.acts.insert("signed");
  const bool found = signs.has("founded") && !signs.has("planned") && !signs.has("expected");
  if (!signs.deal && venture < sentence.last &&
      (found || signs.has("signed") || signs.has("announced") || later || signs.has("planned") ||
       signs.has("agreed"))) {
    signs.deal = true;
    signs.deal_at = venture;
    if (found) signs.acts.insert("signed");
  }
  signs.acts.erase("founded");
  if (!signs.deal && to_sign && signs.has("planned") && !done && !tells_another(passage, sentence))
    signs.deal = true, signs.deal_at = sentence.first;
  if (!signs.deal && soft < sentence.last && signs.has("signed")) {
    signs.deal = true;
    signs.deal_at = soft;
  }
  if (!done && later && future) {
    signs.acts.erase("signed");
    signs.acts.insert("planned");
  }
  if (signs.has("talks")) {
    signs.acts.erase("talks");
    if (!signs.deal && !other_side_of(passage, sentence).empty()) signs.deal = true, signs.deal_at = sentence.first;
    signs.acts.insert("planned");
  }
  signs.buy = signs.has("buy");
  if (!signs.deal && !signs.has("planned") && !signs.has("expected") && !signs.has("dropped"))
    if (const std::string_view told = status_of_verb(passage, sentence); !told.empty())
      signs.acts.insert(told == "signed" ? "agreed" : told);
  if (!signs.deal && !signs.has("agreed") && !signs.has("planned") && sets_terms(passage, sentence)) {
    signs.terms = true;
    signs.acts.insert("agreed");
  }
  signs.agreed = signs.has("agreed");
  const bool open = !signs.has("planned") && !signs.has("expected") && !signs.has("dropped") && !signs.has("claimed");
  signs.offtake = !signs.deal && open && !signs.has("completed") && tells_offtake(passage, sentence);
  signs.loan = !signs.deal && open && !signs.agreed && tells_loan(passage, sentence);
  signs.agreed |= signs.offtake || signs.loan;
  if (signs.loan) signs.acts.insert("agreed");
  signs.role = !signs.deal && open && tells_deal_role(passage, sentence);
  if (signs.role) signs.acts.insert("completed");
  if (signs.offtake) signs.acts.insert("agreed");
  signs.buy |= tells_offtake(passage, sentence);
  const bool told = signs.has("signed") || signs.has("announced") || signs.has("agreed") || signs.has("completed");
  if (signs.deal && open && !told && tells_validity(passage, sentence)) signs.acts.insert("signed");
  if (signs.memorandum && open && !told && is_there(passage, sentence)) signs.acts.insert("signed");
  if (promises_at_end(passage, sentence)) signs.acts.insert("announced");
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    signs.attribute |= is_attribute(passage, at, sentence.last);
  signs.done = signs.deal && signs.has("signed") && tells_signing(passage, sentence);
  return signs;
}

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
  if (signs.has("announced") && signs.deal && !denied) return "announced";
  if (signs.has("announced") && signs.buy && !denied) return "announced";  // with two parties
  if (signs.has("nominal") && signs.deal && !denied) return signed_now;
  return {};
}

}  // namespace korridor
