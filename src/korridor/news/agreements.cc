#include <algorithm>
#include <array>
#include <set>

#include "korridor/base/fold.h"
#include "korridor/news/agreement_parties.h"
#include "korridor/news/agreement_parts.h"
#include "korridor/news/amounts.h"
#include "korridor/news/statements.h"

namespace korridor {
namespace {

/// What the words of a sentence say about an agreement.
struct Signs {
  bool deal = false, memorandum = false, buy = false;
  std::set<std::string_view> acts;
  std::size_t deal_at = 0;
};

/// German "sagte ... zu.": the verb of a promise in two parts.
bool promises_at_end(const Passage& passage, const SentenceFindings& sentence) {
  if (passage.language() != Language::de || sentence.last < sentence.first + 3) return false;
  const std::size_t end = passage[sentence.last - 1].kind == TokenKind::sign ? sentence.last - 2 : sentence.last - 1;
  if (passage.bytes(end) != "zu") return false;
  for (std::size_t at = sentence.first; at < end; ++at)
    if (const std::string word = folded(passage.bytes(at)); word == "sagte" || word == "sagten" || word == "sagt")
      return true;
  return false;
}

bool is_boilerplate(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last && at < sentence.first + 12; ++at)
    if (passage[at].is(WordClass::cue) && passage.argument(passage.sense(at, WordClass::cue)) == "boilerplate")
      return true;
  return false;
}

/// Told again without anything new: same parties and status, no sum, amount, good or day of its own.
bool repeats(const Agreement& agreement, const std::vector<Agreement>& before) {
  if (agreement.value || agreement.quantity || !agreement.commodity.empty() || !agreement.signed_on.empty())
    return false;
  return std::ranges::any_of(before, [&](const Agreement& other) {
    return other.parties == agreement.parties && other.status == agreement.status;
  });
}

/// The one before it that tells the same with less: a headline, and its sentence in the text.
Agreement* headline_of(const Agreement& agreement, std::vector<Agreement>& before) {
  if (before.empty()) return nullptr;
  Agreement& last = before.back();
  const bool less = !last.value && !last.quantity && last.signed_on.empty() &&
                    (agreement.value || agreement.quantity || !agreement.signed_on.empty());
  const bool same =
      last.parties == agreement.parties && (last.commodity.empty() || last.commodity == agreement.commodity);
  return less && same ? &last : nullptr;
}

Signs look(const Passage& passage, const SentenceFindings& sentence) {
  Signs signs;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const Token& token = passage[at];
    const bool named = std::ranges::any_of(
        sentence.entities, [&](const EntityMention* e) { return e->first_token <= at && at < e->last_token; });
    if (token.is(WordClass::deal) ||
        (!named && token.word == 0 && find_word_end(passage, at, WordClass::deal) != nullptr)) {
      if (named) continue;  // Abraham-Abkommen, Paris Agreement: a name
      if (!signs.deal) signs.deal_at = at;
      signs.deal = true;
      for (const Sense& sense : passage.senses(token))
        signs.memorandum |= sense.word_class == WordClass::deal && passage.lexicon->argument(sense) == "memorandum";
    }
    if (token.is(WordClass::act))
      for (const Sense& sense : passage.senses(token))
        if (sense.word_class == WordClass::act) signs.acts.insert(passage.lexicon->argument(sense));
  }
  signs.buy = signs.acts.contains("buy");
  if (promises_at_end(passage, sentence)) signs.acts.insert("announced");
  return signs;
}

/// How far the agreement is; empty where the sentence tells of none.
std::string status_of(const Signs& signs, bool denied, bool company) {
  const auto has = [&](std::string_view act) { return signs.acts.contains(act); };
  if (has("completed") && !has("planned")) return "completed";
  if (has("claimed") && (signs.deal || signs.buy)) return "claimed";
  if (has("expected") && signs.deal) return "expected";
  if (has("planned") && (signs.deal || (signs.buy && company))) return "planned";
  if (has("signed") && signs.deal && !denied) return signs.memorandum ? "memorandum" : "signed";
  if (has("announced") && signs.deal && !denied) return "announced";
  return {};
}

bool word_is(const Passage& passage, std::size_t at, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, folded(passage.bytes(at))) != words.end();
}

/// What the agreement is about: from "über", "on", "sur", "о" behind its noun to the end of the clause.
std::string subject_of(const Passage& passage, const SentenceFindings& sentence, std::size_t deal) {
  constexpr std::size_t kLongest = 16;
  for (std::size_t at = deal + 1; at < sentence.last && at < deal + 14; ++at) {
    if (!word_is(passage, at, {"über", "zur", "zum", "on", "for", "to", "of", "sur", "pour", "о", "об", "по", "на"}))
      continue;
    std::size_t last = at + 1;
    while (last < sentence.last && last < at + kLongest && !passage.is_sign(last, ".") && !passage.is_sign(last, ",") &&
           !passage.is_sign(last, ";"))
      ++last;
    if (last == at + 1 || passage[at + 1].kind == TokenKind::number) continue;
    return std::string(passage.text.substr(passage[at + 1].begin, passage[last - 1].end - passage[at + 1].begin));
  }
  return {};
}

