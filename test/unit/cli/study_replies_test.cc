// Replies about a study as it is written, and about what is made of it.
#include "unit/cli/reply_shape.h"

namespace korridor::cli_test {
namespace {

TEST(CheckReply, CountsRowsAndTellsWhatIsCited) {
  const NewStudy study;
  const Ran ran = run({"check", study.path(), "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  expect_head(reply, "check", "ok");
  EXPECT_EQ(reply["study"], "mine");
  EXPECT_EQ(reply["study_sha256"].get<std::string>().size(), 64U);
  EXPECT_TRUE(reply["errors"].empty());
  EXPECT_EQ(reply["counts"]["places"], 7);
  EXPECT_EQ(reply["counts"]["links"], 8);
  EXPECT_EQ(reply["coverage"]["cited"], 1);    // the ferry's capacity is the one cited figure of the new study,
  EXPECT_EQ(reply["coverage"]["assumed"], 1);  // the mine's cost the one assumption
}

TEST(CheckReply, TheHashFollowsTheBytesOfTheStudy) {
  const NewStudy study;
  const Json before = run({"check", study.path(), "--json"}).json();
  EXPECT_EQ(run({"check", study.path(), "--json"}).json()["study_sha256"], before["study_sha256"]);
  study.change("links.csv", ",18,7,10,", ",18,7,11,");
  EXPECT_NE(run({"check", study.path(), "--json"}).json()["study_sha256"], before["study_sha256"]);
}

TEST(ListReply, HoldsEveryKindOfRow) {
  const NewStudy study;
  std::ofstream(study.path() + "/limits.csv")
      << "limit_id,kind,selector,goods,amount_t_per_year\nfew,crossing,mode:ferry,copper_concentrate,100\n";
  const Json rows = run({"list", study.path(), "limits", "--json"}).json()["rows"];
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_EQ(rows[0]["limit_id"], "few");
  EXPECT_EQ(rows[0]["amount_t_per_year"], "100");
  for (const char* what : {"clauses", "fleets", "stores", "processes", "owners", "agreements", "projects", "events"})
    EXPECT_EQ(run({"list", study.path(), what}).code, 0) << what;
  EXPECT_NE(run({"list", study.path(), "limits", "--lang", "de"}, "COLUMNS=300").out.find("Art der Grenze"),
            std::string::npos);
}

TEST(ListReply, ListsEveryKindOfThing) {
  const NewStudy study;
  const std::vector<std::pair<std::string, std::size_t>> lists = {
      {"places", 7}, {"links", 8},     {"goods", 2},     {"orders", 2},    {"supply", 1},
      {"plants", 1}, {"scenarios", 3}, {"corridors", 2}, {"agreements", 0}};
  for (const auto& [what, rows] : lists) {
    const Json reply = run({"list", study.path(), what, "--json"}).json();
    expect_head(reply, "list", "ok");
    EXPECT_EQ(reply["rows"].size(), rows) << what;
  }
  const Json forms = run({"list", study.path(), "selectors", "--json"}).json()["rows"];
  EXPECT_GE(forms.size(), 8U);
  for (const Json& form : forms)  // each but the last, which tells how they combine, holds for this study
    if (form != forms.back()) {
      EXPECT_NE(run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", form["selector"]}).code, 2)
          << form;
    }
}

TEST(NewReply, MakesAStudyThatChecksWithoutAWarning) {
  const Folder folder;
  const Json reply = run({"new", folder.at("mine"), "--json"}).json();
  expect_head(reply, "new", "ok");
  EXPECT_TRUE(std::filesystem::exists(reply["path"].get<std::string>()));
  EXPECT_TRUE(run({"check", folder.at("mine"), "--json"}).json()["warnings"].empty());
}

TEST(NewReply, RefusesAFolderThatExists) {
  const NewStudy study;
  const Ran ran = run({"new", study.path(), "--json"});
  EXPECT_EQ(ran.code, 2);
  EXPECT_EQ(ran.json()["errors"].at(0)["code"], "exists");
}

TEST(NewReply, LaysAStudyOverAnother) {
  const NewStudy base;
  ASSERT_EQ(run({"new", "--from", base.path(), base.beside("mine_too")}).code, 0);
  const Json own = run({"plan", base.beside("mine_too"), "--json"}).json();
  EXPECT_EQ(own["status"], "optimal");
  EXPECT_EQ(own["objective_usd"], run({"plan", base.path(), "--json"}).json()["objective_usd"]);
}

TEST(ReportReply, TellsWhereThePageIs) {
  const NewStudy study;
  const Ran ran = run({"report", study.path(), "--out", study.beside("page.html"), "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  EXPECT_EQ(reply["path"], study.beside("page.html"));
  EXPECT_FALSE(reply["sections"].empty());
  EXPECT_TRUE(read_text(study.beside("page.html")).starts_with("<!DOCTYPE html>") ||
              read_text(study.beside("page.html")).starts_with("<!doctype html>"));
}

}  // namespace
}  // namespace korridor::cli_test
