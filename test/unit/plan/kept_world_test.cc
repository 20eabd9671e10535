#include "korridor/plan/kept_world.h"

#include <gtest/gtest.h>

#include <cmath>
#include <iterator>
#include <map>
#include <thread>

#include "korridor/study/inline_changes.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

using Differs = KeptWorld::Differs;

InlineChange change_of(const std::string& table, const std::string& key, const std::string& column,
                       const std::string& operation, const std::string& value) {
  return {{"table", table}, {"key", key}, {"column", column}, {"operation", operation}, {"value", value}};
}

/// Without what only an engine of its own can tell.
PlanRequest lean() {
  PlanRequest request;
  request.bottlenecks = 0;
  request.gap = 0;
  return request;
}

/// A kept world, and others of its study by inline changes.
class Kept {
 public:
  explicit Kept(const Study& study) : study_(study) {
    auto made = KeptWorld::make(study, {}, lean());
    EXPECT_TRUE(made);
    kept_ = *made;
  }
  Plan base() { return std::get<Plan>(*kept_->plan(lean())); }
  /// By the kept world, and from nothing.
  std::pair<PlanOutcome, PlanOutcome> plan(const std::vector<InlineChange>& changes, Differs differs) {
    const auto changed = add_inline_changes(study_, "what_if", changes);
    EXPECT_TRUE(changed) << to_line(changed.error().front());
    const auto world = World::apply(*changed, {.with = {"what_if"}, .without = {}, .ordered = true});
    EXPECT_TRUE(world);
    return {*kept_->plan_other(*world, lean(), differs), *solve_plan(*world, lean())};
  }
  Plan plan_alike(const std::vector<InlineChange>& changes, Differs differs = Differs::kInRoom) {
    auto [again, cold] = plan(changes, differs);
    EXPECT_EQ(again.index(), cold.index());
    if (again.index() != 0 || cold.index() != 0) return {};
    const Plan &a = std::get<Plan>(again), &b = std::get<Plan>(cold);
    EXPECT_EQ(a.status, "optimal");
    EXPECT_LE(a.gap, 1e-9);
    EXPECT_NEAR(a.objective_usd, b.objective_usd, 1e-9 * std::max(1.0, b.gross_usd));
    EXPECT_EQ(a.columns, b.columns);
    EXPECT_EQ(a.part_count, b.part_count);
    EXPECT_EQ(a.warnings.size(), b.warnings.size());
    for (const LimitResult& limit : a.limits)
      if (limit.kind == "link" && limit.limit == 0) {
        EXPECT_EQ(limit.price_usd_per_unit, 0) << limit.name << ": a link that is shut has no price";
      }
    return a;
  }

 private:
  Study study_;
  std::shared_ptr<KeptWorld> kept_;
};

TEST(KeptWorld, PlansAClosureFromItsOwnPlan) {
  const TinyStudy tiny(rail_and_road());
  Kept kept(tiny.read());
  EXPECT_NEAR(kept.base().objective_usd, 262000, 1e-6);
  const Plan closed = kept.plan_alike({change_of("links", "rail", "status", "set", "closed")});
  EXPECT_TRUE(closed.is_replanned);
  EXPECT_NEAR(closed.objective_usd, 5000 * 41 + 7000 * 1000, 1e-6);
  ASSERT_EQ(closed.flows.size(), 1U);
  EXPECT_EQ(closed.flows.front().link, "road");
}

TEST(KeptWorld, GoesOnAfterACapacityIsScaledEitherWay) {
  const TinyStudy tiny(rail_and_road());
  Kept kept(tiny.read());
  const Plan narrow = kept.plan_alike({change_of("links", "rail", "capacity_t_per_year", "scale", "0.9")});
  EXPECT_TRUE(narrow.is_replanned);
  EXPECT_NEAR(narrow.objective_usd, 9000 * 18 + 3000 * 41, 1e-6);
  const Plan wide = kept.plan_alike({change_of("links", "rail", "capacity_t_per_year", "scale", "1.2")});
  EXPECT_TRUE(wide.is_replanned);
  EXPECT_NEAR(wide.objective_usd, 12000 * 18, 1e-6);
}

