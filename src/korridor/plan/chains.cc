#include "korridor/plan/chains.h"

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/base/tolerance.h"
#include "korridor/plan/cost_parts.h"

namespace korridor {
namespace {

class Decomposer {
 public:
  Decomposer(const Model& model, const std::vector<double>& x) : model_(model), into_(model.rows.size()) {
    for (std::size_t j = 0; j < x.size(); ++j) {
      const Index good = model.columns[j].good;
      if (good == kNone || x[j] <= kNoise * std::max(1.0, model.available[good])) continue;
      if (model.columns[j].kind == ColumnKind::kServe) serves_.push_back(j);
      add_outputs(j, x[j]);
    }
  }

  std::vector<Chain> run(const std::vector<double>& x) {
    std::vector<Chain> chains;
    for (const std::size_t serve : serves_) {
      const double noise = kNoise * std::max(1.0, model_.available[model_.columns[serve].good]);
      for (double left = x[serve]; left > noise;) {
        Chain chain;
        circle_met_ = false;
        used_outputs_.clear();
        if (!trace(input_rows(serve).front().first, 1.0, chain, chain.hours)) {
          if (circle_met_) continue;
          break;  // what is left is rounding of the solver
        }
        chain.uses.push_back({serve, 1.0, false});
        chain.t = take(chain, left);
        left -= chain.t;
        chains.push_back(std::move(chain));
      }
    }
    return chains;
  }

 private:
  /// Something that comes out of a column into a row: the column, and how much of it is still to be explained.
  struct Output {
    std::size_t column;
    bool is_byproduct;
    double left;
  };

  /// Every positive entry in a balance row is an output; the main product of a run is the one of its own good.
  void add_outputs(std::size_t j, double amount) {
    for (std::size_t k = model_.lp.start[j]; k < model_.lp.start[j + 1]; ++k) {
      const auto row = static_cast<std::size_t>(model_.lp.index[k]);
      if (model_.rows[row].kind != RowKind::kBalance || model_.lp.value[k] <= 0) continue;
      const bool by = model_.columns[j].kind == ColumnKind::kRun && model_.rows[row].good != model_.columns[j].good;
      into_[row].push_back(outputs_.size());
      outputs_.push_back({j, by, amount * model_.lp.value[k]});
    }
  }

  /// Balance rows that a column draws from, with tonnes per unit of the column.
  [[nodiscard]] std::vector<std::pair<std::size_t, double>> input_rows(std::size_t j) const {
    std::vector<std::pair<std::size_t, double>> rows;
    for (std::size_t k = model_.lp.start[j]; k < model_.lp.start[j + 1]; ++k) {
      const auto row = static_cast<std::size_t>(model_.lp.index[k]);
      if (model_.rows[row].kind == RowKind::kBalance && model_.lp.value[k] < 0)
        rows.emplace_back(row, -model_.lp.value[k]);
    }
    return rows;
  }

  [[nodiscard]] std::size_t find_output(std::size_t row) const {
    for (const std::size_t o : into_[row])
      if (outputs_[o].left > kNoise * std::max(1.0, model_.available[model_.rows[row].good])) return o;
    return outputs_.size();
  }

  [[nodiscard]] double hours_of(std::size_t j) const {
    const Column& c = model_.columns[j];
    if (c.kind == ColumnKind::kMove || c.kind == ColumnKind::kHandle)
      return model_.network->arc_hours.at(c.period, c.item);
    return c.kind == ColumnKind::kStore ? model_.network->periods[c.period].hours : 0;
  }

