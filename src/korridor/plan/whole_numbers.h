#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "korridor/chains/chain_engine.h"
#include "korridor/plan/chain_form.h"

namespace korridor {

/// How far a search for whole numbers goes.
struct WholeOptions {
  double gap = 1e-4;                ///< of the gross cost of an independent part: a closer plan is not looked for
  std::uint64_t most_nodes = 2000;  ///< of one part
  ChainOptions chains;
};

/// A box of whole numbers that needs no further look, and why: under its prices no plan in it costs less than `bound`.
/// Boxes that are closed one after the other have most prices in common.
struct WholeLeaf {
  std::vector<double> low, high;                        ///< by number of the tree
  double bound = 0;                                     ///< USD, of the part alone
  bool is_empty = false;                                ///< the box holds no plan; the prices prove that too
  std::vector<std::pair<std::size_t, double>> changes;  ///< row of the model, price: where not as in the leaf before
};

/// The search in one independent part. Its leaves cover all whole numbers there, so the least of their bounds is a
/// bound.
struct WholeTree {
  std::size_t part = 0;               ///< of find_parts
  std::vector<std::uint32_t> wholes;  ///< positions in ChainForm::wholes
  std::vector<WholeLeaf> leaves;
  double cost = 0, bound = 0;  ///< USD, of the part alone: best plan found, and no plan costs less
  std::uint64_t nodes = 0;
};

struct WholeAnswer {
  ChainStatus status = ChainStatus::kOptimal;  ///< kLimit: a gap is left; kInfeasible: no whole numbers fit
  std::vector<double> number;                  ///< by ChainForm::wholes
  std::vector<WholeTree> trees;
};

/// An independent part in which whole numbers are decided.
struct WholePart {
  std::size_t part = 0;  ///< of find_parts
  Part program;
  std::vector<std::uint32_t> wholes;  ///< positions in ChainForm::wholes
};

/// Lets a whole number be anything between two: the room it opens, and what must be paid.
void set_capacities(ChainEngine& engine, const ChainForm::WholeNumber& whole, double low, double high);

/// Decides the whole numbers of a model (docs/methods/whole_numbers.md).
///
/// Method  branch and bound over boxes, part by part, best bound first. A box is two capacities a number (what it
/// opens,
///         what must be paid), so each is planned by `chains` from the same base by dual pivots. Rounding up what a
///         plan uses gives a plan in whole numbers, planned once more where it improves.
/// Ties    the box that came first.
/// Limits  `most_nodes`, and what ChainOptions::tell says: then the answer has a gap, and its bound still holds.
/// Source  Land and Doig 1960; Barnhart, Johnson, Nemhauser, Savelsbergh and Vance 1998.
class WholeSearch {
 public:
  WholeSearch(const Model& model, const ChainForm& form);
  /// The engine has just solved the case without whole numbers; it is given back in that state.
  [[nodiscard]] WholeAnswer run(ChainEngine& engine, const WholeOptions& options) const;

 private:
  const Model& model_;
  const ChainForm& form_;
  std::vector<WholePart> parts_;
};

}  // namespace korridor
