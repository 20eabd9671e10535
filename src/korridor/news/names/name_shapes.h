#pragma once

#include <string_view>

#include "korridor/news/text/tokens.h"

namespace korridor {

/// A word that means nothing to the lexicon by itself, though a longer form may begin with it (Royal, of Royal Gold).
[[nodiscard]] bool is_unlisted(const Passage& passage, std::size_t at);

/// What the shape of a capitalised word says, where no list has it.

/// True for a German word with the ending of a common noun (-ung, -keit, -schaft, ...), in a German text.
[[nodiscard]] bool is_german_noun(const Passage& passage, std::size_t at);

/// Letters that German nouns rarely have: Kuvimba, Acerpar? no; Navoiyazot, Cotlook, Elecnor, Inditex. True outside
/// German, where only names have a capital.
[[nodiscard]] bool looks_foreign(const Passage& passage, std::size_t at);

/// A run of words that may be a firm's name where something else says that it is one: outside German any that does not
/// begin a sentence, in German one with a shape of its own.
[[nodiscard]] bool may_be_firm(const Passage& passage, std::size_t first, std::size_t last);

/// TechMet, ArcelorMittal: capitals inside a word, but no McDonald, no MitarbeiterInnen.
[[nodiscard]] bool has_inner_capital(std::string_view word);

/// Words that begin many names and are none by themselves: northern, critical, premier.
[[nodiscard]] bool is_common_name_word(std::string_view folded);

/// The noun for a firm that a token is, or that it ends with in German; nullptr where it is none.
[[nodiscard]] const Sense* find_firm_noun(const Passage& passage, std::size_t at);

/// A sentence begins there, also behind the dash of a dateline: KAMPALA, Dec 2 - Exporter X.
[[nodiscard]] bool begins_sentence(const Passage& passage, std::size_t at);

}  // namespace korridor
