#include <gtest/gtest.h>

#include "unit/report/small_world.h"

// What the page says of other states, of contracts and markets.

namespace korridor {
namespace {

TEST(Report, WhatAMarketDoesNotTakeIsOwedToNobody) {
  SmallWorld world("Mine", {{"orders.csv",
                             "order_id,name,kind,buyer,good,place,steps\njapan,Japan: iron,market,JPN,iron,harbour,"
                             "500:12000\n"}});
  world.input.scenario = world.input.plan;
  world.input.scenario["sets"] = {"open_deep"};
  world.input.scenario["orders"][0]["unmet_t"] = 2500;
  EXPECT_TRUE(tells(text(section(world.render(), "answer")), "what contracts owe is delivered as without it"));
}

TEST(Report, StatesAsClassesOfCorridorsBearTheirNameInTheLanguageOfThePage) {
  SmallWorld world;
  world.input.ways["by_class"][1]["class"] = "Argentina";
  world.input.lang = "de";
  EXPECT_TRUE(tells(section(world.render(), "ways"), "Argentinien"));
}

/// The second way is out of the hands that the first is in, whatever its class is called.
TEST(Report, TheSecondWayIsTheCheapestThatTheSameStatesCannotStop) {
  SmallWorld world;
  Json& classes = world.input.ways["by_class"];
  classes[1]["class"] = "South";
  Json near = classes[0];
  near["class"] = "East";
  near["cost_usd_per_t"] = 140;  // China can stop this one as well
  classes.push_back(near);
  EXPECT_TRUE(tells(text(section(world.render(), "answer")), "by the class “South” it costs"));
  classes[1]["can_stop"] = {"GEO", "CHN"};  // now both lead through China: the next cheapest
  EXPECT_TRUE(tells(text(section(world.render(), "answer")), "by the class “East” it costs"));
}

TEST(Report, AClassOfCorridorsBearsTheNameThatTheStudyGivesIt) {
  SmallWorld world("Mine", {{"corridors.csv",
                             "corridor_id,name,class,class_de,gateway\nEASTWAY,Way to the east,East "
                             "coast,Ostküste,link:line\n"}});
  world.input.ways["by_class"][0]["class"] = "East coast";
  EXPECT_TRUE(tells(section(world.render(), "ways"), "East coast"));
  world.input.lang = "de";
  const std::string ways = section(world.render(), "ways");
  EXPECT_TRUE(tells(ways, "Ostküste"));
  EXPECT_FALSE(tells(ways, "East coast"));
}

TEST(Report, NamesByProductsAndSeveralSourcesOfOneNetback) {
  SmallWorld world("Mine", {{"processes.csv", "process_id,name,inputs,outputs\nwash,Washing,iron:2,iron_fine:1\n"},
                            {"goods.csv",
                             "good_id,name,name_de,cargo,value_usd_per_t\niron,Iron ore,Eisenerz,bulk,100\n"
                             "iron_fine,Fines,Feinerz,bulk,120\n"},
                            {"plants.csv", "plant_id,name,process,place\nwasher,Washery,wash,mine\n"}});
  world.input.plan["netbacks"][0]["supply"] = "pit+byproduct:washer";
  const std::string netbacks = text(section(world.render(), "netbacks"));
  EXPECT_TRUE(tells(netbacks, "Pit + by-product of Washery")) << netbacks;
  EXPECT_FALSE(tells(netbacks, "byproduct:"));
}

TEST(Report, LinksBetweenTheSamePlacesAreToldApartByTheirMode) {
  SmallWorld world("Mine", {{"links.csv",
                             "link_id,from,to,mode,capacity_t_per_year,countries\nline,mine,harbour,rail,9000,KAZ;CHN\n"
                             "lorries,harbour,mine,road,,KAZ;CHN\n"}});
  EXPECT_TRUE(tells(text(section(world.render(), "flows")), "Mine–Harbour (rail)"));
  EXPECT_FALSE(tells(text(section(SmallWorld().render(), "flows")), "(rail)"));
}

TEST(Report, SaysOfHowManyOrdersSomeGoShortAndWhatHasNoSource) {
  const std::string answer = text(spaced(section(SmallWorld().render(), "answer")));
  EXPECT_TRUE(tells(answer, "1 of 1 orders; 0 of these not at all")) << answer;
  EXPECT_TRUE(tells(answer, "50 % of the study's 10 figures are assumptions and 20 % were entered without a source"))
      << answer;
}

/// Acid comes to the works at home by the eastern line, and what is made of it leaves by the western one.
TEST(Report, WhatComesInForAProductIsNotTheWayByWhichItLeaves) {
  SmallWorld world(
      "Mine", {{"places.csv",
                "place_id,name,name_de,country,lat,lon,kind\nmine,Mine,,KAZ,50,70,mine\n"
                "harbour,Harbour,,CHN,35,119,port\nwest,West,,GEO,42,41,port\n"},
               {"links.csv",
                "link_id,from,to,mode,capacity_t_per_year,countries\nline,mine,harbour,rail,9000,KAZ;CHN\n"
                "out,mine,west,rail,9000,KAZ;GEO\n"},
               {"processes.csv", "process_id,name,inputs,outputs\nwash,Washing,iron:2,iron_fine:1\n"},
               {"goods.csv", "good_id,name,cargo,value_usd_per_t\niron,Iron ore,bulk,100\niron_fine,Fines,bulk,120\n"},
               {"plants.csv", "plant_id,name,process,place\nwasher,Washery,wash,mine\n"},
               {"orders.csv",
                "order_id,name,kind,buyer,good,place,amount_t_per_year,penalty_usd_per_t\njapan,Japan: "
                "fines,contract,JPN,iron_fine,west,12000,500\n"},
               {"corridors.csv",
                "corridor_id,name,gateway\nEASTWAY,Way to the east,link:line\nWESTWAY,Way to the "
                "west,link:out\n"}});
  Json& chain = world.input.plan["chains"][0];
  chain["legs"] = {"-line", "out"};
  chain["processes"] = {"washer"};
  EXPECT_TRUE(tells(section(world.render(), "answer"), "Way to the west"));
  chain["processes"] = Json::array();  // nothing is made at home: the first gateway counts
  EXPECT_TRUE(tells(section(world.render(), "answer"), "Way to the east"));
  chain["processes"] = {"washer"};
  chain["supply"][0]["supply"] = "byproduct:washer";  // made at home, so it is sent from home
  EXPECT_TRUE(tells(section(world.render(), "answer"), "Fines"));
}

}  // namespace
}  // namespace korridor
