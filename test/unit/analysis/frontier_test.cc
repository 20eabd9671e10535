#include "korridor/analysis/frontier.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// Railway 10,000 t at 18 (a fifth of it Russian), road 5,000 t at 41, 12,000 t wanted or 1,000 USD for each missing
/// one.
std::map<std::string, std::string> russian_railway() {
  auto files = rail_and_road();
  files["owners.csv"] = "owner_id,asset,holder,percent\na,links:rail,RUS,20\n";
  return files;
}

/// The same with a ship through Iran at 800 in all.
std::map<std::string, std::string> with_a_ship() {
  auto files = russian_railway();
  files["places.csv"] += "gulf,Gulf,IRN,27,56,port\n";
  files["links.csv"] += "down,mine,gulf,rail,KAZ;IRN,,24,400\nship,gulf,port,sea,IRN;GEO,,24,400\n";
  return files;
}

std::vector<FrontierCurve> curves_of(const Study& study, const FrontierRequest& ask, PlanRequest plan = {}) {
  const auto world = World::apply(study);
  const auto curves = find_frontier(*world, plan, ask);
  if (curves) return *curves;
  ADD_FAILURE() << to_line(curves.error().front());
  return {};
}

void expect_points(const FrontierCurve& curve, const std::vector<std::pair<double, double>>& expected) {
  ASSERT_EQ(curve.points.size(), expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    EXPECT_NEAR(curve.points[i].cap_t, expected[i].first, 1e-3) << i;
    EXPECT_NEAR(curve.points[i].extra_usd, expected[i].second, 1e-2) << i;
  }
}

/// The same; the order is firm, so no penalty tells what a tonne is worth.
std::map<std::string, std::string> with_a_ship_and_a_firm_order() {
  auto files = with_a_ship();
  files["orders.csv"] = "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,12000,yes\n";
  return files;
}

TEST(Frontier, AFirmOrderTakesTheDearWayAsWell) {
  const TinyStudy tiny(with_a_ship_and_a_firm_order());
  for (const bool may_miss : {false, true}) {
    const auto curves = curves_of(tiny.read(), {.on = "owner:RUS", .orders = "", .may_miss = may_miss});
    ASSERT_EQ(curves.size(), 1U);
    expect_points(curves.front(), {{10000, 0}, {7000, 3000 * 23}, {0, 3000 * 23 + 7000 * 782}});
    EXPECT_EQ(curves.front().end, "independent");
  }
}

TEST(Frontier, EndsWhereAFirmOrderHasNoOtherWay) {
  auto files = russian_railway();
  files["orders.csv"] = with_a_ship_and_a_firm_order()["orders.csv"];
  const TinyStudy tiny(files);
  for (const bool may_miss : {false, true}) {
    const auto curves = curves_of(tiny.read(), {.on = "owner:RUS", .orders = "", .may_miss = may_miss});
    ASSERT_EQ(curves.size(), 1U);
    expect_points(curves.front(), {{10000, 0}, {7000, 3000 * 23}});
    EXPECT_EQ(curves.front().end, "no_way");
  }
}

TEST(Frontier, EndsWhereAPromisedVolumeWouldBreak) {
  auto files = with_a_ship();
  files["limits.csv"] =
      "limit_id,kind,bound,selector,goods,amount_t_per_year\npromise,delivered,least,owner:RUS,iron_ore,4000\n";
  const TinyStudy tiny(files);
  for (const bool may_miss : {false, true}) {
    const auto curves = curves_of(tiny.read(), {.on = "owner:RUS", .orders = "", .may_miss = may_miss});
    ASSERT_EQ(curves.size(), 1U);
    expect_points(curves.front(), {{10000, 0}, {7000, 3000 * 23}, {4000, 3000 * 23 + 3000 * 782}});
    EXPECT_EQ(curves.front().end, "no_way");
  }
}

TEST(Frontier, BendsWhereTheRoadIsFullAndEndsWhenNothingPassesAnyMore) {
  const TinyStudy tiny(with_a_ship());
  const auto curves = curves_of(tiny.read(), {.on = "owner:RUS", .orders = ""});
  ASSERT_EQ(curves.size(), 1U);
  const FrontierCurve& c = curves.front();
  // 3,000 t go to the road at 41 - 18 more, the other 7,000 to the ship at 800 - 18 more.
  expect_points(c, {{10000, 0}, {7000, 3000 * 23}, {0, 3000 * 23 + 7000 * 782}});
  EXPECT_EQ(c.end, "independent");
  EXPECT_NEAR(c.points[0].cost_usd, 262000, 1e-6);
  EXPECT_NEAR(c.points[0].next_usd_per_t, 23, 1e-6);
  EXPECT_NEAR(c.points[1].next_usd_per_t, 782, 1e-6);
  EXPECT_NEAR(c.points[0].share_of_served, 10. / 12, 1e-9);
  EXPECT_NEAR(c.points[1].share_of_base, 0.7, 1e-6);
  for (const FrontierPoint& p : c.points) EXPECT_NEAR(p.unmet_t, 0, 1e-6);
}

