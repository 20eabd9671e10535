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
  bool is_whole = false;  ///< a whole number
};

/// The whole model of docs/methods/model.md 4 and 5, by names. Rows stand in a table; columns are told one after the
/// other, so that nothing has to be kept.
class Model {
 public:
  Model(const Reading& reading, const Spots& spots);
  [[nodiscard]] const std::unordered_map<std::string, RowBounds>& rows() const { return rows_; }
  void for_each_column(const std::function<void(const ColumnFacts&)>& tell) const;
  [[nodiscard]] double available(std::size_t good) const { return available_[good]; }
  /// Whether whole numbers are decided anywhere.
  [[nodiscard]] bool decides() const { return decides_; }
  /// Whole numbers of which only one may be more than nothing.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& exclusions() const { return exclusions_; }

 private:
  using Tell = std::function<void(const ColumnFacts&)>;
  void add_rows();
  static double let_out(const Policy& p, std::size_t t);
  void count_available();
  void tell_supply(const Tell& tell) const;
  void tell_moves(const Tell& tell) const;
  void tell_handling(const Tell& tell) const;
  void tell_runs(const Tell& tell) const;
  static bool clears(const Plant& plant, const Policy& p);
  [[nodiscard]] double duties(const Plant& plant, const std::vector<State>& inputs, std::size_t t) const;
  void put_intake(ColumnFacts& column, const Plant& plant, const std::vector<State>& inputs, std::size_t t) const;
  void tell_disposals(const Tell& tell) const;
  void tell_stores(const Tell& tell) const;
  void tell_serves(const Tell& tell) const;
  void tell_demand(const Tell& tell) const;
  void tell_misses(const Tell& tell) const;
  void tell_whole_numbers(const Tell& tell) const;
  void add_whole_rows();
  // a lower rate of a fee (fee_bands.cc)
  [[nodiscard]] double rate(const Policy& fee, std::size_t band, std::size_t t) const;
  [[nodiscard]] double fixed_part(const Limit& m, std::size_t t) const;
  [[nodiscard]] double paid(const Limit& m, std::size_t t) const;
  [[nodiscard]] double empty_costs(const Limit& m, std::size_t t) const;
  void tell_move(const ColumnFacts& move, std::size_t link, std::size_t good, const std::string& origin, std::size_t t,
                 const Tell& tell) const;
  /// Most that can count in a limit, and the room that one of its whole number makes: 0 where it decides none.
  [[nodiscard]] double most_use(const Limit& m, std::size_t t) const;
  [[nodiscard]] double room(const Limit& m, std::size_t t) const;
  void count_in(ColumnFacts& column, const Limit& m, std::size_t t, double value) const;

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
  std::vector<std::pair<std::string, std::string>> exclusions_;
  bool decides_ = false;
};

}  // namespace korridor::verify
