#include "korridor/plan/chain_form.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numeric>

namespace korridor {
namespace {

constexpr std::uint32_t kNoPlace = 0xffffffffU;

class ChainFormBuilder {
 public:
  explicit ChainFormBuilder(const Model& model) : model_(model), place_(model.rows.size(), kNoPlace) {}

  Result<ChainForm> build() {
    add_rows();
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

 private:
  [[nodiscard]] const LinearProgram& lp() const { return model_.lp; }
  [[nodiscard]] RowKind kind_of(std::size_t entry) const {
    return model_.rows[static_cast<std::size_t>(lp().index[entry])].kind;
  }
  [[nodiscard]] std::uint32_t row_of(std::size_t entry) const { return static_cast<std::uint32_t>(lp().index[entry]); }
  [[nodiscard]] bool is_bounded(std::size_t column) const {
    const Column& c = model_.columns[column];
    if (c.kind == ColumnKind::kOpening) return true;
    const bool may_be = c.kind == ColumnKind::kMove || c.kind == ColumnKind::kServe;
    return may_be && lp().upper[column] < model_.available[c.good] * (1 - 1e-9);
  }

  void add_rows() {
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
        const double capacity = sign > 0 ? lp().row_upper[i] : -lp().row_lower[i];
        place_[i] = builder_.add_row(capacity, penalty, capacity > 0 ? 0 : sizes[i]);
      }
      form_.row_row.push_back(i);
      form_.row_sign.push_back(sign);
    }
    for (const auto& [row, column] : shorts_) form_.shorts.emplace_back(place_[row], column);
  }

  /// A clause has no capacity of its own; it is as large as its order.
  [[nodiscard]] std::vector<double> measure_rows() const {
    std::vector<double> size(model_.rows.size(), 0);
    for (std::size_t j = 0; j < model_.columns.size(); ++j) {
      const Column& c = model_.columns[j];
      if (c.kind != ColumnKind::kServe) continue;
      const OrderItem& order = model_.entities->orders[c.item];
      for (std::size_t k = lp().start[j]; k < lp().start[j + 1]; ++k)
        if (kind_of(k) != RowKind::kBalance) size[row_of(k)] = std::max(size[row_of(k)], order.wanted[c.period]);
    }
    return size;
  }

  /// Every balance that a run fills besides its main product gets a row: what is taken there is no more than was made.
  void find_byproducts() {
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

  [[nodiscard]] bool is_main(const Column& run, std::uint32_t row) const {
    return model_.rows[row].good == run.good && model_.rows[row].state == run.state;
  }

  void add_bounds() {
    for (std::uint32_t j = 0; j < model_.columns.size(); ++j)
      if (is_bounded(j)) {
        bound_row_[j] = builder_.add_row(lp().upper[j], kInfinity, lp().upper[j]);
        form_.row_row.push_back(-1);
        form_.row_sign.push_back(1);
      }
  }

  /// Links without a limit get a row that never fills.
  void add_link_rows() {
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

  void add_sets() {
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
  void add_owed_sets() {
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

  void add_owed_chains() {
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
  void add_nodes() {
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

  void add_column(std::size_t j) {
    const Column& c = model_.columns[j];
    uses_.clear();
    tails_.clear();
    std::uint32_t head = kNoPlace, set = kNoPlace;
    for (std::size_t k = lp().start[j]; k < lp().start[j + 1]; ++k) {
      const std::uint32_t i = row_of(k);
      if (kind_of(k) == RowKind::kOrder)
        set = place_[i];
      else if (kind_of(k) != RowKind::kBalance)
        uses_.push_back({place_[i], lp().value[k] * form_.row_sign[place_[i]]});
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

  void reorder_moves() {
    if (builder_.move_order().empty()) return;
    std::vector<std::uint32_t> sorted(form_.move_column.size());
    for (std::size_t m = 0; m < sorted.size(); ++m) sorted[builder_.move_order()[m]] = form_.move_column[m];
    form_.move_column = std::move(sorted);
  }

  const Model& model_;
  HyperNetworkBuilder builder_;
  ChainForm form_;
  std::vector<std::uint32_t> place_;  ///< of each model row in the chain form
  std::vector<std::pair<std::uint32_t, std::uint32_t>> shorts_;
  std::map<std::uint32_t, std::uint32_t> misses_;  ///< model row that says at least an amount: its miss column
  std::vector<std::uint32_t> owed_, owed_set_;     ///< such rows, and their sets
  std::map<std::uint32_t, std::uint32_t> byproduct_row_, bound_row_;
  std::vector<char> is_open_ended_;  ///< by row of the chain form
  std::vector<RowUse> uses_, tails_;
};

}  // namespace

Result<ChainForm> make_chain_form(const Model& model) { return ChainFormBuilder(model).build(); }

}  // namespace korridor
