#include "korridor/plan/bottlenecks.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/base/tolerance.h"
#include "korridor/plan/summary.h"

namespace korridor {
namespace {

bool can_widen(RowKind kind) {
  return kind == RowKind::kLink || kind == RowKind::kPlace || kind == RowKind::kPlant || kind == RowKind::kStore ||
         kind == RowKind::kLimit || kind == RowKind::kFleet || kind == RowKind::kQuota;
}

/// Limits of transport come first, then plants and quotas, then caps on what sources give: widening those is no matter of
/// corridors.
int rank_of(const Model& model, const Row& row) {
  if (row.kind == RowKind::kPlant || row.kind == RowKind::kQuota) return 1;
  if (row.kind != RowKind::kLimit) return 0;
  const LimitItem& limit = model.entities->limits[row.item];
  const bool on_links = std::ranges::find(limit.links, true) != limit.links.end();
  return limit.kind == LimitKind::kCrossing && !on_links ? 2 : 0;
}

struct Candidate {
  std::size_t row;
  int rank;
  LimitResult limit;
  [[nodiscard]] double weight() const { return limit.price_usd_per_unit * limit.used; }
};

/// The dearest limits, each once, in the period where it costs most.
std::vector<Candidate> rank_limits(const Model& model, const Answer& answer, std::size_t count) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < model.rows.size(); ++i)
    if (can_widen(model.rows[i].kind) && answer.y[i] < 0 && model.lp.row_upper[i] > 0) rows.push_back(i);
  const auto limits = list_limits_of(model, answer, rows);
  std::map<std::string, Candidate> by_name;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    const Candidate candidate{rows[k], rank_of(model, model.rows[rows[k]]), limits[k]};
    const auto [at, fresh] = by_name.try_emplace(limits[k].kind + "/" + limits[k].name, candidate);
    if (!fresh && candidate.weight() > at->second.weight()) at->second = candidate;
  }
  std::vector<Candidate> ranked;
  for (auto& [name, candidate] : by_name)
    if (candidate.limit.price_usd_per_unit > kFeasibility) ranked.push_back(std::move(candidate));
  std::ranges::stable_sort(ranked, [](const Candidate& a, const Candidate& b) {
    return a.rank != b.rank ? a.rank < b.rank : a.weight() > b.weight();
  });
  if (ranked.size() > count) ranked.resize(count);
  return ranked;
}

/// A part of the model in a solver of its own, started from the basis of the plan.
class Prober {
 public:
  Prober(const Answer& answer, std::size_t part)
      : part_(answer.programs[part]), basis_(answer.bases[part]) {}

  bool start() {
    auto solver = LpSolver::create(part_.lp);
    if (!solver) return false;
    solver_.emplace(std::move(*solver));
    if (!basis_.column.empty()) solver_->set_basis(basis_);
    auto solution = solver_->solve();
    if (!solution || solution->status != LpStatus::kOptimal) return false;
    base_ = std::move(*solution);
    return true;
  }

  /// Answer of the part when the row's upper end is moved; the row is put back afterwards.
  std::optional<LpSolution> widen(std::size_t row, double upper) {
    solver_->set_basis(base_.basis);
    solver_->set_row_bounds(row, part_.lp.row_lower[row], upper);
    auto solution = solver_->solve();
    solver_->set_row_bounds(row, part_.lp.row_lower[row], part_.lp.row_upper[row]);
    if (!solution || solution->status != LpStatus::kOptimal) return std::nullopt;
    return std::move(*solution);
  }

  double upper_range(std::size_t row) {
    solver_->set_basis(base_.basis);
    const auto solved = solver_->solve();
    return solved ? solver_->upper_range(row).value_or(part_.lp.row_upper[row]) : part_.lp.row_upper[row];
  }

  [[nodiscard]] std::size_t local(std::size_t row) const {
    return static_cast<std::size_t>(std::ranges::lower_bound(part_.row, row) - part_.row.begin());
  }
  [[nodiscard]] const Part& part() const { return part_; }
  [[nodiscard]] const LpSolution& base() const { return base_; }

 private:
  const Part& part_;
  const LpBasis& basis_;
  std::optional<LpSolver> solver_;
  LpSolution base_;
};

