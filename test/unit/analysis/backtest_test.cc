#include "korridor/analysis/backtest.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// 12,000 t from the mine to the port: 10,000 by rail, which carries 500 t of others besides, and 2,000 by road. The
/// railway opens in 2026.
std::map<std::string, std::string> observed() {
  auto files = rail_and_road();
  files["links.csv"] =
      "link_id,from,to,mode,countries,length_km,capacity_t_per_year,base_load_t_per_year,hours,cost_usd_per_t,opens\n"
      "rail,mine,port,rail,KAZ;GEO,100,10500,500,24,18,2026-01-01\nroad,mine,port,road,KAZ;GEO,120,13000,,24,41,\n";
  files["observations.csv"] =
      "observation_id,name,measure,selector,goods,year,value,unit,used_for_fit\n"
      "own,Ore by rail,crossing,link:rail,iron_ore,2026,8000,t,no\n"
      "own_before,Ore by rail,crossing,link:rail,iron_ore,2025,4000,t,no\n"
      "all,All by rail,turnover,link:rail,,2026,10500,t,yes\n"
      "road,Ore by road,crossing,mode:road,iron_ore,2025,12000,t,no\n"
      "work,Rail,turnover,mode:rail,,2026,1050000,tkm,no\n"
      "given,Ore to Georgia,delivered,country:GEO,iron_ore,2026,10000,t,no\n"
      "part,Share by rail,share,link:rail,iron_ore,2026,80,%,no\n"
      "ore_of_all,Ore by rail with others,turnover,link:rail,iron_ore,2026,1,t,no\n"
      "trade,Trade,share,country:GEO,,2026,1,%,no\n"
      "price,Price,price,,,2026,1,USD/FEU,no\n";
  return files;
}

class Observed : public testing::Test {
 protected:
  Observed() : tiny_(observed()), study_(tiny_.read()) {
    auto found = run_backtest(study_, {}, [](const World& world) { return solve_plan(world, {}); });
    EXPECT_TRUE(found.has_value());
    if (found) found_ = std::move(*found);
  }
  [[nodiscard]] const BacktestRow& row(const std::string& id) const {
    for (const BacktestRow& r : found_.rows)
      if (r.observation == id) return r;
    ADD_FAILURE() << id;
    return found_.rows.front();
  }
  TinyStudy tiny_;
  Study study_;
  Backtest found_;
};

TEST_F(Observed, EachYearIsAWorldOfItsOwn) {
  EXPECT_NEAR(*row("own").modelled, 10000, 1e-6);
  EXPECT_NEAR(*row("own").error_pct, 25, 1e-9);
  EXPECT_NEAR(*row("own_before").modelled, 0, 1e-6);  // the railway is not there yet
  EXPECT_NEAR(*row("road").modelled, 12000, 1e-6);
}

TEST_F(Observed, OtherTrafficIsAddedToTurnoverAndToldAsInput) {
  EXPECT_NEAR(*row("all").modelled, 10500, 1e-6);
  EXPECT_NEAR(row("all").base_load, 500, 1e-9);
  EXPECT_NEAR(row("own").base_load, 0, 1e-9);
  EXPECT_NEAR(*row("work").modelled, 10500 * 100, 1e-4);
}

TEST_F(Observed, DeliveriesAndSharesAreOfTheOrders) {
  EXPECT_NEAR(*row("given").modelled, 12000, 1e-6);
  EXPECT_NEAR(*row("part").modelled, 100 * 10.0 / 12, 1e-6);
}

TEST_F(Observed, WhatCannotBeComparedSaysWhy) {
  for (const char* id : {"ore_of_all", "trade", "price"}) {
    EXPECT_FALSE(row(id).modelled.has_value()) << id;
    EXPECT_FALSE(row(id).why.empty()) << id;
  }
}

