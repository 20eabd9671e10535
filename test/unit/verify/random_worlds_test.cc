#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>

#include "korridor/service/commands.h"
#include "korridor/service/verify_result.h"
#include "support/tiny_study.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

PlanCommand command_for(const TinyStudy& tiny) {
  PlanCommand command;
  command.study = tiny.folder();
  command.out = tiny.folder() / "result";
  return command;
}

/// The verifier reads the model on its own: where both readings of a random world differ, a check fails.
TEST(RandomWorlds, StandBeforeTheVerifier) {
  constexpr std::uint64_t kSeed = 27114;
  for (std::uint64_t round = 0; round < 60; ++round) {
    Random random(kSeed, round);
    const TinyStudy tiny(random_world(random));
    PlanCommand command = command_for(tiny);
    const Reply plan = plan_study(command);
    ASSERT_EQ(plan.json["status"], "optimal") << "seed " << kSeed << ", round " << round << plan.json.dump(1);
    const Reply verified = verify_result(*command.out, KORRIDOR_BINARY);
    EXPECT_EQ(verified.exit_code, 0) << "seed " << kSeed << ", round " << round << verified.json.dump(1);
  }
}

/// Nothing is delivered, so nothing is paid, and the terms of the bound, in thousands, cancel down to their last
/// digits.
TEST(RandomWorlds, ABoundWhoseTermsCancelIsNotRefusedForItsLastDigits) {
  const TinyStudy tiny(
      {{"study.toml",
        TinyStudy::toml("2026-01-01", "2029-01-01", "year",
                        "[money]\ndiscount_rate = 0.05\nholding_rate = 0.08\n[model]\navoid = \"label:B\"\n")},
       {"places.csv",
        "place_id,name,country,lat,lon,kind\np0,A,CHN,31,131,junction\np1,B,CHN,48,93,market\np6,C,CHN,54,"
        "114,junction\n"},
       {"goods.csv", "good_id,name,cargo,value_usd_per_t\ng0,Ore,bulk,100\ng1,Metal,bulk,2000\n"},
       {"links.csv",
        "link_id,from,to,mode,direction,labels,countries,capacity_t_per_year,base_load_t_per_year,hours,"
        "departure_interval_hours,cost_usd_per_t,status\n"
        "l2,p6,p0,road,both,A,CHN,1276,,2600,0,70,open\nl4,p1,p6,sea,forward,A,CHN;KAZ,1864,50,100,48,37,open\n"
        "l13,p6,p1,sea,both,A;B,CHN,2418,,500,48,5,closed\n"},
       {"processes.csv", "process_id,name,inputs,outputs,cost_usd_per_run\nq1,Smelting,g0:1,g1:1.2,22\n"},
       {"plants.csv", "plant_id,process,place\nk10,q1,p6\n"},
       {"supply.csv",
        "supply_id,place,good,amount_t_per_year,cost_usd_per_t,reserve_t\ns3,p0,g0,349,34,\ns4,p1,g1,1819,5,"
        "542\n"},
       {"orders.csv", "order_id,kind,good,place,steps,inland_cost_usd_per_t\no0,market,g1,p6,589:150;222:138,5\n"},
       {"clauses.csv", "clause_id,order,kind,selector,opens\ncl1,o0,must,good:g0,2026-11-22\ncl2,o0,must,p1,\n"}});
  PlanCommand command = command_for(tiny);
  ASSERT_EQ(plan_study(command).json["status"], "optimal");
  const Reply verified = verify_result(*command.out, KORRIDOR_BINARY);
  EXPECT_EQ(verified.exit_code, 0) << verified.json.dump(1);
}

/// The trees by which whole numbers were decided, box by box.
TEST(RandomWorlds, WithWholeNumbersAreProvenByTheirTrees) {
  constexpr std::uint64_t kSeed = 27115;
  std::size_t leaves = 0;
  for (std::uint64_t round = 0; round < 40; ++round) {
    Random random(kSeed, round);
    const TinyStudy tiny(random_whole_world(random));
    PlanCommand command = command_for(tiny);
    command.plan.whole_gap = 1e-5;
    const Reply plan = plan_study(command);
    if (plan.json["status"] == "infeasible") continue;
    ASSERT_EQ(plan.json["status"], "optimal") << "seed " << kSeed << ", round " << round << plan.json.dump(1);
    const Reply verified = verify_result(*command.out, KORRIDOR_BINARY);
    EXPECT_EQ(verified.exit_code, 0) << "seed " << kSeed << ", round " << round << verified.json.dump(1);
    std::ifstream trees(*command.out / "trees.csv");
    for (std::string line; std::getline(trees, line);) leaves += line.find("|") != std::string::npos ? 1 : 0;
  }
  EXPECT_GT(leaves, 400U);
}

