#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "korridor/study/study.h"
#include "support/tiny_study.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

const std::string kPlaces =
    "place_id,name,country,lat,lon,kind\na,A,KAZ,43,51,port\nb,B,AZE,40,49,port\nc,C,KAZ,51,71,station\n";
const std::string kGoods = "good_id,name,basis,cargo,value_usd_per_t\nore,Ore,gross,bulk,10\n";
const std::string kLinks =
    "link_id,from,to,mode,countries,length_km\nferry,a,b,ferry,KAZ;AZE,450\nrail,a,c,rail,KAZ,2600\n";

std::map<std::string, std::string> files(const std::map<std::string, std::string>& more = {}) {
  std::map<std::string, std::string> all = more;
  all.insert({{"places.csv", kPlaces}, {"goods.csv", kGoods}, {"links.csv", kLinks}});
  return all;
}

std::vector<std::string> warning_codes(const Study& study) {
  std::vector<std::string> codes;
  for (const Warning& warning : study.warnings) codes.push_back(warning.code);
  return codes;
}

using Texts = std::vector<std::string>;

TEST(ReadStudy, FillsDefaultsAndKnowsWhatWasGiven) {
  const Study study = TinyStudy(files()).read();
  const Table& links = study.table("links");
  EXPECT_EQ(links.text(0, "direction"), "both");
  EXPECT_FALSE(links.is_given(0, links.column("direction")));
  EXPECT_TRUE(links.is_given(0, links.column("length_km")));
  EXPECT_EQ(links.number(0, "length_km"), 450);
  EXPECT_TRUE(std::isnan(links.number(0, "capacity_t_per_year")));
  EXPECT_EQ(links.list(0, "countries"), (Texts{"KAZ", "AZE"}));
  EXPECT_EQ(study.table("orders").size(), 0U);
}

TEST(ReadStudy, TakesColumnsInAnyOrderAndTrimsWhatIsNoText) {
  const Study study = TinyStudy(files({{"goods.csv", "cargo,name,good_id\n bulk , Ore , ore \n"}})).read();
  EXPECT_EQ(study.table("goods").id(0), "ore");
  EXPECT_EQ(study.table("goods").text(0, "cargo"), "bulk");
  EXPECT_EQ(study.table("goods").text(0, "name"), " Ore ");
}

TEST(ReadStudy, HashesWhatTheFilesSayAndNotWhereTheyLie) {
  const TinyStudy one(files());
  const TinyStudy same(files());
  const TinyStudy other(files({{"goods.csv", kGoods + "coal,Coal,gross,bulk,5\n"}}));
  EXPECT_EQ(one.read().sha256, same.read().sha256);
  EXPECT_NE(one.read().sha256, other.read().sha256);
  EXPECT_EQ(one.read().sha256.size(), 64U);
}

TEST(ReadStudy, WarnsOfPiecesThatNoLinkJoins) {
  const Study study =
      TinyStudy(files({{"links.csv", "link_id,from,to,mode,countries\nferry,a,b,ferry,KAZ;AZE\n"}})).read();
  ASSERT_EQ(warning_codes(study), Texts{"network_in_pieces"});
  EXPECT_NE(study.warnings[0].message.find("2 pieces"), std::string::npos);
  EXPECT_TRUE(study.warnings[0].message.ends_with("stand c"));
}

// A degree along a meridian is 111.2 km: three degrees of latitude, at least 334 km.
TEST(ReadStudy, WarnsOfALinkThatIsMuchShorterThanTheStraightLine) {
  const std::string places = "place_id,name,country,lat,lon,kind\na,A,KAZ,43,51,port\nb,B,KAZ,46,51,port\n";
  for (const auto& [km, codes] : {std::pair{"200", Texts{"short_link"}}, {"320", Texts{}}}) {
    const Study study =
        TinyStudy({{"places.csv", places},
                   {"links.csv", std::string("link_id,from,to,mode,countries,length_km\nl,a,b,sea,KAZ,") + km + "\n"}})
            .read();
    EXPECT_EQ(warning_codes(study), codes) << km;
  }
}

