#pragma once

#include <string>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// A company without its name: le groupe canadien, the Canadian miner, der Konzern, комбинат.
struct DescribedFirm {
  bool found = false;
  std::string state;      ///< the one that describes it, where one does
  std::size_t token = 0;  ///< of the word that describes it
  bool people = false;    ///< die Chinesen, les Chinois: a firm only where one was named right before
};
/// The first one of a sentence that has no name beside it.
[[nodiscard]] DescribedFirm described_firm(const Passage& passage, const SentenceFindings& sentence);

/// The Chinese, die Chinesen, les Chinois, китайцы, who act: maybe a firm of theirs.
[[nodiscard]] DescribedFirm described_people(const Passage& passage, const SentenceFindings& sentence);

/// The company that was named last in the six sentences before, other than these.
[[nodiscard]] std::string company_before(const std::vector<SentenceFindings>& sentences, std::size_t number,
                                         const std::vector<std::string>& others);

}  // namespace korridor
