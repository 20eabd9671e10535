#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

#include "korridor/base/text.h"
#include "korridor/study/csv.h"
#include "korridor/study/study.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string quote(const std::string& cell) {
  if (cell.find_first_of(",\"\n") == std::string::npos) return cell;
  std::string out = "\"";
  for (const char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

/// A copy of the study that `korridor new` writes, in which one cell can be spoilt.
class SpoiltStudy {
 public:
  SpoiltStudy()
      : folder_(fs::temp_directory_path() /
                ("korridor_spoilt_" + std::to_string(::getpid()) + "_" + std::to_string(count_++))) {
    EXPECT_TRUE(write_new_study(folder_));
  }
  ~SpoiltStudy() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
  }
  SpoiltStudy(const SpoiltStudy&) = delete;
  SpoiltStudy& operator=(const SpoiltStudy&) = delete;

  /// Writes a value into a cell (row as an editor counts); returns the column's number, 0 if the file lacks it.
  std::int64_t put(const std::string& file, std::int64_t row, const std::string& column, const std::string& value) {
    auto csv = parse_csv(read_text(folder_ / file), file);
    const auto at = std::ranges::find(csv->header, column, &CsvCell::text);
    if (at == csv->header.end()) return 0;
    const auto c = static_cast<std::size_t>(at - csv->header.begin());
    csv->rows[static_cast<std::size_t>(row - 2)].cells[c].text = value;
    std::string text;
    const auto write = [&](const std::vector<CsvCell>& cells) {
      for (std::size_t k = 0; k < cells.size(); ++k) text += (k == 0 ? "" : ",") + quote(cells[k].text);
      text += "\n";
    };
    write(csv->header);
    for (const CsvRow& r : csv->rows) write(r.cells);
    std::ofstream(folder_ / file, std::ios::binary) << text;
    return static_cast<std::int64_t>(c + 1);
  }
  [[nodiscard]] std::int64_t column_of(const std::string& file, const std::string& column) const {
    const auto csv = parse_csv(read_text(folder_ / file), file);
    return std::ranges::find(csv->header, column, &CsvCell::text) - csv->header.begin() + 1;
  }
  void write(const std::string& file, const std::string& text) {
    std::ofstream(folder_ / file, std::ios::binary) << text;
  }
  [[nodiscard]] std::string text(const std::string& file) const { return read_text(folder_ / file); }
  [[nodiscard]] const fs::path& folder() const { return folder_; }

 private:
  static inline int count_ = 0;
  fs::path folder_;
};

/// True if one of the errors has this code and place; all of them are shown otherwise.
testing::AssertionResult tells(const Result<Study>& study, const std::string& code, const std::string& file,
                               std::int64_t row, std::int64_t column) {
  if (study) return testing::AssertionFailure() << "the study was accepted";
  std::string shown;
  for (const Error& e : study.error()) {
    if (e.code == code && e.file == file && e.row == row && e.column == column && !e.hint.empty())
      return testing::AssertionSuccess();
    shown += "\n  " + e.code + " " + to_line(e);
  }
  return testing::AssertionFailure() << "expected " << code << " at " << file << ":" << row << ":" << column << ", got"
                                     << shown;
}

TEST(NewStudy, ChecksWithoutAWarning) {
  const SpoiltStudy fresh;
  const auto study = read_study(fresh.folder());
  ASSERT_TRUE(study) << to_line(study.error().front());
  for (const Warning& warning : study->warnings) ADD_FAILURE() << warning.message;
}

TEST(ReadStudy, RefusesEveryFaultOfTheTableAtItsCell) {
  const auto faults = parse_csv(read_text(fs::path(KORRIDOR_SOURCE_DIR) / "test/data/bad/faults.csv"), "faults.csv");
  ASSERT_TRUE(faults);
  for (const CsvRow& row : faults->rows) {
    const auto cell = [&](std::size_t c) { return row.cells[c].text; };
    SpoiltStudy spoilt;
    const auto line = static_cast<std::int64_t>(*parse_number(cell(2)));
    const auto column = spoilt.put(cell(1), line, cell(3), cell(4));
    ASSERT_GT(column, 0) << cell(0);
    const auto told_at = cell(6).empty() ? column : spoilt.column_of(cell(1), cell(6));
    const auto study = read_study(spoilt.folder());
    if (cell(0) == "source named nowhere") {  // the claim that names it is at fault
      EXPECT_TRUE(tells(study, "unknown_id", "claims.csv", 2, 2)) << cell(0);
      continue;
    }
    EXPECT_TRUE(tells(study, cell(5), cell(1), line, told_at)) << cell(0);
  }
  EXPECT_GE(faults->rows.size(), 100U);
}

