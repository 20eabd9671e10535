#include <algorithm>

#include "korridor/news/statements.h"

namespace korridor {
namespace {

template <class Item>
std::vector<const Item*> take_until(const std::vector<Item>& items, std::size_t& next, std::size_t token) {
  std::vector<const Item*> taken;
  while (next < items.size() && items[next].first_token < token) taken.push_back(&items[next++]);
  return taken;
}

bool can_speak(const EntityMention& entity) {
  return entity.kind == "person" || entity.kind == "company" || entity.kind == "organisation" ||
         entity.kind == "government_body" || (entity.kind == "country" && entity.form == "name") ||
         !entity.metonym_of.empty();
}

/// The nearest name that can speak: before the verb within eight tokens, else behind it within five.
const EntityMention* speaker_near(const SentenceFindings& sentence, std::size_t verb, std::size_t behind_verb) {
  const EntityMention* best = nullptr;
  for (const EntityMention* entity : sentence.entities) {
    if (!can_speak(*entity)) continue;
    if (entity->last_token <= verb && verb - entity->last_token <= 8 &&
        (best == nullptr || entity->kind == "person" || best->kind != "person"))
      best = entity;
    if (best == nullptr && entity->first_token >= behind_verb && entity->first_token - behind_verb <= 5) best = entity;
  }
  return best;
}

void add_speaker(Voice& voice, const EntityMention* entity) {
  if (entity == nullptr || std::ranges::find(voice.speakers, entity->canonical) != voice.speakers.end()) return;
  voice.speakers.push_back(entity->canonical);
}

void hear_cue(std::string_view cue, Voice& voice, bool& reported, bool& predicted) {
  if (cue == "negation") voice.negated = true;
  if (cue == "doubt") voice.stance = "doubted";
  if (cue == "deny") voice.stance = "denied";
  if (cue == "plan" && voice.modality == "fact") voice.modality = "plan";
  if (cue == "predict") predicted = true;
  if (cue == "report") reported = true;
  if (cue == "fiscal") voice.scopes |= kFiscalYear;
  if (cue == "cumulative") voice.scopes |= kCumulative;
  if (cue == "resources") voice.scopes |= kResources;
  if (cue == "provisional") voice.scopes |= kProvisional;
  if (cue == "revised") voice.scopes |= kRevised;
}

}  // namespace

std::vector<SentenceFindings> group_by_sentence(const Passage& passage, const Article& article) {
  std::vector<SentenceFindings> sentences;
  std::size_t figure = 0, date = 0, entity = 0;
  for (std::size_t first = 0; first < passage.size();) {
    std::size_t last = first + 1;
    bool words = passage[first].kind != TokenKind::sign;
    for (; last < passage.size() && !passage[last].sentence_start; ++last)
      words |= passage[last].kind != TokenKind::sign;
    if (!words) {  // a row of signs tells nothing
      first = last;
      continue;
    }
    sentences.push_back({.first = first,
                         .last = last,
                         .span = {passage[first].begin, passage[last - 1].end},
                         .figures = take_until(article.figures, figure, last),
                         .dates = take_until(article.dates, date, last),
                         .entities = take_until(article.entities, entity, last)});
    first = last;
  }
  return sentences;
}

Voice hear(const Passage& passage, const SentenceFindings& sentence) {
  Voice voice;
  bool reported = false, predicted = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const Token& token = passage[at];
    if (token.is(WordClass::cue))
      for (const Sense& sense : passage.senses(token))
        if (sense.word_class == WordClass::cue) hear_cue(passage.lexicon->argument(sense), voice, reported, predicted);
    const Sense* speech = passage.sense(at, WordClass::speech);
    if (speech == nullptr) continue;
    const std::string_view how = passage.argument(speech);
    const std::size_t behind = at + token.span;
    if (how == "according") {
      for (const EntityMention* entity : sentence.entities)  // laut X, or X zufolge
        if (can_speak(*entity) &&
            ((entity->first_token >= behind && entity->first_token - behind <= 3) || entity->last_token == at)) {
          add_speaker(voice, entity);
          break;
        }
    } else {
      add_speaker(voice, speaker_near(sentence, at, behind));
    }
    if (how == "promised") voice.modality = "promise";
    if (how != "announced") reported = true;
  }
  if (voice.stance == "asserted" && predicted && voice.modality != "promise") {
    voice.stance = "predicted";
    if (voice.modality == "fact") voice.modality = "forecast";
  }
  if (voice.stance == "asserted" && (reported || !voice.speakers.empty())) voice.stance = "reported";
  if (voice.stance == "denied") voice.modality = "denial";
  return voice;
}

}  // namespace korridor