TEST_F(Observed, TheScoreLeavesOutWhatWasFittedAndStandsBesideLastYear) {
  EXPECT_NEAR(*row("own").naive, 4000, 1e-12);
  EXPECT_NEAR(*row("own").naive_error_pct, -50, 1e-9);
  const BacktestScore& score = found_.score;
  EXPECT_EQ(score.fitted, 1U);
  EXPECT_EQ(score.not_compared, 3U);
  EXPECT_EQ(score.rows, 6U);  // own 25, own_before 100, road 0, work 0, given 20, part 100/24
  EXPECT_NEAR(*score.mean_abs_error_pct, (25 + 100 + 0 + 0 + 20 + 100.0 / 24) / 6, 1e-6);
  EXPECT_NEAR(*score.median_abs_error_pct, (100.0 / 24 + 20) / 2, 1e-6);
  EXPECT_EQ(score.naive_rows, 1U);
  EXPECT_NEAR(*score.naive_median_abs_error_pct, 50, 1e-9);
  EXPECT_NEAR(*score.median_abs_error_pct_beside_naive, 25, 1e-9);
}

TEST(Backtest, AYearThatIsNotPlannedToTheEndIsToldInStatusAndWarnings) {
  const TinyStudy tiny(observed());
  const Study study = tiny.read();
  const auto cut_short_in_2025 = [](const World& world) {
    auto outcome = solve_plan(world, {});
    if (auto* plan = std::get_if<Plan>(&*outcome); plan != nullptr && plan->periods.front().name == "2025")
      plan->status = "limit";
    return outcome;
  };
  const auto found = run_backtest(study, {}, cut_short_in_2025);
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(found->status, "limit");
  ASSERT_EQ(std::ranges::count(found->warnings, "not_optimal", &Warning::code), 1);
  EXPECT_EQ(std::ranges::find(found->warnings, "not_optimal", &Warning::code)->where, "2025");
  EXPECT_EQ(run_backtest(study, {}, [](const World& world) { return solve_plan(world, {}); })->status, "ok");
}

TEST(Backtest, ComparesAmountsInTheirUnitAndInNoOther) {
  auto files = observed();
  files["observations.csv"] =
      "observation_id,name,measure,selector,goods,year,value,unit,used_for_fit\n"
      "in_kt,Ore to Georgia in kt,delivered,country:GEO,iron_ore,2026,10,kt/yr,no\n"
      "in_bcm,Ore by rail in bcm,crossing,link:rail,iron_ore,2026,0.01,bcm/yr,no\n"
      "in_cubic_feet,Ore to Georgia in cubic feet,delivered,country:GEO,iron_ore,2026,10,bcf,no\n"
      "part_in_t,Share in tonnes,share,link:rail,iron_ore,2026,80,t,no\n";
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto found = run_backtest(study, {}, [](const World& world) { return solve_plan(world, {}); });
  ASSERT_TRUE(found && found->rows.size() == 4);
  EXPECT_NEAR(found->rows[0].modelled.value_or(0), 12, 1e-9);  // 12,000 t
  EXPECT_NEAR(found->rows[0].error_pct.value_or(0), 20, 1e-9);
  EXPECT_NEAR(found->rows[1].modelled.value_or(0), 10000.0 / 720000, 1e-9);
  for (const std::size_t row : {2, 3}) {
    EXPECT_FALSE(found->rows[row].modelled) << row;
    EXPECT_EQ(found->rows[row].why, "the unit has no factor") << row;
  }
}

TEST(Backtest, AYearWithoutAPlanIsToldInItsRows) {
  auto files = observed();
  files["orders.csv"] =
      "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,15000,yes\n";  // by road alone: no
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto found = run_backtest(study, {}, [](const World& world) { return solve_plan(world, {}); });
  ASSERT_TRUE(found.has_value());
  for (const BacktestRow& row : found->rows) {
    if (row.year == 2025) {
      EXPECT_EQ(row.why, "the world of the year has no plan");
    }
  }
}

}  // namespace
}  // namespace korridor
