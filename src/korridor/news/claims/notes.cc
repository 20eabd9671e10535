#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/base/text.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/claims/figure_cues.h"
#include "korridor/news/claims/known_terms.h"
#include "korridor/news/statements.h"
#include "korridor/news/text/word_stems.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

std::string_view role_group(std::string_view role) {
  return role == "head" || role == "president" ? role : std::string_view{};
}

/// The person an office belongs to: right behind it, else the last one named before. Where several were, a former
/// president is the only one of them who is known to have left that office.
const EntityMention* holder(const Article& article, std::size_t behind, bool alone, std::string_view role,
                            std::string_view document_date) {
  const EntityMention *last = nullptr, *left = nullptr;
  bool several = false, several_left = false;  // nobody can tell whom it means
  const auto start =
      std::ranges::lower_bound(article.entities, behind < 40 ? 0 : behind - 40, {}, &EntityMention::first_token);
  for (auto it = start; it != article.entities.end() && it->first_token <= behind; ++it) {
    const EntityMention& entity = *it;
    if (entity.kind != "person") continue;
    if (entity.first_token == behind) return &entity;
    several |= last != nullptr && last->canonical != entity.canonical;
    last = &entity;
    if (!alone || !has_left(entity.canonical, role, document_date)) continue;
    several_left |= left != nullptr && left->canonical != entity.canonical;
    left = &entity;
  }
  if (!alone) return nullptr;
  return !several ? last : several_left ? nullptr : left;
}

/// der frühere Präsident, former president, l'ancien président, бывший президент
bool says_former(const Passage& passage, std::size_t at) {
  for (const Sense& sense : passage.senses(passage[at]))
    if (sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == "former") return true;
  const std::string_view word = passage.folded(at);
  for (const char* stem : {"früher", "ehemalig", "einstig", "former", "ancien", "бывш", "ex"})
    if (word.starts_with(folded(stem)) && (std::string_view(stem) != "ex" || word == stem)) return true;
  return false;
}

void note_office(const Passage& passage, std::size_t at, std::string_view document_date, Article& article) {
  bool former = false;
  for (const Sense& sense : passage.senses(passage[at]))
    former |= sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == "former";
  const Sense* role = passage.sense(at, WordClass::role);
  if (!former && at > 0 && !passage[at].sentence_start && says_former(passage, at - 1)) return;  // told by that word
  if (!former && (role == nullptr || role_group(passage.argument(role)).empty())) return;
  const std::string surface =
      folded(passage.text.substr(passage[at].begin, passage[at + passage[at].span - 1].end - passage[at].begin));
  former |= surface.starts_with("ex-") || surface.starts_with("экс-");
  const bool head = surface.find("minist") != std::string::npos || surface.find("kanzler") != std::string::npos ||
                    surface.find("министр") != std::string::npos;
  const char* office = head ? "head" : "president";
  const EntityMention* person = holder(article, at + passage[at].span, former, office, document_date);
  if (person == nullptr) return;
  article.offices.push_back({.span = {passage[at].begin, std::max(passage[at + passage[at].span - 1].end,
                                                                  person->first_token >= at ? person->span.end : 0U)},
                             .person = person->canonical,
                             .role = office,
                             .former = former});
}

/// Asahi Sanae beside Japan: a person the lexicon does not know, who shares a word with one it knows of that state.
void note_garbled(const Passage& passage, Article& article, EntityMention& mention) {
  if (!mention.speaks_for.empty() || mention.kind != "person" || mention.canonical.find(' ') == std::string::npos)
    return;
  std::string state;
  const auto it = std::ranges::lower_bound(article.entities, mention.first_token, {}, &EntityMention::first_token);
  if (it == article.entities.begin()) return;
  if (const EntityMention& other = *std::prev(it);
      other.kind == "country" && mention.first_token - other.last_token <= 3)
    state = other.id;
  if (state.empty()) return;
  for (const std::string& word : split(mention.canonical, ' ')) {
    const std::string known = passage.lexicon->person_with(folded(word), state);
    if (!known.empty() && known != mention.canonical) mention.like_known = known;
  }
}

bool tells_part(const Passage& passage, std::size_t at) {
  return std::ranges::any_of(passage.senses(passage[at]), [&](const Sense& sense) {
    return sense.word_class == WordClass::cue && passage.lexicon->argument(sense) == "part";
  });
}

bool tells_planning(const Passage& passage, std::size_t at) {
  return std::ranges::any_of(passage.senses(passage[at]), [&](const Sense& sense) {
    const std::string_view act = passage.lexicon->argument(sense);
    return sense.word_class == WordClass::act && (act == "planned" || act == "talks");
  });
}

bool tells_agreeing(const Passage& passage, std::size_t at) {
  if (!passage[at].is(WordClass::act)) return false;
  return std::ranges::any_of(passage.senses(passage[at]), [&](const Sense& sense) {
    const std::string_view act = passage.lexicon->argument(sense);
    return sense.word_class == WordClass::act &&
           (act == "signed" || act == "planned" || act == "agreed" || act == "talks");
  });
}

