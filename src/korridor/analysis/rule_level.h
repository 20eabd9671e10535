#pragma once

#include <optional>
#include <set>
#include <string>

#include "korridor/analysis/touched.h"
#include "korridor/study/world.h"

namespace korridor {

/// A clause, limit or policy of a study.
struct Rule {
  std::string kind, id;  ///< clause, limit, policy
};

/// Table of the study that holds rules of a kind.
[[nodiscard]] std::string table_of(const std::string& kind);

/// Whether a limit decides a whole number (docs/methods/whole_numbers.md): then no price of its row tells what it
/// costs.
[[nodiscard]] bool decides_whole_number(const Table& limits, std::size_t row);

/// The row that a rule has in the model (docs/methods/model.md 5), measured in plans of worlds with or without it.
class RuleLevel {
 public:
  /// Nothing where the rule has no such row: it charges, shuts ways out altogether, or asks for an origin.
  /// The world must outlive it. Errors: those of its selectors.
  [[nodiscard]] static Result<std::optional<RuleLevel>> find(const World& world, const Rule& rule);

  /// Tonnes on the left side of its row, as the model counts them.
  [[nodiscard]] double measure(const Plan& plan, const Period& period) const;
  /// Tonnes on the right side.
  [[nodiscard]] double bound(const Period& period) const;
  /// True where the row says no less, false where it says no more.
  [[nodiscard]] bool is_least() const { return is_least_; }
  [[nodiscard]] std::string row_name(const Period& period) const { return row_ + period.name; }

 private:
  RuleLevel(const World& world, std::string table, std::size_t row)
      : world_(&world), table_(std::move(table)), at_(row) {}
  [[nodiscard]] double share(const Period& period) const;
  [[nodiscard]] double crossing(const Plan& plan, const Period& period) const;
  [[nodiscard]] double delivered(const Plan& plan, const Period& period) const;

  const World* world_;
  std::string table_;
  std::size_t at_;
  std::string kind_, row_;                         ///< clause or kind of limit; name of the row before the period
  std::optional<Touched> touched_;                 ///< nothing: all tonnes count as touching
  std::set<std::string> goods_, orders_;           ///< empty: all
  std::set<std::string> links_, supply_, plants_;  ///< of a crossing
  bool is_least_ = false;
};

}  // namespace korridor
