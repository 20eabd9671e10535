#pragma once

#include "korridor/news/amounts/numbers.h"
#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// Reads "rund", "mehr als", "bis zu gut" backwards from the first token of a figure. German "über" behind a noun means
/// "in the amount of", elsewhere "more than".
void read_hedges(const Passage& passage, std::size_t first, Figure& figure);

/// Reads what a figure is per: right behind it (pro Tonne, /Jahr) or an adverb of its clause (jährlich).
void read_rate(const Passage& passage, Figure& figure);

/// "so viel wie", "mehr als", "plus que": what makes a multiple out of a number of times.
[[nodiscard]] bool compares(const Passage& passage, std::size_t behind, const Token& times);
/// The token behind the words of a comparison: halb [so viel], halb [so groß].
[[nodiscard]] std::size_t end_of_comparison(const Passage& passage, std::size_t behind);
/// un milliard [de] dollars, une douzaine [d']avions: the token behind "de".
[[nodiscard]] std::size_t skip_french_of(const Passage& passage, std::size_t at);
/// True for the noun (Hälfte, half, moitié), not for an adjective (halb).
[[nodiscard]] bool noun_of_half(const Passage& passage, std::size_t at);

/// "von 18 auf ...": a number that another one follows as the new level.
[[nodiscard]] bool read_change(const Passage& passage, const Numeral& first);
/// À 11 heures, в 16 часов: when, and not how long.
[[nodiscard]] bool is_clock_time(const Passage& passage, const Numeral& numeral, std::size_t behind);
/// The token behind "rund", "unter", "more than".
[[nodiscard]] std::size_t skip_hedges(const Passage& passage, std::size_t at);
/// True if a verb of change (rose, est passé) stands shortly before.
[[nodiscard]] bool tells_change(const Passage& passage, std::size_t at);
/// (22): a number alone in brackets.
[[nodiscard]] bool in_bracket_alone(const Passage& passage, const Numeral& numeral);
/// A four-digit number behind a word after which years stand: seit 2019, im Jahr 2019.
[[nodiscard]] bool stands_as_year(const Passage& passage, std::size_t at);
/// Nord Stream 2, Boeing 737, Artikel 5.
[[nodiscard]] bool is_part_of_name(const Passage& passage, const Numeral& numeral);
/// G-7-Länder, 5G-Netz: a number that hangs on letters.
[[nodiscard]] bool inside_name(const Passage& passage, const Numeral& numeral);
/// K, R: letters that mean money only right in front of a number.
[[nodiscard]] bool is_letter_sign(const Passage& passage, std::size_t at);
/// Adjectives and the like between a number and its noun.
[[nodiscard]] bool may_stand_between(const Passage& passage, std::size_t at);
/// A word that looks like a counted noun though the lexicon does not know it.
[[nodiscard]] bool is_unknown_noun(const Passage& passage, std::size_t at, bool right_behind);
/// English: "a third complex", but not "a third of it", "by a third to 44,000 t".
[[nodiscard]] bool is_ordinal_here(const Passage& passage, std::size_t at, std::string_view denominator);

}  // namespace korridor
