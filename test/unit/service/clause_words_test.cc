#include "korridor/service/clause_words.h"

#include <gtest/gtest.h>

#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// The railway and the road with a corridor that has a German name, and clauses of every kind.
std::map<std::string, std::string> with_clauses() {
  auto files = rail_and_road();
  files["places.csv"] =
      "place_id,name,name_de,country,lat,lon,kind\nmine,Mine,Bergwerk,KAZ,45,70,mine\nport,Port,,GEO,42,41,port\n";
  files["corridors.csv"] = "corridor_id,name,name_de,gateway\nBLACK,Black Sea,Schwarzes Meer,link:rail\n";
  files["clauses.csv"] =
      "clause_id,order,kind,selector,share,penalty_usd_per_t\n"
      "whole,work,must,corridor:BLACK,,\nhalf,work,must,corridor:BLACK,0.125,\n"
      "never,work,avoid,country:CHN | country:RUS,,\nseldom,work,avoid,road,0.1,\n"
      "rather,work,priority,corridor:BLACK,,50\nlifted,work,may,country:RUS,,\n";
  return files;
}

std::string says(const char* clause, const char* lang) {
  const Study study = TinyStudy(with_clauses()).read();
  return say_clause(study, *study.table("clauses").find(clause), lang);
}

TEST(ClauseWords, SayWhatEachKindAsks) {
  EXPECT_EQ(says("whole", "en"), "must touch Black Sea");
  EXPECT_EQ(says("half", "en"), "at least 12.5 % must touch Black Sea");
  EXPECT_EQ(says("never", "en"), "stays out of China or Russia");
  EXPECT_EQ(says("seldom", "en"), "at most 10 % touches Mine – Port");
  EXPECT_EQ(says("rather", "en"), "if possible through Black Sea");
  EXPECT_EQ(says("lifted", "en"), "may touch Russia");
}

TEST(ClauseWords, SpeakGermanWithTheNamesOfTheStudy) {
  EXPECT_EQ(says("whole", "de"), "Pflicht: Schwarzes Meer");
  EXPECT_EQ(says("half", "de"), "Pflicht zu mindestens 12,5 %: Schwarzes Meer");
  EXPECT_EQ(says("never", "de"), "gemieden: China oder Russland");
  EXPECT_EQ(says("seldom", "de"), "höchstens 10 %: Bergwerk – Port");
  EXPECT_EQ(says("rather", "de"), "bevorzugt: Schwarzes Meer");
  EXPECT_EQ(says("lifted", "de"), "erlaubt: Russland");
}

TEST(ClauseWords, KeepWhatHasNoNameAsItIsWritten) {
  const Study study = TinyStudy(with_clauses()).read();
  const auto say = [&](const char* selector) { return say_selector(study, selector, "en"); };
  EXPECT_EQ(say("mode:rail & country:KAZ"), "mode:rail and Kazakhstan");
  EXPECT_EQ(say("place:mi*"), "place:mi*");
  EXPECT_EQ(say("kazakhstan"), "Kazakhstan");
  EXPECT_EQ(say("country:KAZ & (place:port | !good:iron_ore)"), "Kazakhstan and (Port or not Iron ore)");
  EXPECT_EQ(say("place:nowhere"), "place:nowhere");
  EXPECT_EQ(say("((("), "(((");
}

TEST(ClauseWords, ARowWithoutANameIsCalledByItsId) {
  const Study study = TinyStudy(with_clauses()).read();
  EXPECT_EQ(name_row(study, "orders", "work", "de"), "work");
  EXPECT_EQ(name_row(study, "goods", "no_such", "en"), "no_such");
  EXPECT_EQ(name_row(study, "links", "road", "de"), "Bergwerk – Port");
}

}  // namespace
}  // namespace korridor