TEST(ReadStudy, WarnsWhereGaugesMeetAndNothingChangesThem) {
  const std::string links = "link_id,from,to,mode,countries,gauge_mm\nw,a,b,rail,KAZ,1520\ne,b,c,rail,CHN,1435\n";
  EXPECT_EQ(warning_codes(TinyStudy(files({{"links.csv", links}})).read()), Texts{"gauge_meets"});
  EXPECT_EQ(warning_codes(TinyStudy(files({{"links.csv", links + "x,a,b,gauge_change,KAZ,\n"}})).read()), Texts{});
}

TEST(ReadStudy, CountsGoodsThatHaveNoValueToHold) {
  const std::string toml = TinyStudy::toml("2026-01-01", "2027-01-01", "year", "[money]\nholding_rate = 0.1\n");
  EXPECT_EQ(warning_codes(TinyStudy(files({{"study.toml", toml}})).read()), Texts{});
  const std::string goods = kGoods + "coal,Coal,gross,bulk,\n";
  EXPECT_EQ(warning_codes(TinyStudy(files({{"study.toml", toml}, {"goods.csv", goods}})).read()),
            Texts{"good_without_value"});
}

TEST(ReadStudy, WarnsOfWhatComesTooLateOrDoesNothing) {
  const Study study =
      TinyStudy(
          files({{"supply.csv", "supply_id,place,good,amount_t_per_year,opens\ns,a,ore,5,2027-01-01\n"},
                 {"sets.csv", "set_id,name\nempty,Empty\nlate,Late\n"},
                 {"changes.csv", "set,table,key,column,operation,value,from\nlate,links,rail,hours,set,5,2028-01-01\n"},
                 {"corridors.csv", "corridor_id,name,gateway\nAIR,Air,mode:air\n"}}))
          .read();
  EXPECT_EQ(warning_codes(study),
            (Texts{"opens_after_horizon", "selects_nothing", "change_outside_horizon", "empty_set"}));
}

TEST(ReadStudy, WarnsOfACrossingOrFeeThatNamesAPlaceInsteadOfItsLinks) {
  const auto limit = [](const std::string& kind) {
    return "limit_id,kind,selector,goods,amount_t_per_year\nl," + kind + ",place:a,ore,5\n";
  };
  const Study study = TinyStudy(files({{"limits.csv", limit("crossing")},
                                       {"policies.csv",
                                        "policy_id,kind,actor,rate,rate_unit,selector\n"
                                        "p,transit_fee,KAZ,5,usd/t,place:a\n"}}))
                          .read();
  ASSERT_EQ(warning_codes(study), (Texts{"selects_nothing", "selects_nothing"}));
  EXPECT_NE(study.warnings[0].message.find("selects places and no links"), std::string::npos);
  EXPECT_EQ(warning_codes(TinyStudy(files({{"limits.csv", limit("delivered")}})).read()), Texts{});
}

TEST(ReadStudy, CountsChangesThatComeAfterTheDayOnWhichTheirColumnIsRead) {
  const auto study_with = [](const std::string& rows) {
    return TinyStudy(files({{"sets.csv", "set_id,name\nlater,Later\n"},
                            {"changes.csv", "set,table,key,column,operation,value,from\n" + rows}}))
        .read();
  };
  const Study late = study_with(
      "later,links,rail,carries,set,bulk,2026-07-01\nlater,links,ferry,carries,set,ore,2026-08-01\n"
      "later,goods,ore,value_usd_per_t,set,20,2026-07-01\n");
  ASSERT_EQ(warning_codes(late), (Texts{"change_not_acting", "change_not_acting"}));
  EXPECT_NE(late.warnings[0].message.find("1 changes of goods.value_usd_per_t"), std::string::npos);
  EXPECT_NE(late.warnings[1].message.find("2 changes of links.carries start after 2026-01-01"), std::string::npos);
  EXPECT_EQ(late.warnings[1].where, "changes.csv:2:7");
  const Study in_time = study_with(
      "later,links,rail,carries,set,bulk,2026-01-01\nlater,links,rail,hours,set,5,2026-07-01\n"
      "later,links,ferry,status,set,closed,2026-07-01\nlater,links,rail,carries,set,bulk,\n");
  EXPECT_EQ(warning_codes(in_time), Texts{"short_closing"});  // the ferry takes any amount in the half year before
}