/// What a cell of a type must never be, with the code that says so.
std::vector<std::pair<std::string, std::string>> spoil(const Field& field) {
  std::vector<std::pair<std::string, std::string>> faults;
  if (field.required) faults.emplace_back("", "missing_value");
  if (field.type == FieldType::kNumber) faults.emplace_back("twelve", "bad_number");
  if (field.type == FieldType::kNumber && field.minimum)
    faults.emplace_back(to_text(*field.minimum - 1), "out_of_range");
  if (field.type == FieldType::kNumber && field.maximum)
    faults.emplace_back(to_text(*field.maximum * 2 + 1), "out_of_range");
  if (field.type == FieldType::kNumber) faults.emplace_back("1e308", "out_of_range");
  if (field.type == FieldType::kRecipe) faults.emplace_back("copper_cathode:1e16", "bad_recipe");
  if (field.type == FieldType::kSteps) faults.emplace_back("100:1e16", "bad_steps");
  if (field.type == FieldType::kDate) faults.emplace_back("2026-13-01", "bad_date");
  if (field.type == FieldType::kChoice) faults.emplace_back("no_such_choice", "bad_choice");
  if (field.type == FieldType::kCountry) faults.emplace_back("ZZZ", "bad_country");
  if (field.type == FieldType::kCurrency) faults.emplace_back("ZZ9", "bad_currency");
  if (field.type == FieldType::kMonth) faults.emplace_back("13", "bad_month");
  if (field.type == FieldType::kRef) faults.emplace_back("no_such_row", "unknown_id");
  if (field.type == FieldType::kSelector) faults.emplace_back("&", "bad_selector");
  if (field.type == FieldType::kRecipe) faults.emplace_back("nothing", "bad_recipe");
  if (field.type == FieldType::kSteps) faults.emplace_back("nothing", "bad_steps");
  if (field.type == FieldType::kDiscounts) faults.emplace_back("1000:20;500:30", "bad_discounts");
  if (field.type == FieldType::kId) faults.emplace_back("a b", "bad_id");
  return faults;
}

TEST(ReadStudy, RefusesABadValueInEveryColumnOfEveryTable) {
  int count = 0;
  for (const TableSchema& table : schema()) {
    for (const Field& field : table.fields) {
      for (const auto& [value, code] : spoil(field)) {
        SpoiltStudy spoilt;
        const std::string file = table.name + ".csv";
        // A table of one row with all columns, so that columns which the small study leaves out are met too.
        std::string header, row;
        std::int64_t column = 0;
        for (std::size_t c = 0; c < table.fields.size(); ++c) {
          const Field& f = table.fields[c];
          header += (c == 0 ? "" : ",") + f.column;
          std::string cell;
          if (&f == &field) {
            cell = value;
            column = static_cast<std::int64_t>(c + 1);
          }
          row += (c == 0 ? "" : ",") + quote(cell);
        }
        spoilt.write(file, header + "\n" + row + "\n");
        const auto study = read_study(spoilt.folder());
        // References are looked at once all cells stand, so other faults of the row may come first.
        if (code == "unknown_id") {
          EXPECT_FALSE(study) << table.name << "." << field.column;
        } else {
          EXPECT_TRUE(tells(study, code, file, 2, column))
              << table.name << "." << field.column << " = '" << value << "'";
        }
        ++count;
      }
    }
  }
  EXPECT_GE(count, 150);
}

TEST(ReadStudy, RefusesFilesThatAreNoText) {
  const std::string good = SpoiltStudy().text("goods.csv");
  const std::vector<std::tuple<std::string, std::string, std::string, std::int64_t>> files = {
      {"a NUL byte", good + std::string("a\0b,x,x,x,bulk,gross,1,1\n", 22), "csv_encoding", 4},
      {"a byte that is not UTF-8", good + "a\xFF,x\n", "csv_encoding", 4},
      {"an overlong form", good + "a\xC0\xAF,x\n", "csv_encoding", 4},
      {"a surrogate", good + "a\xED\xA0\x80,x\n", "csv_encoding", 4},
      {"UTF-16", "\xFF\xFEg\0", "csv_encoding", 1},
      {"an open quote", good + "\"a,b\n", "csv_quote", 4},
      {"text after a quote", good + "\"a\"b,x,x,x,x,x,x,x\n", "csv_quote", 4},
      {"a quote in a bare cell", good + "a\"b,x,x,x,x,x,x,x\n", "csv_quote", 4},
      {"too few cells", good + "a,b\n", "csv_cells", 4},
      {"too many cells", good + "a,b,c,d,e,f,g,h,i,j\n", "csv_cells", 4},
      {"an empty line", good + "\n" + "x,X,X,1,gross,bulk,1,2026\n", "csv_empty_line", 4},
      {"nothing at all", "", "csv_header", 1},
      {"a column twice", "good_id,name,name,cargo\na,b,c,bulk\n", "csv_header", 1},
      {"a column without a name", "good_id,,cargo\na,b,bulk\n", "csv_header", 1},
      {"an unknown column", "good_id,name,cargo,colour\na,b,bulk,red\n", "unknown_column", 1},
      {"a missing column", "good_id,name\na,b\n", "missing_column", 1}};
  for (const auto& [what, text, code, row] : files) {
    SpoiltStudy spoilt;
    spoilt.write("goods.csv", text);
    const auto study = read_study(spoilt.folder());
    ASSERT_FALSE(study) << what;
    const bool told = std::ranges::any_of(
        study.error(), [&](const Error& e) { return e.code == code && e.file == "goods.csv" && e.row == row; });
    EXPECT_TRUE(told) << what << ": " << study.error().front().code << " " << to_line(study.error().front());
  }
}

