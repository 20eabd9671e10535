#include "korridor/news/conflicts/dated_events.h"

#include <algorithm>
#include <set>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/conflicts/dated_parts.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The bridge at the port, das Terminal im Hafen: where something is.
bool is_where(const Passage& passage, const DatedPart& part, std::size_t noun) {
  constexpr std::size_t kNear = 2;
  for (std::size_t back = 1; back <= kNear && noun >= part.first + back; ++back)
    if (word_is(passage, noun - back,
                {"at", "in", "near", "im", "am", "beim", "bei", "dans", "au", "à", "du", "в", "на"}))
      return true;
  return false;
}

/// A port, a terminal, a mine, by the class of its noun; also at the end of a German compound.
std::set<std::string> works_in(const Passage& passage, const DatedPart& part) {
  static const std::set<std::string> kWorks{"port",        "terminal", "mine",   "refinery", "plant",
                                            "power_plant", "bridge",   "tunnel", "reactor",  "airport",
                                            "station",     "shaft",    "route",  "furnace",  "border_crossing"};
  std::set<std::string> works;
  for (std::size_t at = part.first; at < part.last; ++at) {
    const Sense* noun = passage.word_sense(at, WordClass::count);
    if (noun == nullptr && passage[at].word == 0) noun = find_word_end(passage, at, WordClass::count);
    if (const std::string what(passage.argument(noun)); kWorks.contains(what) && !is_where(passage, part, at))
      works.insert(what);
  }
  return works;
}

/// Places and corridors that the part names, sorted; not that of a wire's head.
std::vector<std::string> places_in(const Passage& passage, const DatedPart& part) {
  constexpr std::size_t kHead = 10;  // words
  std::size_t first = part.first;
  for (std::size_t at = part.first; at < std::min(part.last, part.first + kHead); ++at)
    if (passage.is_sign(at, "-") || passage.is_sign(at, "–") || passage.is_sign(at, "—")) first = at;
  std::set<std::string> places;
  for (const EntityMention* entity : part.sentence->entities)
    if ((entity->kind == "place" || entity->kind == "corridor") && entity->first_token >= first &&
        entity->first_token < part.last)
      places.insert(entity->canonical);
  return {places.begin(), places.end()};
}

}  // namespace

void note_dated_events(const Passage& passage, const std::vector<SentenceFindings>& sentences, Article& block) {
  for (const DatedPart& part : dated_parts(passage, sentences)) {
    const bool begins = (part.events & mask_of(Stem::begins)) != 0, ends = (part.events & mask_of(Stem::ends)) != 0;
    if (part.date == nullptr || begins == ends || part.another) continue;
    const Months when = stretch_of(*part.date);
    std::vector<std::string> places = places_in(passage, part);
    if (!when.known() || places.empty()) continue;
    for (const std::string& what : works_in(passage, part))
      block.facts.push_back({.span = {passage[part.first].begin, passage[part.last - 1].end},
                             .kind = begins ? "begin" : "end",
                             .what = what,
                             .parties = places,
                             .when = when});
  }
}

}  // namespace korridor
