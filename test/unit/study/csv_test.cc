#include "korridor/study/csv.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace korridor {
namespace {

std::vector<std::vector<std::string>> rows_of(std::string_view bytes) {
  const auto file = parse_csv(bytes, "a.csv");
  if (!file) {
    ADD_FAILURE() << to_line(file.error().front());
    return {};
  }
  std::vector<std::vector<std::string>> rows;
  for (const CsvRow& row : file->rows) {
    auto& texts = rows.emplace_back();
    for (const CsvCell& cell : row.cells) texts.push_back(cell.text);
  }
  return rows;
}

/// `code row:column` of each error.
std::vector<std::string> errors_of(std::string_view bytes) {
  const auto file = parse_csv(bytes, "a.csv");
  std::vector<std::string> found;
  if (file) return found;
  for (const Error& error : file.error())
    found.push_back(error.code + " " + std::to_string(error.row) + ":" + std::to_string(error.column));
  return found;
}

using Rows = std::vector<std::vector<std::string>>;
using Codes = std::vector<std::string>;

TEST(ParseCsv, SplitsAtCommasAndLines) { EXPECT_EQ(rows_of("a,b\n1,2\n3,\n"), (Rows{{"1", "2"}, {"3", ""}})); }

TEST(ParseCsv, TakesALastLineWithoutAnEnd) {
  EXPECT_EQ(rows_of("a,b\n1,2"), (Rows{{"1", "2"}}));
  EXPECT_EQ(rows_of("a,b\n1,"), (Rows{{"1", ""}}));
}

TEST(ParseCsv, KeepsCommasQuotesAndLineBreaksInsideQuotes) {
  EXPECT_EQ(rows_of("a,b\n\"x, \"\"y\"\"\nz\",2\n"), (Rows{{"x, \"y\"\nz", "2"}}));
  EXPECT_EQ(rows_of("a,b\n\"\",\"\"\"\"\n"), (Rows{{"", "\""}}));
}

TEST(ParseCsv, ReadsWindowsFilesAsIfTheyWereNot) {
  EXPECT_EQ(rows_of("\xEF\xBB\xBF"
                    "a,b\r\n\"x\r\ny\",2\r\n"),
            (Rows{{"x\ny", "2"}}));
}

TEST(ParseCsv, CountsLinesAsAnEditorDoes) {
  const auto file = parse_csv("a,b,c\n\"1\n2\",\"3\n4\",5\n6,7,8\n", "a.csv");
  ASSERT_TRUE(file);
  EXPECT_EQ(file->rows[0].cells[0].line, 2);
  EXPECT_EQ(file->rows[0].cells[1].line, 3);
  EXPECT_EQ(file->rows[0].cells[2].line, 4);
  EXPECT_EQ(file->rows[1].line, 5);
}

TEST(ParseCsv, PointsAtTheCellThatIsNoText) {
  EXPECT_EQ(errors_of(std::string("a,b\n1,x\0y\n", 10)), Codes{"csv_encoding 2:2"});
  EXPECT_EQ(errors_of("a,b\n\"1,\n2\",\xC3(\n"), Codes{"csv_encoding 3:2"});
  EXPECT_EQ(errors_of("a,b\n1,\x1B[31m\n"), Codes{"csv_encoding 2:2"});
  EXPECT_EQ(errors_of("\xFF\xFE"), Codes{"csv_encoding 1:1"});
}

TEST(ParseCsv, RefusesLinesThatEndWithACarriageReturnAlone) {
  EXPECT_EQ(errors_of("a,b\r1,2\r"), Codes{"csv_line_end 1:2"});
  EXPECT_EQ(errors_of("a,b\n1,2\r"), Codes{"csv_line_end 2:2"});
}

TEST(ParseCsv, RefusesOtherSeparators) {
  EXPECT_EQ(errors_of("a;b\n1;2\n"), Codes{"csv_separator 1:1"});
  EXPECT_EQ(errors_of("a\tb\n1\t2\n"), Codes{"csv_separator 1:1"});
}

TEST(ParseCsv, TellsEveryRowThatIsTooShortOrTooLong) {
  EXPECT_EQ(errors_of("a,b\n1\n1,2,3\n1,2\n\n1,2\n"), (Codes{"csv_cells 2:2", "csv_cells 3:3", "csv_empty_line 5:1"}));
}

TEST(ParseCsv, LetsOneEmptyLineEndTheFile) {
  EXPECT_EQ(rows_of("a,b\n1,2\n\n"), (Rows{{"1", "2"}}));
  EXPECT_EQ(errors_of("a,b\n1,2\n\n\n"), Codes{"csv_empty_line 3:1"});
}

TEST(ParseCsv, RefusesQuotesThatDoNotFit) {
  EXPECT_EQ(errors_of("a,b\n1,\"2\n3,4\n"), Codes{"csv_quote 2:2"});
  EXPECT_EQ(errors_of("a,b\n\"1\"2,3\n"), Codes{"csv_quote 2:1"});
  EXPECT_EQ(errors_of("a,b\n1\"2,3\n"), Codes{"csv_quote 2:1"});
}

TEST(ParseCsv, RefusesHeadersThatNameNothingOrOneThingTwice) {
  EXPECT_EQ(errors_of(""), Codes{"csv_header 1:1"});
  EXPECT_EQ(errors_of("a,,a\n"), (Codes{"csv_header 1:2", "csv_header 1:3"}));
}

}  // namespace
}  // namespace korridor
