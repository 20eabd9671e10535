#include "korridor/exchange/timeless.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace korridor {
namespace {

std::string without_period(const std::string& name) { return name.substr(0, name.rfind('|')); }

class TimeTaker {
 public:
  explicit TimeTaker(const Model& model) : model_(model), periods_(model.network->periods.size()) {}
  TimelessModel take() {
    for (std::size_t i = 0; i < model_.rows.size(); ++i) add_row(i);
    for (std::size_t j = 0; j < model_.columns.size(); ++j) add_column(j);
    for (std::size_t c = 0; c < made_.columns.size(); ++c)
      for (const auto& entry : made_.columns[c].entries) made_.rows[entry.row].touching.push_back(c);
    return std::move(made_);
  }

 private:
  [[nodiscard]] std::vector<double> nothing() const { return std::vector<double>(periods_, NAN); }
  void add_row(std::size_t i) {
    const Row& row = model_.rows[i];
    const std::string full = model_.row_name(i);
    const std::string name = row.kind == RowKind::kReserve ? full : without_period(full);
    const auto [at, fresh] = row_at_.emplace(name, made_.rows.size());
    if (fresh)
      made_.rows.push_back(
          {.name = name, .kind = row.kind, .row = i, .lower = nothing(), .upper = nothing(), .touching = {}});
    made_.rows[at->second].lower[row.period] = model_.lp.row_lower[i];
    made_.rows[at->second].upper[row.period] = model_.lp.row_upper[i];
    row_of_.push_back(at->second);
  }
  void add_column(std::size_t j) {
    const Column& column = model_.columns[j];
    const bool moves = column.kind == ColumnKind::kMove || column.kind == ColumnKind::kHandle;
    const std::size_t lag = moves ? lag_of(*model_.network, column.item, column.period) : 0;
    const std::string full = model_.column_name(j);
    std::string name = column.kind == ColumnKind::kOpening ? full : without_period(full);
    if (lag > 0) name += fmt::format("|lag{}", lag);
    const auto [at, fresh] = column_at_.emplace(name, made_.columns.size());
    if (fresh)
      made_.columns.push_back({.name = name,
                               .kind = column.kind,
                               .column = j,
                               .lag = lag,
                               .cost = nothing(),
                               .upper = nothing(),
                               .entries = {}});
    TimelessColumn& into = made_.columns[at->second];
    into.cost[column.period] = model_.lp.cost[j] / model_.network->periods[column.period].discount;
    into.upper[column.period] = model_.lp.upper[j];
    for (auto& entry : into.entries) entry.value[column.period] = 0;
    for (std::size_t k = model_.lp.start[j]; k < model_.lp.start[j + 1]; ++k)
      add_entry(into, row_of_[static_cast<std::size_t>(model_.lp.index[k])], column.period, model_.lp.value[k]);
  }
  void add_entry(TimelessColumn& into, std::size_t row, std::size_t period, double value) {
    auto at = std::ranges::find(into.entries, row, &TimelessColumn::Entry::row);
    if (at == into.entries.end()) {
      into.entries.push_back({row, nothing()});
      at = into.entries.end() - 1;
      for (std::size_t t = 0; t <= period; ++t)
        if (!std::isnan(into.cost[t])) at->value[t] = 0;
    }
    at->value[period] += value;
  }

  const Model& model_;
  std::size_t periods_;
  TimelessModel made_;
  std::map<std::string, std::size_t> row_at_, column_at_;
  std::vector<std::size_t> row_of_;
};

}  // namespace

TimelessModel take_time_out(const Model& model) { return TimeTaker(model).take(); }

}  // namespace korridor
