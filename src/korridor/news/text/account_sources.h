#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// A word for who may tell a figure: Ministerium, audit office, la douane, по оценке банка; also at the end of a German
/// compound (Verkehrsministerium), and offices (minister).
[[nodiscard]] bool is_account_source(const Passage& passage, std::size_t at);

/// A verb of telling a figure (rechnet mit, puts it at, selon, оценивает), and not one of giving a sum (добавил 270
/// млн).
[[nodiscard]] bool tells_figure(const Passage& passage, std::size_t at);

/// Who tells a figure, by the words [first, last) in front of it: a source, or a name, and a verb of telling; and
/// whether something sets these words apart from what stands before.
struct Telling {
  bool source = false, verb = false, apart = false;
  bool other_verb = false;  ///< of something else
};
[[nodiscard]] Telling telling_between(const Passage& passage, const SentenceFindings& sentence, std::size_t first,
                                      std::size_t last);

/// 20,000 t in 2023, for 2024 the ministry reported 30,000: of another year. A year in the first one's own clause (20
/// t this year, says the ministry) is that one's.
[[nodiscard]] bool year_between(const Passage& passage, const SentenceFindings& sentence, const Figure& a,
                                const Figure& b);
[[nodiscard]] bool semicolon_between(const Passage& passage, const Figure& a, const Figure& b);
/// How many dates stand in the sentence of a figure, without days, on which somebody says so; where there is none, its
/// claim counts from the document's day.
[[nodiscard]] std::size_t dates_beside(const std::vector<SentenceFindings>& sentences, const Figure& figure);

}  // namespace korridor