/// Caps below and above the value of ore and metal, for a part of the horizon, with and without services withheld.
TEST(RandomWorlds, WithPriceCapsAgreeInBothEnginesAndBeforeTheVerifier) {
  constexpr std::uint64_t kSeed = 27118;
  std::size_t dearer = 0;
  for (std::uint64_t round = 0; round < 16; ++round) {
    Random random(kSeed, round);
    auto files = random_world(random);
    double without = 0, with = 0;
    for (const bool capped : {false, true}) {
      if (capped) {
        files["policies.csv"] += "cap1,price_cap,JPN,KAZ,metal,290,usd/t,yes,mode:sea | mode:rail\n";
        files["policies.csv"] += "cap2,price_cap,AZE,,ore;slag,20,usd/t,yes,mode:ferry\n";
        files["policies.csv"] += "cap3,price_cap,CHN,UZB,ore;metal,300,usd/t,yes,mode:road\n";
      }
      const TinyStudy tiny(files);
      for (const char* engine : {"chains", "arcs"}) {
        PlanCommand command = command_for(tiny);
        command.plan.engine = engine;
        const auto where = ::testing::Message() << "seed " << kSeed << ", round " << round << " " << engine;
        const Reply plan = plan_study(command);
        ASSERT_EQ(plan.json["status"], "optimal") << where << plan.json.dump(1);
        const double usd = plan.json["objective_usd"].get<double>();
        double& bill = capped ? with : without;
        if (std::string(engine) == "arcs") {
          EXPECT_NEAR(usd, bill, 1e-7 * std::max(1.0, std::abs(bill))) << where;
        }
        bill = usd;
        const Reply verified = verify_result(*command.out, KORRIDOR_BINARY);
        EXPECT_EQ(verified.exit_code, 0) << where << verified.json.dump(1);
      }
    }
    EXPECT_GE(with, without - 1e-7 * std::max(1.0, std::abs(without)));
    dearer += with > without + 1 ? 1 : 0;
  }
  EXPECT_GT(dearer, 4U);
}

/// Lines of a file that `keep` lets stand, written back.
template <class Keep>
void keep_lines(const std::filesystem::path& file, Keep&& keep) {
  std::ifstream in(file);
  std::string text;
  for (std::string line; std::getline(in, line);)
    if (keep(line)) text += line + "\n";
  in.close();
  std::ofstream(file) << text;
}

/// HiGHS leaves no proof: the plan is held against every rule, and that it is the best stays open.
TEST(RandomWorlds, WithWholeNumbersByArcsAreCheckedAndNotProven) {
  constexpr std::uint64_t kSeed = 27117;
  std::size_t checked = 0;
  for (std::uint64_t round = 0; round < 12; ++round) {
    Random random(kSeed, round);
    const TinyStudy tiny(random_whole_world(random));
    PlanCommand command = command_for(tiny);
    command.plan.engine = "arcs";
    command.plan.whole_gap = 1e-7;
    const Reply plan = plan_study(command);
    if (plan.json["status"] == "infeasible") continue;
    const auto where = ::testing::Message() << "seed " << kSeed << ", round " << round;
    const Reply verified = verify_result(*command.out, KORRIDOR_BINARY);
    EXPECT_EQ(verified.exit_code, 3) << where << verified.json.dump(1);
    EXPECT_EQ(verified.json["status"], "unproven") << where;
    const double gross = std::max(1.0, std::abs(plan.json["objective_usd"].get<double>()));
    EXPECT_NEAR(verified.json["objective_usd"].get<double>(), plan.json["objective_usd"].get<double>(), 1e-9 * gross);
    EXPECT_LE(verified.json["bound_usd"].get<double>(), plan.json["bound_usd"].get<double>() + 1e-6 * gross) << where;
    ++checked;
    keep_lines(*command.out / "columns.csv", [](const std::string& line) { return !line.starts_with("serve|"); });
    EXPECT_EQ(verify_result(*command.out, KORRIDOR_BINARY).exit_code, 4) << where;
  }
  EXPECT_GT(checked, 5U);
}

TEST(RandomWorlds, WithVolumeDiscountsAndExemptStatesToo) {
  constexpr std::uint64_t kSeed = 27116;
  for (std::uint64_t round = 0; round < 24; ++round) {
    Random random(kSeed, round);
    const TinyStudy tiny(random_fee_world(random, round % 2 == 1));
    PlanCommand command = command_for(tiny);
    command.plan.whole_gap = 1e-5;
    const Reply plan = plan_study(command);
    ASSERT_EQ(plan.json["status"], "optimal") << "seed " << kSeed << ", round " << round << plan.json.dump(1);
    const Reply verified = verify_result(*command.out, KORRIDOR_BINARY);
    EXPECT_EQ(verified.exit_code, 0) << "seed " << kSeed << ", round " << round << verified.json.dump(1);
  }
}

std::set<std::string> failed_checks(const Reply& verified) {
  std::set<std::string> names;
  for (const Json& check : verified.json["checks"])
    if (!check["ok"].get<bool>()) names.insert(check["name"].get<std::string>());
  return names;
}

