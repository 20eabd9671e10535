#include "korridor/plan/whole_tree.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace korridor {
namespace {

constexpr double kNothing = 1e-9;     // of the gross cost: what a rounding may cost and still counts as none
constexpr double kTries = 2;          // of a number in both halves, before what was seen of it is believed
constexpr double kSamePrice = 1e-13;  // of a price: what it differs by when it was worked out in another order
constexpr double kInfinite = std::numeric_limits<double>::infinity();

double nothing_of(double gross) { return kNothing * std::max(1.0, gross); }

}  // namespace

ChainStatus WholeTreeSearch::run() {
  Box all{std::vector<double>(size(), 0), {}};
  for (std::uint32_t k = 0; k < size(); ++k) all.high.push_back(whole(k).most);
  std::optional<Node> next = see(plan(std::move(all), nullptr));
  while (!is_stopped_ && (next || !open_.empty())) {
    if (!next) next = take_first();
    if (next->bound >= cutoff()) {
      close(std::move(*next));
      next.reset();
    } else if (++tree_.nodes > options_.most_nodes) {
      is_stopped_ = true;
    } else {
      next = part_box(*next);
    }
  }
  if (next) close(std::move(*next));
  while (!open_.empty()) close(take_first());
  restore();
  tree_.cost = best_;
  tree_.bound = kInfinite;
  for (const WholeLeaf& leaf : tree_.leaves) tree_.bound = std::min(tree_.bound, leaf.bound);
  if (number_.empty()) return is_stopped_ ? ChainStatus::kStuck : ChainStatus::kInfeasible;
  return is_stopped_ ? ChainStatus::kLimit : ChainStatus::kOptimal;
}

double WholeTreeSearch::cutoff() const { return best_ - std::max(options_.gap, kNothing) * std::max(1.0, best_gross_); }

/// Keeps what is better and closes what needs no further look; gives back what does.
std::optional<WholeTreeSearch::Node> WholeTreeSearch::see(Node node) {
  if (node.status != ChainStatus::kOptimal) {
    close(std::move(node));
    return std::nullopt;
  }
  const double nothing = nothing_of(node.gross);
  const bool is_whole =
      std::isfinite(node.rounded) && std::ranges::all_of(node.extra, [&](double e) { return e <= nothing; });
  if (node.rounded < best_) {
    keep(node);
    if (!is_whole && !is_stopped_) {  // the same numbers may carry a better plan
      const Node again = plan({node.number, node.number}, &node);
      if (again.status == ChainStatus::kOptimal && again.rounded < best_) keep(again);
    }
  }
  if (!is_whole && node.bound < cutoff()) return node;
  close(std::move(node));
  return std::nullopt;
}

void WholeTreeSearch::keep(const Node& node) {
  best_ = node.rounded;
  best_gross_ = node.gross;
  number_ = node.number;
}

/// What differs from the prices told so far, which then are these.
WholeTreeSearch::RowPrices WholeTreeSearch::tell_changes(const RowPrices& prices) {
  RowPrices changes, now;
  auto before = told_.begin();
  const auto drop_until = [&](std::size_t row) {
    for (; before != told_.end() && before->first < row; ++before) changes.emplace_back(before->first, 0);
  };
  for (const auto& [row, price] : prices) {
    drop_until(row);
    const bool was_told = before != told_.end() && before->first == row;
    if (was_told && std::abs(before->second - price) <= kSamePrice * std::abs(price)) {
      now.push_back(*before);
    } else {
      now.emplace_back(row, price);
      changes.emplace_back(row, price);
    }
    before += was_told ? 1 : 0;
  }
  drop_until(std::numeric_limits<std::size_t>::max());
  told_ = std::move(now);
  return changes;
}

void WholeTreeSearch::close(Node node) {
  tree_.leaves.push_back({.low = std::move(node.box.low),
                          .high = std::move(node.box.high),
                          .bound = node.bound,
                          .is_empty = node.status == ChainStatus::kInfeasible,
                          .changes = tell_changes(node.prices)});
}

WholeTreeSearch::Node WholeTreeSearch::take_first() {
  std::ranges::pop_heap(open_, Later{});
  Node node = std::move(open_.back().second);
  open_.pop_back();
  return node;
}

void WholeTreeSearch::put_off(Node node) {
  open_.emplace_back(std::pair(node.bound, ++count_), std::move(node));
  std::ranges::push_heap(open_, Later{});
}

/// Parts a box and gives back the cheaper half, if one is left: going on there soon finds plans in whole numbers.
std::optional<WholeTreeSearch::Node> WholeTreeSearch::part_box(const Node& node) {
  Halves halves = pick_halves(node);
  std::optional<Node> first = see(std::move(halves.fewer));
  std::optional<Node> second;
  if (halves.more) second = see(std::move(*halves.more));
  if (first && second && second->bound < first->bound) std::swap(first, second);
  if (first && second) put_off(std::move(*second));
  return first ? std::move(first) : std::move(second);
}

/// By the number whose halves rise most, as far as was seen; one that was hardly seen is tried. Where one half of a try
/// is done with, the other is all that is left of the box.
WholeTreeSearch::Halves WholeTreeSearch::pick_halves(const Node& node) {
  const double nothing = nothing_of(node.gross);
  std::optional<Halves> best;
  std::uint32_t best_k = 0;
  double best_score = -1;
  for (std::uint32_t k = 0; k < size(); ++k) {
    if (node.extra[k] <= nothing && !is_shut_out(node, k)) continue;
    std::optional<Halves> halves;
    const Rise& rise = rise_[k];
    if (rise.tried < kTries && (!is_stopped_ || best_score < 0)) {
      halves = halve(node, k);
      note_rise(node, k, *halves);
      if (halves->fewer.bound >= cutoff() || !halves->more || halves->more->bound >= cutoff())
        return std::move(*halves);
    }
    const double score = std::max(rise.fewer / rise.tried, nothing) * std::max(rise.more / rise.tried, nothing);
    if (!(score > best_score)) continue;
    best_score = score;
    best_k = k;
    best = std::move(halves);
  }
  return best ? std::move(*best) : halve(node, best_k);
}

WholeTreeSearch::Halves WholeTreeSearch::halve(const Node& node, std::uint32_t k) {
  Box fewer = node.box, more = node.box;
  fewer.high[k] = node.number[k] - 1;
  more.low[k] = node.number[k];
  bool fits = true;
  for (const std::uint32_t other : whole(k).excludes) {
    const std::uint32_t o = position_.at(other);
    fits = fits && more.low[o] <= 0;
    more.high[o] = 0;
  }
  Halves halves{plan(std::move(fewer), &node), std::nullopt};
  if (fits) halves.more = plan(std::move(more), &node);
  return halves;
}

void WholeTreeSearch::note_rise(const Node& node, std::uint32_t k, const Halves& halves) {
  const double most = std::max({1.0, std::abs(node.bound), node.gross});
  rise_[k].tried += 1;
  rise_[k].fewer += std::min(most, halves.fewer.bound - node.bound);
  rise_[k].more += halves.more ? std::min(most, halves.more->bound - node.bound) : most;
}

}  // namespace korridor