TEST(ReadStudy, TellsAllErrorsOfAllFilesAtOnce) {
  SpoiltStudy spoilt;
  spoilt.put("links.csv", 2, "hours", "-1");
  spoilt.put("links.csv", 4, "mode", "boat");
  spoilt.put("places.csv", 3, "lat", "95");
  const auto study = read_study(spoilt.folder());
  ASSERT_FALSE(study);
  EXPECT_EQ(study.error().size(), 3U);
  EXPECT_TRUE(
      std::ranges::is_sorted(study.error(), {}, [](const Error& e) { return std::tie(e.file, e.row, e.column); }));
}

TEST(ReadStudy, GuessesTheWordThatWasMeant) {
  SpoiltStudy spoilt;
  spoilt.put("links.csv", 2, "mode", "rial");
  const auto study = read_study(spoilt.folder());
  ASSERT_FALSE(study);
  EXPECT_EQ(study.error().front().hint, "did you mean rail?");
}

TEST(ReadStudy, TakesAByteOrderMarkAndWindowsLineEnds) {
  SpoiltStudy spoilt;
  std::string text = spoilt.text("goods.csv");
  std::string windows = "\xEF\xBB\xBF";
  for (const char c : text) windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  spoilt.write("goods.csv", windows);
  EXPECT_TRUE(read_study(spoilt.folder()));
}

TEST(ReadStudy, CountsLinesInsideQuotedCells) {
  SpoiltStudy spoilt;
  spoilt.write("sources.csv", "source_id,publisher,title\nS1,\"Railway\nof the\neast\",Report\nS1,Other,Report\n");
  const auto study = read_study(spoilt.folder());
  EXPECT_TRUE(tells(study, "duplicate_id", "sources.csv", 5, 1));
}

TEST(ReadStudy, RefusesAFileThatIsNoTable) {
  SpoiltStudy spoilt;
  spoilt.write("link.csv", "a\n1\n");
  const auto study = read_study(spoilt.folder());
  ASSERT_FALSE(study);
  EXPECT_EQ(study.error().front().code, "unknown_table");
  EXPECT_EQ(study.error().front().hint, "did you mean links.csv?");
}

TEST(ReadStudy, RefusesStudyFilesThatMakeNoSense) {
  const std::vector<std::pair<std::string, std::string>> files = {
      {"[study\n", "bad_toml"},
      {"[study]\nname = \"a\"\n", "bad_setting"},
      {"[study]\nname = \"a\"\n[time]\nstart = 2026-01-01\nend = 2025-01-01\n", "bad_setting"},
      {"[study]\nname = \"a\"\n[time]\nstart = 2026-01-01\nend = 2027-01-01\nperiod = \"week\"\n", "bad_setting"},
      {"[study]\nname = \"a\"\n[time]\nstart = 2026-01-01\nend = 2027-01-01\n[mony]\ncurrency = \"USD\"\n",
       "bad_setting"},
      {"[study]\nname = \"a\"\n[time]\nstart = 2026-01-01\nend = 2027-01-01\n[money]\ndiscount = 0.1\n", "bad_setting"},
      {"[study]\nname = \"a\"\n[time]\nstart = 2026-01-01\nend = 2027-01-01\n[money]\ndiscount_rate = \"5 %\"\n",
       "bad_setting"},
      {"[study]\nname = \"a\"\n[time]\nstart = 2026-01-01\nend = 2027-01-01\n[money]\ncurrency = \"EUR\"\n",
       "bad_setting"},
      {"[study]\nname = \"a\"\nbase = \".\"\n", "base_cycle"},
      {"[study]\nname = \"a\"\nbase = \"nowhere\"\n", "no_study"}};
  for (const auto& [text, code] : files) {
    SpoiltStudy spoilt;
    spoilt.write("study.toml", text);
    const auto study = read_study(spoilt.folder());
    ASSERT_FALSE(study) << text;
    EXPECT_TRUE(std::ranges::any_of(study.error(), [&](const Error& e) { return e.code == code; }))
        << text << study.error().front().code << " " << to_line(study.error().front());
  }
}

TEST(ReadStudy, LaysItsOwnRowsOverThoseOfItsBase) {
  const SpoiltStudy base;
  const fs::path layer = base.folder().string() + "_layer";
  ASSERT_TRUE(write_layered_study(layer, base.folder()));
  std::ofstream(layer / "supply.csv") << "supply_id,place,good,amount_t_per_year,cost_usd_per_t\nmine_1,mine,copper_"
                                         "concentrate,7,1\nmine_2,mine,copper_concentrate,9,2\n";
  const auto study = read_study(layer);
  ASSERT_TRUE(study) << to_line(study.error().front());
  EXPECT_EQ(study->table("supply").size(), 2U);
  EXPECT_EQ(study->table("supply").number(0, "amount_t_per_year"), 7);
  EXPECT_EQ(study->table("places").size(), 7U);
  fs::remove_all(layer);
}

}  // namespace
}  // namespace korridor
