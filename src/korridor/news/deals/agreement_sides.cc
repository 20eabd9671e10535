#include "korridor/news/deals/agreement_sides.h"

#include <algorithm>

#include "korridor/news/deals/agreement_parties.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// We, wir: in an interview who speaks is one side.
bool speaks_of_us(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(passage, at, {"we", "us", "wir", "uns", "nous", "мы", "нами", "нас"})) return true;
  return false;
}

}  // namespace

bool names_the_sides(const Passage& passage, const SentenceFindings& sentence, const std::vector<Agreement>& before) {
  constexpr std::uint32_t kFar = 600;  // bytes
  if (before.empty() || sentence.span.begin > before.back().spans.back().end + kFar) return false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (word_is(
            passage, at,
            {"seiten", "parteien", "sides", "parties", "стороны", "партнеры", "partner", "partners", "partenaires"}) &&
        (passage.language() == Language::ru ||
         (at > sentence.first &&
          word_is(passage, at - 1, {"die", "beide", "beiden", "the", "both", "two", "les", "deux"}))))
      return true;
  return false;
}

std::string own_side(const Passage& passage, const SentenceFindings& sentence, const std::vector<std::string>& side,
                     const std::vector<Agreement>& before) {
  constexpr std::uint32_t kFar = 600;  // bytes
  if (before.empty() || side.empty() || speaks_of_us(passage, sentence) ||
      sentence.span.begin > before.back().spans.back().end + kFar)
    return {};
  std::vector<std::string> own = before.back().parties;
  std::erase_if(own, [&](const std::string& party) { return std::ranges::find(side, party) != side.end(); });
  const bool one = own.size() == 1 && own.size() < before.back().parties.size() && !is_state(own.front());
  return one ? own.front() : std::string();
}

bool names_newer_firm(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                      const std::vector<Agreement>& before) {
  if (number == 0 || before.empty() || passage[sentences[number].first].paragraph_before) return false;
  const SentenceFindings& last = sentences[number - 1];
  const auto& told = before.back();
  return !told.spans.back().overlaps(last.span) && last.span.begin > told.spans.back().begin &&
         std::ranges::any_of(last.entities, [&](const EntityMention* entity) {
           return entity->kind == "company" && std::ranges::find(told.parties, entity->canonical) == told.parties.end();
         });
}

}  // namespace korridor
