// Small maps drawn by hand: corridors and their classes, days of departure, events, what differs.

#include <algorithm>

#include "korridor/routing/ways.h"
#include "support/tiny_study.h"

namespace korridor {
namespace {

/// mine -> port by China (10 usd/t, 10 h), by the Caspian (12 usd/t, 9 h), by both (7 usd/t, 30 h); ice on a river (1
/// usd/t).
std::map<std::string, std::string> three_ways() {
  return {
      {"places.csv",
       "place_id,name,country,lat,lon,kind\nmine,Mine,KAZ,45,70,mine\ncn,Khorgos,CHN,44,80,border\n"
       "az,Alat,AZE,40,49,port\nport,Port,JPN,35,139,port\n"},
      {"links.csv",
       "link_id,from,to,mode,direction,countries,length_km,capacity_t_per_year,base_load_t_per_year,hours,"
       "spread_hours,cost_usd_per_t,status,closed_months\n"
       "kz_cn,mine,cn,rail,both,KAZ;CHN,100,,,4,3,6,open,\ncn_jp,cn,port,sea,both,CHN;JPN,900,5000,1000,6,4,4,open,\n"
       "kz_az,mine,az,ferry,both,KAZ;AZE,300,,,5,0,6,open,\naz_jp,az,port,sea,both,AZE;JPN,700,,,4,0,6,open,\n"
       "cn_az,cn,az,rail,forward,CHN;AZE,500,,,21,0,0.5,open,\n"
       "az_cheap,az,port,sea,both,AZE;JPN,800,,,5,0,0.5,planned,\n"
       "river,mine,port,inland_water,both,KAZ;JPN,50,,,1,0,1,open,12;1;2\n"},
      {"goods.csv", "good_id,name,cargo\nore,Ore,bulk\n"},
      {"corridors.csv",
       "corridor_id,name,class,gateway\nCHINA,By China,East,link:kz_cn\nTITR,By the Caspian,West,country:AZE & "
       "mode:ferry\n"},
      {"events.csv",
       "event_id,name,selector,rate_per_year,duration_days,depth,in_base\nwind,Wind,place:cn,2,4,0.5,no\n"
       "strike,Strike,link:kz_az | link:az_jp,1,3,1,no\n"},
      {"sources.csv",
       "source_id,publisher,title,date,url,language\ns1,Railway,Tariff,2025-01-01,https://example.org,en\n"},
      {"claims.csv", "claim_id,source,subject,property,value,unit\nc1,s1,kz_cn,tariff,6,usd/t\n"},
      {"citations.csv", "table,key,column,kind,claims\nlinks,kz_cn,cost_usd_per_t,cited,c1\n"}};
}

Ways find(const std::map<std::string, std::string>& files, const char* day = "2026-01-15",
          const std::vector<std::string>& avoid = {}, int alternatives = 0) {
  const TinyStudy folder(files);
  const Study study = folder.read();
  const auto world = World::apply(study, {});
  WayRequest request;
  request.from = "mine";
  request.to = "port";
  request.avoid = avoid;
  request.depart = parse_date(day);
  request.alternatives = alternatives;
  auto ways = find_ways(world.value(), request);
  if (ways) return std::move(*ways);
  ADD_FAILURE() << to_line(ways.error().front());
  return {};
}

std::vector<std::string> links_of(const Way& way) {
  std::vector<std::string> links;
  for (const Leg& leg : way.legs) links.push_back(leg.link);
  return links;
}

using Names = std::vector<std::string>;

TEST(WaysByHand, EachClassHasItsCheapestWayWithWhatBeatsIt) {
  const Ways ways = find(three_ways());
  ASSERT_EQ(ways.by_class.size(), 2U);
  const Way& east = ways.by_class[0];
  const Way& west = ways.by_class[1];
  EXPECT_EQ(east.corridor_class, "East");
  EXPECT_EQ(links_of(east), (Names{"kz_cn", "cn_jp"}));
  EXPECT_EQ(east.corridors, (Names{"CHINA"}));
  EXPECT_DOUBLE_EQ(east.cost_usd_per_t, 10);
  EXPECT_EQ(links_of(west), (Names{"kz_az", "az_jp"}));
  EXPECT_DOUBLE_EQ(west.cost_usd_per_t, 12);
  EXPECT_TRUE(west.dominated_by.empty());  // it is faster: 9 h against 10
}

/// In June the river is open: 1 usd/t, through no gateway, and better than every corridor.
TEST(WaysByHand, AWayThroughNoGatewayStandsBesideThoseOfTheClasses) {
  const Ways ways = find(three_ways(), "2026-06-15");
  ASSERT_EQ(ways.by_class.size(), 3U);
  EXPECT_EQ(ways.by_class[0].corridor_class, "");
  EXPECT_EQ(links_of(ways.by_class[0]), (Names{"river"}));
  EXPECT_TRUE(ways.by_class[0].dominated_by.empty());
  for (const std::size_t k : {1, 2}) EXPECT_EQ(ways.by_class[k].dominated_by, (Names{""}));
}

TEST(WaysByHand, ASlowerDearerRiskierClassNamesWhatBeatsIt) {
  auto files = three_ways();
  files["changes.csv"] = "set,order,table,key,column,operation,value\nslow,1,links,kz_az,hours,set,40\n";
  files["sets.csv"] = "set_id,name\nslow,Slow ferry\n";
  files["events.csv"] += "queue,Queue,link:kz_az,1,30,1,no\n";
  const TinyStudy folder(files);
  const Study study = folder.read();
  WorldRequest slow;
  slow.with = {"slow"};
  const auto world = World::apply(study, slow);
  WayRequest request;
  request.from = "mine";
  request.to = "port";
  request.depart = parse_date("2026-01-15");
  const auto ways = find_ways(world.value(), request);
  ASSERT_TRUE(ways);
  const auto west = std::ranges::find(ways->by_class, "West", &Way::corridor_class);
  ASSERT_NE(west, ways->by_class.end());
  EXPECT_EQ(west->dominated_by, (Names{"East"}));
}

TEST(WaysByHand, RiskCountsAnEventOnEachArcAndStoppedDaysCountItOnce) {
  const Ways ways = find(three_ways());
  const Way& east = ways.by_class[0];
  EXPECT_DOUBLE_EQ(east.risk, 4);  // 2 a year * 4 days * half
  EXPECT_EQ(east.events, (Names{"wind"}));
  const Way& west = ways.by_class[1];
  EXPECT_DOUBLE_EQ(west.risk, 6);  // one strike of 3 days, on two links
  EXPECT_DOUBLE_EQ(west.stopped_days, 3);
  EXPECT_EQ(west.events, (Names{"strike"}));
}

TEST(WaysByHand, StatesOfTheEndsCannotStopTheCargoThoseBetweenCan) {
  const Ways ways = find(three_ways());
  EXPECT_EQ(ways.by_class[0].countries, (Names{"KAZ", "CHN", "JPN"}));
  EXPECT_EQ(ways.by_class[0].can_stop, (Names{"CHN"}));
}

TEST(WaysByHand, WhatStillFitsIsTheNarrowestLinkAfterOtherTraffic) {
  EXPECT_DOUBLE_EQ(find(three_ways()).by_class[0].free_t_per_year, 4000);
}

TEST(WaysByHand, SpreadsAddInQuadrature) {
  const Way east = find(three_ways()).by_class[0];
  EXPECT_DOUBLE_EQ(east.time.mean, 10);
  EXPECT_DOUBLE_EQ(east.time.deviation, 5);  // 3, 4, 5
}

TEST(WaysByHand, LegsNameTheirClaims) {
  const Way east = find(three_ways()).by_class[0];
  EXPECT_EQ(east.legs[0].claims, (Names{"c1"}));
  EXPECT_TRUE(east.legs[1].claims.empty());
}

TEST(WaysByHand, TheRiverOpensWhenTheIceIsGone) {
  EXPECT_EQ(find(three_ways(), "2026-02-28").pareto.front().cost_usd_per_t, 10);
  const Ways spring = find(three_ways(), "2026-03-01");
  EXPECT_EQ(links_of(spring.pareto.front()), (Names{"river"}));
  EXPECT_EQ(spring.pareto.size(), 1U);  // it beats all others in everything
}

TEST(WaysByHand, TheFirstDayOfTheHorizonIsTheDayOfDeparture) {
  const TinyStudy folder(three_ways());
  const Study study = folder.read();
  const auto world = World::apply(study, {});
  WayRequest request;
  request.from = "mine";
  request.to = "port";
  EXPECT_EQ(to_string(find_ways(world.value(), request)->day), "2026-01-01");
}

TEST(WaysByHand, APlannedLinkStandsInTheCutWithItsReason) {
  auto files = three_ways();
  std::string& links = files["links.csv"];
  links.erase(links.find("river,"));
  const Ways ways = find(files, "2026-01-15", {"country:CHN", "link:az_jp"});
  ASSERT_EQ(ways.cut.size(), 1U);  // 6.5 usd/t by the planned leg, 12 by the avoided one
  EXPECT_EQ(ways.cut[0].asset, "link:az_cheap");
  EXPECT_EQ(ways.cut[0].why, "planned, not built");
}

TEST(WaysByHand, AClosedSeasonStandsInTheCutWithItsReason) {
  const Ways ways = find(three_ways(), "2026-01-15", {"country:CHN", "place:az"});
  ASSERT_EQ(ways.cut.size(), 1U);
  EXPECT_EQ(ways.cut[0].asset, "link:river");
  EXPECT_EQ(ways.cut[0].why, "closed on that day");
  EXPECT_EQ(ways.lift, (Names{"country:CHN"}));
}

TEST(WaysByHand, ACutIsOneAssetTheCheapestAndSaysWhy) {
  const Ways ways = find(three_ways(), "2026-03-01", {"mode:inland_water | place:az", "link:cn_jp"});
  ASSERT_EQ(ways.cut.size(), 1U);  // the river at 1 usd/t, the sea from China at 10, or Alat at 12
  EXPECT_EQ(ways.cut[0].asset, "link:river");
  EXPECT_EQ(ways.cut[0].why, "avoided by mode:inland_water");
}

TEST(WaysByHand, AvoidNamesWhatItMeans) {
  const Ways ways = find(three_ways(), "2026-01-15", {"place:az"});
  EXPECT_NE(std::ranges::find(ways.matched, "place:az"), ways.matched.end());
}

TEST(WaysByHand, AlternativesShareAtMostSixTenthsOfTheirLength) {
  const Ways ways = find(three_ways(), "2026-03-01", {}, 3);
  ASSERT_EQ(ways.alternatives.size(), 3U);
  EXPECT_EQ(links_of(ways.alternatives[0]), (Names{"river"}));
  EXPECT_EQ(links_of(ways.alternatives[1]), (Names{"kz_cn", "cn_jp"}));
  EXPECT_EQ(links_of(ways.alternatives[2]), (Names{"kz_az", "az_jp"}));
}

TEST(WaysByHand, AnUnknownPlaceIsAnErrorWithTheNearestName) {
  const TinyStudy folder(three_ways());
  const Study study = folder.read();
  const auto world = World::apply(study, {});
  WayRequest request;
  request.from = "mine";
  request.to = "portt";
  const auto ways = find_ways(world.value(), request);
  ASSERT_FALSE(ways);
  EXPECT_EQ(ways.error().front().code, "unknown_id");
  EXPECT_NE(ways.error().front().hint.find("port"), std::string::npos);
  request.to = "mine";
  EXPECT_EQ(find_ways(world.value(), request).error().front().code, "same_place");
}

TEST(WaysByHand, SameRequestGivesTheSameWays) {
  const Ways a = find(three_ways(), "2026-03-01", {}, 3), b = find(three_ways(), "2026-03-01", {}, 3);
  ASSERT_EQ(a.pareto.size(), b.pareto.size());
  for (std::size_t w = 0; w < a.pareto.size(); ++w) EXPECT_EQ(links_of(a.pareto[w]), links_of(b.pareto[w]));
  for (std::size_t w = 0; w < a.alternatives.size(); ++w)
    EXPECT_EQ(links_of(a.alternatives[w]), links_of(b.alternatives[w]));
}

/// a -> b -> d and a -> c -> d; b has handling and takes 100 t a year.
std::map<std::string, std::string> handling_at_b() {
  return {{"places.csv",
           "place_id,name,country,lat,lon,kind,throughput_t_per_year,handling_cost_usd_per_t\nmine,A,KAZ,40,50,mine,,\n"
           "b,B,KAZ,41,51,port,100,2\nc,C,KAZ,42,52,port,,\nport,D,KAZ,43,53,port,,\n"},
          {"links.csv",
           "link_id,from,to,mode,countries,length_km,hours,cost_usd_per_t\nab,mine,b,rail,KAZ,10,1,5\n"
           "bd,b,port,rail,KAZ,10,1,5\nac,mine,c,road,KAZ,10,1,1\ncd,c,port,road,KAZ,10,1,1\n"},
          {"goods.csv", "good_id,name,cargo\nore,Ore,bulk\n"},
          {"events.csv", "event_id,name,selector,rate_per_year,duration_days,depth\nwind,Wind,place:b,1,4,1\n"}};
}

TEST(WaysByHand, APlaceWithHandlingCountsOnceInCutAndRiskAndBoundsWhatFits) {
  EXPECT_DOUBLE_EQ(find(handling_at_b(), "2026-01-15", {"place:c"}).pareto[0].risk, 4);
  EXPECT_DOUBLE_EQ(find(handling_at_b(), "2026-01-15", {"place:c"}).pareto[0].free_t_per_year, 100);
  const Ways none = find(handling_at_b(), "2026-01-15", {"place:b", "link:ac | link:cd"});
  ASSERT_EQ(none.cut.size(), 1U);  // one place against two links
  EXPECT_EQ(none.cut[0].asset, "place:b");
}

TEST(WaysByHand, AStartThatIsAvoidedStandsInTheCut) {
  const Ways none = find(handling_at_b(), "2026-01-15", {"place:mine"});
  ASSERT_EQ(none.cut.size(), 1U);
  EXPECT_EQ(none.cut[0].asset, "place:mine");
}

TEST(WaysByHand, AWayOfAClassComesToNoPlaceTwice) {
  auto files = three_ways();
  files["corridors.csv"] = "corridor_id,name,class,gateway\nB,Branch,Branch,link:branch\n";
  files["places.csv"] += "end,End,KAZ,46,70,mine\n";
  std::string& links = files["links.csv"];
  links += "branch,mine,end,rail,both,KAZ,90,,,1,0,0,open,\n";
  EXPECT_TRUE(find(files).by_class.empty());  // out to the end of the branch and back is no way
  links += "longer,end,cn,rail,both,KAZ;CHN,90,,,1,0,50,open,\n";
  const Ways ways = find(files);
  ASSERT_EQ(ways.by_class.size(), 2U);  // with the cheapest that crosses no gateway
  EXPECT_EQ(ways.by_class[1].corridor_class, "Branch");
  EXPECT_EQ(links_of(ways.by_class[1]), (Names{"branch", "longer", "cn_jp"}));
}

}  // namespace
}  // namespace korridor
