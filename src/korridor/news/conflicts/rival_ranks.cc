#include "korridor/news/conflicts/rival_ranks.h"

#include <algorithm>

#include "korridor/news/text/account_sources.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Somebody says in a few words who it is, or who has the most of it.
bool tells_rank(const Passage& passage, const SentenceFindings& sentence) {
  constexpr std::size_t kLongest = 22;  // words and signs
  if (sentence.last - sentence.first > kLongest) return false;
  bool says = false, rank = false;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    says |= tells_figure(passage, at) || passage[at].is(WordClass::speech);
    rank |= has_cue(passage, at, "leads") || has_cue(passage, at, "is_it") || has_cue(passage, at, "title");
  }
  return says && rank && std::ranges::all_of(sentence.figures, [](const Figure* f) { return f->unit == "percent"; });
}

/// A state or firm of the sentence that is not the one told before; empty where there is none.
std::string other_than(const SentenceFindings& sentence, const FactNote& top) {
  for (const EntityMention* entity : sentence.entities) {
    if (entity->form != "name" || (entity->kind != "country" && entity->kind != "company")) continue;
    const std::string& name = entity->kind == "country" ? entity->id : entity->canonical;
    if (name != top.who && std::ranges::find(top.parties, name) == top.parties.end()) return name;
  }
  return {};
}

}  // namespace

void note_rival_ranks(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  for (const FactNote& top : block.facts) {
    if (top.kind != "top") continue;
    const auto next = std::ranges::find_if(
        sentences, [&](const SentenceFindings& sentence) { return sentence.span.begin > top.span.begin; });
    if (next == sentences.end() || passage[next->first].paragraph_before || !tells_rank(passage, *next)) continue;
    if (std::string other = other_than(*next, top); !other.empty())
      block.rival_ranks.push_back({top.span, next->span, std::move(other)});
  }
}

}  // namespace korridor
