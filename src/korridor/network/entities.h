#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/network/network.h"

namespace korridor {

/// The rest of a world as arrays: who supplies, makes, keeps and wants what, and what limits them. One value per period
/// where a member is a vector of double; NaN means that there is no limit. Rows are rows of the study's tables.

struct SupplyItem {
  Index row, good, place, node;
  std::vector<double> amount, cost;
  double reserve;
  std::string country;
};

struct PlantItem {
  Index row, place, in_node, out_node;
  Index main;                                        ///< good made
  std::vector<std::pair<Index, double>> inputs;      ///< good, tonnes per tonne of the main product
  std::vector<std::pair<Index, double>> byproducts;  ///< good, tonnes per tonne of the main product
  bool changes_heading;
  std::string country;
  std::vector<double> capacity, open, cost;  ///< t of main product, share, usd/t of main product
};

struct StoreItem {
  Index row, good, place, node;
  double opening;
  std::vector<double> capacity, cost;  ///< t, usd per t and year
  std::string country;
};

struct OrderItem {
  Index row, good, place, node;
  bool market, firm;
  std::string country;
  std::vector<std::pair<double, double>> steps;  ///< usd/t, t per year
  std::vector<double> years;                     ///< open calendar years in the period
  std::vector<double> wanted, penalty, inland;
};

enum class ClauseKind { kMust, kPriority, kAvoid, kMay };
struct ClauseItem {
  Index row, order;  ///< order: position in Entities::orders
  ClauseKind kind;
  std::string selector;
  bool has_share;
  std::vector<double> share, penalty, active;
};

enum class LimitKind : std::uint8_t { kCrossing, kDelivered, kShare, kBuyer };
enum class LimitBound : std::uint8_t { kMost, kLeast, kLots, kLeastOrNone };
struct LimitItem {
  Index row;
  LimitKind kind;
  std::string selector;
  std::vector<char> goods, orders;  ///< by good, by position in Entities::orders
  std::vector<bool> links, supply, plants;
  std::vector<double> amount, share, active;
  LimitBound bound = LimitBound::kMost;
  std::vector<double> penalty;    ///< of a tonne less than the least, NaN where it holds without fail
  bool over_horizon = false;      ///< one row for all periods, with the amount of the first
  std::vector<double> lot{};      ///< t of a lot; NaN where there are none
  std::vector<Index> excludes{};  ///< positions in Entities::limits, each pair in both
  Index fee = kNone;              ///< a band of a fee: position in Entities::policies, and which band, from 1
  Index band = 0;
  [[nodiscard]] bool at_least() const { return bound == LimitBound::kLeast; }
  /// A whole number is decided in each period in which it is active throughout: lots, or used (1) and not used (0).
  [[nodiscard]] bool is_whole() const {
    return bound == LimitBound::kLots || bound == LimitBound::kLeastOrNone || !excludes.empty();
  }
};

struct FleetItem {
  Index row;
  std::vector<bool> links;
  std::vector<char> goods;
  std::vector<double> vehicle_hours;  ///< h in the period; NaN when the fleet does not limit
  std::vector<double> payload, turn, dwell;
};

/// What a policy does to a plan (docs/methods/model.md 6).
enum class PolicyAct : std::uint8_t {
  kRecord,  ///< nothing: it is kept for the record
  kDeliveryCharge,
  kExtractionTax,
  kMoveFee,
  kMoveBan,
  kDeliveryBan,
  kDeliveryCap,
  kDeliveryShare,  ///< a part of what is delivered of the actor's origin stays
  kMoveCap
};

/// Whose trade it is about: what comes to the actor, what leaves it, or both.
enum class PolicySide : std::uint8_t { kImport, kExport, kBoth };

struct PolicyItem {
  Index row;
  std::string kind, actor, unit, selector;
  std::vector<std::string> target, exempt{};
  std::vector<char> goods;
  std::vector<bool> links;         ///< those that the selector selects
  std::vector<double> rate, open;  ///< rate in its unit; share of the period in force
  PolicyAct act = PolicyAct::kRecord;
  PolicySide side = PolicySide::kImport;
  double sign = 1;                                     ///< -1: the rate is paid out
  std::vector<std::pair<double, double>> discounts{};  ///< t per year from which a lower rate holds, percent off
  bool discount_on_all = false;                        ///< else on what is beyond the volume
};

struct Entities {
  std::vector<SupplyItem> supply;
  std::vector<PlantItem> plants;
  std::vector<StoreItem> stores;
  std::vector<OrderItem> orders;
  std::vector<ClauseItem> clauses;
  std::vector<LimitItem> limits;
  std::vector<FleetItem> fleets;
  std::vector<PolicyItem> policies;
  std::vector<double> value;       ///< by good: reference value, NaN where there is none
  std::vector<Index> stage_order;  ///< goods, inputs before what is made of them
  Warnings warnings;
};

/// Errors: a percent rate on a good without a reference value; two fees with volume discounts on one link.
[[nodiscard]] Result<Entities> compile_entities(const Network& network);

/// Name of a limit: its id, or that of the fee and the number of the band.
[[nodiscard]] std::string limit_name(const Study& study, const Entities& entities, Index limit);

/// True if a state is meant by a code: itself, or a member where the code is `EU`.
[[nodiscard]] bool meets(std::string_view code, std::string_view alpha3);

}  // namespace korridor
