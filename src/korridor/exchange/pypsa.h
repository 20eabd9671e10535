#pragma once

#include <vector>

#include "korridor/exchange/plan_tables.h"
#include "korridor/plan/model.h"

namespace korridor {

/// A world's program as a PyPSA network, as the CSV files that its `import_from_csv_folder` reads.
struct PypsaFolder {
  std::vector<ReplyTable> tables;  ///< buses, links, ..., snapshots, and figures that differ by period
  Warnings warnings;               ///< what PyPSA cannot hold
};

/// Method  every row of docs/methods/model.md 5 becomes a bus, every column of section 4 what feeds and draws on its
///         rows: a generator on one bus, a link between several. Periods become snapshots that count once each; power
///         is tonnes of the period. A row that says "at most" is a bus with a generator of that size, from which its
///         columns draw; where a single component draws on it, it is the size of that component instead.
/// Names   those of the model without the period, so that a bus's price is the row's price of duals.csv.
/// Limits  moves that take more than half a period need a PyPSA that knows `delay`: a counted warning.
[[nodiscard]] PypsaFolder make_pypsa(const Model& model);

}  // namespace korridor
