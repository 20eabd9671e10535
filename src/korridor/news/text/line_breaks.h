#pragma once

#include <string>
#include <string_view>

#include "korridor/news/text/lexicon.h"

namespace korridor {

inline constexpr char32_t kSoftHyphen = 0xAD;
[[nodiscard]] constexpr bool may_break_word(char32_t c) { return c == '-' || c == 0x2010 || c == kSoftHyphen; }

/// Eisen-, a line break, erz: where a word goes on behind the hyphen that ends at `at`; 0 where it ends. `word` is what
/// was read of it, folded. "Export-" before "und" is a word of its own, and outside German so is one that the lexicon
/// has, unless it has the whole too: copper-rich, but agree-ment.
[[nodiscard]] std::size_t end_of_word_break(std::string_view text, std::size_t at, bool soft, std::string_view word,
                                            const Lexicon& lexicon);

/// 12, a line break, 000 tonnes: how many bytes keep the groups of a number apart in running text; 0 where none do. A
/// column of figures has its numbers alone in their lines. `begin` is where the number begins, `at` where its digits
/// end.
[[nodiscard]] std::size_t line_break_in_number(std::string_view text, std::size_t begin, std::size_t at,
                                               Language language);

}  // namespace korridor