/// What run.json says, changed.
void edit_run(const fs::path& folder, const std::function<void(Json&)>& edit) {
  std::ifstream in(folder / "run.json");
  Json run = Json::parse(in);
  edit(run);
  std::ofstream(folder / "run.json") << run.dump(1);
}

TEST(RandomWorlds, WithAGapLargerThanTheyAllowAreRefused) {
  Random random(2711, 4);
  const TinyStudy tiny(random_whole_world(random));
  PlanCommand command = command_for(tiny);
  command.plan.engine = "arcs";
  command.plan.whole_gap = 1e-7;
  ASSERT_EQ(plan_study(command).json["status"], "optimal");
  ASSERT_EQ(failed_checks(verify_result(*command.out, KORRIDOR_BINARY)), std::set<std::string>{});
  edit_run(*command.out, [](Json& run) {
    const double before = run["bound_usd"], gross = std::max(1.0, std::abs(run["objective_usd"].get<double>()));
    run["bound_usd"] = before - 1e-3 * gross;
    run["gap"] = run["gap"].get<double>() + 1e-3;
  });
  EXPECT_TRUE(failed_checks(verify_result(*command.out, KORRIDOR_BINARY)).contains("claimed_gap"));
  edit_run(*command.out, [](Json& run) { run["status"] = "limit"; });
  EXPECT_FALSE(failed_checks(verify_result(*command.out, KORRIDOR_BINARY)).contains("claimed_gap"));
}

/// A leaf lists the prices that are not as in the leaf before; a file of another shape is not read as if it did.
TEST(RandomWorlds, WithWholeNumbersTellPricesByTheirChanges) {
  Random random(2711, 4);
  const TinyStudy tiny(random_whole_world(random));
  PlanCommand command = command_for(tiny);
  command.plan.whole_gap = 1e-5;
  ASSERT_EQ(plan_study(command).json["status"], "optimal");
  std::map<std::string, std::string> told;  // tree and row: price
  std::size_t lines = 0, later = 0;
  keep_lines(*command.out / "tree_duals.csv", [&](std::string& line) {
    if (line.starts_with("tree,")) {
      line = "tree,leaf,row,price";
      return true;
    }
    const std::size_t tree = line.find(','), leaf = line.find(',', tree + 1), price = line.rfind(',');
    std::string& last = told[line.substr(0, tree) + line.substr(leaf, price - leaf)];
    EXPECT_NE(last.empty() ? "0" : last, line.substr(price + 1)) << line;
    last = line.substr(price + 1);
    ++lines;
    later += line.substr(tree, leaf - tree) != ",0" ? 1 : 0;
    return true;
  });
  EXPECT_GT(lines, 20U);
  EXPECT_GT(later, 5U);
  const Reply refused = verify_result(*command.out, KORRIDOR_BINARY);
  EXPECT_EQ(refused.json["errors"][0]["code"], "bad_result") << refused.json.dump(1);
}

/// A proof with a hole in it is none.
TEST(RandomWorlds, WithAHoleInATreeAreRefused) {
  Random random(2711, 4);
  const TinyStudy tiny(random_whole_world(random));
  PlanCommand command = command_for(tiny);
  command.plan.whole_gap = 1e-5;
  const auto plan = [&] {
    ASSERT_EQ(plan_study(command).json["status"], "optimal");
    ASSERT_EQ(verify_result(*command.out, KORRIDOR_BINARY).exit_code, 0);
  };
  plan();
  keep_lines(*command.out / "trees.csv", [](const std::string& line) { return !line.starts_with("0,1,"); });
  EXPECT_TRUE(failed_checks(verify_result(*command.out, KORRIDOR_BINARY)).contains("boxes_cover_all"));
  plan();
  keep_lines(*command.out / "tree_duals.csv", [](const std::string& line) { return !line.starts_with("0,1,"); });
  EXPECT_TRUE(failed_checks(verify_result(*command.out, KORRIDOR_BINARY)).contains("gap"));
  plan();
  keep_lines(*command.out / "trees.csv", [](std::string& line) {
    if (line.starts_with("0,1,")) line.replace(line.rfind(",no"), 3, ",yes");
    return true;
  });
  EXPECT_TRUE(failed_checks(verify_result(*command.out, KORRIDOR_BINARY)).contains("boxes_empty"));
  plan();
  keep_lines(*command.out / "columns.csv", [](std::string& line) {
    if (line.starts_with("whole|")) line += ".5";
    return true;
  });
  EXPECT_TRUE(failed_checks(verify_result(*command.out, KORRIDOR_BINARY)).contains("whole_numbers"));
  plan();
  std::filesystem::remove(*command.out / "trees.csv");
  EXPECT_TRUE(failed_checks(verify_result(*command.out, KORRIDOR_BINARY)).contains("parts_have_trees"));
}

}  // namespace
}  // namespace korridor