void take_figures(const SentenceFindings& sentence, bool figures_of_next, Agreement& agreement) {
  for (const Figure* figure : sentence.figures) {
    if (figure->money && !agreement.value && figure->per.empty()) agreement.value = *figure;
    const bool amount =
        !figure->money && figure->kind != "duration" && figure->kind != "share" && figure->kind != "ratio";
    if (amount && !agreement.quantity && figure->unit != "country" && figure->unit != "head_of_state")
      agreement.quantity = *figure;
    if (!figures_of_next && figure->kind == "duration" && figure->unit == "year" && !agreement.term_years)
      agreement.term_years = figure->value;
  }
}

/// Each winner of a tender agrees for itself; the others are no party to it.
void add_awards(const Agreement& announced, const std::vector<std::string>& winners, std::vector<Agreement>& out) {
  for (const std::string& winner : winners) {
    Agreement award = announced;
    std::erase_if(award.parties, [&](const std::string& party) {
      return party != winner && std::ranges::find(winners, party) != winners.end();
    });
    out.push_back(std::move(award));
  }
}

/// "29 agreements worth 17 bn were signed": a sum that names nobody belongs to the signing told before it, if that one
/// has no sum of its own.
bool adds_sum(const SentenceFindings& sentence, const Agreement& unnamed, std::vector<Agreement>& before) {
  constexpr std::uint32_t kFar = 1500;  // bytes
  if (before.empty() || unnamed.status != "signed") return false;
  Agreement told;
  take_figures(sentence, true, told);
  Agreement& last = before.back();
  if (!told.value || !told.quantity || last.value || last.status != "signed" ||
      sentence.span.begin > last.spans.front().end + kFar)
    return false;
  last.value = told.value;
  if (!last.quantity) last.quantity = told.quantity;
  last.spans.push_back(sentence.span);
  return true;
}

/// Same parties and day; the sum and the number are of the first one.
void add_joined(const Passage& passage, const SentenceFindings& sentence, std::size_t noun, const Agreement& first,
                std::vector<Agreement>& out) {
  Agreement joined{.parties = first.parties, .signed_on = first.signed_on, .status = first.status};
  joined.spans.push_back({passage[noun].begin, sentence.span.end});
  joined.subject = subject_of(passage, sentence, noun);
  if (!joined.subject.empty()) out.push_back(std::move(joined));
}

}  // namespace

void read_agreements(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                     std::vector<Agreement>& out) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const SentenceFindings& sentence = sentences[i];
    if ((sentence.entities.empty() && sentence.figures.empty()) || is_boilerplate(passage, sentence)) continue;
    const Signs signs = look(passage, sentence);
    if (signs.acts.empty()) continue;
    const bool company =
        std::ranges::any_of(sentence.entities, [](const EntityMention* e) { return e->kind == "company"; });
    Agreement agreement{.status = status_of(signs, denies_act(passage, sentence), company)};
    if (agreement.status.empty()) continue;
    if (sentence.entities.empty()) {
      adds_sum(sentence, agreement, out);
      continue;
    }
    agreement.parties = parties_of(passage, sentences, i);
    if (const std::string target = agreement.status == "completed" ? company_taken_over(sentences, i) : "";
        !target.empty()) {
      std::erase_if(agreement.parties, is_state);
      agreement.parties.push_back(target);
    }
    if (agreement.parties.empty() && adds_sum(sentence, agreement, out)) continue;
    if (agreement.parties.empty() || (agreement.status == "planned" && !company && agreement.parties.size() < 2))
      continue;
    agreement.spans.push_back(sentence.span);
    agreement.subject = subject_of(passage, sentence, signs.deal ? signs.deal_at : sentence.first);
    for (const EntityMention* entity : sentence.entities)
      if (entity->kind == "commodity" && agreement.commodity.empty()) agreement.commodity = entity->canonical;
    take_figures(sentence, false, agreement);
    // The sum often stands in the next sentence, which then tells of no agreement of its own.
    if (!agreement.value && agreement.status != "expected" && i + 1 < sentences.size() &&
        !sentences[i + 1].figures.empty() && sentences[i + 1].figures.front()->money &&
        sentences[i + 1].figures.front()->per.empty() && sentences[i + 1].figures.front()->value > Decimal(10'000) &&
        !passage[sentences[i + 1].first].paragraph_before && look(passage, sentences[i + 1]).acts.empty()) {
      take_figures(sentences[i + 1], true, agreement);
      agreement.spans.push_back(sentences[i + 1].span);
    }
    constexpr std::array<std::string_view, 4> dated{"signed", "announced", "memorandum", "completed"};
    if (!sentence.dates.empty() && std::ranges::find(dated, agreement.status) != dated.end() &&
        sentence.dates.front()->precision != "range" && sentence.dates.front()->iso.find('X') == std::string::npos)
      agreement.signed_on = sentence.dates.front()->iso;
    if (const auto winners = winners_behind_colon(passage, sentence);
        !winners.empty() && agreement.status == "announced") {
      add_awards(agreement, winners, out);
      continue;
    }
    if (repeats(agreement, out)) continue;
    const std::size_t joined =
        signs.deal && agreement.status == "signed" ? find_joined_deal(passage, sentence, signs.deal_at) : 0;
    const Agreement first = joined == 0 ? Agreement{} : agreement;
    if (Agreement* headline = headline_of(agreement, out)) {
      agreement.spans.insert(agreement.spans.end(), headline->spans.begin(), headline->spans.end());
      *headline = std::move(agreement);
    } else {
      out.push_back(std::move(agreement));
    }
    if (joined != 0) add_joined(passage, sentence, joined, first, out);
  }
}

}  // namespace korridor
