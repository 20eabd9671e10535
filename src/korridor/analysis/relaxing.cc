#include "korridor/analysis/relaxing.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/base/text.h"
#include "korridor/study/gate_columns.h"
#include "korridor/study/selector.h"

namespace korridor {
namespace {

/// How a plan takes a larger figure in a column.
enum class Larger { kRoom, kCost };

/// Figures of which it is known. An empty room is no limit.
std::optional<Larger> effect_of(const std::string& table, const std::string& column) {
  static const std::map<std::string, Larger, std::less<>> kEffects = {
      {"links/capacity_t_per_year", Larger::kRoom},
      {"links/base_load_t_per_year", Larger::kCost},
      {"links/cost_usd_per_t", Larger::kCost},
      {"links/hours", Larger::kCost},
      {"links/departure_interval_hours", Larger::kCost},
      {"places/throughput_t_per_year", Larger::kRoom},
      {"places/handling_cost_usd_per_t", Larger::kCost},
      {"places/handling_hours", Larger::kCost},
      {"processes/cost_usd_per_run", Larger::kCost},
      {"plants/capacity_t_per_year", Larger::kRoom},
      {"supply/amount_t_per_year", Larger::kRoom},
      {"supply/cost_usd_per_t", Larger::kCost},
      {"supply/reserve_t", Larger::kRoom},
      {"stores/capacity_t", Larger::kRoom},
      {"stores/opening_t", Larger::kRoom},
      {"stores/cost_usd_per_t_year", Larger::kCost},
      {"orders/penalty_usd_per_t", Larger::kCost},
      {"orders/inland_cost_usd_per_t", Larger::kCost},
      {"clauses/penalty_usd_per_t", Larger::kCost},
      {"fleets/vehicles", Larger::kRoom},
      {"fleets/payload_t", Larger::kRoom},
      {"fleets/hours_per_year", Larger::kRoom},
      {"fleets/turn_factor", Larger::kCost},
      {"fleets/dwell_hours", Larger::kCost},
      {"fleets/base_load_share", Larger::kCost},
  };
  const auto at = kEffects.find(table + "/" + column);
  return at == kEffects.end() ? std::nullopt : std::optional(at->second);
}

class SetReader {
 public:
  SetReader(const World& world, double shortest_period_h)
      : world_(world), changes_(world.study().table("changes")), shortest_period_h_(shortest_period_h) {}

  Result<SetEffect> read(const std::string& set) {
    SetEffect effect;
    effect.opened.emplace();
    for (std::size_t c = 0; c < changes_.size(); ++c) {
      if (changes_.text(c, "set") != set) continue;
      const Table& table = world_.study().table(changes_.text(c, "table"));
      const auto rows = rows_meant(c, table);
      if (!rows) return std::unexpected(rows.error());
      for (const std::size_t row : *rows) add(c, table, row, effect);
    }
    effect.tightening.assign(found_.begin(), found_.end());
    return effect;
  }

 private:
  void add(std::size_t change, const Table& table, std::size_t row, SetEffect& effect) {
    effect.rows.insert(table.name() + "/" + table.id(row));
    if (!relaxes(change, table, row))
      found_.insert(fmt::format("{}/{}/{}", table.name(), table.id(row), changes_.text(change, "column")));
    const bool opens = changes_.text(change, "column") == "status" &&
                       (table.name() == "links" || table.name() == "plants" || table.name() == "supply");
    if (!opens) effect.opened.reset();
    if (effect.opened) (*effect.opened)[table.name()].insert(table.id(row));
  }

  [[nodiscard]] Result<std::vector<std::size_t>> rows_meant(std::size_t change, const Table& table) const {
    if (const std::string& key = changes_.text(change, "key"); !key.empty())
      return std::vector<std::size_t>{*table.find(key)};
    const auto selector =
        Selector::parse(changes_.text(change, "selector"), world_.study(), changes_.place(change, "selector"));
    if (!selector) return std::unexpected(selector.error());
    const auto marks = selector->select(world_.study(), table.name());
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < marks.size(); ++r)
      if (marks[r]) rows.push_back(r);
    return rows;
  }

  [[nodiscard]] bool relaxes(std::size_t change, const Table& table, std::size_t row) const {
    const std::string &column = changes_.text(change, "column"), &value = changes_.text(change, "value");
    if (column == "status") return opens_or_lifts(table, row, value);
    if (table.name() == "policies" && column == "in_base")
      return (table.text(row, "kind") == "subsidy") == (value == "yes");
    const auto effect = effect_of(table.name(), column);
    return effect && number_relaxes(change, table, row, column, *effect);
  }

  /// A way, plant or source that opens; a rule that ends. Opening lets in the other traffic of a link too, which the
  /// table holds to its capacity; sets that change one of the two may not.
  [[nodiscard]] bool opens_or_lifts(const Table& table, std::size_t row, const std::string& word) const {
    const bool is_on = GateColumns::is_on_word(word);
    const std::string& name = table.name();
    if (name == "plants" || name == "supply") return is_on;
    if (name == "links")
      return is_on && !is_changed(table, row, "capacity_t_per_year") && !is_changed(table, row, "base_load_t_per_year");
    if (name == "clauses") return is_on == (table.text(row, "kind") == "may");
    return (name == "limits" || name == "fleets") && !is_on;
  }

  [[nodiscard]] bool is_changed(const Table& table, std::size_t row, const std::string& column) const {
    const World::Column found = world_.find_column(table.name(), column);
    return found.patches != nullptr && found.patches->contains(row);
  }

  [[nodiscard]] bool number_relaxes(std::size_t change, const Table& table, std::size_t row, const std::string& column,
                                    Larger effect) const {
    const double before = table.number(row, column);
    const double value = parse_number(trim(changes_.text(change, "value"))).value_or(NAN);
    const std::string& operation = changes_.text(change, "operation");
    const bool is_time = column == "hours" || column == "departure_interval_hours" || column == "handling_hours";
    if (is_time && !arrives_at_once(table, row)) return false;
    if (operation == "add") return effect == Larger::kRoom ? value >= 0 : value <= 0;
    if (operation == "scale") return effect == Larger::kRoom ? value >= 1 : value >= 0 && value <= 1;
    if (is_changed(table, row, column) || std::isnan(before)) return false;
    return effect == Larger::kRoom ? value >= before : value <= before;
  }

  /// True where cargo of a link or in a place is done in the period in which it begins, so that less time cannot move
  /// it to another.
  [[nodiscard]] bool arrives_at_once(const Table& table, std::size_t row) const {
    if (table.name() == "places")
      return !is_changed(table, row, "handling_hours") && table.number(row, "handling_hours") < shortest_period_h_ / 2;
    if (is_changed(table, row, "hours") || is_changed(table, row, "departure_interval_hours")) return false;
    return table.number(row, "hours") + table.number(row, "departure_interval_hours") / 2 < shortest_period_h_ / 2;
  }

  const World& world_;
  const Table& changes_;
  double shortest_period_h_;
  std::set<std::string> found_;
};

}  // namespace

Result<SetEffect> find_effect(const World& world, const std::string& set, double shortest_period_h) {
  return SetReader(world, shortest_period_h).read(set);
}

}  // namespace korridor
