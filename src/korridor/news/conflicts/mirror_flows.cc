#include "korridor/news/conflicts/mirror_flows.h"

#include <algorithm>

#include "korridor/news/conflicts/figure_pairs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool tells(const Passage& passage, const SentenceFindings& sentence, std::string_view property) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (passage.argument(passage.sense(at, WordClass::property)) == property) return true;
    if (property == "exports" && passage[at].is(WordClass::act) && has_act(passage, at, "sold")) return true;
  }
  return false;
}

/// The state that a sentence tells of in the first place, by its code; empty where it names none.
std::string state_of(const SentenceFindings& sentence) {
  for (const EntityMention* entity : sentence.entities)
    if (entity->kind == "country") return entity->id;
  return {};
}

/// From Burundi, aus Burundi, du Burundi, из Бурунди.
bool names_as_origin(const Passage& passage, const SentenceFindings& sentence, const std::string& state) {
  constexpr std::size_t kNear = 3;  // from the neighbouring ...
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    if (entity->kind != "country" || entity->id != state) return false;
    for (std::size_t back = 1; back <= kNear && entity->first_token >= sentence.first + back; ++back)
      if (word_is(passage, entity->first_token - back, {"from", "aus", "du", "de", "d", "из"})) return true;
    return false;
  });
}

bool clash(const Figure& sold, const Figure& bought) {
  constexpr double kFreight = 1.2, kFactor = 50;
  if (sold.unit != bought.unit || sold.money != bought.money || sold.per != bought.per || !sold.kind.empty() ||
      sold.unit == "percent" || (!sold.of.empty() && !bought.of.empty() && sold.of != bought.of))
    return false;
  return !FigurePairs::similar_size(sold, bought, kFreight) && FigurePairs::similar_size(sold, bought, kFactor) &&
         interval_of(sold).disjoint_from(interval_of(bought));
}

}  // namespace

void note_mirror_flows(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  constexpr std::size_t kFar = 2;  // sentences
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const SentenceFindings& bought = sentences[i];
    if (bought.figures.size() != 1 || !tells(passage, bought, "imports")) continue;
    for (std::size_t back = 1; back <= std::min(kFar, i); ++back) {
      if (passage[sentences[i - back + 1].first].paragraph_before) break;
      const SentenceFindings& sold = sentences[i - back];
      const std::string state = state_of(sold);
      if (sold.figures.size() != 1 || state.empty() || !tells(passage, sold, "exports") ||
          !names_as_origin(passage, bought, state) || !clash(*sold.figures[0], *bought.figures[0]))
        continue;
      block.rivals.push_back({sold.figures[0]->span, bought.figures[0]->span, "exports and imports"});
      break;
    }
  }
}

}  // namespace korridor
