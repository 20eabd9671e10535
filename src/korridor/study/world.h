#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/study/period.h"
#include "korridor/study/study.h"

namespace korridor {

/// Which change sets act on a study.
struct WorldRequest {
  std::vector<std::string> with;     ///< sets to apply, in this order, after those of the base world
  std::vector<std::string> without;  ///< sets of the base world to leave out
  bool ordered = false;              ///< two sets may `set` one cell: the later one wins
};

/// A study under change sets: the value of every cell on every day.
///
/// The base world holds the sets of those events, projects and agreements that say in_base=yes. A value that changes
/// inside a period counts by its days. Lifetime: keeps a reference to the study.
class World {
 public:
  /// Errors: unknown set, table, row or column; a value that does not fit the column; two sets that set one cell over
  /// common days without `ordered`, or mix set with scale or add.
  static Result<World> apply(const Study& study, const WorldRequest& request = {});

  [[nodiscard]] const Study& study() const { return *study_; }
  /// Sets in force, base ones first.
  [[nodiscard]] const std::vector<std::string>& sets() const { return sets_; }
  /// Agreements that act: in_base=yes, or their set was asked for; base ones that were left out are not listed.
  [[nodiscard]] std::vector<std::string> agreements_on() const;
  [[nodiscard]] const Warnings& warnings() const { return warnings_; }

  /// Mean of a numeric cell over the period's days (NaN where nothing is given on some day).
  [[nodiscard]] double number(std::string_view table, std::size_t row, std::string_view column, const Period& p) const;
  /// Text of a cell on a day (status, selector, place, ...).
  [[nodiscard]] std::string text(std::string_view table, std::size_t row, std::string_view column, Date day) const;
  /// Share of the period's days on which the row is there: status open or active, between opens and closes, outside
  /// closed_months, and (policies) in_base=yes.
  [[nodiscard]] double open_share(std::string_view table, std::size_t row, const Period& p) const;
  /// A yearly figure summed over the period's open days (t/yr -> t). NaN (no limit) if the figure is empty on an open
  /// day; 0 if the row is never open.
  [[nodiscard]] double amount(std::string_view table, std::size_t row, std::string_view column, const Period& p) const;

  /// One change of one cell, already resolved to a row.
  struct Patch {
    std::size_t order = 0;   ///< over all sets, as applied
    std::string set;
    char operation = 's';    ///< s set, m scale, a add
    std::string text;
    double number = 0;
    Date from = Date::min();
    Date until = Date::max();
  };

 private:
  using Cell = std::pair<std::size_t, std::size_t>;  // row, column
  [[nodiscard]] const std::vector<Patch>* find_patches(std::string_view table, std::size_t row, std::size_t column) const;
  [[nodiscard]] double number_on(const Table& table, std::size_t row, std::size_t column, Date day) const;
  [[nodiscard]] bool is_open_on(const Table& table, std::size_t row, Date day) const;
  void add_edges(const Table& table, std::size_t row, std::size_t column, const Period& p, std::vector<Date>& edges) const;
  void add_gate_edges(const Table& table, std::size_t row, const Period& p, std::vector<Date>& edges) const;

  const Study* study_ = nullptr;
  std::vector<std::string> sets_;
  Warnings warnings_;
  std::map<std::string, std::map<Cell, std::vector<Patch>>, std::less<>> patches_;  // by table
};

}  // namespace korridor
