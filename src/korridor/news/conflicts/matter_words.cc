#include "korridor/news/conflicts/matter_words.h"

#include <array>
#include <utility>

#include "korridor/news/text/word_stems.h"

namespace korridor {

std::uint16_t matter_at(const Passage& passage, std::size_t at) {
  static constexpr std::array<std::pair<Stem, Matter>, 8> kMatters{{{Stem::talks, kTalks},
                                                                    {Stem::offer, kOffer},
                                                                    {Stem::grant, kGrant},
                                                                    {Stem::deal, kDeal},
                                                                    {Stem::closure, kClosure},
                                                                    {Stem::exit, kExit},
                                                                    {Stem::measure, kMeasure},
                                                                    {Stem::works, kWorks}}};
  const StemMask stems = stems_at(passage, at);
  for (const auto& [stem, matter] : kMatters)  // the first: talks on a sale are talks
    if ((stems & mask_of(stem)) != 0) return matter;
  return kNoMatter;
}

bool is_hearsay(const Passage& passage, std::size_t at) { return has_stem(passage, at, Stem::hearsay); }

bool may_deny(std::uint16_t told, std::uint16_t denied) {
  if ((told & denied) != 0) return true;
  constexpr std::uint16_t kOpen = kTalks | kOffer, kAny = kDeal | kOpen;
  return (denied & kOpen) != 0 && (told & kAny) != 0;
}

}  // namespace korridor
