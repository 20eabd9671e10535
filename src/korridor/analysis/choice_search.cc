#include "korridor/analysis/choice_search.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <optional>
#include <queue>

namespace korridor {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kRounding = 1e-9;

/// Choices that hold all of `on` and nothing of `off`.
struct Box {
  ChoiceMask on = 0, off = 0;
  double bound_usd = -kInfinity;
  std::size_t number = 0;
};

struct DearerBound {
  bool operator()(const Box& a, const Box& b) const {
    return a.bound_usd != b.bound_usd ? a.bound_usd > b.bound_usd : a.number > b.number;
  }
};

template <class Visit>
void for_each_in(ChoiceMask choice, Visit&& visit) {
  for (; choice != 0; choice &= choice - 1) visit(static_cast<std::size_t>(std::countr_zero(choice)));
}

class ChoiceSearch {
 public:
  ChoiceSearch(const ChoiceRules& rules, const ChoiceRequest& request, const ChoicePlanner& planner)
      : rules_(rules), request_(request), planner_(planner), all_(first_bits(rules.cost_usd.size())) {}

  Result<ChoiceAnswer> run() {
    push({.on = 0, .off = all_ & ~rules_.choosable});
    while (!boxes_.empty()) {
      if (request_.tell && !request_.tell(best_usd(0), std::min(proven_, boxes_.top().bound_usd))) break;
      const Box box = boxes_.top();
      boxes_.pop();
      ++answer_.boxes;
      if (auto done = look_at(box); !done) return std::unexpected(std::move(done.error()));
      if (request_.tell_best && !ranked_.empty())
        request_.tell_best(ranked_.front(), boxes_.empty() ? proven_ : std::min(proven_, boxes_.top().bound_usd));
    }
    answer_.is_complete = boxes_.empty();
    if (!boxes_.empty()) proven_ = std::min(proven_, boxes_.top().bound_usd);
    finish();
    return std::move(answer_);
  }

 private:
  /// Follows what the rules say of a box; nothing where no choice of it is left.
  [[nodiscard]] std::optional<Box> settle(Box box) const {
    for (bool changed = true; changed;) {
      const Box before = box;
      for_each_in(box.on, [&](std::size_t k) {
        box.on |= rules_.after[k];
        box.off |= rules_.excludes[k];
      });
      const double left = rules_.budget_usd * (1 + kRounding) - sum_of(rules_.cost_usd, box.on);
      if (left < 0) return std::nullopt;
      for_each_in(all_ & ~box.on & ~box.off, [&](std::size_t k) {
        const bool shut = (rules_.excludes[k] & box.on) != 0 || (rules_.after[k] & box.off) != 0;
        if (shut || rules_.cost_usd[k] > left) box.off |= bit_of(k);
      });
      if ((box.on & box.off) != 0) return std::nullopt;
      changed = box.on != before.on || box.off != before.off;
    }
    return can_keep_caps(box) ? std::optional(box) : std::nullopt;
  }

  /// Whether what others cost may still lower the share of each partner far enough.
  [[nodiscard]] bool can_keep_caps(const Box& box) const {
    const ChoiceMask rest = all_ & ~box.on & ~box.off;
    const double spent = sum_of(rules_.cost_usd, box.on);
    return std::ranges::all_of(rules_.caps, [&](const ChoiceRules::Cap& cap) {
      const double more = std::min(sum_of(rules_.cost_usd, rest & ~cap.projects), rules_.budget_usd - spent);
      return sum_of(rules_.cost_usd, box.on & cap.projects) <= cap.share * (spent + more) * (1 + kRounding) + kRounding;
    });
  }

  void push(Box box) {
    if (auto settled = settle(box)) {
      settled->number = count_++;
      boxes_.push(*settled);
    }
  }

