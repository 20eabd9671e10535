#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/base/tell_share.h"
#include "korridor/base/tolerance.h"
#include "korridor/study/period.h"
#include "korridor/study/world.h"

namespace korridor {

/// How a plan is to be made.
struct PlanRequest {
  std::optional<PeriodKind> period;  ///< periods of this kind instead of the study's
  std::string engine = "chains";     ///< chains, or arcs: the whole program handed to HiGHS
  double gap = 1e-6;                 ///< largest gap that counts as optimal
  double whole_gap = kWholeGap;      ///< the same for a part in which whole numbers are decided
  double time_limit_s = 0;           ///< 0: none
  int threads = 1;
  int bottlenecks = 10;  ///< how many limits are explained by solving again
  bool chains = true;    ///< takes the flows apart: Plan::chains and netbacks
  bool names = true;     ///< Plan::columns_csv and duals_csv
  bool parts = true;     ///< Plan::parts: each part checked alone
  bool prices = true, balance = true, value_added = true, gains = true;  ///< the lists of these names
  /// Told between the rounds of an engine with cost and bound so far (USD; not finite where not known), possibly by
  /// several threads at once. False ends the plan as a time limit does.
  std::function<bool(double cost_usd, double bound_usd)> tell = {};
  TellShare tell_share = {};  ///< told by what makes many plans for one answer
};

/// Tonnes moved over a link in a period, all directions and states apart.
struct Flow {
  std::string link, from, to, good, state, period, mode;
  double t = 0;
};

struct OrderResult {
  std::string order, good, place, period;
  double wanted_t = 0, served_t = 0, unmet_t = 0;
  double price_usd_per_t = 0;  ///< what one more tonne delivered there would cost, in money of the period
  std::string reason;          ///< why something is unmet, empty when nothing is
};

/// A named row of the model that limits the plan.
struct LimitResult {
  std::string name;  ///< id of the link, plant, clause, ...
  std::string kind;  ///< link place supply reserve plant store clause limit fleet quota
  std::string period, unit;
  double used = 0, limit = 0;
  bool at_least = false;          ///< used is to be no less than limit
  double price_usd_per_unit = 0;  ///< fall of the bill by one more unit, in money of the period, zero or more
  double price_usd_per_t = 0;     ///< the same per tonne; equal where the unit is a tonne
};

struct Displaced {
  std::string order;               ///< order that gains when the limit is widened
  double t = 0;                    ///< tonnes more delivered to it per tonne of limit
  double usd_per_t = 0;            ///< fall of its cost per tonne of limit
  std::string from_link, to_link;  ///< where cargo leaves and where it goes, when it only changes its way
};

/// A full limit, and what one more tonne would do.
struct Bottleneck {
  LimitResult limit;
  double worth_usd_per_t = 0;
  double until_t = 0;  ///< tonnes for which that value holds (ranging of the optimal basis)
  std::string next;    ///< what binds after that, if another limit does
  std::vector<Displaced> displaced;
};

struct PriceResult {
  std::string place, good, period;
  double usd_per_t = 0;  ///< cost of one more tonne at the place, cheapest state
};

/// Cost of a chain in parts that add up exactly. USD in money of the period.
struct CostParts {
  double supply = 0, rail = 0, road = 0, sea = 0, pipeline = 0, handling = 0, border = 0, fees = 0, processing = 0,
         tariff = 0, holding = 0, inland = 0;
  [[nodiscard]] double total() const {
    return supply + rail + road + sea + pipeline + handling + border + fees + processing + tariff + holding + inland;
  }
  void add(const CostParts& other, double times);
};

/// One complete way from supply to order with its amount (docs/methods/model.md).
struct ChainResult {
  std::string order, good, period, state;
  double t = 0;  ///< delivered tonnes
  std::vector<std::pair<std::string, double>>
      supply;                     ///< source (supply, opening stock, by-product of a plant), tonnes
  std::vector<std::string> legs;  ///< links in order from the sources on, `-LINK` when run backwards
  std::vector<std::string> plants;
  std::vector<double> plant_t;  ///< by plant: tonnes of its main product
  std::vector<std::string> stores;
  CostParts cost;    ///< USD for all its tonnes
  double hours = 0;  ///< of its longest branch
};

struct BalanceResult {
  std::string good;
  double supplied_t = 0, produced_t = 0, consumed_t = 0, delivered_t = 0, byproduct_unused_t = 0, stock_change_t = 0,
         in_transit_t = 0, lost_t = 0;
};

/// What a source gets for a tonne delivered to an order: the price there less everything on the way.
struct Netback {
  std::string supply, order, good, period, incoterm;
  double t = 0;
  double delivered_price = 0;  ///< USD per tonne delivered
  CostParts minus;             ///< USD per tonne delivered, supply left at zero
  double netback = 0;          ///< delivered_price - minus.total()
};

/// What is earned in a state at a stage of the chains (docs/methods/planning.md). USD in money of the periods.
struct ValueAdded {
  std::string country, stage;  ///< mine processing transport store trade state
  double usd = 0;              ///< what goes out less what goes in, at the plan's prices
  double cost_usd = 0;         ///< what of it the work costs; the rest is rent of what is scarce
};

/// What a party has from a plan, in USD of the first day: a buyer what cargo is worth to it (market steps) less what it
/// pays and less penalties; whoever works on cargo in a state its rent, what it adds less what the work costs; a state
/// what it takes as fees, tariffs and taxes. All of it adds up to what the plan is worth (minus the objective) and the
/// fees, which the objective counts as a cost. Only differences between plans mean something.
struct Gain {
  std::string country, role;  ///< buyer mine processing transport store trade state
  double usd = 0;
};

/// A part of the model that shares no row with the rest.
struct PartResult {
  std::string name;  ///< goods and periods in words
  double objective_usd = 0, bound_usd = 0, gap = 0, gross_usd = 0;
  std::size_t columns = 0, rows = 0;
};

/// A whole number that the plan decided for a limit in a period (docs/methods/whole_numbers.md).
struct Decided {
  std::string limit, bound, period;  ///< bound: lots, least_or_none, or most where it shuts others out
  double number = 0;                 ///< lots; or 1: used, 0: not used
  double used_t = 0;
  double paid_t = 0;                 ///< of lots, or of the least
  double empty_t = 0, cost_usd = 0;  ///< what is paid without cargo; USD in money of the period
};

/// How the whole numbers of an independent part were decided: boxes that cover all of them, and prices that prove what
/// a plan in each costs at least.
struct ProvenTree {
  struct Leaf {
    std::vector<std::string> column;  ///< canonical names (model.md 4)
    std::vector<double> low, high;
    /// Prices that are not as in the leaf before, of the first those that are not zero; canonical names (model.md 5).
    std::vector<std::pair<std::string, double>> changes;
    bool is_empty = false;
  };
  std::vector<Leaf> leaves;
};

struct Plan {
  std::string status;  ///< optimal, limit
  std::string engine;
  bool is_replanned = false;  ///< found from the plan of another world that was kept (kept_world.h)
  bool is_kept = false;       ///< written to the file that was asked for (kept_plan.h)
  double objective_usd = 0, bound_usd = 0, gap = 0, gross_usd = 0;
  std::size_t columns = 0, rows = 0, states = 0, part_count = 0;
  double gap_allowed = kOptimalGap;  ///< of a part in which whole numbers are decided; elsewhere kOptimalGap
  std::vector<Period> periods;
  std::vector<std::string> tracked;  ///< x1, x2, ...
  std::vector<OrderResult> orders;
  std::vector<Flow> flows;
  std::vector<Decided> decided;     ///< whole numbers
  std::vector<ProvenTree> trees;    ///< why none are better; of the engine chains alone
  std::vector<LimitResult> limits;  ///< rows that are full or carry a price, and every clause
  std::vector<Bottleneck> bottlenecks;
  std::vector<PriceResult> prices;
  std::vector<ChainResult> chains;
  std::vector<BalanceResult> balance;
  std::vector<Netback> netbacks;
  std::map<std::string, double> fees_usd;  ///< by state: transit fees, border charges, tariffs and taxes it takes
  std::vector<ValueAdded> value_added;     ///< adds up to what the orders pay: price times served tonnes
  std::vector<Gain> gains;
  std::map<std::string, double> carriage_usd;  ///< by state: transport and handling on its territory
  std::vector<PartResult> parts;
  std::vector<std::pair<std::string, double>> columns_csv;  ///< canonical names (model.md 4) and amounts
  std::vector<std::pair<std::string, double>> duals_csv;    ///< canonical names (model.md 5) and discounted prices
  Warnings warnings;
};

/// A limit or order that takes part in a conflict.
struct ConflictRow {
  std::string name, kind, period, says;
};

/// The orders, clauses and limits that cannot hold together; leaving out any one of them ends the conflict.
struct Infeasible {
  std::vector<ConflictRow> conflict;
  Warnings warnings;
};

using PlanOutcome = std::variant<Plan, Infeasible>;

[[nodiscard]] inline const Warnings& warnings_of(const PlanOutcome& outcome) {
  return std::visit([](const auto& found) -> const Warnings& { return found.warnings; }, outcome);
}

/// Plans a world. Errors: a tariff on a good without a value, too many states, an engine that is not known.
[[nodiscard]] Result<PlanOutcome> solve_plan(const World& world, const PlanRequest& request);

}  // namespace korridor
