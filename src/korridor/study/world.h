#pragma once

#include <cstddef>
#include <cstdint>
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
  std::vector<std::string> with = {};     ///< sets to apply, in this order, after those of the base world
  std::vector<std::string> without = {};  ///< sets of the base world to leave out
  bool ordered = false;                   ///< sets may change one value in different ways: they act in their order
};

/// A study under change sets: the value of every cell on every day.
///
/// Method   The base world holds the sets of those events, projects and agreements that say in_base=yes. Changes of a
///          cell act in the order of the sets and, inside a set, of the rows. A figure that changes inside a period is
///          added up piece by piece between the days on which something changes, so it is exact to the day.
/// Cost     A figure without changes is one read of the table; one with k changes O(k^2) for each period.
/// Limits   What a study may hold holds for the result too: a figure that would leave the range of its column stays at
/// the
///          edge (20 vehicles less 30 are none), and scaling or adding to an empty cell leaves it empty; both are told
///          as warnings. Lifetime: keeps a reference to the study.
class World {
 public:
  /// Errors: a set that is unknown, asked for twice, or asked for and left out; two sets that change one cell on common
  /// days so that their order decides (both set it to different values, or one sets, scales or adds and the other does
  /// otherwise) without `ordered`. What one change alone may be is checked by read_study.
  static Result<World> apply(const Study& study, const WorldRequest& request = {});

  [[nodiscard]] const Study& study() const { return *study_; }
  /// Sets in force, base ones first.
  [[nodiscard]] const std::vector<std::string>& sets() const { return sets_; }
  /// Agreements that act: in_base=yes, or their set was asked for; base ones that were left out are not listed.
  [[nodiscard]] std::vector<std::string> agreements_on() const;
  [[nodiscard]] const Warnings& warnings() const { return warnings_; }

  /// One change of one cell, already resolved to a row.
  struct Patch {
    std::size_t change = 0;  ///< row of the table `changes`
    std::size_t set = 0;     ///< position in sets()
    char operation = 's';    ///< s set, m scale, a add
    double number = 0;
    Date from = Date::min();
    Date until = Date::max();
  };
  using Patches = std::map<std::size_t, std::vector<Patch>>;  ///< of a column, by row
  /// When a row is there, as far as no set changes that.
  struct Gate {
    bool is_changed = false;          ///< a set acts on status, dates or months: look day by day
    bool is_on = true;                ///< status open or active, and (policies) in_base=yes
    std::uint16_t closed_months = 0;  ///< bit m: shut in month m
    Date opens = Date::min();
    Date closes = Date::max();
  };
  /// A column found once, for loops over rows and periods. Lifetime: that of this very World.
  struct Column {
    const Table* table = nullptr;
    std::size_t column = 0;
    const Patches* patches = nullptr;  ///< null if no set acts on the column
    const std::vector<Gate>* gates = nullptr;
  };
  [[nodiscard]] Column find_column(std::string_view table, std::string_view column) const;

  /// Mean of a numeric cell over the period's days (NaN where nothing is given on some day).
  [[nodiscard]] double number(const Column& column, std::size_t row, const Period& p) const;
  [[nodiscard]] double number(std::string_view table, std::size_t row, std::string_view column, const Period& p) const {
    return number(find_column(table, column), row, p);
  }
  /// A yearly figure summed over the period's open days (t/yr -> t). NaN (no limit) if the figure is empty on an open
  /// day; 0 if the row is never open.
  [[nodiscard]] double amount(const Column& column, std::size_t row, const Period& p) const;
  [[nodiscard]] double amount(std::string_view table, std::size_t row, std::string_view column, const Period& p) const {
    return amount(find_column(table, column), row, p);
  }
  /// Share of the period's days on which the row is there: status open or active, between opens and closes, outside
  /// closed_months, and (policies) in_base=yes. Only the table of the column matters.
  [[nodiscard]] double open_share(const Column& column, std::size_t row, const Period& p) const;
  [[nodiscard]] double open_share(std::string_view table, std::size_t row, const Period& p) const;
  /// Text of a cell on a day (status, selector, place, ...).
  [[nodiscard]] std::string text(std::string_view table, std::size_t row, std::string_view column, Date day) const;

 private:
  friend class WorldBuilder;
  [[nodiscard]] std::size_t index_of(const Table& table) const;
  [[nodiscard]] const std::vector<Patch>* find_patches(std::size_t table, std::size_t row, std::size_t column) const;
  [[nodiscard]] static double number_on(const Column& column, std::size_t row, const std::vector<Patch>& patches,
                                        Date day);
  [[nodiscard]] std::string text_on(std::size_t table, std::size_t row, std::size_t column, Date day) const;
  [[nodiscard]] bool is_open_on(std::size_t table, std::size_t row, Date day) const;
  [[nodiscard]] std::vector<Date> gate_edges(std::size_t table, std::size_t row, const Period& p) const;
  template <class Visit>
  void visit_open(const Column& column, std::size_t row, const Period& p, Visit&& visit) const;

  const Study* study_ = nullptr;
  std::vector<std::string> sets_;
  Warnings warnings_;
  std::map<std::pair<std::size_t, std::size_t>, Patches> patches_;  // by table and column
  std::vector<std::vector<Gate>> gates_;  // by table and row; empty for tables whose rows are always there
};

/// The value of a figure after those of its changes that hold on a day, and the nearest one in the range of its column.
[[nodiscard]] double apply_patches(double value, const std::vector<World::Patch>& patches, Date day);
[[nodiscard]] double keep_in_range(const Field& field, double value);

}  // namespace korridor
