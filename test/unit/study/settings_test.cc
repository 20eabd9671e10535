#include "korridor/study/settings.h"

#include <gtest/gtest.h>

#include <string>
#include <tuple>
#include <vector>

namespace korridor {
namespace {

const std::string kSound = "[study]\nname = \"a\"\n[time]\nstart = 2026-01-01\nend = 2028-01-01\n";

/// The first error as `code row:column`; empty if the text is taken.
std::string first_error(const std::string& text) {
  const auto file = parse_settings(text, "study.toml", nullptr);
  if (file) return "";
  const Error& error = file.error().front();
  EXPECT_FALSE(error.hint.empty()) << error.message;
  return error.code + " " + std::to_string(error.row) + ":" + std::to_string(error.column);
}

TEST(ParseSettings, TakesWhatIsGivenAndDefaultsForTheRest) {
  const auto file = parse_settings(kSound + "period = \"quarter\"\n[factors]\nt_per_teu = 13\n", "study.toml", nullptr);
  ASSERT_TRUE(file);
  EXPECT_EQ(file->settings.start, first_day(2026, 1));
  EXPECT_EQ(file->settings.end, first_day(2028, 1));
  EXPECT_EQ(file->settings.period, PeriodKind::kQuarter);
  EXPECT_EQ(file->settings.currency, "USD");
  EXPECT_EQ(file->settings.discount_rate, 0);
  EXPECT_EQ(file->settings.price_year, 2026);  // that of the first day
  EXPECT_EQ(file->settings.factors.at("t_per_teu"), 13);
}

TEST(ParseSettings, PointsAtTheValueThatIsWrong) {
  const std::vector<std::pair<std::string, std::string>> faults = {
      {"[study\n", "bad_toml 1:7"},
      {kSound + "period = \"week\"\n", "bad_setting 6:10"},
      {kSound + "period = 4\n", "bad_setting 6:10"},
      {kSound + "year_from = 2030-01-01\n", "bad_setting 6:13"},
      {kSound + "year_from = \"2027-01-01\"\n", "bad_setting 6:13"},
      {kSound + "start_of_time = 1\n", "bad_setting 6:1"},
      {kSound + "[mony]\ncurrency = \"USD\"\n", "bad_setting 6:2"},
      {kSound + "[money]\ncurrency = \"EUR\"\n", "bad_setting 7:12"},
      {kSound + "[money]\nprice_year = 2026.5\n", "bad_setting 7:14"},
      {kSound + "[money]\nprice_year = 26\n", "bad_setting 7:14"},
      {kSound + "[money]\ndiscount_rate = 5\n", "bad_setting 7:17"},
      {kSound + "[money]\ndiscount_rate = nan\n", "bad_setting 7:17"},
      {kSound + "[money]\nholding_rate = -0.1\n", "bad_setting 7:16"},
      {kSound + "[factors]\nt_per_teu = 0\n", "bad_setting 7:13"},
      {kSound + "[factors]\nt_per_teu = \"13\"\n", "bad_setting 7:13"},
      {kSound + "[route]\ngood = 3\n", "bad_setting 7:8"},
      {"route = 3\n" + kSound, "bad_setting 1:9"},
      {kSound + "[study]\nname = \"b\"\n", "bad_toml 6:1"},
      {"[study]\nname = \"a\"\n[time]\nstart = 2026-02-30\nend = 2027-01-01\n", "bad_toml 4:19"},
      {"[study]\nname = \"a\"\n[time]\nstart = 2026-01-01\nend = 2026-01-01\n", "bad_setting 5:7"},
      {"[study]\nname = \"a\"\n[time]\nstart = 1926-01-01\nend = 2927-01-01\n", "bad_setting 5:7"},
      {"[study]\nname = \"\"\n[time]\nstart = 2026-01-01\nend = 2027-01-01\n", "bad_setting 2:8"},
      {"[time]\nstart = 2026-01-01\nend = 2027-01-01\n", "bad_setting 0:0"}};
  for (const auto& [text, wanted] : faults) EXPECT_EQ(first_error(text), wanted) << text;
}

TEST(ParseSettings, TellsEverythingThatIsWrongAtOnce) {
  const auto file = parse_settings("[time]\nperiod = \"week\"\n[money]\ncurrency = \"EUR\"\n", "study.toml", nullptr);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().size(), 5U);  // period, start, end, currency, name
}

// What fuzzing found in toml++ 3.3: an assertion that a section header breaks, and undefined behaviour at characters
// that are not ASCII outside of strings.
TEST(ParseSettings, RefusesKeysThatBreakTheParserOfToml) {
  EXPECT_EQ(first_error(kSound + "[?]\n"), "bad_toml 6:1");
  EXPECT_EQ(first_error("a = \"\"\"\nb\"\"\"\n[?]\n"), "bad_toml 3:1");
  EXPECT_EQ(first_error(kSound + "n\xC3\xA4me = 1\n"), "bad_toml 6:2");
  EXPECT_EQ(first_error(kSound + "titK\xC3\xBCste\"\n"), "bad_toml 6:5");
  EXPECT_EQ(first_error(kSound + "[a\x01]\n"), "bad_toml 6:3");
}

TEST(ParseSettings, TakesAnyLetterInsideStringsAndComments) {
  for (const char* title :
       {"\"K\xC3\xBCste\"", "'K\xC3\xBCste'", "\"\"\"K\xC3\xBCste\"\"\"", "'''\nK\xC3\xBCste'''",
        "\"\\\"K\xC3\xBCste\"", "\"a # b\" # K\xC3\xBCste", "\"\"\"K\xC3\xBCste\"\"\"\"\" # \xC3\xBC"}) {
    const std::string text =
        "[study]\nname = \"a\"\ntitle = " + std::string(title) + "\n[time]\nstart = 2026-01-01\nend = 2027-01-01\n";
    EXPECT_EQ(first_error(text), "") << text;
  }
}

TEST(ParseSettings, TakesOverWhatALayerLeavesOut) {
  const auto base = parse_settings(kSound + "[money]\ndiscount_rate = 0.07\n", "study.toml", nullptr);
  ASSERT_TRUE(base);
  const auto own = parse_settings("[study]\nname = \"own\"\nbase = \"..\"\n", "study.toml", &base->settings);
  ASSERT_TRUE(own);
  EXPECT_EQ(own->settings.name, "own");
  EXPECT_EQ(own->settings.discount_rate, 0.07);
  EXPECT_EQ(own->settings.end, first_day(2028, 1));
}

TEST(FindBase, TellsWhereTheBaseIsNamed) {
  const auto base = find_base("[study]\nbase = \"../other\"\n", "study.toml");
  ASSERT_TRUE(base);
  EXPECT_EQ(base->message, "../other");
  EXPECT_EQ(base->row, 2);
  EXPECT_EQ(find_base("[study\n", "study.toml"), std::nullopt);
  EXPECT_EQ(find_base(kSound, "study.toml")->message, "");
}

TEST(Settings, RefuseAQuoteBehindANumberAndWhatFollowsIt) {
  const auto file = parse_settings("f = 3E+E'E\\\xD1\xAA [", "study.toml", nullptr);
  ASSERT_FALSE(file);
  EXPECT_EQ(file.error().front().code, "bad_toml");
}

}  // namespace
}  // namespace korridor
