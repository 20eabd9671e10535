#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <tuple>

#include "korridor/base/tolerance.h"
#include "korridor/network/policy_acts.h"
#include "korridor/plan/bottlenecks.h"
#include "korridor/plan/summary.h"

namespace korridor {
namespace {

/// The part with a way out of every named row: one column that makes up for what is missing, one for what is too much.
LinearProgram make_elastic(const Model& model, const Part& part) {
  LinearProgram lp = part.lp;
  std::ranges::fill(lp.cost, 0.0);
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    if (model.rows[part.row[i]].kind == RowKind::kBalance) continue;
    const auto row = static_cast<std::int32_t>(i);
    if (lp.row_lower[i] > -kInfinity) lp.add_column(1, 0, kInfinity, {{row, 1.0}});
    if (lp.row_upper[i] < kInfinity) lp.add_column(1, 0, kInfinity, {{row, -1.0}});
  }
  lp.integer.clear();
  return lp;
}

bool is_infeasible(const LinearProgram& lp) {
  LinearProgram copy = lp;
  std::ranges::fill(copy.cost, 0.0);
  const auto solution = solve_lp(copy);
  return solution && solution->status == LpStatus::kInfeasible;
}

/// A limit in words: what it holds for, which way, how much.
std::string says_of(const Model& model, const Row& row, const LimitResult& limit) {
  const char* bound = limit.at_least ? "at least" : "at most";
  const auto id_of = [&](Index item) { return limit_name(model.network->study(), *model.entities, item); };
  if (row.kind == RowKind::kExclude)
    return fmt::format("limits {} and {} cannot both be used", limit.name, id_of(row.state));
  if (row.kind == RowKind::kRoom) return fmt::format("what limit {} counts comes with a whole number", limit.name);
  if (row.kind == RowKind::kStay)
    return fmt::format("at most {:.4g} % of the {} of {} may leave by control {}",
                       100 * share_let_out(model.entities->policies[row.item], row.period),
                       model.network->study().table("goods").id(row.good), model.entities->policies[row.item].actor,
                       limit.name);
  if (row.kind == RowKind::kLimit) {
    const LimitItem& item = model.entities->limits[row.item];
    const double share = item.share[row.period];
    const std::string through = item.selector.empty() ? "" : " through " + item.selector;
    if (item.kind == LimitKind::kBuyer)
      return fmt::format("{} {:.4g} % of all deliveries{} may go to the buyers of limit {}", bound, 100 * share,
                         through, limit.name);
    if (item.kind == LimitKind::kShare)
      return fmt::format("{} {:.4g} % of the deliveries may go{} by limit {}", bound, 100 * share, through, limit.name);
  }
  return fmt::format("{} {:.6g} {} on {} {}", bound, limit.limit, limit.unit, limit.kind, limit.name);
}

ConflictRow describe(const Model& model, std::size_t row) {
  const Row& r = model.rows[row];
  const Study& study = model.network->study();
  const std::string& period = model.network->periods[r.period].name;
  const auto number = [](double v) { return fmt::format("{:.6g}", v); };
  if (r.kind == RowKind::kOrder) {
    const OrderItem& order = model.entities->orders[r.item];
    return {study.table("orders").id(order.row), "order", period,
            fmt::format("{} t of {} must be delivered to {}", number(order.wanted[r.period]),
                        study.table("goods").id(order.good), study.table("places").id(order.place))};
  }
  if (r.kind == RowKind::kClause) {
    const ClauseItem& clause = model.entities->clauses[r.item];
    const std::string& id = study.table("clauses").id(clause.row);
    const char* verb = clause.kind == ClauseKind::kAvoid ? "at most" : "at least";
    return {id, "clause", period,
            fmt::format("{} {:.4g} % of order {} must go through {}", verb, 100 * clause.share[r.period],
                        study.table("orders").id(model.entities->orders[clause.order].row), clause.selector)};
  }
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
  const LimitResult limit = describe_limit(model, nothing, row);
  return {limit.name, limit.kind, period, says_of(model, r, limit)};
}

/// Where the whole numbers do not matter to the conflict, it is one of the program without them.
LinearProgram without_idle_numbers(const LinearProgram& lp) {
  LinearProgram relaxed = lp;
  relaxed.integer.clear();
  return !lp.integer.empty() && is_infeasible(relaxed) ? relaxed : lp;
}

/// Takes rows out of the program, block by block and then one by one, as long as it stays infeasible; those that remain
/// cannot be spared.
std::vector<std::size_t> thin_out(LinearProgram& lp, std::vector<std::size_t> rows) {
  for (std::size_t block = std::max<std::size_t>(1, rows.size() / 2);; block /= 2) {
    std::vector<std::size_t> kept;
    for (std::size_t first = 0; first < rows.size(); first += block) {
      const std::size_t end = std::min(first + block, rows.size());
      std::vector<std::pair<double, double>> sides;
      for (std::size_t k = first; k < end; ++k) {
        sides.emplace_back(lp.row_lower[rows[k]], lp.row_upper[rows[k]]);
        lp.row_lower[rows[k]] = -kInfinity;
        lp.row_upper[rows[k]] = kInfinity;
      }
      if (is_infeasible(lp)) continue;
      for (std::size_t k = first; k < end; ++k) {
        std::tie(lp.row_lower[rows[k]], lp.row_upper[rows[k]]) = sides[k - first];
        kept.push_back(rows[k]);
      }
    }
    rows = std::move(kept);
    if (block == 1) return rows;
  }
}

}  // namespace

std::vector<ConflictRow> find_hopeless(const Model& model) {
  std::vector<char> has_column(model.rows.size(), 0);
  for (const std::int32_t row : model.lp.index) has_column[static_cast<std::size_t>(row)] = 1;
  for (std::size_t i = 0; i < model.rows.size(); ++i) {
    const bool asks = model.rows[i].kind == RowKind::kOrder || model.rows[i].kind == RowKind::kLimit;
    if (!asks || has_column[i] != 0 || model.lp.row_lower[i] <= 0) continue;
    ConflictRow row = describe(model, i);
    row.says +=
        model.rows[i].kind == RowKind::kOrder ? ", and nothing can bring them" : ", and nothing can count there";
    return {std::move(row)};
  }
  return {};
}

std::vector<ConflictRow> find_conflict(const Model& model, const Answer& answer, std::size_t p) {
  const Part& part = answer.programs[p];
  LinearProgram lp = without_idle_numbers(part.lp);
  const auto elastic = solve_lp(make_elastic(model, part));
  if (!elastic || elastic->status != LpStatus::kOptimal) return {};
  std::vector<std::size_t> suspects;
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    if (model.rows[part.row[i]].kind == RowKind::kBalance) continue;
    if (!lp.integer.empty() || std::abs(elastic->y[i]) > kFeasibility) {
      suspects.push_back(i);
    } else {
      lp.row_lower[i] = -kInfinity;
      lp.row_upper[i] = kInfinity;
    }
  }
  std::vector<ConflictRow> conflict;
  for (const std::size_t i : thin_out(lp, std::move(suspects))) conflict.push_back(describe(model, part.row[i]));
  return conflict;
}

}  // namespace korridor
