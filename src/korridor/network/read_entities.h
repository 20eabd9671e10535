#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/groups.h"
#include "korridor/network/entities.h"

namespace korridor {

/// Turns the rows of a world's tables into items, one pass per table. What a row is and where it stands is read on the
/// first day of the horizon; what it costs and how much it may carry, period by period.
class EntityReader {
 public:
  explicit EntityReader(const Network& network);

  [[nodiscard]] std::vector<SupplyItem> read_supply() const;
  [[nodiscard]] std::vector<PlantItem> read_plants() const;
  [[nodiscard]] std::vector<StoreItem> read_stores() const;
  [[nodiscard]] std::vector<OrderItem> read_orders() const;
  [[nodiscard]] std::vector<ClauseItem> read_clauses(const std::vector<OrderItem>& orders) const;
  [[nodiscard]] Result<std::vector<LimitItem>> read_limits(const std::vector<OrderItem>& orders) const;
  [[nodiscard]] Result<std::vector<FleetItem>> read_fleets() const;
  [[nodiscard]] Result<std::vector<PolicyItem>> read_policies() const;

 private:
  void pair_exclusions(std::vector<LimitItem>& items) const;
  [[nodiscard]] Result<void> check_penalty(const LimitItem& limit) const;
  [[nodiscard]] std::string text(std::string_view table, std::size_t row, std::string_view column) const;
  [[nodiscard]] Index find(std::string_view table, std::string_view id) const;
  [[nodiscard]] std::string country_of(Index place) const;
  [[nodiscard]] std::vector<double> means(std::string_view table, std::size_t row, std::string_view column) const;
  [[nodiscard]] std::vector<double> amounts(std::string_view table, std::size_t row, std::string_view column) const;
  [[nodiscard]] std::vector<double> open(std::string_view table, std::size_t row) const;
  [[nodiscard]] std::vector<char> goods_named(const std::vector<std::string>& names) const;

  const Network& network_;
  const World& world_;
  const Study& study_;
};

}  // namespace korridor
