#pragma once

#include <optional>
#include <string>

#include "korridor/news/statements.h"

namespace korridor {

/// Who "the Company" is in its own notice: Karonga AG („Gesellschaft“), X plc (the "Company"), ОАО «X» (далее –
/// Общество); and whose press release a text is, which may then be called the company, das Unternehmen, общество.
struct Issuer {
  std::string company;  ///< canonical name
  std::string alias;    ///< the word for it, folded; empty in a press release, where any word for a company may mean it
};
[[nodiscard]] std::optional<Issuer> find_issuer(const Passage& passage, const std::vector<SentenceFindings>& sentences);

/// True where a sentence names the issuer by its alias.
[[nodiscard]] bool means_issuer(const Passage& passage, const SentenceFindings& sentence, const Issuer& issuer);
/// We, wir, nous, мы: in its own notice.
[[nodiscard]] bool speaks_as_issuer(const Passage& passage, const SentenceFindings& sentence);
/// A contract with X was signed: the one party that is named is the other side.
[[nodiscard]] bool stands_as_partner(const Passage& passage, const SentenceFindings& sentence,
                                     const std::string& party);

}  // namespace korridor
