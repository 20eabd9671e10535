#pragma once

#include <functional>
#include <limits>
#include <string>
#include <unordered_map>
#include <vector>

#include "spots.h"

namespace korridor::verify {

struct RowBounds {
  double low = -std::numeric_limits<double>::infinity();
  double high = std::numeric_limits<double>::infinity();
};

/// A column of the model: its canonical name, bound, discounted cost per tonne, and what it puts on which row.
struct ColumnFacts {
  std::string name;
  double upper = 0;
  double cost = 0;
  std::vector<std::pair<std::string, double>> entries;
};

/// The whole model of docs/methods/model.md 4 and 5, by names. Rows stand in a table; columns are told one after the
/// other, so that nothing has to be kept.
class Model {
 public:
  Model(const Reading& reading, const Spots& spots);
  [[nodiscard]] const std::unordered_map<std::string, RowBounds>& rows() const { return rows_; }
  void for_each_column(const std::function<void(const ColumnFacts&)>& tell) const;
  [[nodiscard]] double available(std::size_t good) const { return available_[good]; }

 private:
  using Tell = std::function<void(const ColumnFacts&)>;
  void add_rows();
  void count_available();
  void tell_supply(const Tell& tell) const;
  void tell_moves(const Tell& tell) const;
  void tell_handling(const Tell& tell) const;
  void tell_runs(const Tell& tell) const;
  void tell_disposals(const Tell& tell) const;
  void tell_stores(const Tell& tell) const;
  void tell_serves(const Tell& tell) const;
  void tell_demand(const Tell& tell) const;
  void tell_misses(const Tell& tell) const;

  void put(ColumnFacts& column, const std::string& row, double value) const;
  [[nodiscard]] std::string balance(std::size_t good, std::size_t state, std::size_t node, std::size_t t) const;
  [[nodiscard]] bool live(std::size_t good, std::size_t state, std::size_t node, std::size_t t) const;
  [[nodiscard]] double holding(std::size_t good, double hours) const;
  [[nodiscard]] const std::string& period(std::size_t t) const { return r_.periods[t].name; }
  [[nodiscard]] double discount(std::size_t t) const { return r_.periods[t].discount; }

  const Reading& r_;
  const Spots& spots_;
  std::unordered_map<std::string, RowBounds> rows_;
  std::vector<double> available_;
};

}  // namespace korridor::verify
