#pragma once

#include <string>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// A company without its name: le groupe canadien, the Canadian miner, der Konzern, комбинат.
struct DescribedFirm {
  bool found = false;
  std::string state;  ///< the one that describes it, where one does
};
/// The first one of a sentence that has no name beside it.
[[nodiscard]] DescribedFirm described_firm(const Passage& passage, const SentenceFindings& sentence);

/// The company that was named last in the six sentences before, other than these.
[[nodiscard]] std::string company_before(const std::vector<SentenceFindings>& sentences, std::size_t number,
                                         const std::vector<std::string>& others);

}  // namespace korridor
