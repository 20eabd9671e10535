#include "korridor/analysis/choice_search.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <optional>
#include <random>

namespace korridor {
namespace {

/// A made-up cost of plans by choice. Relaxing projects only ever save: bundles that save once all of them are there,
/// and groups of which only the best counts. The others add or save something of their own.
struct MadeCost {
  std::vector<std::pair<ChoiceMask, double>> bundles;
  std::vector<std::vector<double>> groups;  ///< by project what it saves there
  std::vector<double> own;
  ChoiceMask relaxing = 0, without_plan_below = 0;  ///< no plan while none of the latter is chosen, if there are any

  [[nodiscard]] double usd(ChoiceMask choice) const {
    double sum = 1000;
    for (const auto& [mask, saves] : bundles)
      if ((mask & ~choice) == 0) sum -= saves;
    for (const auto& group : groups) {
      double best = 0;
      for (std::size_t k = 0; k < group.size(); ++k)
        if (is_chosen(choice, k)) best = std::max(best, group[k]);
      sum -= best;
    }
    for (std::size_t k = 0; k < own.size(); ++k)
      if (is_chosen(choice, k)) sum += own[k];
    return sum;
  }
  [[nodiscard]] bool has_plan(ChoiceMask choice) const {
    return without_plan_below == 0 || (choice & without_plan_below) != 0;
  }
  /// The fewest of the relaxing ones without which the cost rises, found by leaving out one after the other.
  [[nodiscard]] ChoiceMask used(ChoiceMask choice) const {
    ChoiceMask left = choice;
    for (std::size_t k = 0; k < own.size(); ++k)
      if (is_chosen(left & relaxing, k) && has_plan(left & ~bit_of(k)) && usd(left & ~bit_of(k)) <= usd(choice))
        left &= ~bit_of(k);
    return left;
  }
  [[nodiscard]] ChoicePlanner planner(std::size_t& plans) const {
    return [this, &plans](const std::vector<ChoiceMask>& choices) -> Result<std::vector<ChoiceWorth>> {
      std::vector<ChoiceWorth> worth;
      plans += choices.size();
      for (const ChoiceMask choice : choices)
        worth.push_back(
            {.has_plan = has_plan(choice), .usd = usd(choice), .bound_usd = usd(choice), .used = used(choice)});
      return worth;
    };
  }
};

struct MadeProblem {
  MadeCost cost;
  ChoiceRules rules;
};

MadeProblem make_problem(std::mt19937& random, std::size_t n) {
  const auto draw = [&](double most) { return std::floor(most * std::uniform_real_distribution<>(0, 1)(random)); };
  const auto some = [&](int in) { return draw(in) == 0; };
  MadeProblem made;
  made.rules.choosable = first_bits(n);
  for (std::size_t k = 0; k < n; ++k) {
    const bool tightens = some(5);
    if (!tightens) made.cost.relaxing |= bit_of(k);
    made.cost.own.push_back(tightens ? draw(80) - 40 : 0);
    made.rules.cost_usd.push_back(some(8) ? 0 : 1 + draw(60));
    made.rules.charge_usd.push_back(made.rules.cost_usd[k] * 0.75);
    made.rules.after.push_back(k > 0 && some(5) ? bit_of(static_cast<std::size_t>(draw(static_cast<double>(k)))) : 0);
    made.rules.excludes.push_back(0);
    if (some(10)) made.rules.choosable &= ~bit_of(k);
  }
  made.rules.relaxing = made.cost.relaxing;
  for (int i = 0; i < 6; ++i)
    made.cost.bundles.emplace_back((random() % (1U << n)) & (random() % (1U << n)) & made.cost.relaxing, draw(90));
  std::erase_if(made.cost.bundles, [](const auto& bundle) { return bundle.first == 0; });
  for (int i = 0; i < 2; ++i) {
    auto& group = made.cost.groups.emplace_back(n, 0.0);
    for (std::size_t k = 0; k < n; ++k)
      if (is_chosen(made.cost.relaxing, k) && some(3)) group[k] = draw(80);
  }
  if (n > 2 && some(2)) {
    made.rules.excludes[0] |= bit_of(2);
    made.rules.excludes[2] |= bit_of(0);
  }
  if (some(2)) made.rules.budget_usd = draw(30.0 * static_cast<double>(n));
  if (some(3)) made.rules.caps.push_back({random() & first_bits(n), 0.5});
  if (some(6)) made.cost.without_plan_below = random() & made.cost.relaxing;
  return made;
}

double whole_of(const MadeProblem& made, ChoiceMask choice) {
  return made.cost.usd(choice) + sum_of(made.rules.charge_usd, choice);
}

std::optional<double> best_within(const MadeProblem& made, double budget) {
  std::optional<double> best;
  for (ChoiceMask c = 0; c <= first_bits(made.rules.cost_usd.size()); ++c)
    if (is_allowed(made.rules, c) && made.cost.has_plan(c) && sum_of(made.rules.cost_usd, c) <= budget)
      best = std::min(best.value_or(INFINITY), whole_of(made, c));
  return best;
}

/// Every choice that is better than the last runner-up is told, or is one that is told with projects that add nothing.
void expect_no_better_one(const MadeProblem& made, const ChoiceAnswer& answer, std::size_t runners) {
  const double last = answer.best.size() > runners ? answer.best.back().whole_usd : INFINITY;
  for (ChoiceMask c = 0; c <= first_bits(made.rules.cost_usd.size()); ++c) {
    if (!is_allowed(made.rules, c) || !made.cost.has_plan(c) || whole_of(made, c) >= last - 1e-9) continue;
    const bool is_told = std::ranges::any_of(answer.best, [&](const FoundChoice& found) {
      return found.choice == c || ((found.choice & ~c) == 0 && made.cost.usd(c) >= found.plan_usd - 1e-9);
    });
    EXPECT_TRUE(is_told) << "choice " << c;
  }
}

TEST(SearchChoices, FindsWhatTryingAllOfThemFinds) {
  std::mt19937 random(20301);
  std::size_t plans = 0, tried = 0, empty = 0;
  for (int round = 0; round < 400; ++round) {
    SCOPED_TRACE("seed 20301, round " + std::to_string(round));
    const MadeProblem made = make_problem(random, 1 + random() % 9);
    const auto answer = search_choices(made.rules, {.runners = 2}, made.cost.planner(plans));
    ASSERT_TRUE(answer && answer->is_complete);
    tried += first_bits(made.rules.cost_usd.size());
    const auto best = best_within(made, INFINITY);
    ASSERT_EQ(answer->best.empty(), !best.has_value());
    if (!best && ++empty > 0) continue;
    EXPECT_NEAR(answer->best.front().whole_usd, *best, 1e-9);
    EXPECT_NEAR(answer->bound_usd, *best, 1e-9);
    expect_no_better_one(made, *answer, 2);
    for (const FoundChoice& found : answer->best) {
      EXPECT_TRUE(is_allowed(made.rules, found.choice));
      EXPECT_DOUBLE_EQ(found.whole_usd, whole_of(made, found.choice));
    }
    for (double budget = 0; budget < 500; budget += 3) {
      double told = INFINITY;
      for (const FoundChoice& found : answer->curve)
        if (found.cost_usd <= budget) told = found.whole_usd;
      EXPECT_NEAR(std::min(told, 1e9), std::min(best_within(made, budget).value_or(1e9), 1e9), 1e-9) << budget;
    }
  }
  EXPECT_GT(empty, 3U);
  EXPECT_GT(tried, plans / 4) << "the search is no better than trying all";
}

TEST(SearchChoices, NeedsFewPlansWhereNothingPays) {
  MadeProblem made;
  const std::size_t n = 20;
  made.rules.choosable = made.rules.relaxing = made.cost.relaxing = first_bits(n);
  for (std::size_t k = 0; k < n; ++k) {
    made.cost.own.push_back(0);
    made.rules.cost_usd.push_back(1000);
    made.rules.charge_usd.push_back(1000);
    made.rules.after.push_back(0);
    made.rules.excludes.push_back(0);
    made.cost.bundles.emplace_back(bit_of(k), 2);
  }
  std::size_t plans = 0;
  const auto answer = search_choices(made.rules, {.runners = 0}, made.cost.planner(plans));
  ASSERT_TRUE(answer.has_value());
  EXPECT_EQ(answer->best.front().choice, 0U);
  EXPECT_LE(plans, 2 + n);  // everything, nothing, and everything but one
}

TEST(SearchChoices, TellsWhatIsProvenWhereItIsStopped) {
  std::mt19937 random(20302);
  int stopped = 0;
  for (int round = 0; round < 60; ++round) {
    const MadeProblem made = make_problem(random, 8);
    std::size_t plans = 0;
    int boxes = 0;
    const auto answer = search_choices(made.rules, {.runners = 3, .tell = [&](double, double) { return ++boxes < 6; }},
                                       made.cost.planner(plans));
    ASSERT_TRUE(answer.has_value());
    if (answer->is_complete) continue;
    ++stopped;
    const auto best = best_within(made, INFINITY);
    if (best) {
      EXPECT_LE(answer->bound_usd, *best + 1e-9) << "seed 20302, round " << round;
    }
  }
  EXPECT_GT(stopped, 20);
}

TEST(SearchChoices, HandsOnWhatThePlannerRefuses) {
  ChoiceRules rules{.cost_usd = {1}, .charge_usd = {1}, .after = {0}, .excludes = {0}, .choosable = 1, .relaxing = 1};
  const auto answer = search_choices(rules, {}, [](const auto&) -> Result<std::vector<ChoiceWorth>> {
    return fail({.code = "solver", .message = "gave up"});
  });
  ASSERT_FALSE(answer.has_value());
  EXPECT_EQ(answer.error().front().code, "solver");
}

}  // namespace
}  // namespace korridor
