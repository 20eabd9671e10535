#pragma once

#include <span>
#include <string>
#include <vector>

#include "korridor/news/proposal.h"

namespace korridor {

/// One side of a conflict: bytes of an article, or knowledge from outside of all of them (article below 0).
struct ConflictSide {
  int article = -1;
  Span span;
  std::string text;  ///< only for outside knowledge
};

/// Two statements that do not simply stand beside each other. Nothing is decided: the reason shows the sum, a person
/// judges.
struct Conflict {
  std::string kind;  ///< contradiction duplicate subset update lookalike name_variant garbled_name
  std::string
      rule;  ///< unit, scope, modality, identity, order, office, arithmetic, conversion, repetition, supersession
  std::string confidence;  ///< high, medium, low
  ConflictSide a, b;
  std::string reason;
};

/// Compares everything that the articles propose, within and between them.
///
/// Method  rules over equal keys (value and unit, subject and property, company, event, person); intervals, not points:
/// two
///         values clash only if nothing satisfies both. No vote, no score of sources.
/// Cost    O(n log n) for n findings, with at most kMostPerKey pairs a key.
/// Order   by article and place of the first side, then of the second, then by rule.
[[nodiscard]] std::vector<Conflict> find_conflicts(std::span<const Article> articles);

}  // namespace korridor
