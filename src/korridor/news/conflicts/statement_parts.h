#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// A sentence, or what of it stands between semicolons, with what it tells and takes back.
struct StatementPart {
  const SentenceFindings* sentence = nullptr;
  std::size_t first = 0, last = 0;
  std::uint16_t told = 0, denied = 0;  ///< matters, as bits
  bool spoken = false;                 ///< somebody says it, or it is quoted
  bool heard = false;                  ///< by word of mouth: reportedly, a newspaper wrote, would have been
  bool denies = false;                 ///< a verb of denial, or: an invention, knows nothing of it
  bool upholds = false;                ///< stands by it, hält daran fest
  bool pronoun = false;                ///< what it denies is a pronoun: denies this, bestreitet das
  bool refers = false;                 ///< to what was said before: this, such, they, none
  bool official = false;               ///< the minister, a spokesman says it: no name
  bool contrary = false;               ///< the opposite, au contraire, contradicted by
  bool further = false;                ///< another contract, a second one
  bool not_yet = false, preliminary = false;
  bool same_speaker = false;  ///< he said, she added
  bool negated = false;       ///< no, nobody, of whatever
  bool goes_on = false;       ///< talks continue
  bool done = false;          ///< has signed, was sold; and not: will sign
  bool shown = false;         ///< by documents, by a register
  bool price = false;         ///< a word for a price or a sum
  bool sum = false;           ///< a figure of money
  std::set<std::string> names = {}, speakers = {};
};

/// The parts that may take something back, and those beside them: most sentences do not.
[[nodiscard]] std::vector<StatementPart> split_into_parts(const Passage& passage,
                                                          const std::vector<SentenceFindings>& sentences);

}  // namespace korridor