TEST(ReadStudy, WarnsOfAChangeThatStandsTwiceAndSoActsTwice) {
  const auto study_with = [](const std::string& rows) {
    return TinyStudy(files({{"sets.csv", "set_id,name\nhalf,Half\n"},
                            {"changes.csv", "set,table,key,column,operation,value,from\n" + rows}}))
        .read();
  };
  const std::string row = "half,links,rail,hours,scale,0.5,\n";
  const Study twice = study_with(row + row);
  ASSERT_EQ(warning_codes(twice), Texts{"change_twice"});
  EXPECT_EQ(twice.warnings[0].where, "changes.csv:3:6");
  EXPECT_EQ(warning_codes(study_with(row + "half,links,rail,hours,scale,0.5,2026-07-01\n")), Texts{});
  EXPECT_EQ(warning_codes(study_with("half,links,rail,hours,set,5,\nhalf,links,rail,hours,set,5,\n")), Texts{});
}

TEST(ReadStudy, WarnsOfAMayClauseThatLiftsMoreThanItSays) {
  const auto codes_of = [](const std::string& clause) {
    return warning_codes(
        TinyStudy(files({{"study.toml", TinyStudy::toml("2026-01-01", "2028-01-01", "year",
                                                        "[model]\navoid = \"mode:ferry | link:rail\"\n")},
                         {"orders.csv",
                          "order_id,kind,good,place,amount_t_per_year,penalty_usd_per_t\nwork,contract,ore,b,1,9\n"},
                         {"clauses.csv", "clause_id,order,kind,selector,opens,closes\n" + clause}}))
            .read());
  };
  EXPECT_EQ(codes_of("c,work,may,mode:ferry,,\n"), Texts{"may_lifts_more"});
  EXPECT_EQ(codes_of("c,work,may,mode:ferry | link:rail,2027-01-01,\n"), Texts{"may_lifts_more"});
  EXPECT_EQ(codes_of("c,work,may,link:rail | link:ferry,,2027-01-01\n"), Texts{"may_lifts_more"});
  EXPECT_EQ(codes_of("c,work,may,link:rail | link:ferry,2025-01-01,2029-01-01\n"), Texts{});
}

/// A study over another one, in a folder beside it.
class Layered : public testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(write_layered_study(layer(), base_.folder())); }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(layer(), ignored);
  }
  [[nodiscard]] fs::path layer() const { return base_.folder().string() + "_layer"; }
  void write(const std::string& file, const std::string& text) {
    std::ofstream(layer() / file, std::ios::binary) << text;
  }

  TinyStudy base_{files({{"supply.csv", "supply_id,place,good,amount_t_per_year\ns,a,ore,5\nt,c,ore,6\n"}})};
};

TEST_F(Layered, ReadsAsItsBaseUntilItSaysOtherwise) {
  const auto own = read_study(layer());
  ASSERT_TRUE(own);
  EXPECT_EQ(own->table("supply").size(), 2U);
  EXPECT_TRUE(own->added.empty());
  EXPECT_TRUE(own->replaced.empty());
  EXPECT_EQ(own->settings.end, first_day(2027, 1));
}

TEST_F(Layered, ListsWhatItAddsAndReplaces) {
  write("supply.csv", "supply_id,place,good,amount_t_per_year\ns,a,ore,7\nu,a,ore,8\n");
  write("sets.csv", "set_id,name\nx,X\n");
  write("changes.csv", "set,table,key,column,operation,value\nx,links,rail,hours,set,5\n");
  const auto own = read_study(layer());
  ASSERT_TRUE(own) << to_line(own.error().front());
  EXPECT_EQ(own->table("supply").number(0, "amount_t_per_year"), 7);
  EXPECT_EQ(own->table("supply").number(1, "amount_t_per_year"), 6);
  EXPECT_EQ(own->table("supply").number(2, "amount_t_per_year"), 8);
  EXPECT_EQ(own->replaced, Texts{"supply/s"});
  EXPECT_EQ(own->added, (Texts{"supply/u", "changes/line 2", "sets/x"}));
}

