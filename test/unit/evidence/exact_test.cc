#include "korridor/evidence/exact.h"

#include <gtest/gtest.h>

namespace korridor {
namespace {

TEST(Exact, TakesDigitsWithAtMostOnePoint) {
  for (const char* good : {"0", "12", "-0.25", "007", "123456789012345678901234567890.5"})
    EXPECT_TRUE(is_exact(good)) << good;
  for (const char* bad : {"", "-", ".5", "5.", "1e6", "1,5", "+1", "1.2.3", "nan"}) EXPECT_FALSE(is_exact(bad)) << bad;
}

TEST(Exact, OrdersByValueAndNotByText) {
  EXPECT_TRUE(compare_exact("9", "10") < 0);
  EXPECT_TRUE(compare_exact("-9", "-10") > 0);
  EXPECT_TRUE(compare_exact("1.50", "1.5") == 0);
  EXPECT_TRUE(compare_exact("-0", "0.00") == 0);
  EXPECT_TRUE(compare_exact("0.25", "0.3") < 0);
  EXPECT_TRUE(compare_exact("-0.25", "0.1") < 0);
  EXPECT_TRUE(compare_exact("123456789012345678901234567890", "123456789012345678901234567891") < 0);
}

TEST(Exact, WritesExponentsOut) {
  EXPECT_EQ(make_exact("4.2e9").value(), "4200000000");
  EXPECT_EQ(make_exact("25e-3").value(), "0.025");
  EXPECT_EQ(make_exact("-2.50").value(), "-2.5");
  EXPECT_EQ(make_exact("0e5").value(), "0");
  EXPECT_EQ(make_exact("000120").value(), "120");
  EXPECT_FALSE(make_exact("about 5"));
  EXPECT_FALSE(make_exact("1e400"));
}

}  // namespace
}  // namespace korridor