TEST(KeptWorld, StartsNearItsPlanWhereItCannotGoOnFromIt) {
  const TinyStudy tiny(rail_and_road());
  Kept kept(tiny.read());
  const Plan dearer = kept.plan_alike({change_of("links", "road", "cost_usd_per_t", "set", "50")});
  EXPECT_TRUE(dearer.is_replanned);
  EXPECT_NEAR(dearer.objective_usd, 10000 * 18 + 2000 * 50, 1e-6);
  const Plan less = kept.plan_alike({change_of("supply", "mine_1", "amount_t_per_year", "set", "8000")});
  EXPECT_NEAR(less.objective_usd, 8000 * 18 + 4000 * 1000, 1e-6);
}

TEST(KeptWorld, AnswersTheSameWhateverWasAskedBefore) {
  const TinyStudy tiny(rail_and_road());
  const std::vector<InlineChange> rail{change_of("links", "rail", "status", "set", "closed")};
  const std::vector<InlineChange> road{change_of("links", "road", "status", "set", "closed")};
  Kept one(tiny.read()), other(tiny.read());
  const Plan first = one.plan_alike(rail);
  (void)other.plan_alike(road);
  const Plan later = other.plan_alike(rail);
  EXPECT_EQ(first.columns_csv, later.columns_csv);
  EXPECT_EQ(first.duals_csv, later.duals_csv);
  EXPECT_EQ(one.base().columns_csv, other.base().columns_csv);
}

TEST(KeptWorld, AnswersManyAtOnceAsOneAfterTheOther) {
  const TinyStudy tiny(rail_and_road());
  const Study study = tiny.read();
  const auto kept = *KeptWorld::make(study, {}, lean());
  const auto plan = [&](int share) {
    const auto changed = add_inline_changes(
        study, "what_if", {change_of("links", "rail", "capacity_t_per_year", "scale", std::to_string(0.05 * share))});
    const auto world = World::apply(*changed, {.with = {"what_if"}, .without = {}, .ordered = true});
    return std::get<Plan>(*kept->plan_other(*world, lean(), Differs::kInRoom)).objective_usd;
  };
  std::vector<double> together(16), alone(16);
  {
    std::vector<std::jthread> threads;
    for (std::size_t t = 0; t < 4; ++t)
      threads.emplace_back([&, t] {
        for (std::size_t i = t; i < together.size(); i += 4) together[i] = plan(static_cast<int>(i));
      });
  }
  for (std::size_t i = 0; i < alone.size(); ++i) alone[i] = plan(static_cast<int>(i));
  EXPECT_EQ(together, alone);
  for (std::size_t i = 1; i < alone.size(); ++i) {
    const double rail = 500.0 * static_cast<double>(i), road = std::min(5000.0, 12000 - rail);
    EXPECT_NEAR(alone[i], rail * 18 + road * 41 + (12000 - rail - road) * 1000, 1e-6) << i;
  }
}

TEST(KeptWorld, TellsWhatCannotHoldTogether) {
  auto files = rail_and_road();
  files["orders.csv"] =
      "order_id,kind,good,place,amount_t_per_year,firm,penalty_usd_per_t\nwork,contract,iron_ore,port,12000,yes,\n";
  const TinyStudy tiny(std::move(files));
  Kept kept(tiny.read());
  const auto [again, cold] = kept.plan({change_of("links", "rail", "status", "set", "closed")}, Differs::kInRoom);
  ASSERT_EQ(again.index(), 1U);
  ASSERT_EQ(cold.index(), 1U);
  EXPECT_EQ(std::get<Infeasible>(again).conflict.size(), std::get<Infeasible>(cold).conflict.size());
}

/// Links shut, narrowed and widened at random, each world planned from the kept one and from nothing.
TEST(KeptWorld, AgreesWithPlansFromNothingOnRandomWorlds) {
  Random random(20291);
  int again = 0, all = 0;
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE("seed 20291, round " + std::to_string(round));
    const TinyStudy tiny(random_world(random));
    const Study study = tiny.read();
    Kept kept(study);
    const Table& links = study.table("links");
    for (int k = 0; k < 3; ++k, ++all) {
      std::vector<InlineChange> changes;
      for (std::size_t n = 1 + random.below(3); n > 0; --n) {
        const std::string link = links.id(random.below(links.size()));
        const bool shut = random.uniform() < 0.5 || links.text(*links.find(link), "capacity_t_per_year").empty();
        changes.push_back(
            shut ? change_of("links", link, "status", "set", "closed")
                 : change_of("links", link, "capacity_t_per_year", "scale", std::to_string(2 * random.uniform())));
        if (random.uniform() < 0.3) changes.back().insert({{"from", "2026-04-01"}, {"until", "2026-10-01"}});
      }
      again += kept.plan_alike(changes).is_replanned ? 1 : 0;
    }
  }
  EXPECT_GT(again, all * 3 / 4) << "most such worlds should need no plan of their own";
}