  Result<void> look_at(const Box& box) {
    const ChoiceMask rest = all_ & ~box.on & ~box.off;
    if (const ChoiceMask first = rest & ~rules_.relaxing; first != 0) {
      part(box, static_cast<std::size_t>(std::countr_zero(first)), box.bound_usd, box.bound_usd);
      return {};
    }
    const auto whole = planner_({box.on | rest});
    if (!whole) return std::unexpected(whole.error());
    if (!whole->front().has_plan) return {};
    const double charge = sum_of(rules_.charge_usd, box.on);
    const double bound = std::max(box.bound_usd, whole->front().bound_usd + charge);
    if (is_closed(sum_of(rules_.cost_usd, box.on), bound)) return {};
    return open(box, rest, whole->front().used & rest, bound);
  }

  /// Plans the box without anything of the rest, and without each thing of it that is used, and goes on with what is
  /// left of it.
  Result<void> open(const Box& box, ChoiceMask rest, ChoiceMask used, double bound) {
    std::vector<ChoiceMask> batch{box.on};
    std::vector<std::pair<std::size_t, double>> least;  // what a choice without a project costs at least
    for_each_in(used, [&](std::size_t k) {
      const auto without = settle({.on = box.on, .off = box.off | bit_of(k)});
      batch.push_back(without ? all_ & ~without->off : box.on);
      least.emplace_back(k, without ? bound : kInfinity);
    });
    const auto worth = planner_(batch);
    if (!worth) return std::unexpected(worth.error());
    if (is_allowed(rules_, box.on)) record(box.on, worth->front());
    const double charge = sum_of(rules_.charge_usd, box.on);
    for (std::size_t i = 0; i < least.size(); ++i) {
      const ChoiceWorth& other = (*worth)[i + 1];
      least[i].second = std::max(least[i].second, other.has_plan ? other.bound_usd + charge : kInfinity);
    }
    if (rest == 0 || (used == 0 && is_allowed(rules_, box.on))) return {};
    const double bound_of_more = std::max(bound + least_of(rules_.charge_usd, rest), bound_of(least, bound));
    if (is_closed(sum_of(rules_.cost_usd, box.on) + least_of(rules_.cost_usd, rest), bound_of_more)) return {};
    const auto next = choose(least, bound);
    part(box, next ? next->first : static_cast<std::size_t>(std::countr_zero(rest)), std::max(bound, box.bound_usd),
         next ? next->second : bound);
    return {};
  }

  /// A choice holds everything whose lack costs more than a level, and pays for it, or it costs that level: the least
  /// of both over all levels.
  [[nodiscard]] double bound_of(std::vector<std::pair<std::size_t, double>> least, double bound) const {
    std::ranges::stable_sort(least, std::greater<>{}, &std::pair<std::size_t, double>::second);
    double best = kInfinity, charge = 0;
    for (const auto& [k, usd] : least) {
      best = std::min(best, usd + charge);
      charge += rules_.charge_usd[k];
    }
    return std::min(best, bound + charge);
  }

  /// The project that moves the bound most either way.
  [[nodiscard]] std::optional<std::pair<std::size_t, double>> choose(
      const std::vector<std::pair<std::size_t, double>>& least, double bound) const {
    std::optional<std::pair<std::size_t, double>> found;
    std::pair<double, double> most{-1, 0};
    for (const auto& [k, usd] : least) {
      const std::pair score(std::min(usd - bound, rules_.charge_usd[k]), usd - bound);
      if (score <= most) continue;
      most = score;
      found = {k, usd};
    }
    return found;
  }

  void part(const Box& box, std::size_t project, double with_usd, double without_usd) {
    push({.on = box.on | bit_of(project), .off = box.off, .bound_usd = with_usd + rules_.charge_usd[project]});
    push({.on = box.on, .off = box.off | bit_of(project), .bound_usd = without_usd});
  }

  [[nodiscard]] static double least_of(const std::vector<double>& usd, ChoiceMask projects) {
    double least = kInfinity;
    for_each_in(projects, [&](std::size_t k) { least = std::min(least, usd[k]); });
    return least;
  }

