#include <algorithm>
#include <array>
#include <set>

#include "korridor/base/fold.h"
#include "korridor/base/groups.h"
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
std::string status_of(const Signs& signs, const Voice& voice, bool company) {
  const auto has = [&](std::string_view act) { return signs.acts.contains(act); };
  if (has("completed") && !has("planned")) return "completed";
  if (has("claimed") && (signs.deal || signs.buy)) return "claimed";
  if (has("expected") && signs.deal) return "expected";
  if (has("planned") && (signs.deal || (signs.buy && company))) return "planned";
  if (has("signed") && signs.deal && !voice.negated) return signs.memorandum ? "memorandum" : "signed";
  if (has("announced") && signs.deal && !voice.negated) return "announced";
  return {};
}

bool word_is(const Passage& passage, std::size_t at, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, folded(passage.bytes(at))) != words.end();
}

/// der US-Konzern X, Kasachstans Bahngesellschaft X: the state only describes the company behind it.
bool describes_company(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state) {
  for (std::size_t at = state.last_token; at < state.last_token + 4 && at < sentence.last; ++at) {
    if (passage[at].is(WordClass::firm) || find_word_end(passage, at, WordClass::firm) != nullptr) return true;
    for (const EntityMention* other : sentence.entities)
      if (other->kind == "company" && other->first_token == at) return true;
    if (passage[at].kind == TokenKind::sign && !passage.is_sign(at, "-")) return false;
  }
  return false;
}

/// in Peru, nach Peru, in die Mongolei, aus Peru: where something is or goes, not who agrees.
bool is_location(const Passage& passage, const EntityMention& state) {
  std::size_t at = state.first_token;
  if (at > 0 && !passage[at].sentence_start &&
      word_is(passage, at - 1, {"die", "den", "der", "dem", "the", "l", "la", "le", "'"}))
    --at;
  return at > 0 && !passage[at].sentence_start &&
         word_is(passage, at - 1, {"in", "aus", "nach", "im", "from", "into", "en", "au", "aux", "в", "из", "во"});
}

/// Peru und Chile, Peru, Chile: the names of a list share their preposition.
bool joins_location(const Passage& passage, const EntityMention& before, const EntityMention& state) {
  if (state.first_token != before.last_token + 1) return false;
  return word_is(passage, before.last_token, {",", "und", "and", "et", "и"});
}

/// US-Präsident, die US-Regierung: a compound acts only through who governs.
bool compound_acts(const Passage& passage, const EntityMention& state) {
  const std::size_t noun = state.last_token + 1;
  if (noun >= passage.size()) return false;
  const std::string word = folded(passage.bytes(noun));
  return passage[noun].is(WordClass::role) || find_word_end(passage, noun, WordClass::role) != nullptr ||
         word.starts_with("regierung") || word.starts_with("delegation");
}

bool speaks(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (passage[at].is(WordClass::speech)) return true;
  return false;
}

/// Das Land, the country, le pays: the state that was named last before the sentence.
std::string meant_by_the_country(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                 std::size_t number) {
  const SentenceFindings& sentence = sentences[number];
  bool meant = false;
  for (std::size_t at = sentence.first; at + 1 < sentence.last; ++at)
    meant |= word_is(passage, at, {"das", "dieses", "the", "this", "le", "ce"}) &&
             word_is(passage, at + 1, {"land", "country", "pays"});
  if (passage.language() == Language::ru)
    for (std::size_t at = sentence.first; at < sentence.last; ++at) meant |= word_is(passage, at, {"страна"});
  constexpr std::size_t kBack = 3;
  for (std::size_t back = 1; meant && back <= kBack && back <= number; ++back) {
    const auto& before = sentences[number - back].entities;
    for (auto it = before.rbegin(); it != before.rend(); ++it)
      if ((*it)->kind == "country" && (*it)->form == "name") return (*it)->id;
  }
  return {};
}

