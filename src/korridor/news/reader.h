#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "korridor/base/date.h"
#include "korridor/base/result.h"
#include "korridor/news/proposal.h"
#include "korridor/news/text/language.h"

namespace korridor {

struct ReadRequest {
  std::optional<Date> date;          ///< of the document
  std::optional<Language> language;  ///< nothing: guessed, and told
};

/// Everything that one article proposes.
///
/// Method  text with a map to its bytes; tokens with their meanings in one pass; dates, amounts, names; then what needs
/// a
///         sentence: agreements, claims, who says it and how sure. No trained model, no network, no clock.
/// Cost    linear in the text; texts are taken in blocks of paragraphs, so memory beyond the findings is bounded.
/// Errors  news_encoding for text that is not UTF-8, news_too_large, and what the format's own reader tells.
/// Law     every proposal's text is the bytes [begin, end) of the original; nothing is proposed that does not stand
/// there.
[[nodiscard]] Result<Article> read_article(std::string name, std::string_view bytes, const ReadRequest& request);

}  // namespace korridor
