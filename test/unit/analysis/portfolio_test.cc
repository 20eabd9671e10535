#include "korridor/analysis/portfolio.h"

#include <gtest/gtest.h>

#include <map>

#include "korridor/analysis/statements.h"
#include "unit/analysis/two_mines.h"

namespace korridor {
namespace {

std::map<std::string, std::string> with_ledger() {
  auto files = two_mines();
  files["agreements.csv"] =
      "agreement_id,parties,partners,subject,value,currency,status,counts,part_of\n"
      "big,KAZ;USA,,Thirty deals,900,USD,signed,yes,\nsmall,Cove;KAZ,USA,One of them,100,USD,signed,yes,big\n"
      "pact,KAZ;CHN;RUS,,Railway,300,USD,signed,yes,\ntalk,KAZ;CHN,,Reactor,,USD,announced,no,\nothers,ISR;ARE,,Accord,"
      ",USD,signed,no,\n";
  files["observations.csv"] =
      "observation_id,name,measure,selector,goods,year,value,unit\nold,China in "
      "trade,share,country:CHN,,2023,30,%\nnew,China in trade,share,country:CHN,,2024,25,%\n"
      "ru,Russia in trade,share,country:UZB,,2024,15,%\nore,China in ore,share,country:CHN,ore,2024,99,%\n";
  return files;
}

class Ledger : public testing::Test {
 protected:
  Ledger() : tiny_(with_ledger()), study_(tiny_.read()), world_(*World::apply(study_)) {
    portfolio_ = make_portfolio(world_, plan_of(study_));
  }
  [[nodiscard]] PortfolioRow row(const std::string& aspect, const std::string& status,
                                 const std::string& partner) const {
    for (const PortfolioRow& r : portfolio_.rows)
      if (r.aspect == aspect && r.status == status && r.partner == partner) return r;
    ADD_FAILURE() << "no row " << aspect << " " << status << " " << partner;
    return {};
  }
  TinyStudy tiny_;
  Study study_;
  World world_;
  Portfolio portfolio_;
};

TEST_F(Ledger, CountsEachDealOnceAndSharesItBetweenItsPartners) {
  EXPECT_EQ(portfolio_.home, "KAZ");
  EXPECT_EQ(row("agreements", "signed", "USA").deals, 1);  // the other is part of it
  EXPECT_EQ(row("agreements", "signed", "CHN").deals, 1);
  EXPECT_NEAR(row("agreements", "signed", "CHN").part, 0.25, 1e-12);  // half of one of two deals
  EXPECT_NEAR(row("agreements", "announced", "CHN").part, 1, 1e-12);
  EXPECT_NEAR(row("finance", "signed", "USA").value, 900, 1e-9);
  EXPECT_NEAR(row("finance", "signed", "RUS").value, 150, 1e-9);
  EXPECT_NEAR(row("finance", "signed", "USA").part, 0.75, 1e-12);
}

TEST_F(Ledger, TellsWhatNoTotalHolds) {
  std::map<std::pair<std::string, std::string>, std::string> why;
  for (const LeftOut& l : portfolio_.left_out) why[{l.agreement, l.aspect}] = l.why;
  const std::map<std::pair<std::string, std::string>, std::string> wanted = {{{"small", "agreements"}, "part_of big"},
                                                                             {{"others", "agreements"}, "no_partner"},
                                                                             {{"talk", "finance"}, "no_sum"}};
  EXPECT_EQ(why, wanted);
}

TEST_F(Ledger, TradeIsWhatWasRecordedLast) {
  EXPECT_NEAR(row("trade", "recorded", "CHN").value, 25, 1e-12);
  for (const ConcentrationRow& c : portfolio_.concentration)
    if (c.dimension == "trade") {
      EXPECT_NEAR(c.hhi, 0.25 * 0.25 + 0.15 * 0.15, 1e-12);
      EXPECT_NEAR(c.unattributed, 0.6, 1e-12);
    }
}

TEST_F(Ledger, PlantsAndWaysAbroadArePaidByThePlan) {
  EXPECT_NEAR(row("processing", "modelled", "CHN").value, 700, 1e-6);  // 100 t at 7
  EXPECT_NEAR(row("transit", "modelled", "TKM").value, 20 * 2 / 4.0, 1e-6);
}

TEST_F(Ledger, ConcentrationIsToldForEachAspectAndStatus) {
  for (const ConcentrationRow& c : portfolio_.concentration)
    if (c.dimension == "finance" && c.stage == "signed") {
      EXPECT_NEAR(c.hhi, 0.75 * 0.75 + 2 * 0.125 * 0.125, 1e-12);
    }
}

TEST(Statements, AreHeldAgainstRecordAndModel) {
  auto files = two_mines();
  files["orders.csv"] += "home,contract,KAZ,ore,kmine,0.5,no,1000\n";  // stays at home: no export
  files["sources.csv"] = "source_id,publisher,title,date\nS,P,T,2026\n";
  files["claims.csv"] = "claim_id,source,subject,property\nC,S,x,y\n";
  files["statements.csv"] =
      "statement_id,says,claims,record_value,measure,exporter,on,good,relation,value,year,scope\n"
      "most_kazakh,K,C,,use_share,KAZ,JPN,ore,at_least,50,2026,same\nhalf_west,W,C,,way_share,UZB,corridor:WEST,ore,"
      "about,50,,same\n"
      "china,X,C,,way_share,KAZ,country:CHN,metal,at_most,90,1995,differs\nworld,Y,C,40,none,,,,about,41,,same\nnone,Z,"
      "C,,use_share,GEO,JPN,ore,about,41,,same\n";
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto world = World::apply(study);
  const auto rows = judge_statements(*world, plan_of(study));
  ASSERT_TRUE(rows.has_value());
  ASSERT_EQ(rows->size(), 5U);
  const auto& r = *rows;
  EXPECT_EQ(r[0].verdict, "supported");
  EXPECT_EQ(r[0].period, "2026");
  EXPECT_NEAR(*r[0].model, 100, 1e-9);
  EXPECT_EQ(r[1].verdict, "contradicted");  // all of it goes west, not half
  EXPECT_NEAR(*r[1].model, 100, 1e-9);
  EXPECT_EQ(r[2].verdict, "scope differs");
  EXPECT_EQ(r[2].period, "all");
  EXPECT_EQ(r[3].verdict, "not modelled");
  EXPECT_NE(r[3].why.find("record 40.0 %: agrees"), std::string::npos) << r[3].why;
  EXPECT_EQ(r[4].verdict, "not modelled");
  EXPECT_FALSE(r[4].model.has_value());
}

/// Two states with as many agreements: the one that sells is at home, and what others agreed without it is not its own.
TEST(Portfolio, IsOfTheStateThatSellsAndHoldsItsOwnAgreementsAlone) {
  auto files = two_mines();
  files["agreements.csv"] =
      "agreement_id,parties,partners,subject,value,currency,status,counts\n"
      "port,GEO;JPN,JPN,Port,50,USD,signed,yes\nrail,CHN;GEO;AZE,CHN,Railway,70,USD,signed,yes\n"
      "ore,UZB;JPN,JPN,Ore,10,USD,signed,yes\nmine,UZB;USA,USA,Mine,20,USD,signed,yes\n"
      "firm,Cove;Navoi,USA,Loan,30,USD,signed,yes\n";
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto world = World::apply(study);
  const Portfolio portfolio = make_portfolio(*world, plan_of(study));
  EXPECT_EQ(portfolio.home, "UZB");  // GEO has two agreements as well, and no mine
  std::map<std::string, double> money;
  for (const PortfolioRow& r : portfolio.rows)
    if (r.aspect == "finance") money[r.partner] = r.value;
  EXPECT_EQ(money, (std::map<std::string, double>{{"JPN", 10}, {"USA", 50}}));
}

}  // namespace
}  // namespace korridor