std::string host_state(const Passage& passage, const SentenceFindings& sentence) {
  for (const EntityMention* entity : sentence.entities)
    if (entity->kind == "country" && entity->first_token > 1 && !passage[entity->first_token].sentence_start &&
        word_is(passage, entity->first_token - 1, {"in", "en", "au", "в", "aus", "from"})) {
      const auto of_company = [&](const EntityMention* other) {
        return other->kind == "company" && other->last_token + 1 == entity->first_token;
      };
      if (std::ranges::none_of(sentence.entities, of_company)) return entity->id;  // Rosatom aus Russland: not a host
    }
  return {};
}

bool stands_for_states(const Passage& passage, const EntityMention& region, std::size_t last) {
  for (std::size_t at = region.last_token; at < region.last_token + 3 && at < last; ++at)
    if (const Sense* noun = passage.word_sense(at, WordClass::count))
      return passage.argument(noun) == "country" || passage.argument(noun) == "head_of_state";
  return false;
}

void add(std::vector<std::string>& parties, const std::string& party) {
  if (!party.empty() && std::ranges::find(parties, party) == parties.end()) parties.push_back(party);
}

std::vector<std::string> parties_of(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                    std::size_t number) {
  const SentenceFindings& sentence = sentences[number];
  std::vector<std::string> parties;
  const EntityMention* located = nullptr;
  for (const EntityMention* entity : sentence.entities) {
    const bool staff = entity->form == "compound" && compound_acts(passage, *entity);  // Chevron-Chef X: a person
    if (entity->kind == "company" && !staff) add(parties, entity->canonical);
    if (entity->kind == "organisation" &&
        (entity->id == "Q458" || (entity == sentence.entities.front() && !speaks(passage, sentence))))
      add(parties, entity->canonical);
    if (entity->kind == "country") {
      const bool location =
          is_location(passage, *entity) || (located != nullptr && joins_location(passage, *located, *entity));
      if (location) located = entity;
      const bool compound = entity->form == "compound" && !compound_acts(passage, *entity);
      if (!location && !compound && !describes_company(passage, sentence, *entity)) add(parties, entity->id);
    }
    if (!entity->metonym_of.empty() && entity->metonym_of != "EUU") add(parties, entity->metonym_of);
    if (entity->canonical == "Central Asia" && stands_for_states(passage, *entity, sentence.last))
      for (const std::string& state : group_members("CA5")) add(parties, state);
  }
  const auto is_state = [](const std::string& party) { return party.size() == 3; };
  if (std::ranges::none_of(parties, is_state)) add(parties, meant_by_the_country(passage, sentences, number));
  if (std::ranges::none_of(parties, is_state)) add(parties, host_state(passage, sentence));
  for (const EntityMention* entity : sentence.entities)
    if (parties.size() < 2 && entity->speaks_for != "EUU" &&
        !(entity->kind == "place" && is_location(passage, *entity)))
      add(parties, entity->speaks_for);
  if (parties.size() < 2)
    for (const EntityMention* entity : sentence.entities)
      if (entity->kind == "country") add(parties, entity->id);
  return parties;
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

}  // namespace

void read_agreements(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                     std::vector<Agreement>& out) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const SentenceFindings& sentence = sentences[i];
    if (sentence.entities.empty() || is_boilerplate(passage, sentence)) continue;
    const Signs signs = look(passage, sentence);
    if (signs.acts.empty()) continue;
    const bool company =
        std::ranges::any_of(sentence.entities, [](const EntityMention* e) { return e->kind == "company"; });
    Agreement agreement{.status = status_of(signs, hear(passage, sentence), company)};
    if (agreement.status.empty()) continue;
    agreement.parties = parties_of(passage, sentences, i);
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
    if (repeats(agreement, out)) continue;
    if (Agreement* headline = headline_of(agreement, out)) {
      agreement.spans.insert(agreement.spans.end(), headline->spans.begin(), headline->spans.end());
      *headline = std::move(agreement);
    } else {
      out.push_back(std::move(agreement));
    }
  }
}

}  // namespace korridor
