#include "korridor/plan/chain_form.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/plan/chain_form_builder.h"

namespace korridor {

Result<ChainForm> ChainFormBuilder::build() {
  add_rows();
  list_whole_numbers();
  find_byproducts();
  add_bounds();
  add_link_rows();
  add_sets();
  add_owed_sets();
  add_nodes();
  for (std::size_t j = 0; j < model_.columns.size(); ++j) add_column(j);
  for (auto& by : form_.byproducts) {
    const RowUse use{by.row, 1};
    builder_.add_source(by.node, 0, {&use, 1});
    form_.source_column.push_back(ChainForm::kNoColumn);
  }
  add_owed_chains();
  auto net = builder_.finish();
  if (!net) return std::unexpected(net.error());
  form_.net = std::move(*net);
  reorder_moves();
  return std::move(form_);
}

bool ChainFormBuilder::is_bounded(std::size_t column) const {
  const Column& c = model_.columns[column];
  if (c.kind == ColumnKind::kOpening) return true;
  const bool may_be = c.kind == ColumnKind::kMove || c.kind == ColumnKind::kServe || c.kind == ColumnKind::kRun;
  return may_be && lp().upper[column] < model_.available[c.good] * (1 - 1e-9);
}

void ChainFormBuilder::add_rows() {
  std::map<std::uint32_t, double> shortfall;
  for (std::size_t j = 0; j < model_.columns.size(); ++j)
    if (const auto kind = model_.columns[j].kind; kind == ColumnKind::kShort || kind == ColumnKind::kMiss) {
      const std::uint32_t row = row_of(lp().start[j]);
      shortfall[row] = lp().cost[j];
      if (lp().row_lower[row] > 0)
        misses_[row] = static_cast<std::uint32_t>(j);
      else
        shorts_.emplace_back(row, static_cast<std::uint32_t>(j));
    }
  const std::vector<double> sizes = measure_rows();
  for (std::uint32_t i = 0; i < model_.rows.size(); ++i) {
    const RowKind kind = model_.rows[i].kind;
    if (kind == RowKind::kBalance || kind == RowKind::kOrder) continue;
    const double sign = lp().row_upper[i] < kInfinity ? 1 : -1;
    const double penalty = shortfall.contains(i) ? shortfall.at(i) : kInfinity;
    if (sign < 0 && lp().row_lower[i] > 0) {
      owed_.push_back(i);
      place_[i] = builder_.add_row(0, kInfinity, lp().row_lower[i], penalty);
    } else {
      const double capacity = kind == RowKind::kRoom ? sizes[i] : sign > 0 ? lp().row_upper[i] : -lp().row_lower[i];
      const double most_price = kind == RowKind::kLimit && sign < 0 ? penalty : kInfinity;
      place_[i] = builder_.add_row(capacity, penalty, capacity > 0 ? 0 : sizes[i], most_price);
    }
    form_.row_row.push_back(i);
    form_.row_sign.push_back(sign);
  }
  for (const auto& [row, column] : shorts_) form_.shorts.emplace_back(place_[row], column);
}

/// A whole number is no column here: it stands in the capacity of what it opens, and in what must be paid. Of two that
/// shut each other out, the shares of their rooms that are used add up to one at most.
void ChainFormBuilder::list_whole_numbers() {
  std::map<std::uint32_t, std::uint32_t> first_in;  // row that shuts out: the first of the two
  for (std::size_t j = 0; j < model_.columns.size(); ++j) {
    if (model_.columns[j].kind != ColumnKind::kWhole) continue;
    ChainForm::WholeNumber whole{.column = j, .most = lp().upper[j], .exclude_rows = {}, .excludes = {}};
    const auto number = static_cast<std::uint32_t>(form_.wholes.size());
    for (std::size_t k = lp().start[j]; k < lp().start[j + 1]; ++k) {
      if (kind_of(k) == RowKind::kRoom) {
        whole.room_row = place_[row_of(k)];
        whole.room = -lp().value[k];
      } else if (kind_of(k) == RowKind::kLimit) {
        whole.paid_row = place_[row_of(k)];
        whole.paid = -lp().value[k];
        const auto miss = std::ranges::find(shorts_, row_of(k), [](const auto& s) { return s.first; });
        whole.miss_column = miss->second;
      } else {
        whole.exclude_rows.push_back(place_[row_of(k)]);
        if (const auto [first, fresh] = first_in.try_emplace(row_of(k), number); !fresh) {
          whole.excludes.push_back(first->second);
          form_.wholes[first->second].excludes.push_back(number);
        }
      }
    }
    whole_in_[whole.room_row] = number;
    form_.wholes.push_back(std::move(whole));
  }
}

/// A clause has no capacity of its own; it is as large as its order.
std::vector<double> ChainFormBuilder::measure_rows() const {
  std::vector<double> size(model_.rows.size(), 0);
  for (std::size_t j = 0; j < model_.columns.size(); ++j) {
    const Column& c = model_.columns[j];
    if (c.kind == ColumnKind::kWhole)
      for (std::size_t k = lp().start[j]; k < lp().start[j + 1]; ++k) size[row_of(k)] = -lp().value[k] * lp().upper[j];
    if (c.kind == ColumnKind::kRun)  // a control that keeps a part of what plants take
      for (std::size_t k = lp().start[j]; k < lp().start[j + 1]; ++k)
        if (kind_of(k) == RowKind::kStay)
          size[row_of(k)] = std::max(size[row_of(k)], model_.available[model_.rows[row_of(k)].good]);
    if (c.kind != ColumnKind::kServe) continue;
    const OrderItem& order = model_.entities->orders[c.item];
    for (std::size_t k = lp().start[j]; k < lp().start[j + 1]; ++k)
      if (kind_of(k) != RowKind::kBalance) size[row_of(k)] = std::max(size[row_of(k)], order.wanted[c.period]);
  }
  return size;
}

/// Every balance that a run fills besides its main product gets a row: what is taken there is no more than was made.
void ChainFormBuilder::find_byproducts() {
  for (std::size_t j = 0; j < model_.columns.size(); ++j) {
    if (model_.columns[j].kind != ColumnKind::kRun) continue;
    const Column& run = model_.columns[j];
    for (std::size_t k = lp().start[j]; k < lp().start[j + 1]; ++k) {
      if (kind_of(k) != RowKind::kBalance || lp().value[k] <= 0 || is_main(run, row_of(k))) continue;
      if (byproduct_row_.contains(row_of(k))) continue;
      const double made = model_.available[model_.rows[row_of(k)].good];
      byproduct_row_[row_of(k)] = builder_.add_row(0, kInfinity, std::max(made, 1e-9));
      form_.row_row.push_back(-1);
      form_.row_sign.push_back(1);
    }
  }
}

void ChainFormBuilder::add_bounds() {
  for (std::uint32_t j = 0; j < model_.columns.size(); ++j)
    if (is_bounded(j)) {
      bound_row_[j] = builder_.add_row(lp().upper[j], kInfinity, lp().upper[j]);
      form_.row_row.push_back(-1);
      form_.row_sign.push_back(1);
    }
}

/// Links without a limit get a row that never fills.
void ChainFormBuilder::add_link_rows() {
  const std::size_t links = model_.network->link_capacity.count;
  form_.link_row.assign(links * model_.network->periods.size(), ChainForm::kNoColumn);
  for (std::uint32_t i = 0; i < model_.rows.size(); ++i)
    if (model_.rows[i].kind == RowKind::kLink)
      form_.link_row[model_.rows[i].period * links + model_.rows[i].item] = place_[i];
  for (const Column& c : model_.columns) {
    if (c.kind != ColumnKind::kMove) continue;
    std::uint32_t& row = form_.link_row[c.period * links + model_.network->arcs.link[c.item]];
    if (row != ChainForm::kNoColumn) continue;
    row = builder_.add_row(kInfinity);
    form_.row_row.push_back(-1);
    form_.row_sign.push_back(1);
    is_open_ended_.resize(row + 1, 0);
    is_open_ended_[row] = 1;
  }
  is_open_ended_.resize(form_.row_row.size(), 0);
}

Result<ChainForm> make_chain_form(const Model& model) { return ChainFormBuilder(model).build(); }

}  // namespace korridor
