#include <algorithm>
#include <cmath>
#include <limits>

#include "korridor/plan/whole_tree.h"

namespace korridor {
namespace {

constexpr double kWhole = 1e-8;  // of one: a use that is closer to a whole number counts as that
constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// Position of a column in a part; columns of a part rise.
std::size_t find_in(const Part& part, std::size_t column) {
  return static_cast<std::size_t>(std::ranges::lower_bound(part.column, column) - part.column.begin());
}

}  // namespace

WholeTreeSearch::WholeTreeSearch(const Model& model, const ChainForm& form, const WholePart& part, ChainEngine& engine,
                                 const WholeOptions& options)
    : model_(model), form_(form), part_(part), lp_(part.program.lp), engine_(engine), base_(engine.save()),
      options_(options), rise_(part.wholes.size()), best_(kInfinite) {
  tree_.part = part.part;
  tree_.wholes = part.wholes;
  for (std::uint32_t k = 0; k < size(); ++k) {
    position_[part.wholes[k]] = k;
    column_.push_back(find_in(part.program, whole(k).column));
    miss_.push_back(find_in(part.program, whole(k).miss_column));
    std::size_t entry = lp_.start[column_[k]];
    const auto kind_at = [&](std::size_t e) {
      return model_.rows[part_.program.row[static_cast<std::size_t>(lp_.index[e])]].kind;
    };
    while (kind_at(entry) != RowKind::kRoom) ++entry;
    room_.push_back(lp_.index[entry]);
  }
}

/// Back to the case without whole numbers.
void WholeTreeSearch::restore() {
  for (std::uint32_t k = 0; k < size(); ++k) set_capacities(engine_, whole(k), 0, whole(k).most);
  engine_.restore(base_);
}

/// The plan in a box. Where time ends in the middle, the prices of the box around it still hold.
WholeTreeSearch::Node WholeTreeSearch::plan(Box box, const Node* around) {
  Node node{.box = std::move(box), .bound = -kInfinite, .rounded = kInfinite, .number = {}, .extra = {}, .prices = {}};
  restore();
  for (std::uint32_t k = 0; k < size(); ++k) set_capacities(engine_, whole(k), node.box.low[k], node.box.high[k]);
  ChainAnswer answer = engine_.solve(options_.chains);
  node.status = answer.status;
  if (answer.status == ChainStatus::kLimit || answer.status == ChainStatus::kStuck) {
    is_stopped_ = true;
    if (around != nullptr) {
      node.prices = around->prices;
      node.bound = around->bound;
    }
    return node;
  }
  engine_.ease_shut_prices(answer);
  const ModelAnswer found = to_model(model_, form_, answer, engine_.pool(), engine_.labels());
  std::vector<double> x, y;
  for (const std::size_t j : part_.program.column) x.push_back(found.x[j]);
  for (const std::size_t i : part_.program.row) {
    y.push_back(found.y[i]);
    if (found.y[i] != 0) node.prices.emplace_back(i, found.y[i]);
  }
  if (answer.status == ChainStatus::kInfeasible) {
    node.bound = kInfinite;
    return node;
  }
  round_up(node, x);
  for (std::uint32_t k = 0; k < size(); ++k) {
    lp_.lower[column_[k]] = node.box.low[k];
    lp_.upper[column_[k]] = node.box.high[k];
  }
  const LpCheck check = check_answer(lp_, x, y);
  node.bound = check.bound;
  node.gross = check.gross;
  bool fits = true;
  for (std::uint32_t k = 0; k < size(); ++k) fits = fits && !is_shut_out(node, k);
  if (fits) node.rounded = check.objective;
  return node;
}

/// What counts in the room of each number.
std::vector<double> WholeTreeSearch::sum_use(const std::vector<double>& x) const {
  std::map<std::int32_t, double> use;
  for (const std::int32_t room : room_) use[room] = 0;
  for (std::size_t j = 0; j < x.size(); ++j)
    if (x[j] != 0 && lp_.integer[j] == 0)
      for (std::size_t e = lp_.start[j]; e < lp_.start[j + 1]; ++e)
        if (const auto at = use.find(lp_.index[e]); at != use.end()) at->second += lp_.value[e] * x[j];
  std::vector<double> sums;
  sums.reserve(room_.size());
  for (const std::int32_t room : room_) sums.push_back(use[room]);
  return sums;
}

/// As many as what is used needs, and what is then paid without cargo.
void WholeTreeSearch::round_up(Node& node, std::vector<double>& x) const {
  const std::vector<double> used = sum_use(x);
  node.extra.assign(size(), 0);
  for (std::uint32_t k = 0; k < size(); ++k) {
    const ChainForm::WholeNumber& w = whole(k);
    const double number = std::ceil(used[k] / w.room - kWhole);
    node.number.push_back(std::clamp(number, node.box.low[k], node.box.high[k]));
    x[column_[k]] = node.number[k];
    if (w.paid_row == ChainForm::kNoColumn) continue;
    const double missed = std::max(0.0, w.paid * node.number[k] - used[k]);
    node.extra[k] = lp_.cost[miss_[k]] * std::max(0.0, missed - x[miss_[k]]);
    x[miss_[k]] = missed;
  }
}

/// Whether a number is used beside one that it shuts out.
bool WholeTreeSearch::is_shut_out(const Node& node, std::uint32_t k) const {
  return node.number[k] > 0 && std::ranges::any_of(whole(k).excludes, [&](std::uint32_t other) {
           return node.number[position_.at(other)] > 0;
         });
}

}  // namespace korridor