/// Keine Gespräche, no talks, aucune discussion, переговоров не было; mit X sprechen wir nicht: what is denied is more
/// than a signature.
bool tells_talking(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"gespräche",    "gesprächen",  "verhandlungen", "sprechen",     "gesprochen",
                               "verhandelt",   "talks",       "negotiations",  "discussions",  "discussion",
                               "négociations", "négociation", "discussions",   "pourparlers",  "переговоры",
                               "переговоров",  "переговорах", "консультаций",  "консультации", "обсуждения"});
}

/// Will das Feld nicht räumen, does not want to: unwilling, which takes nothing back.
bool is_mere_will(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"will", "wollen", "wolle", "soll", "sollen", "möchte", "möchten", "want", "wants", "veut", "veulent",
                  "хочет", "хотят"});
}

/// Denied that it had paid a fine: many words, and none for a deal, for talks or for what was said before.
bool of_something_else(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kShort = 9;  // words and signs
  if (sentence.last - sentence.first <= kShort) return false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (passage[at].is(WordClass::deal) || passage[at].is(WordClass::act) || tells_talking(passage, at) ||
        (stems_at(passage, at) & mask_of(Stem::deal, Stem::talks, Stem::offer, Stem::object, Stem::object_at_end)) != 0)
      return false;
  return true;
}

/// Dementiert, nothing is signed, kein Vertrag mit X, переговоры не ведутся: a denial, or a negation right at the word
/// for a deal or for what is done about one.
Denial denial_of(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kNear = 4;
  bool any = false;  // most sentences take nothing back
  for (std::size_t at = sentence.first; at < sentence.last && !any; ++at)
    if (passage[at].is(WordClass::cue))
      for (const Sense& sense : passage.senses(passage[at])) {
        const std::string_view cue = passage.lexicon->argument(sense);
        any |= sense.word_class == WordClass::cue && (cue == "negation" || cue == "deny" || cue == "refute");
      }
  if (!any) return Denial::none;
  std::size_t negated = 0, told = 0;  // tokens, counted from 1
  bool plans = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const Token& token = passage[at];
    if (passage.is_sign(at, ",") || passage.is_sign(at, ";")) negated = told = 0;
    if (token.is(WordClass::cue))
      for (const Sense& sense : passage.senses(token)) {
        if (sense.word_class != WordClass::cue) continue;
        const std::string_view cue = passage.lexicon->argument(sense);
        if (cue == "refute" || (cue == "deny" && !of_something_else(passage, sentence))) return Denial::all;
        if (cue == "negation") negated = at + 1;
      }
    if (token.is(WordClass::deal) || (tells_agreeing(passage, at) && !is_mere_will(passage, at)) ||
        (token.word == 0 && find_word_end(passage, at, WordClass::deal) != nullptr))
      told = at + 1, plans = tells_planning(passage, at);
    if (tells_talking(passage, at)) told = at + 1, plans = true;
    if (negated != 0 && told != 0 && (negated > told ? negated - told : told - negated) <= kNear)
      return plans ? Denial::all : Denial::signing;
  }
  return Denial::none;
}

/// Bestreitet das, denies this, le dément, это отрицает: short, a word of denial, and what is denied is a pronoun.
bool denies_that(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kLongest = 14;  // words
  if (sentence.last - sentence.first > kLongest || !sentence.figures.empty()) return false;
  bool denies = false, pronoun = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    denies |= has_cue(passage, at, "deny");
    const bool ends = at + 1 >= sentence.last || passage[at + 1].kind == TokenKind::sign;
    pronoun |= word_is(passage, at, {"das", "dies", "le", "l", "cela", "это", "этого"}) ||
               (ends && word_is(passage, at, {"this", "that", "it"}));  // denied that X signed: no pronoun
  }
  return denies && pronoun;
}

/// Uranium One affirme au contraire que ..., Y insists on the contrary: another one says the opposite of what was said
/// right before.
bool says_contrary(const Passage& passage, const SentenceFindings& sentence) {
  if (!sentence.figures.empty() || sentence.entities.empty()) return false;
  bool contrary = false, speech = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    speech |= passage[at].is(WordClass::speech);
    contrary |= word_is(passage, at, {"contraire", "contrary", "gegenteil", "напротив"});
  }
  return contrary && speech;
}

/// um 10 Prozent von 200.000 auf 300.000: from a level to another one, and of nothing.
bool tells_levels(const Passage& passage, std::size_t at) {
  constexpr std::size_t kNear = 6;
  if (passage.at(at + 1).kind != TokenKind::number) return false;
  for (std::size_t i = at + 2; i < at + kNear && i < passage.size() && !passage[i].sentence_start; ++i)
    if (word_is(passage, i, {"auf", "to", "à", "до"})) return true;
  return false;
}

