#pragma once

#include "korridor/news/deals/agreement_signs.h"

namespace korridor {

/// What the words of a sentence say of an agreement one by one, before they are weighed against each other.
struct DealWords {
  DealSigns signs;
  std::size_t soft = 0, venture = 0;  ///< the first partnership, the first joint venture; the sentence's end for none
  bool done = false, later = false;   ///< signed; to be signed
  bool future = false;                ///< wird, sera, будет
  bool to_sign = false;               ///< is to sign, soll unterzeichnen
};

[[nodiscard]] DealWords read_deal_words(const Passage& passage, const SentenceFindings& sentence);

/// A noun of agreement, also as the end of a long German word.
[[nodiscard]] bool is_deal(const Passage& passage, std::size_t at);

}  // namespace korridor
