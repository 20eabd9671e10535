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

}  // namespace
}  // namespace korridor