TEST(Frontier, SaysWhatMovesAndWhichLimitFills) {
  const TinyStudy tiny(with_a_ship());
  const auto curves = curves_of(tiny.read(), {.on = "owner:RUS", .orders = ""});
  const auto& changes = curves.front().points[1].changes;
  double rail = 0, road = 0;
  for (const Moved& m : changes) {
    if (m.kind == "link" && m.id == "rail") rail = m.t;
    if (m.kind == "link" && m.id == "road") road = m.t;
  }
  EXPECT_NEAR(rail, -3000, 1e-3);
  EXPECT_NEAR(road, 3000, 1e-3);
  const auto& last = curves.front().points[2].changes;
  EXPECT_TRUE(std::ranges::any_of(last, [](const Moved& m) { return m.kind == "limit" && m.id == "road"; }));
}

TEST(Frontier, StopsWhereLessWouldLeaveADeliveryOutUnlessThatIsAskedFor) {
  const TinyStudy tiny(russian_railway());
  const Study study = tiny.read();
  const auto held = curves_of(study, {.on = "owner:RUS", .orders = ""});
  expect_points(held.front(), {{10000, 0}, {7000, 69000}});
  EXPECT_EQ(held.front().end, "no_way");
  const auto missed = curves_of(study, {.on = "owner:RUS", .orders = "", .may_miss = true});
  // past the road, each tonne is given up at 1,000 instead of 18
  expect_points(missed.front(), {{10000, 0}, {7000, 69000}, {0, 69000 + 7000 * 982}});
  EXPECT_EQ(missed.front().end, "independent");
  EXPECT_NEAR(missed.front().points.back().unmet_t, 7000, 1e-3);
}

TEST(Frontier, SplitsThePremiumIntoPartsThatAddUpToIt) {
  auto files = with_a_ship();
  files["policies.csv"] =
      "policy_id,kind,actor,target,goods,rate,rate_unit,in_base,selector\nfee,transit_fee,IRN,,,30,usd/"
      "t,yes,link:ship\n";
  const TinyStudy tiny(files);
  const auto curves = curves_of(tiny.read(), {.on = "owner:RUS", .orders = ""});
  const FrontierCurve& c = curves.front();
  ASSERT_EQ(c.premium.size(), 1U);
  const Premium& p = c.premium.front();
  // base 10,000 at 18 and 2,000 at 41; then 5,000 at 41 and 7,000 at 800 + 30 of fee
  EXPECT_NEAR(p.distance, (5000. * 41 + 7000. * 800 - 262000) / 12000, 1e-6);
  EXPECT_NEAR(p.fees, 7000. * 30 / 12000, 1e-6);
  EXPECT_NEAR(p.congestion, 0, 1e-6);
  EXPECT_NEAR(p.usd_per_t * p.t, c.premium_usd, 1e-2);
}

TEST(Frontier, CountsWhatOthersPayAsCongestionAndNamesThem) {
  auto files = russian_railway();
  // A second buyer shares the road: when the first leaves the railway, he is pushed onto it.
  files["orders.csv"] += "other,contract,coal,port,4000,no,500\n";
  files["goods.csv"] += "coal,Coal,bulk\n";
  files["supply.csv"] += "pit,mine,coal,20000,0\n";
  const TinyStudy tiny(files);
  const auto curves = curves_of(tiny.read(), {.on = "owner:RUS", .orders = "good:iron_ore"});
  // 16,000 t on 15,000 of room: 1,000 t of coal are given up. Iron ore leaves the railway, coal takes its place: no
  // tonne costs more than before, whoever goes where.
  const FrontierCurve& c = curves.front();
  ASSERT_FALSE(c.points.empty());
  const FrontierPoint& last = c.points.back();
  EXPECT_NEAR(last.cap_t, 7000, 1e-3);
  EXPECT_NEAR(last.extra_usd, 0, 1e-2);
  if (c.premium.empty()) return;
  EXPECT_NEAR(c.premium.front().usd_per_t * c.premium.front().t, c.premium_usd, 1e-2);
}

TEST(Frontier, OfWhatNothingPassesThroughHasAReasonAndNoCurve) {
  const TinyStudy tiny(with_a_ship());
  const Study study = tiny.read();
  const auto curves = curves_of(study, {.on = "country:IRN", .orders = ""});
  EXPECT_EQ(curves.front().reason, "nothing of these deliveries passes through it");
  EXPECT_TRUE(curves.front().points.empty());
  const auto world = World::apply(study);
  const auto none = find_frontier(*world, {}, {.on = "country:IRN", .orders = "place:mine"});
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().front().code, "no_order");
}

TEST(Frontier, ThatGivesUpEveryDeliveryHasNoPremiumAndNoShare) {
  auto files = russian_railway();
  files["links.csv"] = files["links.csv"].substr(0, files["links.csv"].find("road"));
  const TinyStudy tiny(files);
  const auto curves = curves_of(tiny.read(), {.on = "owner:RUS", .orders = "", .may_miss = true});
  // 10,000 t by rail at 18 or none of them at 1,000
  expect_points(curves.front(), {{10000, 0}, {0, 10000 * 982}});
  EXPECT_EQ(curves.front().points.back().share_of_served, 0);
  EXPECT_TRUE(curves.front().premium.empty());
}

