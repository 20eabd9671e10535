#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/analysis/planner.h"

namespace korridor {

/// One observation beside what the model makes of its year, in the unit of the observation.
struct BacktestRow {
  std::string observation, name, measure, unit;
  int year = 0;
  double observed = 0;
  std::optional<double> modelled;   ///< nothing where it cannot be compared; `why` says so
  double base_load = 0;             ///< part of modelled that was input: other traffic
  std::optional<double> error_pct;  ///< (modelled - observed) / observed
  std::optional<double> naive;      ///< the observation of the year before
  std::optional<double> naive_error_pct;
  bool fitted = false;  ///< it set an input, so it is in no score
  std::string why;
  std::vector<std::string> claims;
};

/// Errors of the rows that set no input, as they are.
struct BacktestScore {
  std::size_t rows = 0, naive_rows = 0, fitted = 0, not_compared = 0;
  std::optional<double> median_abs_error_pct, mean_abs_error_pct;
  std::optional<double> median_abs_error_pct_beside_naive;  ///< of the rows that have a naive figure
  std::optional<double> naive_median_abs_error_pct;
  std::optional<double> base_load_share;  ///< of all modelled tonnes over links, in percent
};

struct Backtest {
  std::string status = "ok";  ///< `limit` where a year was not planned to the end; a warning names it
  std::vector<BacktestRow> rows;
  BacktestScore score;
  Warnings warnings;
};

/// Holds the table `observations` against worlds of the years observed (docs/methods/backtest.md).
///
/// Method  for each year the study is read on the days of that year alone and planned; observations are no input of it.
/// Errors  those of the planner. A year without a plan is told in the rows.
[[nodiscard]] Result<Backtest> run_backtest(const Study& study, const WorldRequest& request, const Planner& planner);

}  // namespace korridor
