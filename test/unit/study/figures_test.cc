// Figures that a slip explains better than the world does, and units that a named factor turns into tonnes.

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

#include "korridor/base/phrases.h"
#include "korridor/study/rate_unit.h"
#include "korridor/study/study.h"
#include "support/tiny_study.h"

namespace korridor {
namespace {

/// Three degrees along a meridian lie between a and b: 333.6 km.
std::vector<Warning> warnings_of(const std::string& table, const std::string& rows) {
  std::map<std::string, std::string> files = {
      {"places.csv", "place_id,name,country,lat,lon,kind\na,A,KAZ,43,51,port\nb,B,KAZ,46,51,port\n"},
      {"goods.csv", "good_id,name,basis,cargo,value_usd_per_t\nore,Ore,gross,bulk,10\n"},
      {"links.csv", "link_id,from,to,mode,countries,length_km,hours\nl,a,b,rail,KAZ,400,20\n"}};
  files[table] = rows;
  return TinyStudy(files).read().warnings;
}

const std::string kLinks = "link_id,from,to,mode,countries,length_km,hours,cost_usd_per_t,capacity_t_per_year\n";

struct Odd {
  std::string table, rows, code, says, where;
};

TEST(Figures, ThatAreAbsurdAreToldWithTheirCell) {
  const std::vector<Odd> cases = {
      {"links.csv", kLinks + "l,a,b,rail,KAZ,1500,60,9,2e6\n", "long_link",
       "link l is 1500 km long, more than 4 times the straight line of 334 km", "links.csv:2:6"},
      {"links.csv", kLinks + "l,a,b,rail,KAZ,400,1,9,2e6\n", "odd_speed",
       "1 links of mode rail run at more than 200 km/h: l (400)", "links.csv:2:7"},
      {"links.csv", kLinks + "l,a,b,sea,KAZ,400,400,9,2e6\n", "odd_speed",
       "1 links of mode sea run at less than 2 km/h: l (1)", "links.csv:2:7"},
      {"links.csv", kLinks + "l,a,b,rail,KAZ,400,20,800,2e6\n", "odd_cost",
       "1 links of mode rail cost more than 1 USD for a tonne and km: l (2)", "links.csv:2:8"},
      {"links.csv", kLinks + "l,a,b,rail,KAZ,400,20,9,25\n", "small_capacity",
       "1 links of mode rail take less than 1000 t a year: l (25)", "links.csv:2:9"},
      {"goods.csv", "good_id,name,basis,cargo,value_usd_per_t,hs\nore,Ore,gross,bulk,10,26o3\n", "no_hs_code",
       "1 goods have an HS code that cannot be one: ore (26o3)", "goods.csv:2:6"},
      {"supply.csv", "supply_id,place,good,amount_t_per_year,cost_usd_per_t\npit,a,ore,5,150\n", "odd_cost",
       "1 sources cost more than 10 times what their good is worth: pit (15)", "supply.csv:2:5"},
      {"policies.csv", "policy_id,kind,actor,rate,rate_unit,in_base\nduty,tariff,KAZ,2700,percent,yes\n", "odd_rate",
       "1 policies have a rate of more than 300 percent: duty (2700)", "policies.csv:2:4"},
      {"events.csv", "event_id,name,selector,rate_per_year,duration_days,depth\nfog,Fog,link:l,40,36,0.5\n",
       "odd_stops", "1 events stop what they select on more days a year than a year has: fog (1440)", "events.csv:2:5"},
      {"supply.csv", "supply_id,place,good,amount_t_per_year,cost_usd_per_t,closes\npit,a,ore,5,1,2019-01-01\n",
       "closes_before_horizon", "1 rows of supply close before the horizon: pit", "supply.csv:2:6"}};
  for (const Odd& odd : cases) {
    const auto warnings = warnings_of(odd.table, odd.rows);
    ASSERT_EQ(warnings.size(), 1U) << odd.rows;
    EXPECT_EQ(warnings[0].code, odd.code);
    EXPECT_EQ(warnings[0].message, odd.says);
    EXPECT_EQ(warnings[0].where, odd.where);
    EXPECT_TRUE(translate_phrase(warnings[0].message, "de")) << warnings[0].message;
  }
}

TEST(Figures, ThatAreUnusualButPossibleAreNot) {
  EXPECT_EQ(warnings_of("links.csv", kLinks + "l,a,b,rail,KAZ,1300,300,40,1000\n").size(), 0U);
  EXPECT_EQ(warnings_of("links.csv", kLinks + "l,a,b,air,KAZ,400,1,4000,25\n").size(), 0U);
  for (const std::string code : {"2844.10", "2603", "26", "8471;8542", "284410", "", "9701.21"})
    EXPECT_EQ(warnings_of("goods.csv", "good_id,name,basis,cargo,hs\nore,Ore,gross,bulk," + code + "\n").size(), 0U)
        << code;
  for (const std::string code : {"284", "7700", "9801", "0012", "ore"})
    EXPECT_EQ(warnings_of("goods.csv", "good_id,name,basis,cargo,hs\nore,Ore,gross,bulk," + code + "\n").size(), 1U)
        << code;
}

/// Warnings of a study whose only link a scenario closes on the days of the rows (`FROM,UNTIL` each).
Warnings told_of_closings(const std::string& capacity, const std::vector<std::string>& days) {
  std::map<std::string, std::string> files = {
      {"places.csv", "place_id,name,country,lat,lon,kind\na,A,KAZ,43,51,port\nb,B,KAZ,46,51,port\n"},
      {"goods.csv", "good_id,name,basis,cargo,value_usd_per_t\ncopper,Copper,gross,container,10\n"},
      {"links.csv",
       "link_id,from,to,mode,countries,length_km,hours,capacity_t_per_year\nl,a,b,rail,KAZ,400,20," + capacity + "\n"},
      {"sets.csv", "set_id,name\nblockade,Blockade\n"},
      {"changes.csv", "set,table,selector,column,operation,value,from,until\n"}};
  for (const std::string& row : days) files["changes.csv"] += "blockade,links,link:l,status,set,closed," + row + "\n";
  files["study.toml"] = TinyStudy::toml("2026-01-01", "2028-01-01", "year");
  return TinyStudy(files).read().warnings;
}

/// Three weeks of a road without a capacity change no plan by years; a whole year does, and so do weeks of a full one.
TEST(ShortClosing, OfALinkWithoutACapacityIsTold) {
  const auto warnings = told_of_closings("", {"2026-10-01,2026-10-22"});
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0].code, "short_closing");
  EXPECT_EQ(warnings[0].where, "changes.csv:2:8");
  EXPECT_TRUE(translate_phrase(warnings[0].message, "de"));
  EXPECT_EQ(told_of_closings("50000", {"2026-10-01,2026-10-22"}).size(), 0U);
  EXPECT_EQ(told_of_closings("", {"2026-10-01,"}).size(), 0U);  // 2027 is closed as a whole
  EXPECT_EQ(told_of_closings("", {","}).size(), 0U);
}

