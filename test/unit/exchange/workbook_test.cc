// test/data/exchange/rail.xlsx was written by openpyxl: a sheet that begins in its second row, with an empty row
// inside, a real number and a real day; and a second sheet.
#include "korridor/exchange/workbook.h"

#include <algorithm>

#include "korridor/base/run_program.h"
#include "korridor/exchange/export_study.h"
#include "unit/exchange/import_fixture.h"

namespace korridor {
namespace {

class Workbook : public Import {
 protected:
  void SetUp() override {
    if (!run_program({"ogr2ogr", "--version"}).started) GTEST_SKIP() << "gdal-bin is not installed";
  }
  [[nodiscard]] fs::path out(const std::string& format) const {
    const fs::path file = study().parent_path() / (format + ".xlsx");
    PlanRequest plan;
    plan.bottlenecks = 0;
    const Reply reply = export_study({.study = study(), .world = {}, .plan = plan, .format = format, .out = file});
    EXPECT_EQ(reply.exit_code, kExitOk) << reply.json;
    return file;
  }
  /// Places that rail.xlsx names, and a mapping for its links.
  [[nodiscard]] ImportCommand rail(const std::string& words) const {
    ImportCommand places = command("table", write("towns.csv", "name\nHafen Aktau\nBeineu\nSchalkar\n"));
    places.mapping = write("towns_map.csv",
                           "field,from,value,form\nplaces.place_id,name,,id\nplaces.name,name,,\nplaces.lat,,45,\n"
                           "places.lon,,55,\nplaces.country,,KAZ,\nplaces.kind,,station,\n");
    EXPECT_EQ(import_into_study(places).json["status"], "ok");
    ImportCommand asked = command("table", kData / "rail.xlsx");
    asked.mapping = write("m.csv",
                          "field,from,value,factor,words,form\nlinks.link_id,Strecke,,,,id\nlinks.from,von,,,,id\n"
                          "links.to,nach,,,,id\nlinks.mode,Art,,," +
                              words +
                              ",\nlinks.countries,,KAZ,,,\n"
                              "links.capacity_t_per_year,Mio. t,,1000000,,\nlinks.opens,ab,,,,\n");
    asked.sheet = "strecken";
    return asked;
  }
};

TEST_F(Workbook, BringsASheetByAMappingWithItsNumbersAndDays) {
  const Reply reply = import_into_study(rail("Bahn=rail;Gleis=rail"));
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(added(reply, "links"), 2U);
  const auto now = read_study(study());
  ASSERT_TRUE(now);
  const Table& links = now->table("links");
  const std::size_t first = links.find("aktau_beineu").value();
  EXPECT_EQ(links.number(first, "capacity_t_per_year"), 12.5e6);
  EXPECT_EQ(links.text(first, "opens"), "2027-03-01");
}

TEST_F(Workbook, TellsACellByTheRowThatItHasInTheSheet) {
  const Reply reply = import_into_study(rail("Bahn=rail"));
  EXPECT_EQ(codes(reply), std::vector<std::string>{"sheet_cell 5:4"});
  EXPECT_TRUE(reply.json["errors"][0]["file"].get<std::string>().ends_with("rail.xlsx[Strecken]")) << reply.json;
}

TEST_F(Workbook, OfSeveralSheetsAsksWhichIsMeant) {
  ImportCommand asked = rail("Bahn=rail;Gleis=rail");
  for (const char* name : {"", "Fahrplan"}) {
    asked.sheet = name;
    const Reply reply = import_into_study(asked);
    ASSERT_EQ(codes(reply), std::vector<std::string>{"which_sheet 0:0"});
    EXPECT_NE(reply.json["errors"][0]["hint"].get<std::string>().find("Notizen, Strecken"), std::string::npos);
  }
}

TEST_F(Workbook, OfAStudyComesBackAsItWas) {
  const fs::path file = out("workbook");
  const auto before = read_study(study());
  for (const char* table : {"places", "links", "claims"}) {
    const std::string told =
        run_program({"ogrinfo", "-so", file.string(), table, "--config", "OGR_XLSX_HEADERS", "FORCE"}).out;
    EXPECT_NE(told.find("Feature Count: " + std::to_string(before->table(table).size())), std::string::npos) << told;
  }
  const Reply reply = import_into_study(command("workbook", file));
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(reply.json["written"], false);
  std::size_t same = 0, there = 0;
  for (const Json& t : reply.json["tables"]) same += t["same"].get<std::size_t>();
  for (const TableSchema& t : schema()) there += before->table(t.name).size();
  EXPECT_EQ(same, there);
}

TEST_F(Workbook, OfAStudyBringsAChangedCellOnlyWhereItMayReplace) {
  const fs::path file = out("workbook");
  const std::string before = text("places");
  std::string changed = before;
  const std::size_t at = changed.find(",KAZ,");
  ASSERT_NE(at, std::string::npos);
  std::ofstream(study() / "places.csv", std::ios::binary) << changed.replace(at, 5, ",CHN,");
  const auto line = std::count(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(at), '\n') + 1;
  ImportCommand asked = command("workbook", file);
  EXPECT_EQ(codes(import_into_study(asked)), std::vector<std::string>{"would_replace " + std::to_string(line) + ":0"});
  EXPECT_EQ(text("places"), changed);
  asked.replace = true;
  const Reply reply = import_into_study(asked);
  EXPECT_EQ(replaced(reply, "places"), 1U) << reply.json;
  EXPECT_EQ(text("places"), before);
}

TEST_F(Workbook, WithAColumnThatNoTableHasIsRefusedAtIt) {
  std::ofstream(study().parent_path() / "links.csv") << "link_id,lenght_km\nx,5\n";
  const fs::path file = study().parent_path() / "links.xlsx";
  ASSERT_EQ(run_program({"ogr2ogr", "-f", "XLSX", file.string(), (study().parent_path() / "links.csv").string()}).code,
            0);
  EXPECT_EQ(codes(import_into_study(command("workbook", file))), std::vector<std::string>{"sheet_column 1:2"});
}

TEST_F(Workbook, OfAPlanHoldsItsTonnesAsNumbers) {
  const fs::path file = out("xlsx");
  const std::string told = run_program({"ogrinfo", "-al", file.string(), "orders"}).out;
  EXPECT_NE(told.find("served_t: Integer"), std::string::npos) << told;
  EXPECT_NE(told.find("price_usd_per_t: Real"), std::string::npos) << told;
  EXPECT_NE(told.find("order: String"), std::string::npos) << told;
  EXPECT_FALSE(fs::exists(study().parent_path() / "xlsx.parts")) << "nothing stays behind";
}

}  // namespace
}  // namespace korridor
