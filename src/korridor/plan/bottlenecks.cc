#include "korridor/plan/bottlenecks.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

#include "korridor/base/tolerance.h"
#include "korridor/plan/summary.h"

namespace korridor {
namespace {

bool can_widen(RowKind kind) {
  return kind == RowKind::kLink || kind == RowKind::kPlace || kind == RowKind::kPlant || kind == RowKind::kStore ||
         kind == RowKind::kLimit || kind == RowKind::kFleet || kind == RowKind::kQuota;
}

/// Limits of transport come first, then plants and quotas, then caps on what sources give: widening those is no matter
/// of corridors.
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
    if (!fresh && candidate.weight() > at->second.weight() * (1 + kOptimalGap)) at->second = candidate;
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

/// Differences between two answers, per tonne of room (`room` is in tonnes): orders that get more or less, and the link
/// that loses most and the one that gains most besides the widened one.
std::vector<Displaced> compare(const Model& model, const std::vector<double>& base, const std::vector<double>& wide,
                               double room, Index widened) {
  std::map<Index, double> orders, links;
  for (std::size_t j = 0; j < wide.size(); ++j) {
    const double change = (wide[j] - base[j]) / room;
    const Column& c = model.columns[j];
    if (std::abs(change) < 1e-6) continue;
    if (c.kind == ColumnKind::kServe) orders[c.item] += change;
    if (c.kind == ColumnKind::kMove) links[model.network->arcs.link[c.item]] += change;
  }
  const Table& order_table = model.network->study().table("orders");
  const Table& link_table = model.network->study().table("links");
  std::vector<Displaced> displaced;
  for (const auto& [order, change] : orders)
    if (std::abs(change) > 1e-4)
      displaced.push_back({.order = order_table.id(model.entities->orders[order].row),
                           .t = change,
                           .usd_per_t = 0,
                           .from_link = {},
                           .to_link = {}});
  links.erase(widened);
  const auto less = std::ranges::min_element(links, {}, [](const auto& l) { return l.second; });
  if (less != links.end() && less->second < -1e-4) {
    const auto more = std::ranges::max_element(links, {}, [](const auto& l) { return l.second; });
    displaced.push_back({.order = {},
                         .t = -less->second,
                         .usd_per_t = 0,
                         .from_link = link_table.id(less->first),
                         .to_link = widened == kNone
                                        ? (more->second > 1e-4 ? link_table.id(more->first) : std::string{})
                                        : link_table.id(widened)});
  }
  return displaced;
}

/// The limit that has a price past the end of the range and had none before.
std::string find_next(const Model& model, const std::vector<double>& base, const std::vector<double>& past) {
  std::size_t best = past.size();
  double most = kFeasibility;
  for (std::size_t i = 0; i < past.size(); ++i) {
    if (!can_widen(model.rows[i].kind) || std::abs(base[i]) > kFeasibility || std::abs(past[i]) <= most) continue;
    most = std::abs(past[i]);
    best = i;
  }
  return best == past.size() ? std::string{} : model.row_name(best);
}

/// Fall of the bill between two answers, summed over what changed so that the size of the bill costs no digits.
double find_saving(const Model& model, const std::vector<double>& base, const std::vector<double>& wide) {
  double saving = 0;
  for (std::size_t j = 0; j < wide.size(); ++j)
    if (wide[j] != base[j]) saving -= model.lp.cost[j] * (wide[j] - base[j]);
  return saving;
}

/// Nothing, when one more unit saves nothing: a full row may carry a price in one optimal answer and none in another.
std::optional<Bottleneck> explain(const Model& model, const Candidate& candidate, const ModelAnswer& base,
                                  Replanner& replanner) {
  const std::size_t row = candidate.row;
  const double upper = model.lp.row_upper[row];
  const double room = std::max(1.0, upper * 1e-6);
  const Index link = model.rows[row].kind == RowKind::kLink ? model.rows[row].item : kNone;
  replanner.reset();
  replanner.set_limit(row, upper + room);
  if (replanner.solve() != ChainStatus::kOptimal) return std::nullopt;
  const ModelAnswer wide = replanner.answer();
  const double per_unit =
      find_saving(model, base.x, wide.x) / room / model.network->periods[model.rows[row].period].discount;
  if (per_unit <= kFeasibility * std::max(1.0, candidate.limit.price_usd_per_unit)) return std::nullopt;
  const double units_per_tonne = candidate.limit.price_usd_per_t / candidate.limit.price_usd_per_unit;
  Bottleneck bottleneck{.limit = candidate.limit,
                        .worth_usd_per_t = per_unit * units_per_tonne,
                        .until_t = 0,
                        .next = {},
                        .displaced = compare(model, base.x, wide.x, room / units_per_tonne, link)};
  if (replanner.price(row) <= 0) return bottleneck;
  const double end = replanner.stretch(row);
  bottleneck.until_t = std::max(0.0, end - upper) / units_per_tonne;
  if (std::isfinite(end)) bottleneck.next = find_next(model, base.y, replanner.answer().y);
  return bottleneck;
}

}  // namespace

std::vector<Bottleneck> explain_bottlenecks(const Model& model, const Answer& answer, Replanner& replanner, int count) {
  const auto wanted = static_cast<std::size_t>(std::max(0, count));
  const ModelAnswer base = replanner.answer();
  std::vector<Bottleneck> bottlenecks;
  for (const Candidate& candidate : rank_limits(model, answer, 4 * wanted)) {
    if (bottlenecks.size() == wanted) break;
    if (auto bottleneck = explain(model, candidate, base, replanner)) bottlenecks.push_back(std::move(*bottleneck));
  }
  replanner.reset();
  return bottlenecks;
}

}  // namespace korridor
