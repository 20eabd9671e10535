// Hostile files end in an answer or an error, within the limits that docs/methods/news.md states.
#include <gtest/gtest.h>

#include <string>

#include "korridor/news/conflicts/conflicts.h"
#include "korridor/news/reader.h"

namespace korridor {
namespace {

Result<Article> read(std::string_view bytes, Language language = Language::de) {
  return read_article("hostile", bytes, {.date = parse_date("2025-11-08"), .language = language});
}

std::string repeat(std::string_view text, std::size_t bytes) {
  std::string all;
  all.reserve(bytes + text.size());
  while (all.size() < bytes) all += text;
  return all;
}

std::string code_of(const Result<Article>& article) { return article ? std::string() : article.error().front().code; }

constexpr std::size_t kMega = std::size_t{1} << 20U;

TEST(HostileNews, ALineOfTwentyMegabytesIsReadToItsEnd) {
  const auto article = read(repeat("a", 20 * kMega) + " und 7 Tonnen Kupfer");
  ASSERT_TRUE(article.has_value());
  ASSERT_EQ(article->figures.size(), 1U);
  EXPECT_EQ(article->figures[0].value, Decimal(7));
}

TEST(HostileNews, ALineOfSignsLeavesNothingBehind) {
  const auto article = read(repeat(".", 4 * kMega));
  ASSERT_TRUE(article.has_value());
  EXPECT_TRUE(article->notes.empty());
  EXPECT_TRUE(article->facts.empty());
}

TEST(HostileNews, TooManyFindingsAreToldWithThePlaceWhereReadingEnded) {
  const auto article = read(repeat("Peru ", 8 * kMega));
  ASSERT_TRUE(article.has_value());
  ASSERT_EQ(article->warnings.size(), 1U);
  EXPECT_EQ(article->warnings[0].code, "too_many_findings");
  EXPECT_LT(article->entities.size(), 800'000U);  // 500,000 and at most one block more
}

TEST(HostileNews, ThousandsOfEqualDealsEndInFewConflicts) {
  for (const char* text : {"Peru und China schlossen 29 Abkommen im Wert von 17 Milliarden Dollar. ",
                           "Peru und China schlossen kein Abkommen. Peru und China schlossen ein Abkommen. ",
                           "Der erste Peru-China-Gipfel fand 2019 statt. Der erste Peru-China-Gipfel fand 2021 statt. ",
                           "China ist Perus größter Handelspartner. Japan ist Perus größter Handelspartner. "}) {
    const auto one = read(repeat(text, kMega / 2)), two = read(repeat(text, kMega / 4));
    ASSERT_TRUE(one.has_value() && two.has_value());
    const std::vector<Article> both{*one, *two};
    EXPECT_LT(find_conflicts(both).size(), 10'000U) << text;
  }
}

TEST(HostileNews, PagesBeyondTheLimitsAreRefusedWithARemedy) {
  const std::string open = "<!DOCTYPE html><html><body>";
  for (const std::string& page : {open + repeat("<div>", kMega), open + repeat("<p>", 4 * kMega),
                                  open + repeat("<b><i>", kMega), open + repeat("a", 33 * kMega)}) {
    const auto article = read(page);
    EXPECT_EQ(code_of(article), "news_format") << page.substr(27, 10);
    ASSERT_FALSE(article.has_value());
    EXPECT_FALSE(article.error().front().hint.empty());
  }
}

TEST(HostileNews, BrokenPagesAreReadAsFarAsTheyGo) {
  const std::string open = "<!DOCTYPE html><html><body><p>Peru verkauft 5 Tonnen Zink.</p>";
  for (const char* rest :
       {"<!-- never closed", "<p", "<a href=\"", "&#x110000;&#xD800;&#0;&lt", "<table><tr>x<td></table>",
        "<script>5 Tonnen", "</p></div></body></html></html>", "<b><p></b></p><b><p></b></p>"}) {
    const auto article = read(open + rest);
    ASSERT_TRUE(article.has_value()) << rest;
    EXPECT_EQ(article->figures.size(), 1U) << rest;
  }
}

TEST(HostileNews, MixedEncodingsAreCountedOrRefused) {
  const std::string text = "Peru verkauft 5 Tonnen Zink. ";
  const auto slip = read(text + "f\xFCr \xC3\x28 \xED\xA0\x80 \xE2\x82");
  ASSERT_TRUE(slip.has_value());
  EXPECT_EQ(slip->figures.size(), 1U);
  ASSERT_EQ(slip->warnings.size(), 1U);
  EXPECT_EQ(slip->warnings[0].code, "bad_bytes");
  EXPECT_EQ(code_of(read(repeat("gr\xFC\xDFt ", 4000))), "news_encoding");
  EXPECT_EQ(code_of(read(text + std::string(1, '\0'))), "news_encoding");
  EXPECT_EQ(code_of(read("\xFE\xFF" + text)), "news_encoding");
}

TEST(HostileNews, ADigitBehindSomethingInvisibleMakesNoFigure) {
  // zero width space, right-to-left mark, soft hyphen, word joiner
  for (const char* hidden : {"\xE2\x80\x8B", "\xE2\x80\x8F", "\xC2\xAD", "\xE2\x81\xA0"}) {
    const auto article = read(std::string("Peru verkauft 2") + hidden + "0 Tonnen Zink.");
    ASSERT_TRUE(article.has_value());
    EXPECT_TRUE(article->figures.empty()) << article->figures.size();
    EXPECT_EQ(article->entities.size(), 2U);
  }
}

TEST(HostileNews, MarksOfDirectionAroundAFigureChangeNothing) {
  const auto article = read(
      "\xEF\xBB\xBFPeru\xE2\x80\x8F verkauft \xE2\x80\xAB"
      "20 Tonnen\xE2\x80\xAC Zink.");
  ASSERT_TRUE(article.has_value());
  ASSERT_EQ(article->figures.size(), 1U);
  EXPECT_EQ(article->figures[0].value, Decimal(20));
  EXPECT_EQ(article->figures[0].of, "zinc");
}

TEST(HostileNews, AccentsWrittenApartAreTheLettersThatTheyMake) {
  const auto german = read("Im Ma\xCC\x88rz 2024 lieferte A\xCC\x88gypten O\xCC\x88l.");
  ASSERT_TRUE(german.has_value());
  ASSERT_EQ(german->dates.size(), 1U);
  EXPECT_EQ(german->dates[0].iso, "2024-03");
  EXPECT_EQ(german->entities.size(), 2U);
  const auto french = read("Le Bre\xCC\x81sil vend du cafe\xCC\x81.", Language::fr);
  ASSERT_TRUE(french.has_value());
  EXPECT_EQ(french->entities.size(), 2U);
  const auto lone = read("\xCC\x88 20 Tonnen\xCC\x88 Zink\xCC\x80\xCC\x81\xCC\x82");
  EXPECT_TRUE(lone.has_value());
}

TEST(HostileNews, NumbersBeyondAllLimitsAreNoFigures) {
  for (const char* text :
       {"99999999999999999999999999999999 Tonnen", "1e400 Tonnen", "0,00000000000000000000000000001 Tonnen",
        "999999999999 Billiarden Milliarden Dollar", "1.000.000.000.000.000.000.000 Euro"}) {
    const auto article = read(text);
    ASSERT_TRUE(article.has_value());
    for (const Figure& figure : article->figures) EXPECT_LT(figure.value, Decimal::make(1, 30).value()) << text;
  }
}

}  // namespace
}  // namespace korridor
