#pragma once

#include "korridor/analysis/dependence.h"

namespace korridor {

/// What one partner holds of one side of the relations with other states.
struct PortfolioRow {
  std::string aspect;           ///< trade transit processing finance agreements
  std::string partner, status;  ///< state; status of the deals, `recorded` (trade data) or `modelled` (plan)
  std::string currency;         ///< of `value`; empty for agreements and trade
  int deals = 0;                ///< agreements only
  double value = 0;             ///< money, or percent of trade; a deal with several partners is shared evenly
  double part = 0;  ///< of all rows of the aspect and status (finance: and currency); adds up to 1, but for trade
  std::vector<std::string> from;  ///< agreements or observations behind it
};

/// An agreement that no total holds, and why: `part_of ID`, `no_partner`, `no_sum`.
struct LeftOut {
  std::string agreement, aspect, why;
};

struct Portfolio {
  std::string home;  ///< state named in most agreements
  std::vector<PortfolioRow> rows;
  std::vector<ConcentrationRow> concentration;  ///< by aspect (`dimension`) and status (`stage`; `all` for all of them)
  std::vector<LeftOut> left_out;
};

/// The relations of the home state with its partners, side by side (docs/methods/dependence.md 6).
///
/// Agreements and their money come from the ledger, each once: parts of larger ones are left out, and sums only where
/// `counts` says so. Transit and processing are what the plan pays to other states; trade is from observations by
/// value.
[[nodiscard]] Portfolio make_portfolio(const World& world, const Plan& plan);

}  // namespace korridor
