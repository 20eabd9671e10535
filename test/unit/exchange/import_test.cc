// Rows from outside: each sample under test/data/exchange is made up in the layout that the register publishes.
#include <gtest/gtest.h>
#include <unistd.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "korridor/base/run_program.h"
#include "korridor/base/text.h"
#include "korridor/exchange/export_study.h"
#include "korridor/exchange/import_mapping.h"
#include "korridor/exchange/import_rows.h"
#include "korridor/exchange/import_study.h"
#include "korridor/exchange/sheet.h"
#include "korridor/study/study.h"
#include "unit/exchange/import_fixture.h"

namespace korridor {
namespace {

TEST_F(Import, TakesFreightPlacesOfTheLocodeListAndTellsWhatItLeavesOut) {
  ImportCommand asked = command("unlocode", kData / "unlocode.csv");
  asked.countries = {"kazakhstan"};
  const Reply reply = import_into_study(asked);
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(reply.json["read"], 6) << "the heading of the state is no row";
  EXPECT_EQ(added(reply, "places"), 2U);
  EXPECT_EQ(dropped(reply, "neither port, station, terminal nor border crossing"), 1U);
  EXPECT_EQ(dropped(reply, "no coordinates"), 1U);
  EXPECT_EQ(dropped(reply, "marked for removal"), 1U);
  EXPECT_EQ(dropped(reply, "other state"), 1U);
  const auto study_now = read_study(study());
  ASSERT_TRUE(study_now);
  const Table& places = study_now->table("places");
  const std::size_t aktau = places.find("kz_aau").value();
  EXPECT_NEAR(places.number(aktau, "lat"), 43 + 39.0 / 60, 1e-4);
  EXPECT_NEAR(places.number(aktau, "lon"), 51 + 9.0 / 60, 1e-4);
  EXPECT_EQ(places.text(aktau, "unlocode"), "KZAAU");
  EXPECT_EQ(places.text(places.find("kz_kho").value(), "kind"), "border");
  EXPECT_EQ(claims_of_row(*study_now, "places", "kz_aau"), std::vector<std::string>{"unlocode"});
}

TEST_F(Import, ReadsOldEncodingsAndSaysSo) {
  const Reply reply = import_into_study(command("unlocode", kData / "unlocode.csv"));
  ASSERT_EQ(reply.json["warnings"].size(), 1U);
  EXPECT_EQ(reply.json["warnings"][0]["code"], "sheet_encoding");
  EXPECT_NE(text("places").find("Dünkirchen am See"), std::string::npos);
}

TEST_F(Import, TakesPortsOfThePortIndexByTheNameOfTheirState) {
  const Reply reply = import_into_study(command("wpi", kData / "wpi.csv"));
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(added(reply, "places"), 3U);
  EXPECT_EQ(dropped(reply, "state unknown"), 1U);
  EXPECT_EQ(dropped(reply, "no coordinates"), 1U);
  EXPECT_NE(text("places").find("port_eins_2,Port Eins,AZE,41.5,49.1,port"), std::string::npos);
  EXPECT_NE(text("places").find("hafen_caeg,Hafen Çäğ,KAZ"), std::string::npos);
}

TEST_F(Import, AddsTradeUpByGoodAndKeepsTonnesOnlyWhereAllAreKnown) {
  ImportCommand asked = command("baci", kData / "BACI_HS22_Y2023_sample.csv");
  asked.codes = kData / "country_codes.csv";
  asked.countries = {"KAZ"};
  const Reply reply = import_into_study(asked);
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(added(reply, "claims"), 3U);
  const std::string claims = text("claims");
  EXPECT_NE(
      claims.find("baci_2023_kaz_chn_copper_cathode_usd,baci,copper_cathode from KAZ to CHN,export_value,1500500,USD"),
      std::string::npos)
      << "(1200.5 + 300) thousand";
  EXPECT_EQ(claims.find("baci_2023_kaz_chn_copper_cathode_t"), std::string::npos) << "one of two has no tonnes";
  EXPECT_NE(claims.find("baci_2023_kaz_jpn_copper_cathode_t,baci,copper_cathode from KAZ to JPN,export_quantity,6,t"),
            std::string::npos);
  EXPECT_EQ(dropped(reply, "state unknown"), 1U);
  EXPECT_EQ(dropped(reply, "other exporter"), 1U);
  EXPECT_EQ(dropped(reply, "no good of the study"), 1U);
}

TEST_F(Import, BringsAnyTableByAMapping) {
  ImportCommand places = command("table", write("towns.csv",
                                                "name,lat,lon\nHafen Aktau,43.6,51.2\nBeineu,45.3,55.2\n"
                                                "Schalkar,47.8,59.6\n"));
  places.mapping = write("towns_map.csv",
                         "field,from,value,form\nplaces.place_id,name,,id\nplaces.name,name,,\nplaces.lat,lat,,\n"
                         "places.lon,lon,,\nplaces.country,,KAZ,\nplaces.kind,,station,\n");
  ASSERT_EQ(import_into_study(places).json["status"], "ok");
  ImportCommand rail = command("table", kData / "rail.csv");
  rail.mapping = kData / "rail_mapping.csv";
  const Reply reply = import_into_study(rail);
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(added(reply, "links"), 2U);
  EXPECT_EQ(dropped(reply, "Zustand is `stillgelegt`"), 1U);
  const auto now = read_study(study());
  ASSERT_TRUE(now);
  const Table& links = now->table("links");
  EXPECT_EQ(links.number(links.find("aktau_beineu").value(), "capacity_t_per_year"), 12e6)
      << "12,000 is twelve under the form comma";
  EXPECT_EQ(links.number(links.find("beineu_schalkar").value(), "capacity_t_per_year"), 20e6);
}

TEST_F(Import, ReadsFiguresWithPointOrCommaAndGuessesAtNone) {
  const std::string before = text("supply");
  const auto cost_of = [&](const std::string& cell, const std::string& form) {
    ImportCommand asked = command("table", write("c.csv", "id;cost\nnew_supply;" + cell + "\n"));
    asked.mapping =
        write("c_map.csv",
              "field,from,value,form\nsupply.supply_id,id,,\nsupply.place,,mine,\nsupply.good,,copper_concentrate,\n"
              "supply.amount_t_per_year,,1,\nsupply.cost_usd_per_t,cost,," +
                  form + "\n");
    const Reply reply = import_into_study(asked);
    if (reply.json["status"] != "ok")
      return std::string("refused: ") + reply.json["errors"].at(0)["hint"].get<std::string>();
    const Table supply = read_study(study())->table("supply");
    const std::string cost = to_text(supply.number(supply.find("new_supply").value(), "cost_usd_per_t"));
    std::ofstream(study() / "supply.csv") << before;
    return cost;
  };
  EXPECT_EQ(cost_of("12.5", ""), "12.5");
  EXPECT_EQ(cost_of("12,500", ""), "12500");
  EXPECT_EQ(cost_of("1 234.5", ""), "1234.5");
  EXPECT_EQ(cost_of("12,5", ""), "refused: write comma under form where figures have a decimal comma");
  EXPECT_EQ(cost_of("much", ""), "refused: mend the cell, or list it in skip");
  EXPECT_EQ(cost_of("12,5", "comma"), "12.5");
  EXPECT_EQ(cost_of("12,500", "comma"), "12.5");
  EXPECT_EQ(cost_of("1.234,5", "comma"), "1234.5");
  EXPECT_EQ(cost_of("1.5", "comma"), "refused: mend the cell, or list it in skip");
}

TEST_F(Import, TellsWhatTheStudyRefusesAtTheRowOfTheFile) {
  ImportCommand asked = command("table", write("towns.csv", "name,lat,lon\nOne,43,51\nTwo,,\n"));
  asked.mapping = write("towns_map.csv",
                        "field,from,value,form\nplaces.place_id,name,,id\nplaces.name,name,,\nplaces.lat,lat,,\n"
                        "places.lon,lon,,\nplaces.country,,KAZ,\nplaces.kind,,station,\n");
  const Reply reply = import_into_study(asked);
  ASSERT_EQ(reply.json["errors"].size(), 2U);
  for (const Json& error : reply.json["errors"]) {
    EXPECT_TRUE(error["file"].get<std::string>().ends_with("towns.csv")) << error;
    EXPECT_EQ(error["row"], 3);
    EXPECT_TRUE(error["message"].get<std::string>().starts_with("two of table places: ")) << error;
  }
}

TEST_F(Import, ChecksTheStudyAsItWouldBeAndWritesNothingOtherwise) {
  const std::string before = text("links");
  ImportCommand rail = command("table", kData / "rail.csv");
  rail.mapping = kData / "rail_mapping.csv";
  const Reply reply = import_into_study(rail);
  EXPECT_EQ(reply.exit_code, kExitBadInput);
  EXPECT_EQ(codes(reply).size(), 4U) << "places that are not there: " << reply.json;
  EXPECT_EQ(text("links"), before);
  EXPECT_EQ(std::distance(fs::directory_iterator(study().parent_path()), {}), 1) << "only the study is there";
}

TEST_F(Import, ChangesNothingThatStandsThereUnasked) {
  const Reply first = import_into_study(command("wpi", kData / "wpi.csv"));
  ASSERT_EQ(first.json["status"], "ok");
  const std::string before = text("places");
  const Reply again = import_into_study(command("wpi", kData / "wpi.csv"));
  EXPECT_EQ(again.json["written"], false);
  EXPECT_EQ(text("places"), before);

  const fs::path moved =
      write("moved.csv", "Main Port Name,Country Code,Latitude,Longitude\nPort Eins,Azerbaijan,40.5,49.9\n");
  EXPECT_EQ(codes(import_into_study(command("wpi", moved))), std::vector<std::string>{"would_replace 2:0"});
  EXPECT_EQ(text("places"), before);
  ImportCommand forced = command("wpi", moved);
  forced.replace = forced.dry_run = true;
  EXPECT_EQ(replaced(import_into_study(forced), "places"), 1U);
  EXPECT_EQ(text("places"), before) << "a dry run";
  forced.dry_run = false;
  ASSERT_EQ(import_into_study(forced).json["status"], "ok");
  EXPECT_NE(text("places").find("port_eins,Port Eins,AZE,40.5,49.9,port,,channel 7.1 m deep,AZBAK"), std::string::npos)
      << "cells that the import has not stay: " << text("places");
}

TEST_F(Import, TellsEveryCellThatDoesNotFit) {
  ImportCommand asked = command("table", write("t.csv", "n;s;c\nA;Gleis;Utopia\nB;Bahn;Peru\nC;Bahn;many\n"));
  asked.mapping = write("m.csv",
                        "field,from,words,form,factor\nlinks.link_id,n,,id,\nlinks.mode,s,Bahn=rail,,\n"
                        "links.countries,c,,country,\n");
  EXPECT_EQ(codes(import_into_study(asked)),
            (std::vector<std::string>{"sheet_cell 2:2", "sheet_cell 2:3", "sheet_cell 4:3"}));
  asked.mapping =
      write("m.csv", "field,from,factor,form,wards\nlinks.lenght_km,n,x,number,\nrails.id,n,,,\nlinks.name,,,,\n");
  EXPECT_EQ(codes(import_into_study(asked)),
            (std::vector<std::string>{"bad_mapping 1:5", "bad_mapping 2:1", "bad_mapping 2:3", "bad_mapping 2:4",
                                      "bad_mapping 3:1", "bad_mapping 4:2"}));
  asked.mapping = write("m.csv", "field,from\nlinks.link_id,nn\n");
  EXPECT_EQ(codes(import_into_study(asked)), std::vector<std::string>{"sheet_column 2:0"});
}

TEST_F(Import, RefusesTwoRowsOfOneIdThatDiffer) {
  ImportCommand asked = command("table", write("t.csv", "id,x\na,1\na,2\n"));
  asked.mapping = write("m.csv",
                        "field,from,value\nplaces.place_id,id,\nplaces.lat,x,\nplaces.lon,x,\nplaces.name,id,\n"
                        "places.country,,KAZ\nplaces.kind,,port\n");
  EXPECT_EQ(codes(import_into_study(asked)), std::vector<std::string>{"twice_imported 3:0"});
}

TEST_F(Import, TakesBackWhatExportWrites) {
  if (!run_program({"ogr2ogr", "--version"}).started) GTEST_SKIP() << "ogr2ogr is not installed";
  const fs::path layers = study().parent_path() / "layers.geojson";
  PlanRequest plan;
  plan.bottlenecks = 0;
  ASSERT_EQ(export_study({.study = study(), .world = {}, .plan = plan, .format = "geojson", .out = layers}).exit_code,
            0);
  ImportCommand asked = command("vector", layers);
  asked.mapping = write("m.csv",
                        "field,from,value,skip,form\nplaces.place_id,place_id,,empty,id\nplaces.name,name,,,\n"
                        "places.lat,lat,,empty,\nplaces.lon,lon,,empty,\nplaces.country,country,,,country\n"
                        "places.kind,kind,,,\n");
  const std::string before = text("places");
  const Reply reply = import_into_study(asked);
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(added(reply, "places"), 0U);
  EXPECT_EQ(reply.json["tables"][0]["same"].get<std::size_t>(), read_study(study())->table("places").size());
  EXPECT_EQ(text("places"), before);
}

TEST(Sheets, FindTheirSeparatorAndKeepQuotedOnes) {
  const fs::path file = fs::temp_directory_path() / ("korridor_sheet_" + std::to_string(::getpid()));
  std::ofstream(file, std::ios::binary) << "a\tb\tc\r\n\"x\ty\"\t\"line\none\"\t\"q\"\"q\"\r\nlast\n";
  const auto sheet = read_sheet(file);
  fs::remove(file);
  ASSERT_TRUE(sheet);
  ASSERT_EQ(sheet->rows.size(), 2U);
  EXPECT_EQ(sheet->rows[0].cells, (std::vector<std::string>{"x\ty", "line\none", "q\"q"}));
  EXPECT_EQ(sheet->rows[1].line, 4) << "a cell of two lines stands before it";
  EXPECT_EQ(sheet->cell(sheet->rows[1], 2), "");
  EXPECT_EQ(sheet->find(" B "), 1U);
}

TEST(Sheets, AreRefusedWhereAQuoteNeverCloses) {
  const fs::path file = fs::temp_directory_path() / ("korridor_sheet_" + std::to_string(::getpid()));
  std::ofstream(file, std::ios::binary) << "a,b\n1,\"2\n3,4\n";
  const auto sheet = read_sheet(file);
  fs::remove(file);
  ASSERT_FALSE(sheet);
  EXPECT_EQ(sheet.error().front().code, "csv_quote");
  EXPECT_EQ(sheet.error().front().row, 2);
}

TEST(Ids, AreMadeOfAnyName) {
  EXPECT_EQ(make_id("Hafen Çäğ"), "hafen_caeg");
  EXPECT_EQ(make_id("  Łódź – Süd (2) "), "lodz_sued_2");
  EXPECT_EQ(make_id("Алматы"), "");
}

}  // namespace
}  // namespace korridor
