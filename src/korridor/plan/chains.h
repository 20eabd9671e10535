#pragma once

#include <vector>

#include "korridor/plan/model.h"
#include "korridor/plan/paid_fees.h"
#include "korridor/plan/plan.h"

namespace korridor {

/// One chain as columns: how much of each column one delivered tonne uses, sources first, the delivery last.
struct Chain {
  struct Use {
    std::size_t column;
    double per_tonne;
    bool is_source;  ///< supply, opening stock, or a by-product taken from a run
  };
  std::vector<Use> uses;
  double t = 0;
  double hours = 0;  ///< of the longest branch
};

/// Takes the flows of an answer apart into chains that add up to every delivered tonne.
///
/// Method  from a delivery back along columns that still carry something, smallest column number first; a process asks
///         for all its inputs; the chain gets the largest amount that all of its columns can give. Each chain empties a
///         column, so there are no more chains than columns. A by-product starts a chain of its own, what it was made
///         from belongs to the main product. Circles that carry cargo round are taken out first when met.
/// Ties    by column number, so equal answers give equal chains.
/// Source  Ahuja, Magnanti, Orlin 1993, flow decomposition; here with gains and joins.
[[nodiscard]] std::vector<Chain> decompose(const Model& model, const std::vector<double>& x);

/// A chain in the words of the study.
[[nodiscard]] ChainResult describe(const Model& model, const PaidFees& paid, const Chain& chain);

}  // namespace korridor
