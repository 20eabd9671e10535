#pragma once

#include <string>
#include <vector>

#include "korridor/news/names/entities.h"

namespace korridor {

/// Words of a name as they are compared, and as they are written.
[[nodiscard]] std::vector<std::string> folded_words(const Passage& passage, std::size_t first, std::size_t last);
[[nodiscard]] std::string text_between(const Passage& passage, std::size_t first, std::size_t last);

/// End of a run of words that may be a name, at most `limit`, hyphens inside included. Outside German a capital makes
/// the word for a firm or a good a part of the name: Winning Consortium Simandou.
[[nodiscard]] std::size_t name_run(const Passage& passage, std::size_t at, std::size_t limit);

[[nodiscard]] bool opens_quote(const Passage& passage, std::size_t at);
/// «Северный мыс»: the token behind what stands in quotes, if that begins with a capital; else `at`.
[[nodiscard]] std::size_t quoted_run(const Passage& passage, std::size_t at);

/// The short form in brackets at a token: Name (KTZ); empty where none stands there.
[[nodiscard]] std::string short_form(const Passage& passage, std::size_t behind);

/// False for Mines, Bank, Group: words that say what a firm is and are no name of it.
[[nodiscard]] bool is_own_name(const Passage& passage, std::size_t first, std::size_t last);

/// The one company of the lexicon that a short form in capitals can mean, EPS for Elektroprivreda Srbije (EPS); empty
/// where there is none.
[[nodiscard]] std::string known_by_initials(const Passage& passage, std::size_t first, std::size_t last);

/// Keeps a name, with a short form that stands in brackets behind it: Name (KTZ).
void learn(const Passage& passage, LocalNames& local, const char* kind, std::size_t first, std::size_t last);

}  // namespace korridor
