#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <vector>

#include "korridor/base/error_codes.h"
#include "korridor/base/text.h"
#include "korridor/study/csv.h"
#include "korridor/study/study.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;
const fs::path kBad = fs::path(KORRIDOR_SOURCE_DIR) / "test/data/bad";

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Rows of a table of faults, cell by column name.
std::vector<std::map<std::string, std::string>> read_faults(const char* name) {
  const auto csv = parse_csv(read_text(kBad / name), name);
  std::vector<std::map<std::string, std::string>> faults;
  if (!csv) {
    ADD_FAILURE() << to_line(csv.error().front());
    return faults;
  }
  for (const CsvRow& row : csv->rows) {
    auto& fault = faults.emplace_back();
    for (std::size_t c = 0; c < row.cells.size(); ++c) fault[csv->header[c].text] = row.cells[c].text;
  }
  return faults;
}

/// The study that `korridor new` writes, in a folder that goes away with the test; single files can be replaced.
class NewStudyFolder {
 public:
  NewStudyFolder()
      : path_(fs::temp_directory_path() /
              ("korridor_bad_" + std::to_string(::getpid()) + "_" + std::to_string(count_++))) {
    EXPECT_TRUE(write_new_study(path_));
  }
  ~NewStudyFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  NewStudyFolder(const NewStudyFolder&) = delete;
  NewStudyFolder& operator=(const NewStudyFolder&) = delete;

  void write(const std::string& file, const std::string& text) {
    std::ofstream(path_ / file, std::ios::binary) << text;
  }
  [[nodiscard]] std::string text(const std::string& file) const { return read_text(path_ / file); }
  [[nodiscard]] const fs::path& path() const { return path_; }
  /// Errors as `code file:row:column`, sorted by place as the reader tells them.
  [[nodiscard]] std::vector<std::string> errors() const {
    const auto study = read_study(path_);
    std::vector<std::string> found;
    if (study) return found;
    for (const Error& error : study.error()) {
      EXPECT_FALSE(error.hint.empty()) << to_line(error);
      EXPECT_NE(find_error_code(error.code), nullptr) << error.code;
      found.push_back(error.code + " " + to_place(error));
    }
    return found;
  }

 private:
  static inline int count_ = 0;
  fs::path path_;
};

std::string place(const std::string& file, const std::map<std::string, std::string>& fault) {
  std::string text = fault.at("code") + " " + file + ":" + fault.at("row");
  if (fault.at("column") != "0") text += ":" + fault.at("column");
  return text;
}

TEST(BadStudies, EveryFileOfTheFolderIsRefusedAtItsPlace) {
  const auto faults = read_faults("files.csv");
  for (const auto& fault : faults) {
    NewStudyFolder study;
    study.write("goods.csv", read_text(kBad / "files" / (fault.at("file") + ".csv")));
    const auto errors = study.errors();
    EXPECT_NE(std::ranges::find(errors, place("goods.csv", fault)), errors.end())
        << fault.at("file") << ": wanted " << place("goods.csv", fault) << ", got " << testing::PrintToString(errors);
  }
  const auto files = std::distance(fs::directory_iterator(kBad / "files"), fs::directory_iterator());
  EXPECT_EQ(static_cast<std::size_t>(files), faults.size());  // each file is listed
  EXPECT_GE(faults.size(), 45U);
}

TEST(BadStudies, EveryTableIsRefusedAtItsCellAndNowhereElse) {
  const auto faults = read_faults("tables.csv");
  for (const auto& fault : faults) {
    NewStudyFolder study;
    study.write(fault.at("file"), fault.at("text"));
    // Tables that only point at what this one replaces are left out, so that the fault stands alone.
    for (const char* other : {"citations.csv", "projects.csv", "events.csv", "clauses.csv"})
      if (fault.at("file") != other && fault.at("file") != "changes.csv" && fault.at("file") != "limits.csv")
        fs::remove(study.path() / other);
    if (fault.at("file") != "changes.csv") fs::remove(study.path() / "changes.csv");
    if (fault.at("file") == "citations.csv" || fault.at("file") == "claims.csv")
      fs::remove(study.path() / "clauses.csv");
    EXPECT_EQ(study.errors(), std::vector<std::string>{place(fault.at("file"), fault)}) << fault.at("what");
  }
  EXPECT_GE(faults.size(), 75U);
}

