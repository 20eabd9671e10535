#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// Einen neuen Tarif vereinbart, agreed a fee, утвердили сбор: two that set what is paid.
///
/// Method  the verb with the noun as its object, in one stretch without comma, colon or bracket: behind an active verb,
/// in
///         front of a passive one (Russian: of either). Not an attribute (the agreed price), not denied, and not the
///         price that settles at 78.
[[nodiscard]] bool sets_terms(const Passage& passage, const SentenceFindings& sentence);

}  // namespace korridor
