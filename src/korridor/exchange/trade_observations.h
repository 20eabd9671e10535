#pragma once

#include <string>
#include <vector>

#include "korridor/exchange/trade_orders.h"

namespace korridor {

/// Trade as observations for `backtest`: what was delivered of a good to a state in a year, all exporters of the flows
/// together. Those of `fitted`, the year that orders were made of, say so and stay out of any score.
void add_trade_observations(const std::vector<TradeFlow>& flows, const Study& study, const std::string& fitted,
                            const std::string& file, Imported& found);

}  // namespace korridor