/// Differences between two answers of a part, per tonne of room: orders that get more or less, and the link that loses
/// most and the one that gains most besides the widened one.
std::vector<Displaced> compare(const Model& model, const Prober& prober, const LpSolution& wide, double room, Index widened) {
  std::map<Index, double> orders, links;
  std::map<Index, double> worth;
  for (std::size_t j = 0; j < wide.x.size(); ++j) {
    const double change = (wide.x[j] - prober.base().x[j]) / room;
    const Column& c = model.columns[prober.part().column[j]];
    if (std::abs(change) < 1e-6) continue;
    if (c.kind == ColumnKind::kServe) orders[c.item] += change;
    if (c.kind == ColumnKind::kMove) links[model.network->arcs.link[c.item]] += change;
  }
  const Table& order_table = model.network->study().table("orders");
  const Table& link_table = model.network->study().table("links");
  std::vector<Displaced> displaced;
  for (const auto& [order, change] : orders)
    if (std::abs(change) > 1e-4)
      displaced.push_back({.order = order_table.id(model.entities->orders[order].row), .t = change, .usd_per_t = 0,
                           .from_link = {}, .to_link = {}});
  links.erase(widened);
  const auto less = std::ranges::min_element(links, {}, [](const auto& l) { return l.second; });
  if (less != links.end() && less->second < -1e-4) {
    const auto more = std::ranges::max_element(links, {}, [](const auto& l) { return l.second; });
    displaced.push_back({.order = {}, .t = -less->second, .usd_per_t = 0, .from_link = link_table.id(less->first),
                         .to_link = widened == kNone ? (more->second > 1e-4 ? link_table.id(more->first) : std::string{})
                                                     : link_table.id(widened)});
  }
  return displaced;
}

/// The limit that has a price past the end of the range and had none before.
std::string find_next(const Model& model, const Prober& prober, const LpSolution& wide) {
  std::size_t best = wide.y.size();
  double most = kFeasibility;
  for (std::size_t i = 0; i < wide.y.size(); ++i) {
    if (!can_widen(model.rows[prober.part().row[i]].kind) || std::abs(prober.base().y[i]) > kFeasibility) continue;
    if (std::abs(wide.y[i]) > most) {
      most = std::abs(wide.y[i]);
      best = i;
    }
  }
  return best == wide.y.size() ? std::string{} : model.row_name(prober.part().row[best]);
}

}  // namespace

std::vector<Bottleneck> explain_bottlenecks(const Model& model, const Answer& answer, int count) {
  const auto ranked = rank_limits(model, answer, static_cast<std::size_t>(std::max(0, count)));
  std::map<std::size_t, Prober> probers;
  std::vector<Bottleneck> bottlenecks;
  for (const Candidate& candidate : ranked) {
    const auto part = static_cast<std::size_t>(answer.parts.of_row[candidate.row]);
    Bottleneck bottleneck{.limit = candidate.limit, .worth_usd_per_t = candidate.limit.price_usd_per_t, .until_t = 0,
                          .next = {}, .displaced = {}};
    auto at = probers.find(part);
    if (at == probers.end()) {
      at = probers.emplace(part, Prober(answer, part)).first;
      if (!at->second.start()) {
        probers.erase(at);
        at = probers.end();
      }
    }
    if (at != probers.end()) {
      Prober& prober = at->second;
      const std::size_t row = prober.local(candidate.row);
      const double upper = prober.part().lp.row_upper[row];
      const double range = prober.upper_range(row);
      bottleneck.until_t = std::isfinite(range) ? std::max(0.0, range - upper) : range;
      const double room = std::max(1.0, upper * 1e-6);
      const Index link = model.rows[candidate.row].kind == RowKind::kLink ? model.rows[candidate.row].item : kNone;
      if (const auto wide = prober.widen(row, upper + room))
        bottleneck.displaced = compare(model, prober, *wide, room, link);
      if (std::isfinite(range))
        if (const auto past = prober.widen(row, range + std::max(1.0, range * 1e-6)))
          bottleneck.next = find_next(model, prober, *past);
    }
    bottlenecks.push_back(std::move(bottleneck));
  }
  return bottlenecks;
}

}  // namespace korridor
