#pragma once

#include <string_view>

#include "korridor/news/amounts/dates.h"
#include "korridor/news/names/entities.h"
#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// At most this many bytes are looked at together, so that memory does not grow with a text.
constexpr std::size_t kLargestBlock = std::size_t{1} << 20U;

/// The beginning of a text up to kLargestBlock, cut behind a paragraph, else a line, a sentence, a word, a letter.
[[nodiscard]] std::string_view first_block(std::string_view text);

/// Reads a text block by block; what it learned about names and dates goes on to the next one.
class BlockReader {
 public:
  explicit BlockReader(const Lexicon& lexicon) : lexicon_(lexicon) {}
  /// Appends what a block holds; `offset` is where it stands in the text.
  void read(std::string_view block, std::size_t offset, Article& article);

  DateReference reference;

 private:
  const Lexicon& lexicon_;
  Passage passage_;
  LocalNames names_;
};

}  // namespace korridor
