#pragma once

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "korridor/base/run_program.h"
#include "korridor/base/text.h"
#include "korridor/lp/solver.h"
#include "korridor/study/csv.h"

namespace korridor {

/// A folder of PyPSA's CSV files read as its documentation says, by no code of the exporter: each component with its
/// words, its figures, and the series that stand beside them.
class PypsaReading {
 public:
  explicit PypsaReading(std::filesystem::path folder) : folder_(std::move(folder)) {
    for (const auto& row : table("snapshots")) weights_.push_back(std::stod(row.at("objective")));
  }
  using Rows = std::vector<std::map<std::string, std::string>>;
  [[nodiscard]] Rows table(const std::string& name) const {
    std::ifstream in(folder_ / (name + ".csv"), std::ios::binary);
    if (!in) return {};
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    Rows rows;
    const auto parsed = parse_csv(bytes, name);
    for (const CsvRow& row : parsed.value().rows) {
      rows.emplace_back();
      for (std::size_t c = 0; c < parsed->header.size(); ++c) rows.back()[parsed->header[c].text] = row.cells[c].text;
    }
    return rows;
  }

  /// What PyPSA's `optimize` finds for such a network: dispatch of generators and links, levels of stores, and a
  /// balance for each bus and snapshot.
  [[nodiscard]] double solve() {
    for (const auto& bus : table("buses"))
      for (std::size_t t = 0; t < weights_.size(); ++t) row_[{bus.at("name"), t}] = index(lp_.add_row(0, 0));
    for (const auto& load : table("loads"))
      for (std::size_t t = 0; t < weights_.size(); ++t) {
        const double wanted = figure("loads", load, "p_set", t, 0);
        const auto row = static_cast<std::size_t>(at(load.at("bus"), t));
        lp_.row_lower[row] += wanted;
        lp_.row_upper[row] += wanted;
      }
    for (const auto& generator : table("generators"))
      for (std::size_t t = 0; t < weights_.size(); ++t)
        dispatch("generators", generator, t,
                 {{at(generator.at("bus"), t), figure("generators", generator, "sign", t, 1)}});
    for (const auto& link : table("links"))
      for (std::size_t t = 0; t < weights_.size(); ++t) dispatch("links", link, t, ports(link, t));
    for (const auto& store : table("stores")) add_store(store);
    const auto solved = solve_lp(lp_);
    return solved && solved->status == LpStatus::kOptimal ? solved->objective : NAN;
  }

 private:
  using Row = std::map<std::string, std::string>;
  using Entries = std::vector<std::pair<std::int32_t, double>>;
  static std::int32_t index(std::size_t i) { return static_cast<std::int32_t>(i); }
  [[nodiscard]] std::int32_t at(const std::string& bus, std::size_t t) const { return row_.at({bus, t}); }
  double figure(const std::string& list, const Row& row, const std::string& column, std::size_t t, double otherwise) {
    auto& series = series_[list + "-" + column];
    if (!series) series = table(list + "-" + column);
    if (!series->empty())
      if (const auto cell = (*series)[t].find(row.at("name")); cell != (*series)[t].end())
        return std::stod(cell->second);
    const auto cell = row.find(column);
    return cell == row.end() ? otherwise : std::stod(cell->second);
  }
  Entries ports(const Row& link, std::size_t t) {
    Entries entries{{at(link.at("bus0"), t), -1.0}};
    const std::size_t later = t + static_cast<std::size_t>(figure("links", link, "delay", t, 0));
    for (int k = 1;; ++k) {
      const auto bus = link.find("bus" + std::to_string(k));
      if (bus == link.end()) return entries;
      const std::string number = k == 1 ? "" : std::to_string(k);
      const std::size_t when = k == 1 ? later : t;
      if (!bus->second.empty() && when < weights_.size())
        entries.emplace_back(at(bus->second, when), figure("links", link, "efficiency" + number, t, 1));
    }
  }
  void dispatch(const std::string& list, const Row& row, std::size_t t, Entries entries) {
    const double size = figure(list, row, "p_nom", t, 0);
    lp_.add_column(figure(list, row, "marginal_cost", t, 0) * weights_[t], size * figure(list, row, "p_min_pu", t, 0),
                   size * figure(list, row, "p_max_pu", t, 1), std::move(entries));
  }
  /// What a bus gets of a store is what its level falls by.
  void add_store(const Row& store) {
    const double size = figure("stores", store, "e_nom", 0, 0);
    for (std::size_t t = 0; t < weights_.size(); ++t) {
      Entries entries{{at(store.at("bus"), t), -1.0}};
      if (t + 1 < weights_.size()) entries.emplace_back(at(store.at("bus"), t + 1), 1.0);
      lp_.add_column(figure("stores", store, "marginal_cost_storage", t, 0) * weights_[t], 0,
                     size * figure("stores", store, "e_max_pu", t, 1), std::move(entries));
    }
    const auto row = static_cast<std::size_t>(at(store.at("bus"), 0));
    const double there = figure("stores", store, "e_initial", 0, 0);
    lp_.row_lower[row] -= there;
    lp_.row_upper[row] -= there;
  }

  std::filesystem::path folder_;
  std::vector<double> weights_;
  LinearProgram lp_;
  std::map<std::pair<std::string, std::size_t>, std::int32_t> row_;
  std::map<std::string, std::optional<Rows>> series_;
};

/// A Python that has PyPSA: $KORRIDOR_PYPSA, or the one that docs/reference/exchange.md tells to set up; empty if none.
inline std::string find_pypsa() {
  const char* given = std::getenv("KORRIDOR_PYPSA");
  const char* home = std::getenv("HOME");
  const std::string python =
      given != nullptr ? given : (home != nullptr ? std::string(home) : "") + "/.cache/korridor/pypsa/bin/python";
  return run_program({python, "-c", "import pypsa"}).code == 0 ? python : std::string();
}

/// Objective that PyPSA itself finds; NaN when it finds none.
inline double solve_by_pypsa(const std::string& python, const std::filesystem::path& folder) {
  const ProgramRun run =
      run_program({python, "-c",
                   "import sys, pypsa\n"
                   "n = pypsa.Network()\n"
                   "n.import_from_csv_folder(sys.argv[1])\n"
                   "n.optimize(solver_name='highs', include_objective_constant=False, log_to_console=False)\n"
                   "open(sys.argv[1] + '/objective.txt', 'w').write(repr(float(n.objective)))\n",
                   folder.string()});
  double objective = NAN;
  if (run.code == 0) std::ifstream(folder / "objective.txt") >> objective;
  return objective;
}

}  // namespace korridor