TEST(BadStudies, ContainedMetalCannotOutweighItsOre) {
  NewStudyFolder study;
  study.write("goods.csv",
              "good_id,name,basis,cargo\ncopper_concentrate,Concentrate,gross,bulk\ncopper_cathode,Cathode,contained,"
              "container\n");
  study.write("processes.csv",
              "process_id,name,inputs,outputs\nsmelting,Smelting,copper_concentrate:1,copper_cathode:1.5\n");
  EXPECT_EQ(study.errors(), std::vector<std::string>{"basis_gain processes.csv:2:4"});
}

TEST(BadStudies, TonnesOfTwoBasesAreNotAddedUp) {
  NewStudyFolder study;
  study.write("goods.csv",
              "good_id,name,basis,cargo\ncopper_concentrate,Concentrate,gross,bulk\ncopper_cathode,Cathode,contained,"
              "container\n");
  study.write(
      "limits.csv",
      "limit_id,kind,selector,goods,amount_t_per_year\nl,crossing,corridor:WEST,copper_concentrate;copper_cathode,5\n");
  EXPECT_EQ(study.errors(), std::vector<std::string>{"basis_mix limits.csv:2:4"});
  study.write("limits.csv",
              "limit_id,kind,selector,goods,amount_t_per_year\nl,crossing,corridor:WEST,copper_cathode,5\n");
  study.write("changes.csv",
              study.text("changes.csv") + "west_half,2,orders,contract,,good,set,copper_concentrate,,\n");
  EXPECT_EQ(study.errors(), std::vector<std::string>{"basis_mix changes.csv:5:8"});
}

TEST(BadStudies, AFileThatCannotBeReadDoesNotMakeItsRowsUnknown) {
  NewStudyFolder study;
  study.write("places.csv", study.text("places.csv") + "\"open\n");
  study.write("goods.csv", "good_id;name\n");
  EXPECT_EQ(study.errors(), (std::vector<std::string>{"csv_separator goods.csv:1:1", "csv_quote places.csv:9:1"}));
}

TEST(BadStudies, ARefusedCellDoesNotHideTheErrorsOfOtherRows) {
  NewStudyFolder study;
  study.write("supply.csv",
              "supply_id,place,good,amount_t_per_year\nmine_1,mine,copper_concentrate,lots\nmine_2,nowhere,copper_"
              "concentrate,5\n");
  EXPECT_EQ(study.errors(), (std::vector<std::string>{"bad_number supply.csv:2:4", "unknown_id supply.csv:3:2"}));
}

TEST(BadStudies, ARuleAboutAColumnThatIsLeftOutPointsAtTheRow) {
  NewStudyFolder study;
  study.write("orders.csv", "order_id,kind,good,place\ncontract,market,copper_cathode,buyer\n");
  EXPECT_EQ(study.errors(), std::vector<std::string>{"market_without_steps orders.csv:2:1"});
}

TEST(BadStudies, NamesInTheSettingsAreLookedUp) {
  NewStudyFolder study;
  std::string toml = study.text("study.toml");
  toml.replace(toml.find("\"smelter\""), 9, "\"smeltr\"");
  study.write("study.toml", toml + "\n[model]\navoid = \"corridor:NORTH\"\n");
  const auto lines = static_cast<int>(std::count(toml.begin(), toml.end(), '\n'));
  EXPECT_EQ(study.errors(), (std::vector<std::string>{"unknown_id study.toml:19:8",
                                                      "unknown_name study.toml:" + std::to_string(lines + 3) + ":9"}));
}

}  // namespace
}  // namespace korridor
