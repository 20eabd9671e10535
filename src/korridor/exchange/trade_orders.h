#pragma once

#include <map>
#include <string>
#include <vector>

#include "korridor/exchange/import_rows.h"
#include "korridor/exchange/sheet.h"
#include "korridor/study/study.h"

namespace korridor {

/// What one state sold to another of a good in a year; products of the good added up.
struct TradeFlow {
  std::string year, from, to, good;
  double usd = 0, tonnes = 0;
  bool tonnes_known = true;
  std::int64_t line = 0;  ///< of the first of its rows
  std::string claim;      ///< its claims are this and `_usd` or `_t`
};

[[nodiscard]] std::string newest_year(const std::vector<TradeFlow>& flows);

/// Where the orders of a state are delivered.
struct TradePlace {
  std::string place;
  std::string inland_cost_usd_per_t;  ///< from there to the consumer; may be empty
};
using TradePlaces = std::map<std::string, TradePlace>;  ///< by alpha-3

/// Places that stand for importing states, from a CSV or sheet with the columns country, place and, if wanted,
/// inland_cost_usd_per_t.
/// Errors  sheet_column; sheet_cell: no state, no place of the study, no number.
[[nodiscard]] Result<TradePlaces> read_trade_places(const Sheet& sheet, const Study& study);

/// Trade of the newest year as orders: contracts that may go unserved, at the value of the trade per tonne. Adds rows
/// of orders and their citations; counts what makes no order, and why.
///
/// Where a state is not in `places`, its only place of the kind market stands for it, or else its only port.
void add_trade_orders(const std::vector<TradeFlow>& flows, const Study& study, const TradePlaces& places,
                      const std::string& file, Imported& found);

}  // namespace korridor
