// Numbers as they are written: exact values, separators, number words, and how far a figure may be off.
#include <gtest/gtest.h>

#include "korridor/news/amounts/interval.h"
#include "korridor/news/amounts/numbers.h"
#include "korridor/news/reader.h"
#include "unit/news/read_text.h"

namespace korridor {
namespace {

TEST(NewsDecimal, IsExact) {
  EXPECT_EQ(Decimal::make(42, 8)->text(), "4200000000");
  EXPECT_EQ(Decimal::make(25, -2)->text(), "0.25");
  EXPECT_EQ(*Decimal::make(1, -1)->plus(*Decimal::make(2, -1)), *Decimal::make(3, -1));
  EXPECT_EQ(*Decimal(200).divided(3, 2), *Decimal::make(6667, -2));
  EXPECT_LT(*Decimal::make(999, 0), *Decimal::make(1, 3));
  EXPECT_GT(*Decimal::make(-1, 0), *Decimal::make(-1, 3));
  EXPECT_FALSE(Decimal::make(1, 31).has_value());
  EXPECT_FALSE(Decimal(999'999'999'999'999'999).times(Decimal(999'999'999'999'999'999)).has_value());
}

TEST(NewsNumbers, FollowTheSeparatorsOfTheLanguage) {
  EXPECT_EQ(read_digits("11.000", Language::de), Decimal(11000));
  EXPECT_EQ(read_digits("11.000", Language::en), Decimal(11));
  EXPECT_EQ(read_digits("4,800", Language::de), Decimal::make(48, -1));
  EXPECT_EQ(read_digits("4,800", Language::en), Decimal(4800));
  EXPECT_FALSE(read_digits("1.2.3", Language::de).has_value());
  EXPECT_FALSE(read_digits("1234567890123456789", Language::de).has_value());
}

TEST(NewsNumbers, EveryGermanNumberBelowTenThousandReadsBack) {
  const std::vector<std::string> units{
      "",     "ein", "zwei",  "drei",     "vier",     "fünf",     "sechs",    "sieben",   "acht",     "neun",
      "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};
  const std::vector<std::string> tens{"",        "",        "zwanzig", "dreissig", "vierzig",
                                      "fünfzig", "sechzig", "siebzig", "achtzig",  "neunzig"};
  const auto below_hundred = [&](std::size_t n) -> std::string {
    if (n < 20) return units[n];
    return (n % 10 == 0 ? "" : units[n % 10] + "und") + tens[n / 10];
  };
  for (std::size_t n = 2; n < 10'000; ++n) {
    std::string word;
    if (n >= 1000) word += units[n / 1000] + "tausend";
    if (n % 1000 >= 100) word += units[n % 1000 / 100] + "hundert";
    word += below_hundred(n % 100);
    if (n % 100 == 1) word += "s";
    EXPECT_EQ(read_german_number(word), Decimal(static_cast<std::int64_t>(n))) << word;
  }
}

TEST(NewsInterval, CountsAZeroThatIsWrittenBehindTheSign) {
  const auto article =
      read_article("a", "Es waren 11,0 Milliarden Euro, dazu 1.200 Tonnen.", {.date = {}, .language = Language::de});
  ASSERT_TRUE(article);
  ASSERT_EQ(article->figures.size(), 2U);
  EXPECT_EQ(interval_of(article->figures[0]).low->text(), "10950000000");
  EXPECT_EQ(interval_of(article->figures[1]).low->text(), "1199.5");
}

TEST(NewsInterval, FollowsTheHedge) {
  const auto interval = [](const char* text) { return interval_of(read(text).figures.at(0)); };
  EXPECT_EQ(interval("Es kostet 4,2 Mrd. Euro.").low, Decimal(4'150'000'000));
  EXPECT_EQ(interval("Es kostet rund 100 Euro.").high, Decimal(105));
  EXPECT_EQ(interval("Es kostet fast 100 Euro.").high, Decimal(100));
  EXPECT_FALSE(interval("Es kostet mehr als 100 Euro.").high.has_value());
  EXPECT_EQ(interval("Es kostet bis zu 100 Euro.").low, Decimal{});
  EXPECT_EQ(interval("Es kostet mehr als eine Milliarde Euro.").low, Decimal(1'000'000'000));
  EXPECT_EQ(interval("Es kostet weniger als 5 Euro.").high, Decimal(5));
}

TEST(NewsFigures, MayBeOffByHalfOfTheirLastDigitInTheirOwnUnit) {
  const auto ends = [](std::string_view text) {
    const auto article = read(text, Language::en);
    EXPECT_EQ(article.figures.size(), 1U);
    const Interval interval = interval_of(article.figures.at(0));
    return std::pair(interval.low->text(), interval.high->text());
  };
  EXPECT_EQ(ends("They shipped 3.5 kt."), std::pair(std::string("3450"), std::string("3550")));
  EXPECT_EQ(ends("It costs 75 cents."), std::pair(std::string("0.745"), std::string("0.755")));
}

}  // namespace
}  // namespace korridor
