#include "korridor/analysis/dependence.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "unit/analysis/two_mines.h"

namespace korridor {
namespace {

Dependence dependence_of(const std::map<std::string, std::string>& files, const DependenceRequest& request = {}) {
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto world = World::apply(study);
  return find_dependence(*world, plan_of(study), request);
}

class TwoMines : public testing::Test {
 protected:
  /// The row of a group over the whole horizon.
  [[nodiscard]] ShareRow share(const std::string& side, const std::string& of, const std::string& dimension,
                               const std::string& stage, const std::string& delivered, const std::string& on) const {
    for (const ShareRow& row : found_.shares)
      if (std::tie(row.side, row.of, row.dimension, row.stage, row.delivered, row.on, row.period) ==
          std::tuple(side, of, dimension, stage, delivered, on, std::string("all")))
        return row;
    ADD_FAILURE() << "no row " << side << " " << of << " " << dimension << " " << stage << " " << delivered << " "
                  << on;
    return {};
  }
  [[nodiscard]] ShareRow japan(const std::string& dimension, const std::string& stage, const std::string& delivered,
                               const std::string& on) const {
    return share("buyer", "JPN", dimension, stage, delivered, on);
  }
  [[nodiscard]] ConcentrationRow group(const std::string& dimension, const std::string& stage,
                                       const std::string& delivered) const {
    for (const ConcentrationRow& row : found_.concentration)
      if (row.side == "buyer" && row.of == "JPN" && row.dimension == dimension && row.stage == stage &&
          row.delivered == delivered && row.period == "all")
        return row;
    ADD_FAILURE() << "no group " << dimension << " " << stage << " " << delivered;
    return {};
  }
  Dependence found_ = dependence_of(two_mines());
};

TEST_F(TwoMines, MinesShareTheOreByItsTonnes) {
  const ShareRow kazakh = japan("partner", "mine", "ore", "KAZ");
  EXPECT_NEAR(kazakh.t, 40, 1e-6);
  EXPECT_NEAR(kazakh.of_t, 60, 1e-6);
  EXPECT_NEAR(kazakh.share, 2.0 / 3, 1e-9);
  EXPECT_NEAR(japan("partner", "mine", "ore", "UZB").share, 1.0 / 3, 1e-9);
}

TEST_F(TwoMines, MetalRestsOnTheMineThroughProcessingAbroad) {
  const ShareRow mine = japan("partner", "mine", "metal", "KAZ");
  EXPECT_EQ(mine.good, "ore");
  EXPECT_NEAR(mine.t, 200, 1e-6);  // two tonnes of ore for one of metal
  EXPECT_NEAR(mine.through, 1, 1e-9);
  EXPECT_NEAR(mine.direct, 0, 1e-9);
  const ShareRow smelter = japan("partner", "processing", "metal", "CHN");
  EXPECT_EQ(smelter.good, "metal");
  EXPECT_NEAR(smelter.t, 100, 1e-6);
  EXPECT_NEAR(japan("processor", "processing", "metal", "smelter").share, 1, 1e-9);
  EXPECT_NEAR(japan("partner", "mine", "ore", "KAZ").direct, 2.0 / 3, 1e-9);
}

TEST_F(TwoMines, OwnersCountByTheirPercentages) {
  EXPECT_NEAR(japan("owner", "mine", "ore", "KAZ").share, 0.6 * 2 / 3, 1e-9);
  EXPECT_NEAR(japan("owner", "mine", "ore", "CHN").share, 0.3 * 2 / 3, 1e-9);
  EXPECT_NEAR(japan("owner", "mine", "ore", "unknown").share, 0.1 * 2 / 3 + 1.0 / 3, 1e-9);
  EXPECT_NEAR(group("owner", "mine", "ore").unattributed, 0.4, 1e-9);
}

TEST_F(TwoMines, AStateOnTheWayHoldsAllThatTouchesItAndItsPartAddsUp) {
  EXPECT_NEAR(japan("transit", "way", "ore", "CHN").share, 2.0 / 3, 1e-9);
  for (const char* state : {"TKM", "AZE", "GEO"}) {
    EXPECT_NEAR(japan("transit", "way", "ore", state).share, 1.0 / 3, 1e-9);
    EXPECT_NEAR(japan("transit", "way", "ore", state).part, 1.0 / 9, 1e-9);
  }
  EXPECT_NEAR(japan("transit", "way", "metal", "none").share, 1, 1e-9);  // China processes it: that is no transit
  EXPECT_NEAR(japan("port", "way", "ore", "tokyo").share, 1, 1e-9);
  EXPECT_NEAR(japan("port", "way", "ore", "poti").share, 1.0 / 3, 1e-9);
  EXPECT_NEAR(japan("port", "way", "ore", "poti").part, 1.0 / 6, 1e-9);
  EXPECT_NEAR(japan("corridor", "way", "ore", "WEST").share, 1.0 / 3, 1e-9);
  EXPECT_NEAR(japan("corridor", "way", "ore", "none").share, 2.0 / 3, 1e-9);
}

TEST_F(TwoMines, ConcentrationIsTheSumOfSquaresInBothScales) {
  const ConcentrationRow ore = group("partner", "mine", "ore");
  EXPECT_NEAR(ore.hhi, 5.0 / 9, 1e-9);
  EXPECT_NEAR(ore.hhi_10000, 50000.0 / 9, 1e-5);
  EXPECT_NEAR(ore.cr1, 2.0 / 3, 1e-9);
  EXPECT_NEAR(ore.cr3, 1, 1e-9);
  EXPECT_EQ(ore.largest, "KAZ");
  ASSERT_TRUE(ore.supply_risk.has_value());
  EXPECT_NEAR(*ore.supply_risk, 4.0 / 9 * 0.5 + 1.0 / 9 * 0.3, 1e-9);
  EXPECT_NEAR(*group("partner", "processing", "metal").supply_risk, 0.7, 1e-9);
}

TEST_F(TwoMines, ExporterAndTransitStateSeeTheOtherEnds) {
  EXPECT_NEAR(share("exporter", "KAZ", "partner", "use", "metal", "JPN").share, 1, 1e-9);
  EXPECT_NEAR(share("exporter", "KAZ", "partner", "processing", "metal", "CHN").share, 1, 1e-9);
  EXPECT_NEAR(share("transit", "GEO", "partner", "mine", "ore", "UZB").share, 1, 1e-9);
  EXPECT_NEAR(share("transit", "CHN", "partner", "mine", "ore", "KAZ").share, 1, 1e-9);
  EXPECT_NEAR(share("transit", "GEO", "partner", "use", "ore", "JPN").t, 20, 1e-6);
}

TEST_F(TwoMines, PartsOfEveryGroupAddUpToOneAndDirectAndThroughToTheShare) {
  std::map<std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::string>,
           double>
      sums;
  for (const ShareRow& row : found_.shares) {
    sums[{row.side, row.of, row.dimension, row.stage, row.delivered, row.good, row.period}] += row.part;
    EXPECT_NEAR(row.direct + row.through, row.share, 1e-12);
  }
  EXPECT_GT(sums.size(), 20U);
  for (const auto& [key, sum] : sums) EXPECT_NEAR(sum, 1, 1e-12) << std::get<1>(key) << " " << std::get<2>(key);
}

TEST(Dependence, CountsPlantsByTheirRecipesWhereAnEngineTellsNoTonnes) {
  auto files = two_mines();
  files["goods.csv"] += "wire,Wire,bulk\n";
  files["processes.csv"] += "draw,Draw,metal:5,wire:4,1\n";
  files["plants.csv"] += "mill,Mill,draw,works\n";
  files["orders.csv"] =
      "order_id,kind,buyer,good,place,amount_t_per_year,firm,penalty_usd_per_t\nwire,contract,JPN,wire,tokyo,40,no,"
      "1000\n";
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto world = World::apply(study);
  const Plan told = plan_of(study);
  Plan untold = told;
  for (ChainResult& chain : untold.chains) chain.plant_t.clear();
  const auto of_told = find_dependence(*world, told, {}).shares;
  const auto of_untold = find_dependence(*world, untold, {}).shares;
  ASSERT_EQ(of_told.size(), of_untold.size());
  for (std::size_t i = 0; i < of_told.size(); ++i) {
    EXPECT_NEAR(of_told[i].t, of_untold[i].t, 1e-6);
    if (of_told[i].dimension == "processor" && of_told[i].period == "all") {
      EXPECT_NEAR(of_told[i].t, of_told[i].on == "smelter" ? 50 : 40, 1e-6);
    }
  }
}

/// The smelter also needs sulphur, which comes from Georgia.
std::map<std::string, std::string> smelter_with_sulphur() {
  auto files = two_mines();
  files["goods.csv"] += "sulphur,Sulphur,bulk\n";
  files["processes.csv"] = "process_id,name,inputs,outputs,cost_usd_per_run\nsmelt,Smelt,ore:2;sulphur:1,metal:1,7\n";
  files["links.csv"] += "s_rail,poti,works,rail,GEO;CHN,24,1,\n";
  files["supply.csv"] += "georgian,poti,sulphur,200,1\n";
  return files;
}

TEST(Dependence, WhoSellsWhatIsUsedUpOnTheWayIsASourceAndNoExporterOfTheProduct) {
  const Dependence found = dependence_of(smelter_with_sulphur());
  bool is_source = false, exports = false;
  for (const ShareRow& row : found.shares) {
    if (row.delivered != "metal") continue;
    is_source = is_source || (row.side == "buyer" && row.stage == "mine" && row.good == "sulphur" && row.on == "GEO");
    exports = exports || (row.side == "exporter" && row.of == "KAZ");
    EXPECT_FALSE(row.side == "exporter" && row.of == "GEO") << row.dimension << " " << row.stage;
    EXPECT_FALSE(row.dimension == "transit" && row.on == "GEO");  // it supplies
  }
  EXPECT_TRUE(is_source);
  EXPECT_TRUE(exports);
}

TEST(Dependence, IsNarrowedToASideAndAGood) {
  const Dependence found = dependence_of(two_mines(), {.side = "buyer", .good = "metal"});
  EXPECT_FALSE(found.shares.empty());
  for (const ShareRow& row : found.shares) {
    EXPECT_EQ(row.side, "buyer");
    EXPECT_EQ(row.delivered, "metal");
  }
}

TEST(Dependence, IsNarrowedToAState) {
  const Dependence all = dependence_of(two_mines());
  ASSERT_FALSE(all.shares.empty());
  const std::string state = all.shares.front().of;
  const Dependence found = dependence_of(two_mines(), {.side = "", .good = "", .state = state});
  const auto of_it = std::ranges::count(all.shares, state, &ShareRow::of);
  EXPECT_EQ(found.shares.size(), static_cast<std::size_t>(of_it));
  EXPECT_LT(found.shares.size(), all.shares.size());
  for (const ShareRow& row : found.shares) EXPECT_EQ(row.of, state);
}

TEST(Dependence, TellsNoRiskWhereAStateHasNoWeight) {
  auto files = two_mines();
  files["governance.csv"] = "governance_id,country,weight\nKAZ,KAZ,0.5\n";
  const Dependence found = dependence_of(files);
  ASSERT_EQ(found.warnings.size(), 1U);
  EXPECT_EQ(found.warnings[0].code, "no_governance_weight");
  EXPECT_NE(found.warnings[0].message.find("CHN, UZB"), std::string::npos);
  for (const ConcentrationRow& row : found.concentration)
    if (row.side == "buyer" && row.dimension == "partner" && row.delivered == "ore") {
      EXPECT_FALSE(row.supply_risk.has_value());
    }
}

TEST(Dependence, AMetalThatIsAByProductRestsOnThePlantThatMakesIt) {
  auto files = two_mines();
  files["goods.csv"] += "slag,Slag,bulk\n";
  files["processes.csv"] = "process_id,name,inputs,outputs,cost_usd_per_run\nsmelt,Smelt,ore:2,metal:1;slag:0.5,7\n";
  files["orders.csv"] += "slag,contract,JPN,slag,tokyo,10,no,1000\n";
  bool seen = false;
  for (const ShareRow& row : dependence_of(files).shares)
    if (row.delivered == "slag" && row.stage == "mine" && row.dimension == "partner" && row.period == "all") {
      seen = true;
      EXPECT_EQ(row.on, "CHN");
      EXPECT_EQ(row.good, "slag");
      EXPECT_NEAR(row.t, 10, 1e-6);
    }
  EXPECT_TRUE(seen);
}

}  // namespace
}  // namespace korridor