/// Two halves are a year, in whatever order they are written; a day that stays open between them is enough to carry
/// all.
TEST(ShortClosing, ThatAdjoinsAnotherMakesAYearWithIt) {
  const std::string first = "2026-01-01,2026-07-01", second = "2026-07-01,2027-01-01";
  EXPECT_EQ(told_of_closings("", {first, second}).size(), 0U);
  EXPECT_EQ(told_of_closings("", {second, first}).size(), 0U);
  EXPECT_EQ(told_of_closings("", {"2026-01-01,2026-09-01", second}).size(), 0U);  // they overlap
  EXPECT_EQ(told_of_closings("", {first, "2026-07-02,2027-01-01"}).size(), 1U);
  EXPECT_EQ(told_of_closings("", {first, "2027-01-01,2027-07-01"}).size(), 1U);
}

TEST(RateUnit, IsTurnedByANamedFactorAndByNothingElse) {
  Settings settings;
  settings.factors = {{"bbl_per_t", 7.5}, {"t_per_teu", 13}};
  const auto read = [&](const std::string& unit) { return read_rate_unit(settings, unit); };
  EXPECT_EQ(read("USD/bbl").unit, "usd/t");
  EXPECT_DOUBLE_EQ(read("USD/bbl").factor, 7.5);  // 60 USD a barrel are 450 USD a tonne
  EXPECT_EQ(read("usd/TEU").unit, "usd/t");
  EXPECT_DOUBLE_EQ(read("usd/TEU").factor * 130, 10);  // 130 USD for 13 t
  EXPECT_EQ(read("teu/yr").unit, "t/yr");
  EXPECT_DOUBLE_EQ(read("teu/yr").factor, 13);
  EXPECT_DOUBLE_EQ(read("bbl/yr").factor * 75, 10);
  EXPECT_TRUE(read("usd/TEU").of_containers && read("teu/yr").of_containers);
  EXPECT_FALSE(read("usd/bbl").of_containers || read("usd/t").of_containers);
  for (const char* unit : {"percent", "usd/t", "t/yr", "USD/kg floor", "t REO/yr", ""}) {
    EXPECT_EQ(read(unit).unit, unit);
    EXPECT_EQ(read(unit).factor, 1);
  }
}

/// The toll names a good in containers and one that flows; what is not named, or named by `all`, is not complained of.
TEST(RateUnit, InTeuLeavesOtherCargoBeAndSaysSo) {
  const std::string head = "policy_id,kind,actor,selector,goods,rate,rate_unit,in_base\n";
  const auto told = [&](const std::string& goods, const std::string& unit) {
    std::map<std::string, std::string> files = {
        {"places.csv", "place_id,name,country,lat,lon,kind\na,A,KAZ,43,51,port\nb,B,KAZ,46,51,port\n"},
        {"goods.csv",
         "good_id,name,basis,cargo,value_usd_per_t\ncopper,Copper,gross,container,10\n"
         "crude,Crude,gross,liquid,10\n"},
        {"links.csv", "link_id,from,to,mode,countries,length_km,hours\nl,a,b,rail,KAZ,400,20\n"},
        {"policies.csv", head + "toll,transit_fee,KAZ,link:l," + goods + ",130," + unit + ",yes\n"}};
    files["study.toml"] = TinyStudy::toml("2026-01-01", "2027-01-01", "year", "[factors]\nt_per_teu = 13\n");
    return TinyStudy(files).read().warnings;
  };
  for (const char* goods : {"copper;crude", "container;liquid"}) {
    const auto warnings = told(goods, "usd/teu");
    ASSERT_EQ(warnings.size(), 1U) << goods;
    EXPECT_EQ(warnings[0].code, "not_in_containers");
    EXPECT_EQ(warnings[0].message,
              "policy toll is in usd/teu and does not act on goods that are not in containers: crude");
    EXPECT_EQ(warnings[0].where, "policies.csv:2:5");
    EXPECT_TRUE(translate_phrase(warnings[0].message, "de"));
  }
  for (const char* goods : {"", "all", "copper", "container"}) EXPECT_EQ(told(goods, "usd/teu").size(), 0U) << goods;
  EXPECT_EQ(told("copper;crude", "usd/t").size(), 0U);
}

}  // namespace
}  // namespace korridor