/// Where the parts begin: behind the word (95 Mrd., davon 44), unless it stands behind a figure and means what was told
/// before (398,000 t of that). Percent of something are no growth.
void note_parts(const Passage& passage, const SentenceFindings& sentence, SentenceNote& note) {
  std::size_t cue = sentence.last;
  for (std::size_t at = sentence.first; at < sentence.last && cue == sentence.last; ++at)
    if (tells_part(passage, at)) cue = at;
  note.parts = note.last_figure;
  for (std::size_t i = 0; i < sentence.figures.size(); ++i) {
    const Figure& figure = *sentence.figures[i];
    if (figure.first_token > cue) note.parts = std::min(note.parts, note.first_figure + i);
    note.of_before |= figure.last_token == cue && word_is(passage, cue, {"of", "davon", "de"});
    const Sense* what = figure.unit == "percent" && figure.last_token < passage.size()
                            ? passage.sense(figure.last_token, WordClass::property)
                            : nullptr;
    note.of_whole |= passage.argument(what) == "stake" || passage.argument(what) == "share";
    note.of_whole |= figure.unit == "percent" && !tells_levels(passage, figure.last_token) &&
                     word_is(passage, figure.last_token, {"of", "der", "des", "vom", "von", "du", "des", "de", "d"});
  }
  if (note.parts == note.first_figure) note.of_before = true;
}

/// The first line of a text, which ends without a stop.
bool is_headline(const Passage& passage, const SentenceFindings& sentence) {
  const std::size_t last = sentence.last - 1;
  const bool stop = passage.is_sign(last, ".") || passage.is_sign(last, "!") || passage.is_sign(last, "?");
  return sentence.first == 0 && !stop && sentence.last < passage.size() && passage[sentence.last].paragraph_before;
}

}  // namespace

void take_notes(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                const std::string& document_date, Article& article) {
  std::size_t figure = 0, entity = 0;
  const SentenceFindings* before = nullptr;
  for (const SentenceFindings& sentence : sentences) {
    SentenceNote note{.span = sentence.span,
                      .first_figure = figure,
                      .last_figure = figure + sentence.figures.size(),
                      .first_entity = entity,
                      .last_entity = entity + sentence.entities.size()};
    figure = note.last_figure;
    entity = note.last_entity;
    bool deal = false, signing = false;
    std::size_t negated = 0, signs = 0, changes = 0;  // tokens, counted from 1
    for (std::size_t at = sentence.first; at < sentence.last; ++at) {
      const Token& token = passage[at];
      if (token.any(mask_of(WordClass::role, WordClass::cue))) note_office(passage, at, document_date, article);
      deal |= token.is(WordClass::deal) || (token.word == 0 && find_word_end(passage, at, WordClass::deal) != nullptr);
      for (const Sense& sense : passage.senses(token)) {
        const std::string& what = passage.lexicon->argument(sense);
        if (sense.word_class == WordClass::act && what == "signed") signs = at + 1;
        if (sense.word_class != WordClass::cue) continue;
        note.also |= what == "also";
        note.part |= what == "part";
        if (what == "change" && changes == 0) changes = at + 1;
        if (what == "negation") negated = at + 1;
      }
      constexpr std::size_t kNear = 3;  // wurde nicht unterzeichnet; unterzeichneten keinen Vertrag
      signing |= negated != 0 && signs != 0 && (negated > signs ? negated - signs : signs - negated) <= kNear;
    }
    note_parts(passage, sentence, note);
    note.headline = is_headline(passage, sentence);
    note.change = changes != 0;
    if (const std::size_t part = note.parts - note.first_figure; note.change && part < sentence.figures.size())
      note.change_behind = changes > sentence.figures[part]->first_token;
    note.cues = figure_cues(passage, sentence);
    for (std::size_t at = sentence.first; at < sentence.last && sentence.figures.size() == 3; ++at)
      note.compares |= word_is(
          passage, at, {"rapport", "gegenüber", "than", "against", "over", "contre", "против", "сравнению", "als"});
    note.no_deal = deal && signing;
    note.denial = denial_of(passage, sentence);
    if (note.no_deal && note.denial == Denial::none) note.denial = Denial::signing;
    for (std::size_t at = sentence.first; at < sentence.last && note.denial != Denial::none; ++at)
      note.such |=
          word_is(passage, at, {"such",       "solche", "solchen", "solcher", "solches",  "derartige", "derartigen",
                                "derartiges", "tel",    "telle",   "tels",    "telles",   "pareil",    "pareille",
                                "таких",      "такого", "такой",   "такие",   "подобных", "подобного"});
    note.denies_that =
        (note.denial == Denial::all && denies_that(passage, sentence)) || says_contrary(passage, sentence);
    if (note.denies_that && before != nullptr && !article.notes.empty() && article.notes.back().span == before->span)
      article.notes.back().reported = hear(passage, *before).stance == "reported";
    before = &sentence;
    if (note.no_deal || note.such || !sentence.figures.empty() || !sentence.entities.empty())
      article.notes.push_back(note);
  }
  for (EntityMention& mention : article.entities) note_garbled(passage, article, mention);
}

}  // namespace korridor
