#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "korridor/base/run_program.h"
#include "korridor/base/text.h"
#include "korridor/exchange/export_study.h"
#include "korridor/exchange/geojson.h"
#include "korridor/exchange/plan_tables.h"
#include "korridor/study/csv.h"
#include "support/glpk.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

std::string read_all(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

Reply export_as(const TinyStudy& tiny, const std::string& format, const fs::path& out) {
  PlanRequest plan;
  plan.bottlenecks = 0;
  return export_study({.study = tiny.folder(), .world = {}, .plan = plan, .format = format, .out = out});
}

TEST(Export, WritesTheProgramSoThatAnotherSolverFindsThePlansBill) {
  if (!has_glpk()) GTEST_SKIP() << "glpsol is not installed";
  Random random(20295);
  for (int round = 0; round < 10; ++round) {
    const TinyStudy tiny(random_world(random));
    const Plan plan = plan_of(tiny.read());
    for (const auto& [format, how] : {std::pair{"mps", "--freemps"}, std::pair{"lp", "--lp"}}) {
      const fs::path out = tiny.folder() / (std::string("program.") + format);
      const Reply reply = export_as(tiny, format, out);
      ASSERT_EQ(reply.exit_code, kExitOk) << reply.json.dump();
      EXPECT_NEAR(solve_by_glpk(how, out), plan.objective_usd, 1e-6 * plan.gross_usd)
          << "seed 20295, round " << round << " " << format;
    }
  }
}

TEST(Export, WritesTablesThatReadBackWithEveryRow) {
  auto files = rail_and_road();
  files["orders.csv"] += "\"w,2\",contract,iron_ore,port,10,no,1000\n";
  files["orders.csv"].replace(files["orders.csv"].find("\"w,2\""), 5, "w2");
  const TinyStudy tiny(files);
  const fs::path out = tiny.folder() / "tables";
  const Reply reply = export_as(tiny, "csv", out);
  ASSERT_EQ(reply.exit_code, kExitOk) << reply.json.dump();
  ASSERT_FALSE(reply.json["files"].empty());
  for (const Json& file : reply.json["files"]) {
    const auto table = parse_csv(read_all(file["file"].get<std::string>()), "x");
    ASSERT_TRUE(table.has_value()) << file.dump();
    EXPECT_EQ(table->rows.size(), file["rows"].get<std::size_t>());
  }
  const auto flows = parse_csv(read_all(out / "flows.csv"), "flows");
  double moved = 0;
  for (const CsvRow& row : flows->rows) moved += *parse_number(row.cells.back().text);
  EXPECT_NEAR(moved, 12010, 1e-6);
}

TEST(PlanTables, OpenRecordsAndJoinLists) {
  const Json reply = {
      {"orders",
       Json::array({{{"order", "a,b"}, {"cost", {{"rail", 1.5}}}, {"legs", {"x", "y"}}, {"none", nullptr}}})}};
  const auto tables = tabulate_plan(reply);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].csv, "order,cost.rail,legs,none\n\"a,b\",1.5,x;y,\n");
}

TEST(GeoJson, HoldsEveryPlaceAndLinkWithWhatIsMoved) {
  const TinyStudy tiny(rail_and_road());
  const Study study = tiny.read();
  const auto world = World::apply(study);
  const Json places = places_geojson(*world), links = links_geojson(*world, plan_of(study));
  ASSERT_EQ(places["features"].size(), 2U);
  EXPECT_EQ(places["features"][0]["geometry"]["coordinates"], Json::array({70.0, 45.0}));  // longitude first
  ASSERT_EQ(links["features"].size(), 2U);
  EXPECT_NEAR(links["features"][0]["properties"]["planned_t_per_year"].get<double>(), 10000, 1e-6);
  EXPECT_NEAR(links["features"][1]["properties"]["planned_t_per_year"].get<double>(), 2000, 1e-6);
}

TEST(GeoJson, CutsALineAtTheDateLine) {
  auto files = rail_and_road();
  files["places.csv"] += "west,West,JPN,40,170,port\neast,East,USA,50,-150,port\n";
  files["links.csv"] += "pacific,west,east,sea,JPN;USA,,24,10\n";
  const TinyStudy tiny(files);
  const Study study = tiny.read();
  const auto world = World::apply(study);
  const Json links = links_geojson(*world, {});
  const Json& shape = links["features"][2]["geometry"];
  ASSERT_EQ(shape["type"], "MultiLineString");
  // from 170 to 210 degrees east: a quarter of the way to the date line, so 42.5 degrees north
  EXPECT_EQ(shape["coordinates"][0].back(), Json::array({180.0, 42.5}));
  EXPECT_EQ(shape["coordinates"][1].front(), Json::array({-180.0, 42.5}));
}

TEST(Export, WritesAGeoPackageThatGdalReads) {
  if (!run_program({"ogr2ogr", "--version"}).started) GTEST_SKIP() << "gdal-bin is not installed";
  const TinyStudy tiny(rail_and_road());
  const fs::path out = tiny.folder() / "map.gpkg";
  const Reply reply = export_as(tiny, "gpkg", out);
  ASSERT_EQ(reply.exit_code, kExitOk) << reply.json.dump();
  const std::string told = run_program({"ogrinfo", "-al", out.string(), "links"}).out;
  EXPECT_NE(told.find("Feature Count: 2"), std::string::npos) << told;
  EXPECT_NE(told.find("planned_t_per_year (Real) = 10000"), std::string::npos) << told;
  EXPECT_NE(run_program({"ogrinfo", "-al", out.string(), "places"}).out.find("WGS 84"), std::string::npos);
  EXPECT_FALSE(fs::exists(out.string() + ".parts"));
}

TEST(Export, ThatCannotBeWrittenSaysWhere) {
  const TinyStudy tiny(rail_and_road());
  for (const char* format : {"csv", "geojson", "mps"}) {
    const Reply reply = export_as(tiny, format, "/proc/nowhere/out");
    EXPECT_EQ(reply.exit_code, kExitBadInput) << format;
    EXPECT_EQ(reply.json["errors"][0]["code"], "cannot_write") << format;
  }
}

TEST(Export, OfAWorldWithoutAPlanTellsTheConflict) {
  auto files = rail_and_road();
  files["orders.csv"] = "order_id,kind,good,place,amount_t_per_year,firm\nwork,contract,iron_ore,port,99999,yes\n";
  const TinyStudy tiny(files);
  const Reply reply = export_as(tiny, "csv", tiny.folder() / "tables");
  EXPECT_EQ(reply.exit_code, kExitNo);
  EXPECT_FALSE(reply.json["conflict"].empty());
}

}  // namespace
}  // namespace korridor
