#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// What a word may say about two accounts of one matter; the names are those of lexicon/rivals.txt, which tells them.
enum class Stem : std::uint8_t {
  source,
  talks,
  offer,
  grant,
  deal,
  closure,
  exit,
  measure,
  works,
  price,
  hearsay,
  papers,
  answers,
  contrary,
  continues,
  gone,
  back,
  object,
  object_at_end,
  pronoun,
  speaker,
  further,
  yet,
  earlier,
  intended,
  now,
  begins,
  ends,
  signs,
  decides,
  another,
  holder,
  count_of_stems
};
using StemMask = std::uint64_t;
static_assert(static_cast<int>(Stem::count_of_stems) <= 64);

[[nodiscard]] constexpr StemMask mask_of(Stem stem) { return StemMask{1} << static_cast<unsigned>(stem); }
template <class... Stems>
[[nodiscard]] constexpr StemMask mask_of(Stem first, Stems... rest) {
  return mask_of(first) | mask_of(rest...);
}

/// The words and stems of lexicon/rivals.txt in one language.
///
/// Method  whole words by one hash; stems by their first, endings by their last four bytes, then compared.
/// Limits  a stem or ending of less than four bytes is refused: it would be in every word.
class WordStems {
 public:
  [[nodiscard]] static const WordStems& of(Language language);
  /// Every line that does not follow the format is an error with its row.
  [[nodiscard]] static Result<WordStems> read(std::string_view text, Language language);
  /// What a folded word says, as bits.
  [[nodiscard]] StemMask find(std::string_view folded) const;

 private:
  struct Part {
    std::string text;
    StemMask kinds = 0;
  };
  using Parts = std::unordered_map<std::uint32_t, std::vector<Part>>;
  void add(std::string_view form, Stem stem);

  std::unordered_map<std::string, StemMask> words_;
  Parts beginnings_, endings_;
};

[[nodiscard]] StemMask stems_at(const Passage& passage, std::size_t at);
[[nodiscard]] bool has_stem(const Passage& passage, std::size_t at, Stem stem);

}  // namespace korridor
