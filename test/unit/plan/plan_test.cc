#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "korridor/plan/chains.h"
#include "korridor/plan/cost_parts.h"
#include "korridor/plan/solve_arcs.h"
#include "unit/plan/random_model.h"

namespace korridor {
namespace {

double flow_on(const Plan& plan, const std::string& link) {
  double t = 0;
  for (const Flow& flow : plan.flows) t += flow.link == link ? flow.t : 0;
  return t;
}

TEST(ValueAdded, GoesToTheLinksThatAreScarceAndAddsUpToWhatTheOrderPays) {
  const TinyStudy tiny(rail_and_road());
  const Plan plan = plan_of(tiny.read());
  // The last tonne goes by road, so ore is worth 0 at the mine and 41 in the port: 12,000 t * 41 for carrying, of which
  // 10,000 * 18 + 2,000 * 41 = 262,000 are spent and 10,000 * 23 are the railway's rent. Both links run through both
  // states.
  double all = 0;
  for (const ValueAdded& v : plan.value_added) {
    all += v.usd;
    if (v.stage != "transport") {
      EXPECT_NEAR(v.usd, 0, 1e-6) << v.country << " " << v.stage;
      continue;
    }
    EXPECT_NEAR(v.usd, 12000 * 41 / 2.0, 1e-6) << v.country;
    EXPECT_NEAR(v.cost_usd, 262000 / 2.0, 1e-6) << v.country;
  }
  EXPECT_NEAR(all, 12000 * 41, 1e-6);
}

TEST(Gains, OfTheBuyerAreWhatHePaysAndOfTheRailwayItsRent) {
  const TinyStudy tiny(rail_and_road());
  std::map<std::pair<std::string, std::string>, double> usd;
  for (const Gain& g : plan_of(tiny.read()).gains) usd[{g.country, g.role}] = g.usd;
  // The figures of the test above: the buyer pays 41 a tonne, the railway keeps 10,000 * 23, half in each state.
  EXPECT_NEAR((usd[{"GEO", "buyer"}]), -12000 * 41, 1e-6);
  EXPECT_NEAR((usd[{"KAZ", "transport"}]), 10000 * 23 / 2.0, 1e-6);
  EXPECT_NEAR((usd[{"GEO", "transport"}]), 10000 * 23 / 2.0, 1e-6);
}

TEST(ValueAdded, OfMineSmelterTaxAndTariffIsEachItsOwn) {
  // 100 t of metal from 400 t of ore: ore costs 5 at the mine and 2 tax; smelting 40 per run of 4 t; sea 10; tariff 3;
  // inland 1.
  const TinyStudy tiny(
      {{"places.csv", "place_id,name,country,lat,lon,kind\nmine,Mine,KAZ,45,70,mine\nport,Port,JPN,42,141,port\n"},
       {"links.csv", "link_id,from,to,mode,countries,hours,cost_usd_per_t\nsea,mine,port,sea,KAZ,24,10\n"},
       {"goods.csv", "good_id,name,cargo,value_usd_per_t\nore,Ore,bulk,20\nmetal,Metal,bulk,100\n"},
       {"processes.csv", "process_id,name,inputs,outputs,cost_usd_per_run\nsmelt,Smelt,ore:4,metal:1,40\n"},
       {"plants.csv", "plant_id,name,process,place\nworks,Works,smelt,mine\n"},
       {"supply.csv", "supply_id,place,good,amount_t_per_year,cost_usd_per_t\nmine_1,mine,ore,1000,5\n"},
       {"policies.csv",
        "policy_id,name,kind,actor,goods,rate,rate_unit,in_base\ntax,Tax,extraction_tax,KAZ,ore,10,percent,yes\n"
        "tariff,Tariff,tariff,JPN,metal,3,usd/t,yes\n"},
       {"orders.csv",
        "order_id,kind,good,place,amount_t_per_year,firm,penalty_usd_per_t,inland_cost_usd_per_t\nwork,contract,metal,"
        "port,100,no,1000,1\n"}});
  std::map<std::pair<std::string, std::string>, double> usd;
  for (const ValueAdded& v : plan_of(tiny.read()).value_added) {
    usd[{v.country, v.stage}] = v.usd;
    EXPECT_NEAR(v.usd, v.cost_usd, 1e-6) << "nothing is scarce";
  }
  const std::map<std::pair<std::string, std::string>, double> by_hand = {
      {{"KAZ", "mine"}, 400 * 5},       {{"KAZ", "state"}, 400 * 2}, {{"KAZ", "processing"}, 100 * 40},
      {{"KAZ", "transport"}, 100 * 10}, {{"JPN", "state"}, 100 * 3}, {{"JPN", "trade"}, 100 * 1}};
  ASSERT_EQ(usd.size(), by_hand.size());
  for (const auto& [key, want] : by_hand) EXPECT_NEAR(usd[key], want, 1e-6) << key.first << " " << key.second;
}

TEST(Plan, FullRailSpillsToRoad) {
  const TinyStudy tiny(rail_and_road());
  const Plan plan = plan_of(tiny.read());
  EXPECT_EQ(plan.status, "optimal");
  EXPECT_NEAR(plan.objective_usd, 10000 * 18 + 2000 * 41, 1e-6);
  EXPECT_NEAR(flow_on(plan, "rail"), 10000, 1e-6);
  EXPECT_NEAR(flow_on(plan, "road"), 2000, 1e-6);
}

TEST(Plan, OneMoreTonneOnTheFullRailwaySavesTheDifference) {
  const TinyStudy tiny(rail_and_road());
  const Plan plan = plan_of(tiny.read());
  ASSERT_EQ(plan.bottlenecks.size(), 1U);
  const Bottleneck& rail = plan.bottlenecks.front();
  EXPECT_EQ(rail.limit.name, "rail");
  EXPECT_NEAR(rail.worth_usd_per_t, 41 - 18, 1e-9);
  EXPECT_NEAR(rail.until_t, 2000, 1e-6);  // then nothing is left on the road
  ASSERT_EQ(rail.displaced.size(), 1U);
  EXPECT_EQ(rail.displaced.front().from_link, "road");
  EXPECT_EQ(rail.displaced.front().to_link, "rail");
  EXPECT_NEAR(rail.displaced.front().t, 1, 1e-6);
}

/// One locomotive that takes 25 t in 50 h (24 h there, 24 back, 2 of rest): 8,760 h are 4,380 t, two hours a tonne. The
/// road takes 5,000 t and 2,620 t are missed at 1,000 USD, so a tonne more is worth 982 until none is missed.
TEST(Plan, AFullFleetIsToldByTheTonneAndNotByTheHour) {
  auto files = rail_and_road();
  files["fleets.csv"] = "fleet_id,selector,vehicles,payload_t,turn_factor,dwell_hours\nlocos,mode:rail,1,25,2,2\n";
  const TinyStudy tiny(files);
  const Plan plan = plan_of(tiny.read());
  const auto fleet = std::ranges::find(plan.bottlenecks, "locos", [](const Bottleneck& b) { return b.limit.name; });
  ASSERT_NE(fleet, plan.bottlenecks.end());
  EXPECT_NEAR(fleet->limit.price_usd_per_unit, 982. / 2, 1e-6);
  EXPECT_NEAR(fleet->worth_usd_per_t, 1000 - 18, 1e-6);
  EXPECT_NEAR(fleet->until_t, 2620, 1e-3);
  ASSERT_EQ(fleet->displaced.size(), 1U);
  EXPECT_EQ(fleet->displaced.front().order, "work");
  EXPECT_NEAR(fleet->displaced.front().t, 1, 1e-6);
}

TEST(Plan, ThePriceAtThePortIsWhatTheLastTonneCosts) {
  const TinyStudy tiny(rail_and_road());
  const Plan plan = plan_of(tiny.read());
  EXPECT_NEAR(plan.orders.front().price_usd_per_t, 41, 1e-9);
}

TEST(Plan, DoublingEveryCostDoublesTheBill) {
  auto files = rail_and_road();
  const TinyStudy once(files);
  files["changes.csv"] =
      "set,order,table,key,selector,column,operation,value\ntwice,1,links,,mode:rail | "
      "mode:road,cost_usd_per_t,scale,2\n"
      "twice,2,orders,work,,penalty_usd_per_t,scale,2\n";
  files["sets.csv"] = "set_id,name\ntwice,Twice\n";
  const TinyStudy twice(files);
  EXPECT_NEAR(plan_of(twice.read(), {.with = {"twice"}, .without = {}}).objective_usd,
              2 * plan_of(once.read()).objective_usd, 1e-6);
}

TEST(Plan, NamesWhatCannotHoldTogether) {
  auto files = rail_and_road();
  files["orders.csv"] = "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,16000,yes\n";
  const TinyStudy tiny(files);
  const auto conflict = conflict_of(tiny.read());
  std::set<std::string> names;
  for (const ConflictRow& row : conflict) names.insert(row.kind + "/" + row.name);
  EXPECT_EQ(names, (std::set<std::string>{"link/rail", "link/road", "order/work"}));  // 16,000 t over 15,000 t
}

TEST(Plan, AFirmOrderThatNothingCanReachIsToldAlone) {
  auto files = rail_and_road();
  files["orders.csv"] = "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,16000,yes\n";
  files["supply.csv"] = "supply_id,place,good,amount_t_per_year\n";
  const TinyStudy tiny(files);
  const auto conflict = conflict_of(tiny.read());
  ASSERT_EQ(conflict.size(), 1U);
  EXPECT_EQ(conflict.front().name, "work");
}

/// One random world with its model and answer.
struct Solved : Modelled {
  Result<Answer> answer;
  explicit Solved(Random& random) : Modelled(random), answer(solve_arcs(model, {})) {}
};

TEST(PlanOnRandomWorlds, PrimalMeetsDual) {
  Random random(20261);
  for (int round = 0; round < 60; ++round) {
    const Solved s(random);
    ASSERT_TRUE(s.answer && s.answer->complete) << "seed 20261, round " << round;
    EXPECT_LE(s.answer->total.gap(), 1e-9) << "seed 20261, round " << round;
    EXPECT_LE(s.answer->total.worst_row, 1e-9);
    for (const LpCheck& check : s.answer->checks) EXPECT_LE(check.gap(), 1e-9);
  }
}

TEST(PlanOnRandomWorlds, PartsOfTheCostAddUpToTheCost) {
  Random random(20262);
  for (int round = 0; round < 10; ++round) {
    const Solved s(random);
    for (std::size_t j = 0; j < s.model.columns.size(); ++j) {
      const ColumnKind kind = s.model.columns[j].kind;
      if (kind == ColumnKind::kTake || kind == ColumnKind::kUnmet || kind == ColumnKind::kShort ||
          kind == ColumnKind::kMiss)
        continue;
      const double discount = s.network.periods[s.model.columns[j].period].discount;
      const PaidFees paid(s.model, s.answer->x);
      ASSERT_NEAR(cost_parts(s.model, paid, j).total() * discount, s.model.lp.cost[j], 1e-9) << s.model.column_name(j);
    }
  }
}

TEST(PlanOnRandomWorlds, ValueAddedAddsUpToWhatTheOrdersPay) {
  Random random(20269);
  for (int round = 0; round < 20; ++round) {
    const TinyStudy tiny(random_world(random));
    const Plan plan = plan_of(tiny.read());
    double paid = 0, added = 0, size = 1;
    for (const OrderResult& o : plan.orders) paid += o.price_usd_per_t * o.served_t;
    for (const ValueAdded& v : plan.value_added) {
      added += v.usd;
      size += std::abs(v.usd);
    }
    EXPECT_NEAR(added, paid, 1e-7 * size) << "seed 20269, round " << round;
  }
}

TEST(PlanOnRandomWorlds, GainsAddUpToWhatThePlanIsWorthAndTheFees) {
  Random random(20294);
  int with_fees = 0;
  for (int round = 0; round < 20; ++round) {
    const TinyStudy tiny(random_world(random));
    const Plan plan = plan_of(tiny.read());
    double all = 0, fees = 0;
    for (const Gain& g : plan.gains) {
      all += g.usd;
      if (g.role == "state") fees += g.usd;
    }
    EXPECT_NEAR(all - fees, -plan.objective_usd, 1e-7 * plan.gross_usd) << "seed 20294, round " << round;
    with_fees += fees > 0 ? 1 : 0;
  }
  EXPECT_GT(with_fees, 10);
}

TEST(PlanOnRandomWorlds, ChainsAddUpToEveryDeliveredTonne) {
  Random random(20263);
  std::size_t chains_seen = 0;
  for (int round = 0; round < 60; ++round) {
    const Solved s(random);
    double delivered = 0;
    double bill = 0;
    double paid = 0;
    const PaidFees fees(s.model, s.answer->x);
    for (std::size_t j = 0; j < s.answer->x.size(); ++j) {
      if (s.model.columns[j].kind == ColumnKind::kServe) delivered += s.answer->x[j];
      paid += cost_parts(s.model, fees, j).total() * s.answer->x[j];
    }
    double sum = 0;
    for (const Chain& chain : decompose(s.model, s.answer->x)) {
      ++chains_seen;
      sum += chain.t;
      bill += describe(s.model, fees, chain).cost.total();
    }
    EXPECT_NEAR(sum, delivered, 1e-6) << "seed 20263, round " << round;
    // What is paid for goods that are thrown away belongs to no chain, so chains never pay more than the plan.
    EXPECT_LE(bill, paid + 1e-4);
  }
  EXPECT_GT(chains_seen, 300U);
}

TEST(PlanOnRandomWorlds, TheAnswerDoesNotDependOnTheNumberOfThreads) {
  Random random(20264);
  for (int round = 0; round < 5; ++round) {
    const Solved s(random);
    PlanRequest two;
    two.threads = 2;
    const auto again = solve_arcs(s.model, two);
    EXPECT_EQ(s.answer->x, again->x);
    EXPECT_EQ(s.answer->y, again->y);
  }
}

TEST(PlanOnRandomWorlds, AClosedLinkNeverHelps) {
  Random random(20265);
  for (int round = 0; round < 20; ++round) {
    auto files = random_world(random);
    files["sets.csv"] = "set_id,name\nclosed,Closed\n";
    files["changes.csv"] = "set,table,key,column,operation,value\nclosed,links,l1,status,set,closed\n";
    const TinyStudy tiny(files);
    const Study study = tiny.read();
    const double open = plan_of(study).objective_usd;
    EXPECT_GE(plan_of(study, {.with = {"closed"}, .without = {}}).objective_usd, open - 1e-6 * std::abs(open))
        << "seed 20265, round " << round;
  }
}

TEST(PlanOnRandomWorlds, NamesOfColumnsAndRowsAreUnique) {
  Random random(20266);
  const Solved s(random);
  std::set<std::string> names;
  for (std::size_t j = 0; j < s.model.columns.size(); ++j)
    EXPECT_TRUE(names.insert(s.model.column_name(j)).second) << s.model.column_name(j);
  for (std::size_t i = 0; i < s.model.rows.size(); ++i)
    EXPECT_TRUE(names.insert("row " + s.model.row_name(i)).second) << s.model.row_name(i);
}

}  // namespace
}  // namespace korridor
