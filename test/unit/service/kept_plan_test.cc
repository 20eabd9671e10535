#include "korridor/service/kept_plan.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "korridor/base/write_file.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

/// The railway and the road, and scenarios that change a fare, a capacity and what is open.
std::map<std::string, std::string> with_scenarios(const std::string& road_fare = "41") {
  auto files = rail_and_road();
  files["links.csv"] =
      "link_id,from,to,mode,countries,capacity_t_per_year,hours,cost_usd_per_t\n"
      "rail,mine,port,rail,KAZ;GEO,10000,24,18\nroad,mine,port,road,KAZ;GEO,5000,24," +
      road_fare + "\n";
  files["sets.csv"] = "set_id,name\ndearer,Dearer rail\nnarrow,Narrow rail\nshut,No rail\n";
  files["changes.csv"] =
      "set,table,key,column,operation,value\ndearer,links,rail,cost_usd_per_t,set,50\n"
      "narrow,links,rail,capacity_t_per_year,set,9000\nshut,links,rail,status,set,closed\n";
  return files;
}

class KeptPlan : public testing::Test {
 protected:
  KeptPlan() : folder_(with_scenarios()), file_(folder_.folder() / "kept.plan") {}

  Result<PlanOutcome> plan(const Study& study, const WorldRequest& asked, bool start, bool keep,
                           const PlanRequest& request = {}) const {
    const auto path = [&](bool is_wanted) { return is_wanted ? std::optional(file_) : std::nullopt; };
    return plan_from_file(study, asked, {.start = path(start), .keep = path(keep)}, request);
  }
  Plan planned(const Study& study, const WorldRequest& asked, bool start, bool keep) const {
    auto outcome = plan(study, asked, start, keep);
    EXPECT_TRUE(outcome) << to_line(outcome.error().front());
    return std::get<Plan>(std::move(*outcome));
  }
  static PlanRequest by_arcs() {
    PlanRequest request;
    request.engine = "arcs";
    return request;
  }
  static std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
  }
  static bool has_warning(const Plan& plan, const std::string& code) {
    return std::ranges::any_of(plan.warnings, [&](const auto& w) { return w.code == code; });
  }
  [[nodiscard]] std::string bytes() const {
    std::ifstream in(file_, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  TinyStudy folder_;
  fs::path file_;
};

TEST_F(KeptPlan, StartsTheSameWorldAndOthersOfTheStudy) {
  const Study study = folder_.read();
  const Plan base = planned(study, {}, false, true);
  EXPECT_FALSE(base.is_replanned);
  const std::string kept = bytes();
  const Plan again = planned(study, {}, true, true);
  EXPECT_TRUE(again.is_replanned);
  EXPECT_EQ(again.columns_csv, base.columns_csv);
  EXPECT_EQ(again.duals_csv, base.duals_csv);
  EXPECT_EQ(bytes(), kept);
  for (const char* set : {"dearer", "narrow", "shut"}) {
    SCOPED_TRACE(set);
    const Plan near = planned(study, {.with = {set}}, true, false),
               cold = planned(study, {.with = {set}}, false, false);
    EXPECT_TRUE(near.is_replanned);
    EXPECT_FALSE(has_warning(near, "kept_plan_unfit"));
    EXPECT_NEAR(near.objective_usd, cold.objective_usd, 1e-6);
    EXPECT_LE(near.gap, 1e-9);
  }
}

TEST_F(KeptPlan, KeepsAScenarioAndStartsTheBaseWorldFromIt) {
  const Study study = folder_.read();
  EXPECT_NEAR(planned(study, {.with = {"shut"}}, false, true).objective_usd, 5000 * 41 + 7000 * 1000, 1e-6);
  const Plan base = planned(study, {}, true, false);
  EXPECT_TRUE(base.is_replanned);
  EXPECT_NEAR(base.objective_usd, 10000 * 18 + 2000 * 41, 1e-6);
}

TEST_F(KeptPlan, StartsWhereAFareWasEditedSince) {
  (void)planned(folder_.read(), {}, false, true);
  const TinyStudy edited(with_scenarios("60"));
  const Plan plan = planned(edited.read(), {}, true, false);
  EXPECT_TRUE(plan.is_replanned);
  EXPECT_NEAR(plan.objective_usd, 10000 * 18 + 2000 * 60, 1e-6);
}

TEST_F(KeptPlan, TellsWhereTheNetworkIsAnotherByNow) {
  (void)planned(folder_.read(), {}, false, true);
  auto files = with_scenarios();
  files["links.csv"] += "ferry,mine,port,sea,KAZ;GEO,1000,24,1\n";
  const TinyStudy edited(std::move(files));
  const Plan plan = planned(edited.read(), {}, true, false);
  EXPECT_FALSE(plan.is_replanned);
  EXPECT_TRUE(has_warning(plan, "kept_plan_unfit"));
  EXPECT_NEAR(plan.objective_usd, 1000 * 1 + 10000 * 18 + 1000 * 41, 1e-6);
}

/// A firm order of 16,000 t, and ways for 15,000.
TEST_F(KeptPlan, TellsThatThereIsNoPlanToKeepAndLeavesTheFile) {
  auto files = with_scenarios();
  files["orders.csv"] = "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,16000,yes\n";
  const TinyStudy infeasible(files);
  for (const bool is_there : {false, true}) {
    SCOPED_TRACE(is_there);
    const std::string before = is_there ? bytes() : "";
    const auto outcome = plan(infeasible.read(), {}, is_there, true);
    ASSERT_TRUE(outcome);
    const auto* conflict = std::get_if<Infeasible>(&*outcome);
    ASSERT_NE(conflict, nullptr);
    EXPECT_TRUE(std::ranges::any_of(conflict->warnings, [](const auto& w) { return w.code == "plan_not_kept"; }));
    EXPECT_EQ(bytes(), before);
    (void)planned(folder_.read(), {}, false, true);
  }
}

/// Cut short after each round in turn: what is not proven to be the best is told and never kept.
TEST_F(KeptPlan, KeepsNothingOfASearchThatWasCutShort) {
  const Study study = folder_.read();
  (void)planned(study, {.with = {"narrow"}}, false, true);
  const std::string before = bytes();
  std::size_t cut = 0;
  for (int rounds = 0; rounds < 50; ++rounds) {
    SCOPED_TRACE(rounds);
    PlanRequest request;
    request.tell = [left = rounds](double, double) mutable { return left-- > 0; };
    const auto outcome = plan(study, {}, false, true, request);
    ASSERT_TRUE(outcome) << to_line(outcome.error().front());
    const Plan& plan = std::get<Plan>(*outcome);
    EXPECT_EQ(plan.is_kept, plan.status == "optimal");
    EXPECT_EQ(has_warning(plan, "plan_not_kept"), plan.status != "optimal");
    if (plan.is_kept) break;
    EXPECT_EQ(bytes(), before);
    ++cut;
  }
  EXPECT_GT(cut, 0U);
  EXPECT_NE(bytes(), before);
}

TEST_F(KeptPlan, StartsAWorldFromAFileWhoseOwnWorldHasNoPlanByNow) {
  (void)planned(folder_.read(), {.with = {"narrow"}}, false, true);
  auto files = with_scenarios();  // the scenario leaves no way for the firm order by now
  files["orders.csv"] = "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,12000,yes\n";
  files["changes.csv"] += "narrow,links,road,status,set,closed\n";
  const TinyStudy edited(files);
  const Plan plan = planned(edited.read(), {}, true, false);
  EXPECT_NEAR(plan.objective_usd, 10000 * 18 + 2000 * 41, 1e-6);
}

TEST_F(KeptPlan, RefusesWhatIsNoKeptPlan) {
  const Study study = folder_.read();
  const auto code = [&](const Result<PlanOutcome>& outcome) {
    return outcome ? std::string() : outcome.error().front().code;
  };
  EXPECT_EQ(code(plan(study, {}, true, false)), "no_file");
  (void)planned(study, {}, false, true);
  const std::string whole = bytes();
  for (const std::string& text : {whole.substr(0, whole.size() - 1), whole + "x", "x" + whole, std::string("korridor"),
                                  std::string("korridor kept plan 1\n{}\n"), std::string("korridor kept plan 1\n[\n"),
                                  replaced(whole, "\"with\":[]", "\"with\":[5]")}) {
    ASSERT_TRUE(write_file(file_, text));
    EXPECT_EQ(code(plan(study, {}, true, false)), "bad_plan_file");
  }
  EXPECT_EQ(code(plan(study, {}, false, true, by_arcs())), "usage");
  EXPECT_EQ(
      code(plan_from_file(study, {}, {.start = std::nullopt, .keep = folder_.folder() / "none" / "kept.plan"}, {})),
      "cannot_write");
}

}  // namespace
}  // namespace korridor
