#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// A sign between two places parts their clauses. Dashes set something in between, and part nothing.
[[nodiscard]] bool is_parted(const Passage& passage, std::size_t one, std::size_t other);

/// The clause of a verb that tells of a deal, with its figures: what another clause counts is no matter of the deal.
struct VerbClause {
  SentenceFindings part;
  bool dependent = false;  ///< a relative clause, or a participle that only describes: the mill built by X for Y
};
[[nodiscard]] VerbClause clause_of_verb(const Passage& passage, const SentenceFindings& sentence, std::size_t verb);

/// What is told aside tells of a deal only with a sum or a paper of its own; any other clause may.
[[nodiscard]] bool may_tell_deal(const Passage& passage, const VerbClause& clause);

/// A sentence without the figures of its relative clauses.
[[nodiscard]] SentenceFindings without_relatives(const Passage& passage, const SentenceFindings& sentence);

}  // namespace korridor
