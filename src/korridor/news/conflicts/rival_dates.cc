#include "korridor/news/conflicts/rival_dates.h"

#include "korridor/news/conflicts/dated_parts.h"

namespace korridor {
namespace {

/// The second one is the next sentence of the paragraph, or stands behind a semicolon.
bool near(const Passage& passage, const DatedPart& a, const DatedPart& b) {
  if (a.sentence == b.sentence) return true;
  return a.sentence + 1 == b.sentence && !passage[b.sentence->first].paragraph_before && b.first == b.sentence->first;
}

bool is_one_event(const DatedPart& a, const DatedPart& b) {
  if (a.another || b.another || a.events == 0) return false;
  const bool one_speaker = !a.speakers.empty() && a.speakers == b.speakers;
  if (one_speaker) return false;
  if ((a.events & b.events) != 0 && a.source && a.verb && b.source && b.verb) return true;
  return b.bare && b.verb && (b.events == 0 || (a.events & b.events) != 0);
}

}  // namespace

void note_rival_dates(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  const std::vector<DatedPart> parts = dated_parts(passage, sentences);
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const DatedPart &before = parts[i - 1], &part = parts[i];
    if (before.date == nullptr || part.date == nullptr || !near(passage, before, part)) continue;
    const Months one = stretch_of(*before.date), other = stretch_of(*part.date);
    if (!one.known() || !other.known() || !one.disjoint_from(other) || !is_one_event(before, part)) continue;
    block.rival_dates.push_back({before.date->span, part.date->span, "second account"});
  }
}

}  // namespace korridor
