#include "korridor/base/text.h"

#include <gtest/gtest.h>

#include <cmath>

#include "korridor/base/random.h"

namespace korridor {
namespace {

using Parts = std::vector<std::string>;

TEST(Trim, TakesBlanksAndTabsFromBothEndsOnly) {
  EXPECT_EQ(trim(" \t a b \t"), "a b");
  EXPECT_EQ(trim("\na"), "\na");
  EXPECT_EQ(trim(" \t "), "");
}

TEST(Split, KeepsEmptyPartsAndTrimsTheOthers) {
  EXPECT_EQ(split("a; b ;;c", ';'), (Parts{"a", "b", "", "c"}));
  EXPECT_EQ(split(";", ';'), (Parts{"", ""}));
  EXPECT_EQ(split("a;", ';'), (Parts{"a", ""}));
  EXPECT_TRUE(split("", ';').empty());
  EXPECT_TRUE(split(" \t", ';').empty());
}

TEST(ParseNumber, TakesFiniteDecimalNumbersThatFillTheText) {
  EXPECT_EQ(parse_number("12"), 12.0);
  EXPECT_EQ(parse_number("-0.5"), -0.5);
  EXPECT_EQ(parse_number("1e6"), 1e6);
  EXPECT_EQ(parse_number("0.1"), 0.1);
}

TEST(ParseNumber, RefusesAllElse) {
  for (const char* text : {"", " 1", "1 ", "1,5", "1.2.3", "nan", "inf", "-inf", "1e999", "0x10", "1'000", "ten", "1t"})
    EXPECT_EQ(parse_number(text), std::nullopt) << text;
}

TEST(ToText, ReadsBackAsTheSameDouble) {
  EXPECT_EQ(to_text(0.1), "0.1");
  EXPECT_EQ(to_text(1e20), "1e+20");
  Random random(7);
  for (int i = 0; i < 1000; ++i) {
    const double value = std::ldexp(random.uniform() - 0.5, static_cast<int>(random.below(120)) - 60);
    EXPECT_EQ(parse_number(to_text(value)), value);
  }
}

TEST(FindBadUtf8, AcceptsTheFirstAndLastOfEachLength) {
  for (const char* text : {"", "abc", "\x7f", "\u0080", "\u07ff", "\u0800", "\ud7ff", "\ue000", "\uffff", "\U00010000",
                           "\U0010ffff", "Қазақстан"})
    EXPECT_EQ(find_bad_utf8(text), std::nullopt) << text;
}

TEST(FindBadUtf8, PointsAtTheByteThatStartsTheFault) {
  EXPECT_EQ(find_bad_utf8("ab\x80"), 2U);            // a continuation alone
  EXPECT_EQ(find_bad_utf8("a\xc3"), 1U);             // cut short
  EXPECT_EQ(find_bad_utf8("\xc0\xaf"), 0U);          // overlong
  EXPECT_EQ(find_bad_utf8("\xe0\x80\xaf"), 0U);      // overlong
  EXPECT_EQ(find_bad_utf8("\xf0\x80\x80\xaf"), 0U);  // overlong
  EXPECT_EQ(find_bad_utf8("x\xed\xa0\x80"), 1U);     // a surrogate
  EXPECT_EQ(find_bad_utf8("\xf4\x90\x80\x80"), 0U);  // past U+10FFFF
  EXPECT_EQ(find_bad_utf8("\xff"), 0U);
  EXPECT_EQ(find_bad_utf8("\xe4\xb8\xad\xe4\xb8x"), 3U);
}

TEST(Nearest, FindsWhatWasMeant) {
  const Parts names = {"rail", "road", "ferry", "capacity_t_per_year"};
  EXPECT_EQ(nearest("rial", names), "rail");  // neighbours swapped: one edit
  EXPECT_EQ(nearest("Ferry", names), "ferry");
  EXPECT_EQ(nearest("capacity_per_year", names), "capacity_t_per_year");
  EXPECT_EQ(nearest("pipeline", names), std::nullopt);
  EXPECT_EQ(nearest("", names), std::nullopt);
}

TEST(Nearest, TakesTheFirstOfTwoThatAreEquallyNear) {
  const Parts names = {"cat", "bat"};
  EXPECT_EQ(nearest("rat", names), "cat");
}

TEST(Nearest, DoesNotMeasureEndlessWords) {
  const Parts names = {std::string(100'000, 'a')};
  EXPECT_EQ(nearest(std::string(100'000, 'a'), names), std::nullopt);
  EXPECT_EQ(nearest("aaaa", names), std::nullopt);
}

TEST(LowerAscii, LeavesOtherBytesAlone) { EXPECT_EQ(lower_ascii("AbZÄ1"), "abzÄ1"); }

}  // namespace
}  // namespace korridor
