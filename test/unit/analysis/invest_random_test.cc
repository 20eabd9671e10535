#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "korridor/base/tolerance.h"
#include "korridor/lp/solver.h"
#include "korridor/plan/compiled_world.h"
#include "korridor/plan/kept_world.h"
#include "unit/analysis/invest_worlds.h"

namespace korridor {
namespace {

/// As the service plans: from the plan of the widest world.
ChoicePlannerMaker from_the_widest(const Study& study) {
  return [&study](const WorldRequest& widest) -> Planner {
    PlanRequest each;
    each.bottlenecks = 0;
    auto kept = KeptWorld::make(study, widest, each);
    if (!kept) return [each](const World& world) { return solve_plan(world, each); };
    return [kept = *kept, each](const World& world) { return kept->plan_other(world, each); };
  };
}

/// Costs of the plans of all choices by the other engine.
std::vector<double> plan_all(const Study& study, const ProjectList& list) {
  std::vector<double> usd;
  for (ChoiceMask choice = 0; choice <= first_bits(list.projects.size()); ++choice) {
    WorldRequest request;
    for (std::size_t k = 0; k < list.projects.size(); ++k)
      if (is_chosen(choice, k)) request.with.push_back(list.projects[k].set);
    PlanRequest arcs;
    arcs.engine = "arcs";
    arcs.bottlenecks = 0;
    usd.push_back(plan_of(study, request, arcs).objective_usd);
  }
  return usd;
}

struct ProjectData {
  std::vector<double> cost;
  std::vector<std::string> partner;
};

ProjectData read_projects(const Study& study, const ProjectList& list) {
  ProjectData data;
  for (const Project& project : list.projects) {
    data.cost.push_back(study.table("projects").number(project.row, "cost_usd"));
    data.partner.push_back(study.table("projects").text(project.row, "partner"));
  }
  return data;
}

/// The rules once more, from the tables: budget, half of the money at most from China, what comes first, what shuts
/// out.
bool keeps_rules(const Study& study, const ProjectList& list, const ProjectData& data, ChoiceMask choice,
                 double budget) {
  double spent = 0, chinese = 0;
  const Table& table = study.table("projects");
  const auto has = [&](const std::string& id) {
    for (std::size_t k = 0; k < list.projects.size(); ++k)
      if (list.projects[k].id == id) return is_chosen(choice, k);
    return false;
  };
  for (std::size_t k = 0; k < list.projects.size(); ++k) {
    if (!is_chosen(choice, k)) continue;
    spent += data.cost[k];
    if (data.partner[k] == "CHN") chinese += data.cost[k];
    for (const std::string& id : table.list(list.projects[k].row, "after"))
      if (!has(id)) return false;
    for (const std::string& id : table.list(list.projects[k].row, "excludes"))
      if (has(id)) return false;
  }
  return spent <= budget && chinese <= 0.5 * spent + 1e-6;
}

TEST(InvestOnRandomWorlds, FindsWhatPlanningEveryChoiceByArcsFinds) {
  Random random(20303);
  int built = 0, rows = 0;
  for (int round = 0; round < 10; ++round) {
    SCOPED_TRACE("seed 20303, round " + std::to_string(round));
    const TinyStudy tiny(random_projects(random));
    const Study study = tiny.read();
    const double budget = 20'000 + static_cast<double>(random.below(60'000));
    const InvestRequest request{.projects = {.shortest_period_h = 2160},
                                .budget_usd = budget,
                                .caps = {{"CHN", 0.5}},
                                .gap = kRoundingGap,
                                .threads = 2};
    const auto found = find_investment(study, request, from_the_widest(study));
    ASSERT_TRUE(found.has_value()) << to_line(found.error().front());
    ASSERT_EQ(found->status, "optimal");
    for (const Project& project : found->list.projects) EXPECT_TRUE(project.relaxes) << project.id;
    const auto data = read_projects(study, found->list);
    const auto usd = plan_all(study, found->list);
    const double small = kOptimalGap * std::max(1.0, std::abs(usd[0]));
    const auto best_within = [&](double most) {
      double best = INFINITY;
      for (ChoiceMask c = 0; c < usd.size(); ++c)
        if (keeps_rules(study, found->list, data, c, most)) best = std::min(best, usd[c] + sum_of(data.cost, c));
      return best;
    };
    const FoundChoice& best = found->answer.best.front();
    EXPECT_NEAR(best.whole_usd, best_within(budget), small);
    EXPECT_NEAR(best.plan_usd, usd[best.choice], small);
    EXPECT_TRUE(keeps_rules(study, found->list, data, best.choice, budget));
    EXPECT_LE(found->answer.bound_usd, best.whole_usd + small);
    built += best.choice != 0 ? 1 : 0;
    for (double most = 0; most <= budget; most += budget / 16) {
      double told = INFINITY;
      for (const FoundChoice& point : found->answer.curve)
        if (point.cost_usd <= most) told = point.whole_usd;
      EXPECT_NEAR(told, best_within(most), small) << most;
    }
    for (std::size_t k = 0; k < found->list.projects.size(); ++k) {
      const ChoiceMask needs = found->worth[k].needs;
      EXPECT_NEAR(*found->worth[k].alone_usd, usd[needs] - usd[needs | bit_of(k)], small);
      EXPECT_GE(*found->worth[k].alone_usd, -small) << "what relaxes never costs";
    }
    for (const ProjectPair& pair : found->pairs) {
      ++rows;
      const ChoiceMask a = bit_of(pair.one), b = bit_of(pair.other);
      const ChoiceMask needs = found->worth[pair.one].needs | found->worth[pair.other].needs;
      EXPECT_NEAR(pair.joint_usd, usd[needs | a] + usd[needs | b] - usd[needs] - usd[needs | a | b], 4 * small);
    }
    double saved = 0;
    for (const BuildStep& step : found->order) saved += step.usd;
    EXPECT_NEAR(saved, usd[0] - usd[best.choice], 2 * small);
  }
  EXPECT_GT(built, 3);
  EXPECT_GT(rows, 3);
}

