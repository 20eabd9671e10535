#pragma once

#include <map>
#include <string>
#include <vector>

#include "korridor/exchange/plan_tables.h"

namespace korridor {

/// A component of a PyPSA network: words, and figures by snapshot. NaN stands for a snapshot in which the figure does
/// not matter.
struct PypsaComponent {
  std::string name;
  std::map<std::string, std::string> words;
  std::map<std::string, std::vector<double>> figures;
};

/// Components of one kind as PyPSA keeps them in a folder of CSV files: the table itself, `links.csv`, and a file
/// `links-p_max_pu.csv` for each figure that is not the same in all snapshots, with the components in which it differs.
struct PypsaTable {
  std::string name;  ///< buses links generators loads stores
  std::vector<PypsaComponent> components;

  /// `snapshots`  the labels of the snapshots, as in snapshots.csv.
  [[nodiscard]] std::vector<ReplyTable> files(const std::vector<std::string>& snapshots) const;
};

}  // namespace korridor
