#include <gtest/gtest.h>

#include <fstream>

#include "unit/verify/hand_worlds.h"

namespace korridor {
namespace {

using Names = std::set<std::string>;

const Names kAllChecks = {"study_hash",   "columns_known",     "columns_within_bounds",
                          "rows_balance", "rows_supply",       "rows_link",
                          "rows_place",   "rows_plant",        "rows_store",
                          "rows_order",   "rows_clause",       "rows_limit",
                          "rows_fleet",   "rows_quota",        "rows_reserve",
                          "mass_balance", "duals_known",       "dual_signs",
                          "objective",    "dual_bound",        "bound_below_primal",
                          "gap",          "gap_of_parts",      "flows",
                          "status_known", "clause_compliance", "run_gap",
                          "run_sets",     "run_tracked"};

/// A plan by hand of a world with one figure changed; the result still claims to be about that world.
Verdict verify_tightened(const std::string& file, const std::string& before, const std::string& after) {
  const TinyStudy tiny(change(works_by_the_sea(), file, before, after));
  return verify(plan_of_works(tiny));
}

// ---- what is right is taken

TEST(Verify, TakesAPlanSummedByHandWithEveryKindOfRow) {
  const TinyStudy tiny(works_by_the_sea());
  const Verdict verdict = verify(plan_of_works(tiny));
  EXPECT_EQ(verdict.exit_code, 0);
  EXPECT_EQ(verdict.failed(), Names{}) << verdict.reply.dump(1);
  EXPECT_EQ(verdict.reply["status"], "ok");
}

TEST(Verify, MakesEveryCheckOnEveryOptimalPlan) {
  const TinyStudy tiny(works_by_the_sea());
  const Names made = verify(plan_of_works(tiny)).made();
  for (const std::string& name : kAllChecks) EXPECT_TRUE(made.contains(name)) << name;
}

TEST(Verify, TakesTwoPartsOfVeryDifferentSize) {
  const TinyStudy tiny(giant_and_dwarf());
  EXPECT_EQ(verify(plan_of_giant_and_dwarf(tiny)).failed(), Names{});
}

TEST(Verify, ReadsTheWorldWithTheScenariosOfTheRun) {
  const TinyStudy tiny(works_by_the_sea());
  HandResult dear = plan_of_works(tiny, 6);
  dear.with = {"dear_rail"};
  EXPECT_EQ(verify(dear).failed(), Names{});
  dear.with = {};  // 760 t of ore are then 760 usd cheaper than the plan says
  EXPECT_TRUE(verify(dear).failed().contains("objective"));
}

TEST(Verify, AnswersInTheFormOfTheContract) {
  const TinyStudy tiny(works_by_the_sea());
  const auto reply = verify(plan_of_works(tiny)).reply;
  EXPECT_EQ(reply["command"], "verify");
  EXPECT_EQ(reply["study"], "tiny");
  EXPECT_EQ(reply["study_sha256"], tiny.read().sha256);
  EXPECT_TRUE(reply["korridor"].is_string());
  EXPECT_TRUE(reply["warnings"].is_array());
  for (const auto& check : reply["checks"]) {
    EXPECT_TRUE(check["worst"].is_number()) << check.dump();
    EXPECT_EQ(check["ok"].get<bool>(), check["worst"].get<double>() <= check["tolerance"].get<double>())
        << check.dump();
  }
}

TEST(Verify, RefusesAStatusThatNoPlanHas) {
  const TinyStudy tiny(works_by_the_sea());
  HandResult result = plan_of_works(tiny);
  result.status = "excellent";
  EXPECT_EQ(verify(result).failed(), Names{"status_known"});
}

TEST(Verify, APlanCutShortByTimeClaimsNoGap) {
  const TinyStudy tiny(works_by_the_sea());
  HandResult result = plan_of_works(tiny);
  result.duals.clear();  // every price 0: nothing but costs below 0 would count, and there are none
  result.bound = 0;
  result.gap = 1;  // nothing of the bill is proven
  EXPECT_TRUE(verify(result).failed().contains("gap"));
  result.status = "limit";
  EXPECT_EQ(verify(result).failed(), Names{});
}

// ---- one limit of the world tightened below what the plan uses: that kind of row fails and no other

struct Tightened {
  std::string kind, file, before, after;
};

class VerifyRows : public testing::TestWithParam<Tightened> {};

TEST_P(VerifyRows, RefusesThePlanByThatKindOfRowAlone) {
  const Tightened& row = GetParam();
  const Verdict verdict = verify_tightened(row.file, row.before, row.after);
  EXPECT_EQ(verdict.exit_code, 4);
  EXPECT_EQ(verdict.reply.value("status", ""), "failed");
  EXPECT_EQ(verdict.failed_rows(), Names{"rows_" + row.kind}) << verdict.reply.dump(1);
  EXPECT_FALSE(verdict.failed().contains("study_hash"));
}

INSTANTIATE_TEST_SUITE_P(
    EachKind, VerifyRows,
    testing::Values(Tightened{"supply", "supply.csv", "ore,1000,", "ore,419,"},           // 420 t in 2026
                    Tightened{"reserve", "supply.csv", "10,1500", "10,759"},              // 760 t in both years
                    Tightened{"link", "links.csv", "KAZ,1000,", "KAZ,419,"},              // 420 t by rail
                    Tightened{"place", "places.csv", "plant,1000", "plant,639"},          // 420 + 210 + 10 t
                    Tightened{"plant", "plants.csv", "works,300", "works,209"},           // 210 t
                    Tightened{"store", "stores.csv", "metal,100,", "metal,29,"},          // 30 t
                    Tightened{"order", "orders.csv", "port,200,", "port,199,"},           // 200 t
                    Tightened{"clause", "clauses.csv", "mode:sea,0.5", "mode:sea,0.91"},  // 180 of 200 t
                    Tightened{"limit", "limits.csv", "metal,400", "metal,209"},           // 210 t
                    Tightened{"fleet", "fleets.csv", "rail,1,", "rail,0.047,"},           // 420 h of 411.7
                    Tightened{"quota", "policies.csv", "metal,500", "metal,199"}),        // 200 t in 2027
    [](const auto& row) { return row.param.kind; });

TEST(VerifyRows, BalanceFailsWhereATonneVanishesOnTheWay) {
  const TinyStudy tiny(works_by_the_sea());
  HandResult result = plan_of_works(tiny);
  result.columns["handle|works|ore||2026"] = 419;
  EXPECT_EQ(verify(result).failed_rows(), Names{"rows_balance"});
}

// ---- one figure of the result changed

/// The plan with one change must be refused by the check named.
template <class Change>
void expect_refused(const std::string& check, Change&& change_result) {
  const TinyStudy tiny(works_by_the_sea());
  HandResult result = plan_of_works(tiny);
  change_result(result);
  const Verdict verdict = verify(result);
  EXPECT_EQ(verdict.exit_code, 4);
  EXPECT_TRUE(verdict.failed().contains(check)) << check << "\n" << verdict.reply.dump(1);
}

TEST(VerifyRefuses, AResultOfAnotherStudy) {
  expect_refused("study_hash", [](HandResult& r) { r.study_sha256[0] = r.study_sha256[0] == '0' ? '1' : '0'; });
}

TEST(VerifyRefuses, AColumnThatTheModelDoesNotHave) {
  expect_refused("columns_known",
                 [](HandResult& r) { r.columns["move|rail|rev|ore||2026"] = 1; });  // the railway is one-way
  expect_refused("columns_known", [](HandResult& r) { r.columns["supply|mine_2|2026"] = 1; });
  expect_refused("columns_known",
                 [](HandResult& r) { r.columns["serve|steel|x1|2026"] = 1; });  // its origin is told apart
}

TEST(VerifyRefuses, MoreThanAColumnCanHold) {
  const Verdict verdict = verify_tightened("stores.csv", "100,20", "100,19");  // 20 t are drawn
  EXPECT_EQ(verdict.exit_code, 4);
  EXPECT_TRUE(verdict.failed().contains("columns_within_bounds"));
  EXPECT_EQ(verdict.failed_rows(), Names{});
}

TEST(VerifyRefuses, ANegativeAmount) {
  expect_refused("columns_within_bounds", [](HandResult& r) { r.columns["unmet|steel|2026"] = -1; });
}

TEST(VerifyRefuses, AByProductThatIsMoreOrLessThanWasMade) {
  expect_refused("mass_balance", [](HandResult& r) { r.columns["dispose|works|slag|2026"] += 1; });
  expect_refused("mass_balance", [](HandResult& r) { r.columns["dispose|works|slag|2026"] -= 1; });
}

TEST(VerifyRefuses, DeliveriesThatAClauseForbids) {
  const auto refused_with = [](const std::string& clause) {
    const Verdict verdict = verify_tightened("clauses.csv", "by_sea,steel,must,mode:sea,0.5", clause);
    EXPECT_EQ(verdict.exit_code, 4);
    return verdict.failed().contains("clause_compliance");
  };
  EXPECT_TRUE(refused_with("by_sea,steel,must,mode:sea,0.91"));  // 180 of 200 t
  EXPECT_TRUE(refused_with("by_sea,steel,avoid,mode:sea,0.89"));
  EXPECT_TRUE(refused_with("by_sea,steel,avoid,mode:sea,"));
  const TinyStudy allowed(change(works_by_the_sea(), "clauses.csv", "must,mode:sea,0.5", "avoid,mode:sea,1"));
  EXPECT_FALSE(verify(plan_of_works(allowed)).failed().contains("clause_compliance"));  // all 200 t in 2027
}

TEST(VerifyRefuses, DeliveriesThatTheStudyItselfAvoids) {
  auto files = works_by_the_sea();
  files["study.toml"] += "[model]\navoid = \"mode:sea\"\n";
  EXPECT_TRUE(verify(plan_of_works(TinyStudy(files))).failed().contains("clause_compliance"));
  files["clauses.csv"] += "go,steel,may,mode:sea,\n";
  EXPECT_FALSE(verify(plan_of_works(TinyStudy(files))).failed().contains("clause_compliance"));
}

TEST(VerifyRefuses, ARunThatTellsAnotherGapOtherScenariosOrOtherSelectors) {
  expect_refused("run_gap", [](HandResult& r) { r.gap = 1e-9; });
  expect_refused("run_tracked", [](HandResult& r) { r.tracked = {"mode:rail"}; });
  const TinyStudy tiny(works_by_the_sea());
  const auto folder = tiny.folder() / "result";
  plan_of_works(tiny).write(folder);
  std::ifstream in(folder / "run.json");
  auto run = nlohmann::json::parse(in);
  run["sets"] = {"dear_rail"};
  std::ofstream(folder / "run.json") << run.dump();
  EXPECT_EQ(verify(folder).failed(), Names{"run_sets"});
}

TEST(VerifyRefuses, AGoodThatComesFromNowhere) {
  expect_refused("mass_balance", [](HandResult& r) { r.columns["supply|mine_1|2026"] = 421; });
  expect_refused("mass_balance", [](HandResult& r) { r.columns["serve|steel|x1@KAZ|2027"] = 201; });
}

TEST(VerifyRefuses, ABillThatDoesNotAddUp) {
  expect_refused("objective", [](HandResult& r) { r.objective += 1; });
}

TEST(VerifyRefuses, ABoundThatThePricesDoNotGive) {
  expect_refused("dual_bound", [](HandResult& r) { r.bound -= 1; });
}

TEST(VerifyRefuses, APriceOfTheWrongSign) {
  expect_refused("dual_signs", [](HandResult& r) { r.duals["link|rail|2026"] = 1; });       // at most: 0 or less
  expect_refused("dual_signs", [](HandResult& r) { r.duals["clause|by_sea|2026"] = -1; });  // at least: 0 or more
}

TEST(VerifyRefuses, APriceOfARowThatTheModelDoesNotHave) {
  expect_refused("duals_known", [](HandResult& r) { r.duals["link|ship|2026"] = -1; });  // its capacity has no limit
}

TEST(VerifyRefuses, APlanThatItsPricesDoNotProve) {
  expect_refused("gap", [](HandResult& r) { r.duals["order|steel|2026"] = 60; });
}

TEST(VerifyRefuses, ABillBelowTheBound) {
  expect_refused("bound_below_primal", [](HandResult& r) { r.columns["supply|mine_1|2026"] = 100; });
}

TEST(VerifyRefuses, AnErrorInASmallPartThatTheWholeWouldHide) {
  const TinyStudy tiny(giant_and_dwarf());
  HandResult result = plan_of_giant_and_dwarf(tiny);
  result.duals["order|dwarf|2026"] = 90;  // 10 usd of a thousand million, but a tenth of the part
  const Verdict verdict = verify(result);
  EXPECT_EQ(verdict.exit_code, 4);
  EXPECT_TRUE(verdict.failed().contains("gap_of_parts"));
  EXPECT_FALSE(verdict.failed().contains("gap"));  // the whole does not show it
}

TEST(VerifyRefuses, FlowsThatAreNotTheColumns) {
  expect_refused("flows", [](HandResult& r) { r.flows[0] = "rail,mine,works,rail,ore,,2026,421"; });
  expect_refused("flows", [](HandResult& r) { r.flows.pop_back(); });
  expect_refused("flows", [](HandResult& r) { r.flows[0] = "rail,port,works,rail,ore,,2026,420"; });
  expect_refused("flows", [](HandResult& r) { r.flows[0] = "rail,mine,port,rail,ore,,2026,420"; });
  expect_refused("flows", [](HandResult& r) { r.flows[0] = "rail,mine,works,road,ore,,2026,420"; });
  expect_refused("flows", [](HandResult& r) { r.flows[0] = "rail,mine,works,rail,ore,x1,2026,420"; });
  expect_refused("flows", [](HandResult& r) { r.flows.push_back("ship,works,port,sea,slag,,2026,1"); });
}

// ---- what is no result

TEST(VerifyRefuses, AFolderThatIsNoResultWithExitCodeTwo) {
  const TinyStudy tiny(works_by_the_sea());
  const Verdict nothing = verify(tiny.folder() / "nowhere");
  EXPECT_EQ(nothing.exit_code, 2);
  EXPECT_EQ(nothing.reply.value("status", ""), "bad_input");
  EXPECT_EQ(nothing.reply["errors"][0]["code"], "no_file");
}

TEST(VerifyRefuses, AFileThatIsSpoiltWithExitCodeTwo) {
  const TinyStudy tiny(works_by_the_sea());
  const auto spoil = [&](const char* file, const std::string& more) {
    const auto folder = tiny.folder() / "result";
    plan_of_works(tiny).write(folder);
    std::ofstream(folder / file, std::ios::app) << more;
    return verify(folder);
  };
  EXPECT_EQ(spoil("columns.csv", "unmet|steel|2026,many\n").exit_code, 2);
  EXPECT_EQ(spoil("columns.csv", "unmet|steel|2026,nan\n").exit_code, 2);
  EXPECT_EQ(spoil("duals.csv", "order|steel|2026,67\n").exit_code, 2);  // stands twice
  EXPECT_EQ(spoil("flows.csv", "rail,mine\n").exit_code, 2);
  EXPECT_EQ(spoil("run.json", "}").exit_code, 2);
}

TEST(VerifyRefuses, ARunWithAScenarioThatTheStudyDoesNotHave) {
  const TinyStudy tiny(works_by_the_sea());
  HandResult result = plan_of_works(tiny);
  result.with = {"no_such_set"};
  EXPECT_EQ(verify(result).exit_code, 2);
}

TEST(Verify, TakesTheStudyFromElsewhereWhenAsked) {
  const TinyStudy tiny(works_by_the_sea());
  const TinyStudy moved(works_by_the_sea());
  HandResult result = plan_of_works(tiny);
  const auto folder = tiny.folder() / "result";
  result.study_path = "/nowhere/at/all";
  result.write(folder);
  EXPECT_EQ(verify(folder).exit_code, 2);
  EXPECT_EQ(verify(folder, "--study '" + moved.folder().string() + "'").exit_code, 0);
}

}  // namespace
}  // namespace korridor