TEST_F(Layered, TellsAnErrorInTheFileThatHoldsIt) {
  write("places.csv", "place_id,name,country,lat,lon,kind\nd,D,KAZ,43,51,port\nd,D,KAZ,43,51,port\n");
  std::ofstream(base_.folder() / "supply.csv", std::ios::app) << "v,nowhere,ore,5\n";
  const auto own = read_study(layer());
  ASSERT_FALSE(own);
  ASSERT_EQ(own.error().size(), 2U);
  EXPECT_TRUE(own.error()[0].file.ends_with("/supply.csv"));
  EXPECT_EQ(own.error()[0].row, 4);
  EXPECT_EQ(to_place(own.error()[1]), "places.csv:3:1");
  EXPECT_EQ(own.error()[1].message, "d stands twice, first in places.csv:2:1");
}

TEST_F(Layered, RefusesARowThatReplacesTheSameOneTwice) {
  write("supply.csv", "supply_id,place,good,amount_t_per_year\ns,a,ore,7\ns,a,ore,8\n");
  const auto own = read_study(layer());
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error()[0].code, "duplicate_id");
  EXPECT_EQ(to_place(own.error()[0]), "supply.csv:3:1");
}

TEST_F(Layered, RefusesBasesThatLeadInACircle) {
  std::ofstream(base_.folder() / "study.toml", std::ios::binary)
      << "[study]\nname = \"b\"\nbase = \"" << layer().generic_string() << "\"\n";
  const auto own = read_study(layer());
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error()[0].code, "base_cycle");
  EXPECT_EQ(own.error()[0].row, 3);
}

TEST_F(Layered, SaysWhereABaseIsNamedThatIsNotThere) {
  write("study.toml", "[study]\nname = \"own\"\nbase = \"nowhere\"\n");
  const auto own = read_study(layer());
  ASSERT_FALSE(own);
  EXPECT_EQ(own.error()[0].code, "no_study");
  EXPECT_EQ(to_place(own.error()[0]), "study.toml:3:8");
}

TEST(WriteNewStudy, LeavesAFolderAloneThatExists) {
  const TinyStudy there(files());
  const auto made = write_new_study(there.folder());
  ASSERT_FALSE(made);
  EXPECT_EQ(made.error()[0].code, "exists");
  EXPECT_FALSE(fs::exists(there.folder() / "orders.csv"));
}

// supply has two figures given (amount twice); goods one (value); the links two (length).
TEST(CountCoverage, CountsEachFigureOnceByItsOwnOrItsRowsCitation) {
  const Study study =
      TinyStudy(
          files({{"supply.csv", "supply_id,place,good,amount_t_per_year\ns,a,ore,5\nt,c,ore,6\n"},
                 {"sources.csv", "source_id,publisher,title\nS,P,T\n"},
                 {"claims.csv", "claim_id,source,subject,property\nC,S,x,y\nD,S,x,y\n"},
                 {"citations.csv",
                  "table,key,column,kind,claims,reason\nsupply,s,amount_t_per_year,cited,C,\nsupply,s,,assumed,,guess\n"
                  "supply,t,,context,D,\nlinks,rail,,assumed,,map\ngoods,ore,,cited,C;D,\n"}}))
          .read();
  const Coverage coverage = count_coverage(study);
  EXPECT_EQ(coverage.cited, 2U);    // supply s by its cell, goods ore by its row
  EXPECT_EQ(coverage.assumed, 1U);  // links rail
  EXPECT_EQ(coverage.yours, 2U);    // supply t has context only, links ferry nothing
  EXPECT_EQ(claims_of(study, "supply", "s", "amount_t_per_year"), Texts{"C"});
  EXPECT_EQ(claims_of(study, "goods", "ore", "value_usd_per_t"), (Texts{"C", "D"}));
  EXPECT_EQ(claims_of(study, "links", "ferry", "hours"), Texts{});
  EXPECT_EQ(claims_of_row(study, "supply", "t"), Texts{"D"});
}

}  // namespace
}  // namespace korridor
