#include "korridor/base/units.h"

#include <gtest/gtest.h>

#include <type_traits>

namespace korridor {
namespace {

template <class A, class B>
concept CanAdd = requires(A a, B b) { a + b; };
template <class A, class B>
concept CanSubtract = requires(A a, B b) { a - b; };
template <class A, class B>
concept CanCompare = requires(A a, B b) { a < b; };

// What must not compile, and what must.
static_assert(CanAdd<Tonnes, Tonnes> && CanCompare<Usd, Usd>);
static_assert(!CanAdd<Tonnes, Usd>);
static_assert(!CanSubtract<Tonnes, TonnesPerYear>);
static_assert(!CanAdd<Tonnes, double>);
static_assert(!CanAdd<Hours, Years>, "a calendar year has no fixed number of hours");
static_assert(!CanCompare<UsdPerTonne, Usd>);
static_assert(!std::is_convertible_v<double, Tonnes> && !std::is_convertible_v<Tonnes, double>);
static_assert(!std::is_same_v<TonnesPerDay, TonnesPerYear>);

static_assert(std::is_same_v<decltype(12'000_t_per_day * 30_days), Tonnes>);
static_assert(std::is_same_v<decltype(5_t * 18_usd_per_t), Usd>);
static_assert(std::is_same_v<decltype(10_usd / 5_t), UsdPerTonne>);
static_assert(std::is_same_v<decltype(1_t_per_year * 2_yr), Tonnes>);
static_assert(std::is_same_v<decltype(3_t * 4_km * 0.02_usd_per_t_km), Usd>);
static_assert(std::is_same_v<decltype(10_t / 5_t), double>);
static_assert(std::is_same_v<decltype(2 / 1_yr), PerYear>);
static_assert(sizeof(Tonnes) == sizeof(double));

TEST(Quantity, AMonthOfTrainsCostsItsTonnesTimesTheTariff) {
  constexpr auto moved = 12'000_t_per_day * 30_days;
  constexpr auto bill = moved * 18_usd_per_t;
  EXPECT_DOUBLE_EQ(moved.value(), 360'000);
  EXPECT_DOUBLE_EQ(bill.value(), 6'480'000);
}

TEST(Quantity, ADayIs24Hours) {
  EXPECT_EQ(2_days, 48_h);
  EXPECT_DOUBLE_EQ(count_days(36_h), 1.5);
  EXPECT_EQ(days(0.5), 12_h);
}

TEST(Quantity, LiteralsScale) {
  EXPECT_EQ(20_mt, 20'000_kt);
  EXPECT_EQ(1.5_kt, 1500_t);
}

TEST(Quantity, KeepsASum) {
  Tonnes sum;
  sum += 3_t;
  sum -= 1_t;
  sum *= 6;
  sum /= 4;
  EXPECT_EQ(sum, 3_t);
  EXPECT_EQ(-sum + 5_t - 1_t, 1_t);
  EXPECT_LT(sum, 3.5_t);
  EXPECT_EQ(2 * 3_t / 4, 1.5_t);
}

TEST(Quantity, UnitsThatCancelLeaveANumber) {
  EXPECT_DOUBLE_EQ(100_km / 50_km_per_h / 1_h, 2);
  EXPECT_DOUBLE_EQ((7_t_per_year * 1_yr) / 14_t, 0.5);
}

}  // namespace
}  // namespace korridor
