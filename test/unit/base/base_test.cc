#include <gtest/gtest.h>

#include <regex>

#include "korridor/base/date.h"
#include "korridor/base/random.h"
#include "korridor/base/result.h"
#include "korridor/base/sha256.h"
#include "korridor/base/version.h"

namespace korridor {
namespace {

TEST(Sha256, AgreesWithTheExamplesOfTheStandard) {  // FIPS 180-4; NIST's example values
  EXPECT_EQ(Sha256().finish(), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  Sha256 abc;
  abc.add("abc");
  EXPECT_EQ(abc.finish(), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  Sha256 million;
  for (int i = 0; i < 1000; ++i) million.add(std::string(1000, 'a'));
  EXPECT_EQ(million.finish(), "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

TEST(Sha256, DoesNotDependOnHowTheBytesAreCut) {
  Sha256 whole, pieces;
  const std::string text("one\0two", 7);
  whole.add(text);
  for (const char c : text) pieces.add(std::string(1, c));
  pieces.add("");
  EXPECT_EQ(whole.finish(), pieces.finish());
}

TEST(ParseDate, TakesDaysThatExist) {
  EXPECT_EQ(parse_date("2026-11-26"), first_day(2026, 11) + std::chrono::days{25});
  EXPECT_TRUE(parse_date("2028-02-29"));
  EXPECT_TRUE(parse_date("2000-02-29"));
  for (const char* text : {"", "2026", "2026-2-1", "2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-04-31",
                           "2026-01-00", "01.02.2026", "2026-01-01 ", "2026-01-01T00", "+026-01-01", "2026/01/01"})
    EXPECT_EQ(parse_date(text), std::nullopt) << text;
}

TEST(Date, IsWrittenAsItIsRead) {
  for (const char* text : {"1999-12-31", "2024-02-29", "2040-01-01"}) EXPECT_EQ(to_string(*parse_date(text)), text);
}

TEST(Date, CountsDaysOverLeapYears) {
  EXPECT_EQ(days_between(first_day(2027, 1), first_day(2028, 1)), 365);
  EXPECT_EQ(days_between(first_day(2028, 1), first_day(2029, 1)), 366);
  EXPECT_EQ(days_between(first_day(2028, 3), first_day(2028, 2)), -29);
  EXPECT_EQ(year_of(first_day(2028, 12)), 2028);
  EXPECT_EQ(month_of(first_day(2028, 12)), 12U);
}

TEST(Random, IsAFunctionOfSeedAndIndex) {
  Random a(1, 5), b(1, 5), c(1, 6), d(2, 5);
  const auto first = a.next();
  EXPECT_EQ(first, b.next());
  EXPECT_NE(first, c.next());
  EXPECT_NE(first, d.next());
}

TEST(Random, IsUniformOnItsInterval) {
  Random random(3);
  double sum = 0;
  std::vector<int> counts(10);
  constexpr int kDraws = 100'000;
  for (int i = 0; i < kDraws; ++i) {
    const double u = random.uniform();
    ASSERT_TRUE(u >= 0 && u < 1);
    sum += u;
    ++counts[random.below(10)];
  }
  EXPECT_NEAR(sum / kDraws, 0.5, 0.005);                           // five standard errors are 0.0046
  for (const int count : counts) EXPECT_NEAR(count, 10'000, 480);  // five standard deviations of 95
}

TEST(ErrorLine, LeavesOutWhatIsNotKnown) {
  const Error full{.code = "x", .message = "is wrong", .file = "links.csv", .row = 14, .column = 7, .hint = "do right"};
  EXPECT_EQ(to_line(full), "links.csv:14:7: is wrong; do right");
  EXPECT_EQ(to_place(full), "links.csv:14:7");
  EXPECT_EQ(to_line({.message = "is wrong"}), "is wrong");
  EXPECT_EQ(to_line({.message = "is wrong", .file = "study.toml"}), "study.toml: is wrong");
}

TEST(Version, HasThreeNumbers) {
  EXPECT_TRUE(std::regex_match(std::string(version()), std::regex(R"(\d+\.\d+\.\d+)"))) << version();
}

}  // namespace
}  // namespace korridor
