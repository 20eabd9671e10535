#include <algorithm>
#include <bit>
#include <tuple>

#include "korridor/plan/chain_form_builder.h"

namespace korridor {

void ChainFormBuilder::add_sets() {
  std::vector<std::vector<std::uint32_t>> steps(model_.rows.size());
  for (std::uint32_t j = 0; j < model_.columns.size(); ++j)
    if (const auto kind = model_.columns[j].kind; kind == ColumnKind::kTake || kind == ColumnKind::kUnmet)
      steps[row_of(lp().start[j])].push_back(j);
  for (std::uint32_t i = 0; i < model_.rows.size(); ++i) {
    if (model_.rows[i].kind != RowKind::kOrder) continue;
    double wanted = lp().row_lower[i];
    for (const std::uint32_t j : steps[i])
      if (model_.columns[j].kind == ColumnKind::kTake) wanted += lp().upper[j];
    place_[i] = builder_.add_set(wanted, model_.rows[i].period);
    form_.set_row.push_back(i);
    for (const std::uint32_t j : steps[i]) {
      const bool takes = model_.columns[j].kind == ColumnKind::kTake;
      builder_.add_step(takes ? -lp().cost[j] : lp().cost[j], lp().upper[j]);
      form_.step_column.push_back(j);
      form_.step_is_take.push_back(static_cast<char>(takes));
      if (takes) form_.constant += lp().cost[j] * lp().upper[j];
    }
    if (!steps[i].empty()) continue;
    builder_.add_step(kInfinity, wanted);  // a firm order
    form_.step_column.push_back(ChainForm::kNoColumn);
    form_.step_is_take.push_back(0);
  }
}

/// At least an amount is a set that wants it: of what the row gives for each tonne that counts, or missed at a price.
void ChainFormBuilder::add_owed_sets() {
  for (const std::uint32_t i : owed_) {
    const double owed = lp().row_lower[i];
    owed_set_.push_back(builder_.add_set(owed, model_.rows[i].period));
    form_.set_row.push_back(-1);
    const auto miss = misses_.find(i);
    builder_.add_step(miss == misses_.end() ? kInfinity : lp().cost[miss->second], owed);
    form_.step_column.push_back(miss == misses_.end() ? ChainForm::kNoColumn : miss->second);
    form_.step_is_take.push_back(0);
  }
}

void ChainFormBuilder::add_owed_chains() {
  for (std::size_t k = 0; k < owed_.size(); ++k) {
    const std::uint32_t node = builder_.add_block(1);
    builder_.add_source(node, 0, {});
    form_.source_column.push_back(ChainForm::kNoColumn);
    const RowUse use{place_[owed_[k]], 1};
    builder_.add_sink(node, owed_set_[k], 0, {&use, 1});
    form_.sink_column.push_back(ChainForm::kNoColumn);
  }
}

/// Blocks by stage of the good, period, and number of selectors touched: nothing leads back.
void ChainFormBuilder::add_nodes() {
  std::vector<Index> rank(model_.network->good_count, 0);
  for (Index k = 0; k < model_.entities->stage_order.size(); ++k) rank[model_.entities->stage_order[k]] = k;
  const auto key = [&](std::uint32_t i) {
    const Row& row = model_.rows[i];
    const State state = model_.reach.states[row.good][row.state];
    return std::tuple(rank[row.good], row.period, std::popcount(state.touched), row.state);
  };
  std::vector<std::uint32_t> balances;
  for (std::uint32_t i = 0; i < model_.rows.size(); ++i)
    if (model_.rows[i].kind == RowKind::kBalance) balances.push_back(i);
  std::ranges::stable_sort(balances, {}, key);
  for (std::size_t k = 0; k < balances.size();) {
    std::size_t end = k;
    while (end < balances.size() && key(balances[end]) == key(balances[k])) ++end;
    const std::uint32_t first = builder_.add_block(static_cast<std::uint32_t>(end - k));
    for (std::size_t n = k; n < end; ++n) place_[balances[n]] = first + static_cast<std::uint32_t>(n - k);
    k = end;
  }
  form_.node_row = std::move(balances);
  for (const auto& [row, by] : byproduct_row_) form_.byproducts.push_back({by, place_[row], -1});
  for (std::size_t j = 0; j < model_.columns.size(); ++j) {
    if (model_.columns[j].kind != ColumnKind::kDispose) continue;
    const auto by = byproduct_row_.find(row_of(lp().start[j]));
    if (by == byproduct_row_.end()) continue;
    const auto at = std::distance(byproduct_row_.begin(), by);
    form_.byproducts[static_cast<std::size_t>(at)].dispose = static_cast<std::int64_t>(j);
  }
}

void ChainFormBuilder::add_use(std::uint32_t row, double per_unit) {
  uses_.push_back({row, per_unit});
  const auto at = whole_in_.find(row);
  if (at == whole_in_.end()) return;
  const ChainForm::WholeNumber& whole = form_.wholes[at->second];
  for (const std::uint32_t exclude : whole.exclude_rows) uses_.push_back({exclude, per_unit / whole.room});
}

void ChainFormBuilder::add_column(std::size_t j) {
  const Column& c = model_.columns[j];
  if (c.kind == ColumnKind::kWhole) return;
  uses_.clear();
  tails_.clear();
  std::uint32_t head = kNoPlace, set = kNoPlace;
  for (std::size_t k = lp().start[j]; k < lp().start[j + 1]; ++k) {
    const std::uint32_t i = row_of(k);
    if (kind_of(k) == RowKind::kOrder)
      set = place_[i];
    else if (kind_of(k) != RowKind::kBalance)
      add_use(place_[i], lp().value[k] * form_.row_sign[place_[i]]);
    else if (lp().value[k] < 0)
      tails_.push_back({place_[i], -lp().value[k]});
    else if (c.kind == ColumnKind::kRun && !is_main(c, i))
      uses_.push_back({byproduct_row_.at(i), -lp().value[k]});
    else
      head = place_[i];
  }
  if (const auto bound = bound_row_.find(static_cast<std::uint32_t>(j)); bound != bound_row_.end())
    uses_.push_back({bound->second, 1});
  if (c.kind == ColumnKind::kMove) {
    const std::size_t links = model_.network->link_capacity.count;
    const std::uint32_t row = form_.link_row[c.period * links + model_.network->arcs.link[c.item]];
    if (is_open_ended_[row] != 0) uses_.push_back({row, 1});
  }
  const double cost = lp().cost[j];
  switch (c.kind) {
    case ColumnKind::kSupply:
    case ColumnKind::kOpening:
      builder_.add_source(head, cost, uses_);
      form_.source_column.push_back(static_cast<std::uint32_t>(j));
      break;
    case ColumnKind::kMove:
    case ColumnKind::kHandle:
    case ColumnKind::kStore:
      builder_.add_move(tails_.front().row, head, cost, uses_);
      form_.move_column.push_back(static_cast<std::uint32_t>(j));
      break;
    case ColumnKind::kRun:
      builder_.add_join(tails_, head, cost, uses_);
      form_.join_column.push_back(static_cast<std::uint32_t>(j));
      break;
    case ColumnKind::kServe:
      builder_.add_sink(tails_.front().row, set, cost, uses_);
      form_.sink_column.push_back(static_cast<std::uint32_t>(j));
      break;
    default:
      break;
  }
}

void ChainFormBuilder::reorder_moves() {
  if (builder_.move_order().empty()) return;
  std::vector<std::uint32_t> sorted(form_.move_column.size());
  for (std::size_t m = 0; m < sorted.size(); ++m) sorted[builder_.move_order()[m]] = form_.move_column[m];
  form_.move_column = std::move(sorted);
}

}  // namespace korridor
