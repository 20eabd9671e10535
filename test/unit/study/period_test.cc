#include "korridor/study/period.h"

#include <gtest/gtest.h>

#include <cmath>

#include "korridor/study/one_year.h"

namespace korridor {
namespace {

Settings horizon(const char* start, const char* end, PeriodKind kind) {
  Settings settings;
  settings.start = *parse_date(start);
  settings.end = *parse_date(end);
  settings.period = kind;
  return settings;
}

std::vector<std::string> names(const std::vector<Period>& periods) {
  std::vector<std::string> all;
  for (const Period& p : periods) all.push_back(p.name);
  return all;
}
using Names = std::vector<std::string>;

TEST(YearsBetween, CountsEachDayOverTheDaysOfItsYear) {
  const auto years = [](const char* from, const char* until) {
    return years_between(*parse_date(from), *parse_date(until));
  };
  EXPECT_DOUBLE_EQ(years("2027-01-01", "2028-01-01"), 1);
  EXPECT_DOUBLE_EQ(years("2028-01-01", "2029-01-01"), 1);  // a leap year is one year too
  EXPECT_DOUBLE_EQ(years("2028-02-01", "2028-03-01"), 29.0 / 366);
  EXPECT_DOUBLE_EQ(years("2027-12-01", "2028-02-01"), 31.0 / 365 + 31.0 / 366);
  EXPECT_DOUBLE_EQ(years("2028-01-01", "2028-01-01"), 0);
}

TEST(MakePeriods, QuartersHaveTheirOwnLengths) {
  const auto periods = make_periods(horizon("2028-01-01", "2029-01-01", PeriodKind::kQuarter));
  EXPECT_EQ(names(periods), (Names{"2028-Q1", "2028-Q2", "2028-Q3", "2028-Q4"}));
  EXPECT_DOUBLE_EQ(periods[0].hours, 24 * 91);  // 31 + 29 + 31
  EXPECT_DOUBLE_EQ(periods[1].hours, 24 * 91);
  EXPECT_DOUBLE_EQ(periods[2].hours, 24 * 92);
  EXPECT_DOUBLE_EQ(periods[0].years, 91.0 / 366);
}

TEST(MakePeriods, FirstAndLastMayBeParts) {
  const auto quarters = make_periods(horizon("2026-02-15", "2026-07-11", PeriodKind::kQuarter));
  EXPECT_EQ(names(quarters), (Names{"2026-Q1", "2026-Q2", "2026-Q3"}));
  EXPECT_DOUBLE_EQ(quarters[0].hours, 24 * (14 + 31));
  EXPECT_DOUBLE_EQ(quarters[2].hours, 24 * 10);
  const auto months = make_periods(horizon("2026-11-30", "2027-01-02", PeriodKind::kMonth));
  EXPECT_EQ(names(months), (Names{"2026-11", "2026-12", "2027-01"}));
  EXPECT_DOUBLE_EQ(months[0].hours, 24);
  const auto years = make_periods(horizon("2026-07-01", "2028-01-01", PeriodKind::kYear));
  EXPECT_EQ(names(years), (Names{"2026", "2027"}));
  EXPECT_DOUBLE_EQ(years[0].years, 184.0 / 365);
}

TEST(MakePeriods, YearsFollowFromADayOn) {
  auto settings = horizon("2029-07-01", "2033-01-01", PeriodKind::kQuarter);
  settings.year_from = *parse_date("2030-01-01");
  EXPECT_EQ(names(make_periods(settings)), (Names{"2029-Q3", "2029-Q4", "2030", "2031", "2032"}));
  settings.year_from = *parse_date("2029-11-15");  // inside a quarter: it ends there
  const auto cut = make_periods(settings);
  EXPECT_EQ(names(cut), (Names{"2029-Q3", "2029-Q4", "2029", "2030", "2031", "2032"}));
  EXPECT_EQ(to_string(cut[1].until), "2029-11-15");
  EXPECT_EQ(names(make_periods(settings, PeriodKind::kYear)), (Names{"2029", "2030", "2031", "2032"}));
}

/// A year taken alone has the periods that it has in the whole horizon.
TEST(ReadOneYear, KeepsThePeriodsOfTheStudy) {
  Study study;
  study.settings = horizon("2028-01-01", "2033-01-01", PeriodKind::kQuarter);
  study.settings.year_from = *parse_date("2031-01-01");
  const auto names_of = [&](int year) { return names(make_periods(read_one_year(study, year).settings)); };
  EXPECT_EQ(names_of(2030), (Names{"2030-Q1", "2030-Q2", "2030-Q3", "2030-Q4"}));
  EXPECT_EQ(names_of(2031), (Names{"2031"}));
  EXPECT_EQ(names_of(2032), (Names{"2032"}));
  study.settings.year_from = *parse_date("2030-07-01");
  EXPECT_EQ(names_of(2030), (Names{"2030-Q1", "2030-Q2", "2030"}));
  EXPECT_EQ(names(make_periods(read_one_year(study, 2030).settings, PeriodKind::kYear)), (Names{"2030"}));
}

TEST(MakePeriods, DiscountRunsFromTheMiddleOfEachPeriod) {
  auto settings = horizon("2026-01-01", "2028-01-01", PeriodKind::kYear);
  settings.discount_rate = 0.1;
  const auto years = make_periods(settings);
  EXPECT_NEAR(years[0].discount, 1 / std::sqrt(1.1), 1e-15);
  EXPECT_NEAR(years[1].discount, 1 / (1.1 * std::sqrt(1.1)), 1e-15);
  const auto quarters = make_periods(settings, PeriodKind::kQuarter);
  EXPECT_NEAR(quarters[1].discount, std::pow(1.1, -(90.0 / 365 + 91.0 / 365 / 2)), 1e-15);
  settings.discount_rate = 0;
  for (const Period& p : make_periods(settings)) EXPECT_EQ(p.discount, 1);
}

TEST(MakePeriods, CoverTheHorizonWithoutGaps) {
  for (const PeriodKind kind : {PeriodKind::kYear, PeriodKind::kQuarter, PeriodKind::kMonth}) {
    const auto settings = horizon("2025-03-05", "2040-10-09", kind);
    const auto periods = make_periods(settings);
    double years = 0;
    Date day = settings.start;
    for (const Period& p : periods) {
      EXPECT_EQ(p.from, day);
      EXPECT_LT(p.from, p.until);
      day = p.until;
      years += p.years;
    }
    EXPECT_EQ(day, settings.end);
    EXPECT_NEAR(years, years_between(settings.start, settings.end), 1e-12);
  }
}

}  // namespace
}  // namespace korridor