TEST(Frontier, EndsWhereItIsToldToAndKnowsNoOtherEngine) {
  const TinyStudy tiny(with_a_ship());
  const Study study = tiny.read();
  const auto world = World::apply(study);
  for (const int most : {1, 4}) {  // in the first plan, and later
    PlanRequest stopped;
    int told = 0;
    stopped.tell = [&](double, double) { return ++told < most; };
    const auto cut = find_frontier(*world, stopped, {.on = "owner:RUS", .orders = ""});
    ASSERT_FALSE(cut.has_value()) << most;
    EXPECT_EQ(cut.error().front().code, "limit_reached") << most;
  }
  const auto other =
      find_frontier(*world, {.period = std::nullopt, .engine = "arcs"}, {.on = "owner:RUS", .orders = ""});
  ASSERT_FALSE(other.has_value());
  EXPECT_EQ(other.error().front().code, "usage");
}

/// The same plan with the cap written as a row of `limits`, by the other engine.
double bill_under_a_limit(std::map<std::string, std::string> files, const std::string& on, double cap) {
  files["limits.csv"] += "cap,delivered," + on + ",metal," + std::to_string(cap) + ",,,,\n";
  const TinyStudy tiny(files);
  PlanRequest request{.period = PeriodKind::kYear, .engine = "arcs"};
  return plan_of(tiny.read(), {}, request).objective_usd;
}

double on_the_curve(const FrontierCurve& curve, double cap) {
  for (std::size_t i = 1; i < curve.points.size(); ++i) {
    const FrontierPoint &right = curve.points[i - 1], &left = curve.points[i];
    if (cap < left.cap_t) continue;
    return left.cost_usd + (right.cost_usd - left.cost_usd) * (cap - left.cap_t) / (right.cap_t - left.cap_t);
  }
  return NAN;
}

TEST(FrontierOnRandomWorlds, AgreesWithASweepOfLimitsByTheOtherEngine) {
  Random random(20292);
  int compared = 0, bends = 0;
  for (int round = 0; round < 20; ++round) {
    const auto files = random_world(random);
    const TinyStudy tiny(files);
    const Study study = tiny.read();
    for (const char* on : {"mode:rail", "country:AZE"}) {
      const auto curves =
          curves_of(study, {.on = on, .orders = "good:metal", .may_miss = true}, {.period = PeriodKind::kYear});
      const FrontierCurve& c = curves.front();
      if (c.points.size() < 2) continue;
      bends += static_cast<int>(c.points.size()) - 2;
      for (const double share : {0.0, 0.07, 0.31, 0.5, 0.77, 0.95}) {
        const double cap = share * c.through_t;
        if (cap < c.points.back().cap_t) continue;
        // a bend of less than a ten-thousandth of the height may be passed over: the line is never below the curve
        const double bill = bill_under_a_limit(files, on, cap), rounding = 1e-6 * std::max(1.0, std::abs(bill));
        EXPECT_LE(on_the_curve(c, cap) - bill, 1e-4 * c.points.back().extra_usd + rounding)
            << "seed 20292, round " << round << " " << on << " " << share;
        EXPECT_GE(on_the_curve(c, cap) - bill, -rounding) << "seed 20292, round " << round << " " << on << " " << share;
        ++compared;
      }
    }
  }
  EXPECT_GT(compared, 40);
  EXPECT_GT(bends, 10);
}

TEST(FrontierOnRandomWorlds, IsConvexKeepsDeliveriesAndAddsUp) {
  Random random(20293);
  int curves_seen = 0;
  for (int round = 0; round < 20; ++round) {
    const TinyStudy tiny(random_world(random));
    const Study study = tiny.read();
    for (const FrontierCurve& c : curves_of(study, {.on = "mode:rail | mode:sea", .orders = ""})) {
      double slope = -1e-6;
      for (std::size_t i = 0; i + 1 < c.points.size(); ++i) {
        EXPECT_GE(c.points[i].next_usd_per_t, slope - 1e-6 * std::abs(slope))
            << "seed 20293, round " << round << " " << c.good;
        slope = c.points[i].next_usd_per_t;
      }
      // nothing is missed up to the end, whose last tonne costs no more than some ways of these worlds
      for (const FrontierPoint& p : c.points) EXPECT_NEAR(p.served_t, c.served_t, 1e-9 * c.served_t + 1e-6);
      EXPECT_LT(slope, 1e5) << "seed 20293, round " << round << " " << c.good;
      double sum = 0;
      for (const Premium& p : c.premium) sum += p.usd_per_t * p.t;
      if (!c.premium.empty()) {
        EXPECT_NEAR(sum, c.premium_usd, 0.01 + 1e-9 * std::abs(sum));
      }
      curves_seen += c.points.size() > 1 ? 1 : 0;
    }
  }
  EXPECT_GT(curves_seen, 10);
}

}  // namespace
}  // namespace korridor