  void record(ChoiceMask choice, const ChoiceWorth& worth) {
    if (!worth.has_plan) return;
    if (const ChoiceMask less = choice & worth.used; less != choice && is_allowed(rules_, less)) return;  // no worse
    const double whole = worth.usd + sum_of(rules_.charge_usd, choice);
    found_.try_emplace(choice, FoundChoice{choice, sum_of(rules_.cost_usd, choice), worth.usd, whole});
    proven_ = std::min(proven_, worth.bound_usd + sum_of(rules_.charge_usd, choice));
    ranked_.clear();
    for (const auto& [mask, found] : found_) ranked_.push_back(found);
    std::ranges::stable_sort(ranked_, [](const FoundChoice& a, const FoundChoice& b) {
      return a.whole_usd != b.whole_usd ? a.whole_usd < b.whole_usd : a.cost_usd < b.cost_usd;
    });
  }

  [[nodiscard]] double best_usd(std::size_t rank) const {
    return rank < ranked_.size() ? ranked_[rank].whole_usd : kInfinity;
  }

  /// Whether choices that cost this much and no less can be left out: enough are better, and one that spends no more.
  bool is_closed(double cost_usd, double bound_usd) {
    if (bound_usd < best_usd(request_.runners) - request_.tolerance_usd) return false;
    const bool is_beaten = std::ranges::any_of(ranked_, [&](const FoundChoice& found) {
      return found.cost_usd <= cost_usd * (1 + kRounding) && found.whole_usd <= bound_usd + request_.tolerance_usd;
    });
    if (is_beaten) proven_ = std::min(proven_, bound_usd);
    return is_beaten;
  }

  void finish() {
    answer_.bound_usd = proven_;
    answer_.best.assign(ranked_.begin(),
                        ranked_.begin() + static_cast<std::ptrdiff_t>(std::min(ranked_.size(), request_.runners + 1)));
    std::vector<FoundChoice> by_cost = ranked_;
    std::ranges::stable_sort(by_cost, {}, &FoundChoice::cost_usd);
    for (const FoundChoice& found : by_cost) {
      auto& curve = answer_.curve;
      if (!curve.empty() && found.whole_usd >= curve.back().whole_usd - request_.tolerance_usd) continue;
      if (!curve.empty() && curve.back().cost_usd == found.cost_usd) curve.pop_back();
      curve.push_back(found);
    }
  }

  const ChoiceRules& rules_;
  const ChoiceRequest& request_;
  const ChoicePlanner& planner_;
  ChoiceMask all_;
  std::priority_queue<Box, std::vector<Box>, DearerBound> boxes_;
  std::size_t count_ = 0;
  std::map<ChoiceMask, FoundChoice> found_;
  std::vector<FoundChoice> ranked_;  ///< found_, cheapest whole first
  double proven_ = kInfinity;        ///< of what is closed and found
  ChoiceAnswer answer_;
};

}  // namespace

double sum_of(const std::vector<double>& by_project, ChoiceMask choice) {
  double sum = 0;
  for_each_in(choice, [&](std::size_t k) { sum += by_project[k]; });
  return sum;
}

bool is_allowed(const ChoiceRules& rules, ChoiceMask choice) {
  const double spent = sum_of(rules.cost_usd, choice);
  if ((choice & ~rules.choosable) != 0 || spent > rules.budget_usd * (1 + kRounding)) return false;
  bool fits = true;
  for_each_in(choice, [&](std::size_t k) {
    if ((rules.after[k] & ~choice) != 0 || (rules.excludes[k] & choice) != 0) fits = false;
  });
  return fits && std::ranges::all_of(rules.caps, [&](const ChoiceRules::Cap& cap) {
           return sum_of(rules.cost_usd, choice & cap.projects) <= cap.share * spent * (1 + kRounding) + kRounding;
         });
}

Result<ChoiceAnswer> search_choices(const ChoiceRules& rules, const ChoiceRequest& request,
                                    const ChoicePlanner& planner) {
  return ChoiceSearch(rules, request, planner).run();
}

}  // namespace korridor