TEST(InvestOnRandomWorlds, IsTheSameForAnyNumberOfThreads) {
  Random random(20304);
  for (int round = 0; round < 4; ++round) {
    const TinyStudy tiny(random_projects(random));
    const Study study = tiny.read();
    std::vector<Investment> found;
    for (const int threads : {1, 2, 8})
      found.push_back(*find_investment(study, {.projects = {.shortest_period_h = 2160}, .threads = threads},
                                       from_the_widest(study)));
    for (const Investment& other : found) {
      EXPECT_EQ(other.plans, found[0].plans);
      EXPECT_EQ(other.answer.boxes, found[0].answer.boxes);
      EXPECT_EQ(other.answer.bound_usd, found[0].answer.bound_usd);
      EXPECT_EQ(other.answer.best.front().whole_usd, found[0].answer.best.front().whole_usd);
      for (std::size_t k = 0; k < other.worth.size(); ++k)
        EXPECT_EQ(other.worth[k].last_usd, found[0].worth[k].last_usd);
    }
  }
}

/// The whole question as one program for HiGHS: the arcs of the world in which everything is there, and for each
/// project a column of 0 or 1 that pays its cost and makes the room it brings.
LinearProgram choose_in_one_program(const Model& model, const Model& bare, const Study& study, const ProjectList& list,
                                    const ProjectData& data, double budget) {
  LinearProgram lp = model.lp;
  std::vector<std::vector<std::pair<std::int32_t, double>>> room(list.projects.size());
  const auto brought_by = [&](RowKind kind, Index item) {
    const char* table = kind == RowKind::kLink ? "links" : kind == RowKind::kPlant ? "plants" : "fleets";
    const std::size_t row = kind == RowKind::kLink    ? item
                            : kind == RowKind::kPlant ? model.entities->plants[item].row
                                                      : item;
    for (std::size_t k = 0; k < list.projects.size(); ++k)
      if (list.projects[k].effect.rows.contains(std::string(table) + "/" + study.table(table).id(row))) return k;
    return list.projects.size();
  };
  for (std::size_t r = 0; r < model.rows.size(); ++r) {
    const RowKind kind = model.rows[r].kind;
    if (kind != RowKind::kLink && kind != RowKind::kPlant && kind != RowKind::kFleet) continue;
    const std::size_t k = brought_by(kind, model.rows[r].item);
    if (k == list.projects.size()) continue;
    double before = 0;  // a row that the bare world lacks lets nothing through
    for (std::size_t b = 0; b < bare.rows.size(); ++b)
      if (bare.row_name(b) == model.row_name(r)) before = bare.lp.row_upper[b];
    if (kind == RowKind::kFleet && before == 0) before = model.lp.row_upper[r];  // nothing of it could run before
    room[k].emplace_back(static_cast<std::int32_t>(r), before - lp.row_upper[r]);
    lp.row_upper[r] = before;
  }
  const auto add_row = [&](double upper) { return static_cast<std::int32_t>(lp.add_row(-kInfinity, upper)); };
  const std::int32_t money = add_row(budget), share = add_row(0);
  for (std::size_t k = 0; k < list.projects.size(); ++k) {
    room[k].emplace_back(money, data.cost[k]);
    room[k].emplace_back(share, data.cost[k] * (data.partner[k] == "CHN" ? 0.5 : -0.5));
  }
  for (std::size_t k = 0; k < list.projects.size(); ++k)
    for (std::size_t other = 0; other < list.projects.size(); ++other) {
      if (is_chosen(list.projects[k].after, other)) {
        const std::int32_t row = add_row(0);
        room[k].emplace_back(row, 1);
        room[other].emplace_back(row, -1);
      }
      if (k < other && is_chosen(list.projects[k].excludes, other)) {
        const std::int32_t row = add_row(1);
        room[k].emplace_back(row, 1);
        room[other].emplace_back(row, 1);
      }
    }
  for (std::size_t k = 0; k < list.projects.size(); ++k) {
    lp.add_column(data.cost[k], 0, 1, room[k]);
    lp.integer.resize(lp.columns(), 0);
    lp.integer.back() = 1;
  }
  return lp;
}

