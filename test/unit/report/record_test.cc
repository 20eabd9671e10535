// The plan beside what was observed: what is counted of which traffic.
#include <gtest/gtest.h>

#include "unit/report/small_world.h"

namespace korridor {
namespace {

/// 9,000 t of ore go over the line, which carries 5,000 t of others besides.
std::string record_of(const std::string& observations) {
  return section(
      SmallWorld(
          "Mine",
          {{"links.csv",
            "link_id,from,to,mode,capacity_t_per_year,base_load_t_per_year,countries\nline,mine,harbour,rail,20000,"
            "5000,KAZ;CHN\n"},
           {"observations.csv", "observation_id,name,measure,selector,goods,year,value,unit\n" + observations},
           {"citations.csv", "table,key,column,kind,claims,reason\n"}})
          .render(),
      "record");
}

TEST(Record, OfAGoodThatCrossesTheTrafficOfOthersIsNoPart) {
  const std::string html = record_of("seen,Ore,crossing,link:line,iron,2026,8000,t\n");
  EXPECT_TRUE(tells(html, "data-v=\"9000\"")) << html;
  EXPECT_TRUE(tells(html, "data-v=\"0.125\"")) << html;  // 9,000 beside 8,000
  EXPECT_FALSE(tells(html, "data-v=\"5000\"")) << html;
}

TEST(Record, OfTurnoverTheTrafficOfOthersIsAPart) {
  const std::string html = record_of("all,All cargo,turnover,link:line,,2026,14000,t\n");
  EXPECT_TRUE(tells(html, "data-v=\"5000\"")) << html;
  EXPECT_TRUE(tells(html, "data-v=\"0\"")) << html;  // 9,000 + 5,000 are what was seen
}

TEST(Record, DeliveriesAreThoseOfThePlacesOrTheOrdersMeant) {
  for (const char* meant : {"order:japan", "country:CHN", "place:harbour"}) {
    const std::string html = record_of("given,Ore,delivered," + std::string(meant) + ",iron,2026,8000,t\n");
    EXPECT_TRUE(tells(html, "data-v=\"9000\"")) << meant << html;
  }
}

TEST(Record, WhatIsNotKnownByGoodIsKeptAndNotCompared) {
  const std::string html = record_of(
      "seen,Ore,crossing,link:line,iron,2026,9000,t\nore_of_all,Ore with that of others,turnover,link:line,iron,2026,"
      "9500,t\n");
  EXPECT_FALSE(tells(html, "Ore with that of others")) << html;
  EXPECT_TRUE(tells(html, "1 more observations")) << html;
}

TEST(Record, BearsTheNameOfItsLanguage) {
  SmallWorld world("Mine", {{"observations.csv",
                             "observation_id,name,name_de,measure,selector,goods,year,value,unit\n"
                             "seen,Ore by rail,Erz auf der Bahn,crossing,link:line,iron,2026,8000,t\n"},
                            {"citations.csv", "table,key,column,kind,claims,reason\n"}});
  EXPECT_TRUE(tells(section(world.render(), "record"), "Ore by rail"));
  world.input.lang = "de";
  const std::string german = section(world.render(), "record");
  EXPECT_TRUE(tells(german, "Erz auf der Bahn"));
  EXPECT_FALSE(tells(german, "Ore by rail"));
}

}  // namespace
}  // namespace korridor