  /// Explains `per_tonne` tonnes in a row; false when nothing is left to explain them or a circle was taken out.
  bool trace(std::size_t row, double per_tonne, Chain& chain, double& hours) {
    const auto again = std::ranges::find(path_, row, &std::pair<std::size_t, std::size_t>::first);
    if (again != path_.end()) {
      cancel(static_cast<std::size_t>(again - path_.begin()));
      return false;
    }
    const std::size_t o = find_output(row);
    if (o == outputs_.size()) return false;
    const std::size_t j = outputs_[o].column;
    const auto inputs = outputs_[o].is_byproduct ? std::vector<std::pair<std::size_t, double>>{} : input_rows(j);
    path_.emplace_back(row, o);
    double longest = 0;
    bool found = true;
    for (const auto& [input, rate] : inputs) {
      double branch = 0;
      found = found && trace(input, per_tonne * rate, chain, branch);
      longest = std::max(longest, branch);
    }
    path_.pop_back();
    if (!found) return false;
    hours = longest + hours_of(j);
    chain.uses.push_back({j, per_tonne, inputs.empty()});
    used_outputs_.push_back(o);
    return true;
  }

  /// Cargo that goes round: the smallest amount on the circle is taken off all its columns.
  void cancel(std::size_t first) {
    double least = kInfinity;
    for (std::size_t k = first; k < path_.size(); ++k) least = std::min(least, outputs_[path_[k].second].left);
    for (std::size_t k = first; k < path_.size(); ++k) outputs_[path_[k].second].left -= least;
    circle_met_ = true;
    used_outputs_.clear();
  }

  /// Largest amount that all columns of the chain can give, no more than `most`; it is taken off them.
  double take(const Chain& chain, double most) {
    std::map<std::size_t, double> need;
    for (std::size_t u = 0; u < used_outputs_.size(); ++u) need[used_outputs_[u]] += chain.uses[u].per_tonne;
    double amount = most;
    for (const auto& [output, rate] : need) amount = std::min(amount, outputs_[output].left / rate);
    for (const auto& [output, rate] : need) outputs_[output].left -= amount * rate;
    used_outputs_.clear();
    return amount;
  }

  const Model& model_;
  std::vector<std::vector<std::size_t>> into_;  // by row: positions in outputs_
  std::vector<Output> outputs_;
  std::vector<std::size_t> serves_;
  std::vector<std::pair<std::size_t, std::size_t>> path_;  // row, output
  std::vector<std::size_t> used_outputs_;                  // one per use of the chain in work
  bool circle_met_ = false;
};

}  // namespace

std::vector<Chain> decompose(const Model& model, const std::vector<double>& x) { return Decomposer(model, x).run(x); }

ChainResult describe(const Model& model, const PaidFees& paid, const Chain& chain) {
  const Study& study = model.network->study();
  const Column& last = model.columns[chain.uses.back().column];
  const OrderItem& order = model.entities->orders[last.item];
  ChainResult result;
  result.order = study.table("orders").id(order.row);
  result.good = study.table("goods").id(order.good);
  result.period = model.network->periods[last.period].name;
  result.state = model.tracking->name(model.reach.states[last.good][last.state]);
  result.t = chain.t;
  result.hours = chain.hours;
  for (const Chain::Use& use : chain.uses) {
    const Column& c = model.columns[use.column];
    const bool by = c.kind == ColumnKind::kRun && use.is_source;
    if (!by) result.cost.add(cost_parts(model, paid, use.column), use.per_tonne * chain.t);
    if (c.kind == ColumnKind::kSupply)
      result.supply.emplace_back(study.table("supply").id(model.entities->supply[c.item].row), use.per_tonne * chain.t);
    if (c.kind == ColumnKind::kOpening)
      result.supply.emplace_back("stock:" + study.table("stores").id(model.entities->stores[c.item].row),
                                 use.per_tonne * chain.t);
    if (c.kind == ColumnKind::kRun) {
      const std::string& plant = study.table("plants").id(model.entities->plants[c.item].row);
      if (by) {
        result.supply.emplace_back("byproduct:" + plant, use.per_tonne * chain.t);
      } else {
        result.plants.push_back(plant);
        result.plant_t.push_back(use.per_tonne * chain.t);
      }
    }
    if (c.kind == ColumnKind::kStore)
      result.stores.push_back(study.table("stores").id(model.entities->stores[c.item].row));
    if (c.kind == ColumnKind::kMove)
      result.legs.push_back((model.network->arcs.reverse[c.item] != 0 ? "-" : "") +
                            study.table("links").id(model.network->arcs.link[c.item]));
  }
  return result;
}

}  // namespace korridor
