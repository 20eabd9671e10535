// What export writes and import reads back, with GDAL's ogrinfo looking at the files between.
#include <algorithm>

#include "korridor/base/run_program.h"
#include "korridor/exchange/export_study.h"
#include "korridor/service/backtest.h"
#include "unit/exchange/import_fixture.h"

namespace korridor {
namespace {

class RoundTrip : public Import {
 protected:
  void SetUp() override {
    if (!run_program({"ogr2ogr", "--version"}).started) GTEST_SKIP() << "gdal-bin is not installed";
  }
  [[nodiscard]] fs::path send(const std::string& format, const std::string& name, int year = 0) const {
    const fs::path file = study().parent_path() / name;
    PlanRequest plan;
    plan.bottlenecks = 0;
    const Reply reply =
        export_study({.study = study(), .world = {}, .plan = plan, .year = year, .format = format, .out = file});
    EXPECT_EQ(reply.exit_code, kExitOk) << reply.json;
    return file;
  }
  /// A mapping that takes columns of the study by their own names.
  [[nodiscard]] fs::path own_names(const std::string& table, const std::string& columns) const {
    std::string text = "field,from\n";
    std::istringstream in(columns);
    for (std::string column; in >> column;) text += table + "." + column + "," + column + "\n";
    return write(table + "_map.csv", text);
  }
  /// Puts other text in place of the first of its kind in a table.
  void change(const std::string& table, const std::string& from, const std::string& to) const {
    std::string all = text(table);
    const std::size_t at = all.find(from);
    ASSERT_NE(at, std::string::npos) << from;
    std::ofstream(study() / (table + ".csv"), std::ios::binary) << all.replace(at, from.size(), to);
  }
  [[nodiscard]] Reply bring(const std::string& format, const fs::path& file, const std::string& sheet,
                            const fs::path& mapping) const {
    ImportCommand asked = command(format, file);
    asked.sheet = sheet;
    asked.mapping = mapping;
    asked.replace = true;
    return import_into_study(asked);
  }
};

TEST_F(RoundTrip, OfAGeoPackageMendsWhatWasChangedInTheStudy) {
  const fs::path file = send("gpkg", "map.gpkg");
  const Study was = read_study(study()).value();
  for (const auto& [layer, geometry] : {std::pair{"places", "Point"}, std::pair{"links", "Line String"}}) {
    const std::string told = run_program({"ogrinfo", "-so", file.string(), layer}).out;
    EXPECT_NE(told.find(std::string("Geometry: ") + geometry), std::string::npos) << told;
    EXPECT_NE(told.find("Feature Count: " + std::to_string(was.table(layer).size())), std::string::npos) << told;
  }
  const std::string places = text("places"), links = text("links");
  change("places", "75.0", "75.5");
  change("places", "Copper mine", "Tin mine");
  change("links", "mine_smelter,mine,smelter,Branch line,rail,KAZ,500,5000000",
         "mine_smelter,mine,smelter,Branch line,rail,KAZ,499,4000000");
  const Reply first =
      bring("vector", file, "places", own_names("places", "place_id name country lat lon kind throughput_t_per_year"));
  ASSERT_EQ(first.json["status"], "ok") << first.json;
  EXPECT_EQ(replaced(first, "places"), 2U);
  const Reply second = bring("vector", file, "Links",
                             own_names("links",
                                       "link_id from to name mode countries length_km capacity_t_per_year "
                                       "base_load_t_per_year hours cost_usd_per_t status"));
  ASSERT_EQ(second.json["status"], "ok") << second.json;
  EXPECT_EQ(replaced(second, "links"), 1U) << "an empty cell says its default, as the file does: " << second.json;
  EXPECT_EQ(text("places"), places);
  EXPECT_EQ(text("links"), links);
}

TEST_F(RoundTrip, OfAFileOfSeveralLayersAsksWhichIsMeant) {
  const fs::path file = send("gpkg", "map.gpkg");
  const Reply reply = bring("vector", file, "", own_names("places", "place_id name"));
  ASSERT_EQ(codes(reply), std::vector<std::string>{"which_sheet 0:0"});
  EXPECT_NE(reply.json["errors"][0]["hint"].get<std::string>().find("links, places"), std::string::npos);
}

/// The plan's own flows as observations: the model then sees exactly what it did.
TEST_F(RoundTrip, OfAPlansFlowsIsObservedWithoutError) {
  const fs::path folder = send("csv", "tables", 2026), book = send("xlsx", "plan.xlsx", 2026);
  const std::string told =
      run_program({"ogrinfo", "-so", book.string(), "flows", "--config", "OGR_XLSX_HEADERS", "FORCE"}).out;
  EXPECT_NE(told.find("Feature Count: 4"), std::string::npos) << told;
  const fs::path mapping = write("m.csv",
                                 "field,from,value\nobservations.observation_id,link,\nobservations.name,link,\n"
                                 "observations.measure,,crossing\nobservations.selector,link,\n"
                                 "observations.goods,good,\nobservations.year,period,\nobservations.value,t,\n"
                                 "observations.unit,unit,\n");
  const Reply first = bring("table", folder / "flows.csv", "", mapping);
  ASSERT_EQ(first.json["status"], "ok") << first.json;
  EXPECT_EQ(added(first, "observations"), 4U);
  const std::string observations = text("observations");
  const Reply again = bring("table", book, "flows", mapping);
  EXPECT_EQ(again.json["written"], false) << "the workbook says the same: " << again.json;
  EXPECT_EQ(text("observations"), observations);

  const Reply held = backtest_study({.study = study(), .world = {}, .plan = {}});
  ASSERT_EQ(held.json["rows"].size(), 4U) << held.json;
  for (const Json& row : held.json["rows"]) {
    EXPECT_GT(row["observed"].get<double>(), 0) << row;
    EXPECT_NEAR(row["modelled"].get<double>(), row["observed"].get<double>(), 1e-3) << row;
  }
}

TEST_F(RoundTrip, OfACsvTableOfTheStudyChangesNothing) {
  for (const TableSchema& schema : schema()) {
    const fs::path file = study() / (schema.name + ".csv");
    if (!fs::exists(file)) continue;
    std::string header = text(schema.name);
    header = header.substr(0, header.find('\n'));
    std::ranges::replace(header, ',', ' ');
    fs::copy_file(file, study().parent_path() / (schema.name + "_out.csv"));
    const Reply reply =
        bring("table", study().parent_path() / (schema.name + "_out.csv"), "", own_names(schema.name, header));
    ASSERT_EQ(reply.json["status"], "ok") << schema.name << " " << reply.json;
    EXPECT_EQ(reply.json["written"], false) << schema.name;
  }
}

}  // namespace
}  // namespace korridor
