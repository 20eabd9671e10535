#include <algorithm>
#include <map>

#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

void add(std::vector<std::string>& states, const std::string& state) {
  if (!state.empty() && std::ranges::find(states, state) == states.end()) states.push_back(state);
}

/// The state itself, or the one of a capital.
std::string state_named(const EntityMention& entity) {
  if (entity.kind == "country") return entity.id;
  return entity.kind == "place" && entity.speaks_for != "EUU" ? entity.speaks_for : std::string();
}

/// The two states that a text names more often than all others; empty where a third one is named as often.
std::vector<std::string> two_states_of_the_text(const std::vector<SentenceFindings>& sentences, std::size_t number) {
  constexpr std::size_t kBack = 40;
  std::map<std::string, int> mentions;
  for (std::size_t back = 1; back <= kBack && back <= number; ++back)
    for (const EntityMention* entity : sentences[number - back].entities)
      if (entity->kind == "country") ++mentions[entity->id];
  std::vector<std::pair<int, std::string>> order;
  for (const auto& [state, times] : mentions) order.emplace_back(-times, state);
  std::ranges::sort(order);
  if (order.size() < 2 || order[1].first == -1 || (order.size() > 2 && order[2].first == order[1].first)) return {};
  return {order[0].second, order[1].second};
}

}  // namespace

std::string main_state(const std::vector<SentenceFindings>& sentences, std::size_t number,
                       const std::vector<std::string>& others) {
  constexpr std::size_t kBack = 40, kHead = 1;
  constexpr std::uint32_t kDateline = 200, kLetterhead = 300;  // bytes
  constexpr int kHeadline = 3;
  std::map<std::string, int> mentions;
  std::string earliest;
  for (std::size_t back = 0; back <= kBack && back <= number; ++back)
    for (auto it = sentences[number - back].entities.rbegin(); it != sentences[number - back].entities.rend(); ++it)
      if (const std::string state = state_named(**it);
          !state.empty() && std::ranges::find(others, state) == others.end()) {
        // headline, dateline and the letterhead of a communiqué tell what the text is about
        const bool dated =
            (*it)->kind != "country" && (*it)->span.end < kLetterhead && !sentences[number - back].dates.empty();
        mentions[state] += dated || (number - back < kHead && ((*it)->kind == "country" || !(*it)->metonym_of.empty() ||
                                                               (*it)->span.end < kDateline))
                               ? kHeadline
                           : (*it)->kind == "country" ? 1
                                                      : 0;
        earliest = state;
      }
  std::string most;
  int count = 0;
  bool alone = true;
  for (const auto& [state, times] : mentions) {
    alone = times > count || (alone && times != count);
    if (times > count) most = state;
    count = std::max(count, times);
  }
  return alone || mentions[earliest] < count ? (alone ? most : std::string{}) : earliest;
}

std::vector<std::string> states_of_both(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                                        std::size_t number) {
  bool both = false;
  for (std::size_t at = sentences[number].first; at + 1 < sentences[number].last; ++at)
    both |= word_is(passage, at, {"the", "die", "les"}) &&
            word_is(passage, at + 1, {"neighbours", "neighbors", "nachbarn", "nachbarländer", "voisins"});
  for (std::size_t at = sentences[number].first; at + 1 < sentences[number].last; ++at)
    both |= word_is(passage, at,
                    {"beide", "beiden", "both", "two", "deux", "обе", "две", "оба", "двух", "обеих", "обоих"}) &&
            (passage.argument(passage.word_sense(at + 1, WordClass::count)) == "country" ||
             word_is(passage, at + 1,
                     {"seiten", "regierungen", "nachbarn", "hauptstädte", "sides", "governments", "parties",
                      "neighbours", "neighbors", "capitals", "gouvernements", "voisins", "capitales", "стороны",
                      "соседи", "президенты"}));
  // Russian has no article: the sides, the presidents
  for (std::size_t at = sentences[number].first; at < sentences[number].last; ++at)
    both |= passage.language() == Language::ru && word_is(passage, at, {"стороны", "президенты", "соседи"});
  if (!both) return {};
  constexpr std::size_t kBack = 4;
  bool paragraph = false;  // begins on the way back
  for (std::size_t back = 1; back <= kBack && back <= number; ++back) {
    std::vector<std::string> states;
    for (const EntityMention* entity : sentences[number - back].entities)
      if (entity->kind == "country" || !entity->metonym_of.empty())
        add(states, entity->kind == "country" ? entity->id : entity->metonym_of);
    if (states.size() == 2) return states;
    paragraph |= passage[sentences[number - back + 1].first].paragraph_before;
    if (states.size() == 1 && !paragraph)
      if (std::string own = main_state(sentences, number, states); !own.empty()) return {own, states[0]};
  }
  return two_states_of_the_text(sentences, number);
}

}  // namespace korridor
