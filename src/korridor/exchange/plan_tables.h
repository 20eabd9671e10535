#pragma once

#include <string>
#include <vector>

#include "korridor/service/reply.h"

namespace korridor {

/// A list of a reply as a CSV table.
struct ReplyTable {
  std::string name, csv;
  std::size_t rows = 0;
  std::vector<bool> numeric = {};  ///< by column: every cell is a number or empty
};

/// The lists of a plan's reply as tables: orders, flows, limits, bottlenecks, prices, chains, netbacks, balance, value
/// added, periods. A record inside a row becomes columns (`cost.rail`), a list a cell with its items joined by `;`.
[[nodiscard]] std::vector<ReplyTable> tabulate_plan(const Json& reply);

}  // namespace korridor
