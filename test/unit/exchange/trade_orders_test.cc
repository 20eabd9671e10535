#include <algorithm>

#include "unit/exchange/import_fixture.h"

namespace korridor {
namespace {

/// Copper from Kazakhstan: 140 t to Georgia and 20 t to Germany in 2023, and what makes no order.
class TradeOrders : public Import {
 protected:
  [[nodiscard]] ImportCommand trade() const {
    ImportCommand asked = command("baci", write("BACI_HS22_Y2023.csv",
                                                "t,i,j,k,v,q\n"
                                                "2023,398,268,740311,1190,140\n"
                                                "2023,398,276,740311,200,20\n"
                                                "2022,398,268,740311,900,100\n"
                                                "2023,398,156,740311,700,NA\n"
                                                "2023,398,392,740311,50,6\n"
                                                "2023,398,31,740311,3,0.4\n"
                                                "2023,398,268,260300,64,20\n"));
    asked.codes =
        write("codes.csv", "country_code,country_iso3\n398,KAZ\n268,GEO\n276,DEU\n156,CHN\n392,JPN\n31,AZE\n");
    asked.orders = true;
    return asked;
  }
};

TEST_F(TradeOrders, AreWhatWasTradedAtThePlaceThatStandsForTheBuyer) {
  const Reply reply = import_into_study(trade());
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(added(reply, "orders"), 2U);
  const auto now = read_study(study());
  ASSERT_TRUE(now);
  const Table& orders = now->table("orders");
  const std::size_t row = orders.find("trade_kaz_geo_copper_cathode").value();
  EXPECT_EQ(orders.text(row, "place"), "west_port") << "Georgia's only port";
  EXPECT_EQ(orders.number(row, "amount_t_per_year"), 140);
  EXPECT_EQ(orders.number(row, "penalty_usd_per_t"), 8500) << "1,190,000 USD over 140 t";
  EXPECT_EQ(orders.text(row, "firm"), "no");
  EXPECT_EQ(orders.text(row, "seller"), "Kazakhstan");
  EXPECT_NE(text("citations")
                .find("orders,trade_kaz_geo_copper_cathode,amount_t_per_year,cited,baci_2023_kaz_geo_"
                      "copper_cathode_t"),
            std::string::npos)
      << text("citations");
  EXPECT_EQ(text("citations").find("orders,trade_kaz_geo_copper_cathode,,"), std::string::npos)
      << "the register as a whole gives no figure of it";
}

TEST_F(TradeOrders, AreCountedWhereThereIsNone) {
  const Reply reply = import_into_study(trade());
  EXPECT_EQ(dropped(reply, "no order: an older year"), 1U);
  EXPECT_EQ(dropped(reply, "no order: tonnes not known"), 1U);
  EXPECT_EQ(dropped(reply, "no order: less than a tonne"), 1U);
  EXPECT_EQ(dropped(reply, "no order: no place stands for the importer (--places)"), 1U) << "Germany";
  EXPECT_EQ(dropped(reply, "no order: the study has an order for the good in that state"), 1U) << "Japan";
}

TEST_F(TradeOrders, GoWhereTheyAreTold) {
  ImportCommand asked = trade();
  asked.places = write("places.csv", "country,place,inland_cost_usd_per_t\nGermany,west_port,90\n");
  const Reply reply = import_into_study(asked);
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  const auto now = read_study(study());
  const Table& orders = now->table("orders");
  const std::size_t row = orders.find("trade_kaz_deu_copper_cathode").value();
  EXPECT_EQ(orders.text(row, "place"), "west_port");
  EXPECT_EQ(orders.number(row, "inland_cost_usd_per_t"), 90);

  asked.places = write("places.csv", "country,place,inland_cost_usd_per_t\nNowhere,west_port,\nDEU,hamburg,dear\n");
  EXPECT_EQ(codes(import_into_study(asked)),
            (std::vector<std::string>{"sheet_cell 2:1", "sheet_cell 3:2", "sheet_cell 3:3"}));
}

TEST_F(TradeOrders, AreHeldAgainstTheTradeOfOtherYearsOnly) {
  ImportCommand asked = trade();
  asked.observations = true;
  const Reply reply = import_into_study(asked);
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(dropped(reply, "no observation: tonnes not known"), 1U);
  const auto now = read_study(study());
  const Table& seen = now->table("observations");
  const std::size_t fitted = seen.find("trade_2023_geo_copper_cathode").value();
  const std::size_t other = seen.find("trade_2022_geo_copper_cathode").value();
  EXPECT_EQ(seen.number(fitted, "value"), 140);
  EXPECT_EQ(seen.text(fitted, "used_for_fit"), "yes");
  EXPECT_EQ(seen.number(other, "value"), 100);
  EXPECT_EQ(seen.text(other, "used_for_fit"), "no");
  EXPECT_EQ(seen.text(other, "selector"), "country:GEO");
}

TEST_F(TradeOrders, AreNotMadeOfGoodsThatCountMetalInside) {
  std::string goods = text("goods");
  const std::size_t at = goods.find("7403.11,gross");
  ASSERT_NE(at, std::string::npos);
  std::ofstream(study() / "goods.csv", std::ios::binary) << goods.replace(at, 13, "7403.11,oxide");
  const Reply reply = import_into_study(trade());
  EXPECT_EQ(dropped(reply, "no order: the good counts oxide tonnes, the file gross weight"), 3U) << reply.json;
}

TEST_F(TradeOrders, AskedForAgainAreThereAlready) {
  ASSERT_EQ(import_into_study(trade()).json["status"], "ok");
  EXPECT_EQ(import_into_study(trade()).json["written"], false);
}

}  // namespace
}  // namespace korridor
