#pragma once

#include <span>
#include <string_view>

namespace korridor {

/// A term of office of a head of state (`president`) or of government (`head`): the days (ISO) on which it began and
/// ended; `until` is empty where it had not ended when the list was written.
struct KnownTerm {
  std::string_view person, role, from, until;
};

/// Source  common knowledge, written down from memory and not held against the offices' own pages: a hint, and no
///         evidence.
/// Limits  only persons that names.txt knows; a text that is younger than the list is held against nothing.
[[nodiscard]] std::span<const KnownTerm> known_terms();
/// The day to which the list is kept.
constexpr std::string_view kTermsUntil = "2025-12-31";

/// True where a term of this person had ended on a day (ISO, or its beginning).
[[nodiscard]] bool has_left(std::string_view person, std::string_view role, std::string_view day);
/// The term in which this person was in office on a day; nullptr where none is known.
[[nodiscard]] const KnownTerm* term_on(std::string_view person, std::string_view role, std::string_view day);

}  // namespace korridor