/// A change of a random cell that makes cargo dearer or cheaper, more or less, or shuts a link.
InlineChange random_change(const Study& study, Random& random) {
  struct Cell {
    const char *table, *column;
  };
  constexpr Cell kCells[] = {
      {"links", "cost_usd_per_t"},     {"links", "capacity_t_per_year"},  {"links", "hours"},
      {"orders", "amount_t_per_year"}, {"orders", "penalty_usd_per_t"},   {"supply", "amount_t_per_year"},
      {"supply", "cost_usd_per_t"},    {"plants", "capacity_t_per_year"}, {"processes", "cost_usd_per_run"}};
  for (;;) {
    const auto& [name, column] = kCells[random.below(std::size(kCells))];
    const Table& table = study.table(name);
    if (table.size() == 0) continue;
    const std::size_t row = random.below(table.size());
    if (!table.text(row, column).empty())
      return change_of(name, table.id(row), column, "scale", std::to_string(0.3 + 1.4 * random.uniform()));
    if (std::string(name) == "links" && random.uniform() < 0.5)
      return change_of(name, table.id(row), "status", "set", "closed");
  }
}

TEST(KeptWorld, StartsNearOnRandomWorldsWhereAnythingDiffers) {
  Random random(20292);
  int near = 0, all = 0;
  for (int round = 0; round < 60; ++round) {
    SCOPED_TRACE("seed 20292, round " + std::to_string(round));
    const TinyStudy tiny(random_world(random));
    const Study study = tiny.read();
    Kept kept(study);
    for (int k = 0; k < 3; ++k, ++all) {
      std::map<std::string, InlineChange> changes;  // one for a cell
      for (std::size_t n = 1 + random.below(5); n > 0; --n) {
        const InlineChange change = random_change(study, random);
        changes[change.at("table") + change.at("key") + change.at("column")] = change;
      }
      std::vector<InlineChange> list;
      for (const auto& [cell, change] : changes) list.push_back(change);
      near += kept.plan_alike(list, Differs::kInAnything).is_replanned ? 1 : 0;
    }
  }
  EXPECT_GT(near, all * 3 / 4) << "most such worlds should start near the kept one";
}

/// Whole numbers belong to a world: the kept one lets go of them, another decides its own.
TEST(KeptWorld, DecidesWholeNumbersAnewEachTime) {
  Random random(2711, 2);
  const TinyStudy tiny(random_whole_world(random));
  const Study study = tiny.read();
  PlanRequest request;
  request.bottlenecks = 3;
  auto kept = KeptWorld::make(study, {}, request);
  ASSERT_TRUE(kept);
  const Plan first = std::get<Plan>(*(*kept)->plan(request));
  ASSERT_FALSE(first.decided.empty());
  const auto changed = add_inline_changes(study, "shut", {change_of("links", "l0", "status", "set", "closed")});
  ASSERT_TRUE(changed);
  const auto world = World::apply(*changed, {.with = {"shut"}, .without = {}, .ordered = true});
  ASSERT_TRUE(world);
  PlanRequest without_bottlenecks = request;
  without_bottlenecks.bottlenecks = 0;
  const Plan other = std::get<Plan>(*(*kept)->plan_other(*world, without_bottlenecks));
  const Plan cold = std::get<Plan>(*solve_plan(*world, without_bottlenecks));
  EXPECT_EQ(other.objective_usd, cold.objective_usd);
  EXPECT_NE(other.objective_usd, first.objective_usd);
  const Plan again = std::get<Plan>(*(*kept)->plan(request));
  EXPECT_EQ(again.objective_usd, first.objective_usd);
  EXPECT_EQ(again.bound_usd, first.bound_usd);
}

}  // namespace
}  // namespace korridor
