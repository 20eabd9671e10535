#include "korridor/plan/conflict_words.h"

#include <fmt/format.h>

#include <cmath>
#include <map>
#include <string_view>

#include "korridor/network/policy_acts.h"
#include "korridor/plan/summary.h"

namespace korridor {
namespace {

std::string amount(double value) {
  return std::abs(value) < 1e6 ? fmt::format("{:.6g}", value) : fmt::format("{:.0f}", value);
}

/// Every row at zero: what the row allows, and nothing used of it.
LimitResult limit_of(const Model& model, std::size_t row) {
  const Answer nothing{.complete = false,
                       .infeasible = {},
                       .x = std::vector<double>(model.columns.size(), 0),
                       .y = std::vector<double>(model.rows.size(), 0),
                       .parts = {},
                       .programs = {},
                       .bases = {},
                       .checks = {},
                       .total = {},
                       .trees = {},
                       .warnings = {}};
  return describe_limit(model, nothing, row);
}

/// What things take at most.
std::string says_most(const LimitResult& limit) {
  static const std::map<std::string_view, std::string_view> kSays = {
      {"link", "the link {} takes at most {} t"},
      {"place", "the place {} takes at most {} t"},
      {"supply", "the supply {} gives at most {} t"},
      {"reserve", "the deposit {} holds at most {} t"},
      {"plant", "the plant {} makes at most {} t of its main product"},
      {"store", "the store {} holds at most {} t"},
      {"quota", "the quota {} lets at most {} t pass"}};
  const auto says = kSays.find(limit.kind);
  if (says != kSays.end()) return fmt::format(fmt::runtime(says->second), limit.name, amount(limit.limit));
  if (limit.kind == "fleet")
    return fmt::format("the fleet {} has at most {} vehicle-hours", limit.name, amount(limit.limit));
  return fmt::format("the limit {} allows at most {} t", limit.name, amount(limit.limit));
}

std::string says_share(const LimitItem& item, const LimitResult& limit, double percent, bool is_hopeless) {
  const std::string& through = item.selector;
  if (item.kind == LimitKind::kBuyer) {
    if (!limit.at_least)
      return through.empty()
                 ? fmt::format("at most {:.4g} % of all deliveries may go to the buyers of limit {}", percent,
                               limit.name)
                 : fmt::format("at most {:.4g} % of all deliveries through {} may go to the buyers of limit {}",
                               percent, through, limit.name);
    return through.empty()
               ? fmt::format("at least {:.4g} % of all deliveries must go to the buyers of limit {}", percent,
                             limit.name)
               : fmt::format("at least {:.4g} % of all deliveries through {} must go to the buyers of limit {}",
                             percent, through, limit.name);
  }
  if (!limit.at_least)
    return fmt::format("the limit {} lets at most {:.4g} % of the deliveries go through {}", limit.name, percent,
                       through);
  return is_hopeless ? fmt::format(
                           "the limit {} asks for at least {:.4g} % of the deliveries to go through {}, and "
                           "nothing can count there",
                           limit.name, percent, through)
                     : fmt::format("the limit {} asks for at least {:.4g} % of the deliveries to go through {}",
                                   limit.name, percent, through);
}

std::string says_limit(const Model& model, const Row& row, const LimitResult& limit, bool is_hopeless) {
  const Study& study = model.network->study();
  if (row.kind == RowKind::kExclude)
    return fmt::format("the limits {} and {} cannot both be used", limit.name,
                       limit_name(study, *model.entities, row.state));
  if (row.kind == RowKind::kRoom) return fmt::format("what the limit {} counts comes in whole numbers", limit.name);
  if (row.kind == RowKind::kStay)
    return fmt::format(
        "the control {} of {} lets at most {:.4g} % of {} leave", limit.name, model.entities->policies[row.item].actor,
        100 * share_let_out(model.entities->policies[row.item], row.period), study.table("goods").id(row.good));
  if (row.kind == RowKind::kLimit) {
    const LimitItem& item = model.entities->limits[row.item];
    if (item.kind == LimitKind::kBuyer || item.kind == LimitKind::kShare)
      return says_share(item, limit, 100 * item.share[row.period], is_hopeless);
    if (limit.at_least)
      return is_hopeless ? fmt::format("the limit {} asks for at least {} t, and nothing can count there", limit.name,
                                       amount(limit.limit))
                         : fmt::format("the limit {} asks for at least {} t", limit.name, amount(limit.limit));
  }
  return says_most(limit);
}

std::string says_order(const Model& model, const Row& row, bool is_hopeless) {
  const Study& study = model.network->study();
  const OrderItem& order = model.entities->orders[row.item];
  const std::string wanted = amount(order.wanted[row.period]);
  const std::string& good = study.table("goods").id(order.good);
  const std::string& place = study.table("places").id(order.place);
  return is_hopeless
             ? fmt::format("{} t of {} must be delivered to {}, and nothing can bring them", wanted, good, place)
             : fmt::format("{} t of {} must be delivered to {}", wanted, good, place);
}

std::string says_clause(const Model& model, const Row& row) {
  const ClauseItem& clause = model.entities->clauses[row.item];
  const std::string& order = model.network->study().table("orders").id(model.entities->orders[clause.order].row);
  const double percent = 100 * clause.share[row.period];
  return clause.kind == ClauseKind::kAvoid
             ? fmt::format("at most {:.4g} % of the order {} may go through {}", percent, order, clause.selector)
             : fmt::format("at least {:.4g} % of the order {} must go through {}", percent, order, clause.selector);
}

}  // namespace

ConflictRow describe_conflict(const Model& model, std::size_t row, bool is_hopeless) {
  const Row& r = model.rows[row];
  const Study& study = model.network->study();
  const std::string& period = model.network->periods[r.period].name;
  if (r.kind == RowKind::kOrder)
    return {study.table("orders").id(model.entities->orders[r.item].row), "order", period,
            says_order(model, r, is_hopeless)};
  if (r.kind == RowKind::kClause)
    return {study.table("clauses").id(model.entities->clauses[r.item].row), "clause", period, says_clause(model, r)};
  const LimitResult limit = limit_of(model, row);
  return {limit.name, limit.kind, period, says_limit(model, r, limit, is_hopeless)};
}

}  // namespace korridor