TEST(InvestOnRandomWorlds, FindsWhatOneMixedIntegerProgramInHighsFinds) {
  Random random(20305);
  int built = 0;
  for (int round = 0; round < 6; ++round) {
    SCOPED_TRACE("seed 20305, round " + std::to_string(round));
    const TinyStudy tiny(random_projects(random));
    const Study study = tiny.read();
    const double budget = 30'000 + static_cast<double>(random.below(60'000));
    const auto found = find_investment(
        study,
        {.projects = {.shortest_period_h = 2160}, .budget_usd = budget, .caps = {{"CHN", 0.5}}, .gap = kRoundingGap},
        from_the_widest(study));
    ASSERT_TRUE(found.has_value());
    WorldRequest widest;
    for (const Project& project : found->list.projects) widest.with.push_back(project.set);
    const auto wide_world = World::apply(study, widest), bare_world = World::apply(study);
    const auto wide = CompiledWorld::make(*wide_world, std::nullopt),
               bare = CompiledWorld::make(*bare_world, std::nullopt);
    ASSERT_TRUE(wide && bare);
    const auto data = read_projects(study, found->list);
    const auto solved =
        solve_lp(choose_in_one_program((*wide)->model, (*bare)->model, study, found->list, data, budget));
    ASSERT_TRUE(solved && solved->status == LpStatus::kOptimal);
    EXPECT_NEAR(found->answer.best.front().whole_usd, solved->objective,
                1e-6 * std::max(1.0, std::abs(solved->objective)));
    built += found->answer.best.front().choice != 0 ? 1 : 0;
  }
  EXPECT_GT(built, 2);
}

}  // namespace
}  // namespace korridor
