#include "korridor/study/world.h"

#include <gtest/gtest.h>

#include <cmath>

#include "korridor/base/random.h"
#include "korridor/base/text.h"
#include "support/tiny_study.h"

namespace korridor {
namespace {

using Names = std::vector<std::string>;

/// One railway, one sea link that ice shuts, one planned line, one fleet; changes are given by the test.
Study make_study(const std::string& changes, const std::string& more_sets = "",
                 std::map<std::string, std::string> more = {}) {
  std::map<std::string, std::string> files = {
      {"study.toml", TinyStudy::toml("2027-01-01", "2030-01-01", "quarter")},
      {"places.csv",
       "place_id,name,country,lat,lon,kind\na,A,KAZ,43,77,mine\nb,B,KAZ,44,76,port\nc,C,AZE,45,75,port\n"},
      {"links.csv",
       "link_id,from,to,mode,countries,capacity_t_per_year,hours,status,opens,closes,closed_months\n"
       "rail,a,b,rail,KAZ,366000,10,open,,,\nice,b,c,sea,KAZ;AZE,36500,20,open,,,12;1;2\n"
       "line,a,c,rail,KAZ;AZE,1000,30,planned,,,\nroad,a,b,road,KAZ,,5,open,2027-03-01,2028-03-01,\n"},
      {"fleets.csv", "fleet_id,selector,vehicles,payload_t,base_load_share\nloco,mode:rail,100,2000,0.5\n"},
      {"policies.csv",
       "policy_id,name,kind,actor,goods,rate,rate_unit,selector,in_base\n"
       "fee,Fee,transit_fee,AZE,,4,usd/t,mode:sea,no\n"},
      {"sets.csv", "set_id,name\none,One\ntwo,Two\nthree,Three\n" + more_sets},
      {"changes.csv", "set,order,table,key,selector,column,operation,value,from,until\n" + changes},
  };
  for (auto& [name, text] : more) files[name] = text;
  return TinyStudy(files).read();
}

World world_of(const Study& study, const Names& with, const Names& without = {}, bool ordered = false) {
  auto world = World::apply(study, {.with = with, .without = without, .ordered = ordered});
  if (!world) {
    for (const Error& e : world.error()) ADD_FAILURE() << to_line(e);
    return *World::apply(study);
  }
  return std::move(*world);
}

std::string refusal(const Study& study, const Names& with, const Names& without = {}) {
  const auto world = World::apply(study, {.with = with, .without = without});
  return world ? "accepted" : world.error().front().code + " " + world.error().front().message;
}

Period period(const char* from, const char* until) {
  Period p;
  p.from = *parse_date(from);
  p.until = *parse_date(until);
  return p;
}

const Period kQ1 = period("2027-01-01", "2027-04-01");      // 90 days
const Period kQ1Leap = period("2028-01-01", "2028-04-01");  // 91 days
const Period kYear = period("2027-01-01", "2028-01-01");
const Period kLeapYear = period("2028-01-01", "2029-01-01");

TEST(World, AYearlyAmountOfALeapYearIsTheYearlyFigure) {
  const Study study = make_study("");
  const World world = world_of(study, {});
  EXPECT_DOUBLE_EQ(world.amount("links", 0, "capacity_t_per_year", kYear), 366'000);
  EXPECT_DOUBLE_EQ(world.amount("links", 0, "capacity_t_per_year", kLeapYear), 366'000);
  EXPECT_DOUBLE_EQ(world.amount("links", 0, "capacity_t_per_year", kQ1), 366'000 * 90.0 / 365);
  EXPECT_DOUBLE_EQ(world.amount("links", 0, "capacity_t_per_year", kQ1Leap), 91'000);  // 1000 a day
  EXPECT_DOUBLE_EQ(world.number("links", 0, "hours", kQ1), 10);
}

TEST(World, IceShutsALinkFromDecemberToFebruary) {
  const Study study = make_study("");
  const World world = world_of(study, {});
  // 365 - 31 - 31 - 28 = 275 days at 100 a day
  EXPECT_DOUBLE_EQ(world.amount("links", 1, "capacity_t_per_year", kYear), 27'500);
  EXPECT_DOUBLE_EQ(world.open_share("links", 1, kYear), 275.0 / 365);
  EXPECT_DOUBLE_EQ(world.open_share("links", 1, kLeapYear), 275.0 / 366);
  EXPECT_DOUBLE_EQ(world.open_share("links", 1, period("2027-12-01", "2028-03-01")), 0);
  EXPECT_DOUBLE_EQ(world.open_share("links", 1, period("2027-11-21", "2027-12-11")), 0.5);  // 10 of 20 days
}

TEST(World, ARowIsThereBetweenItsDays) {
  const Study study = make_study("");
  const World world = world_of(study, {});
  EXPECT_DOUBLE_EQ(world.open_share("links", 3, kQ1), 31.0 / 90);
  EXPECT_DOUBLE_EQ(world.open_share("links", 3, kQ1Leap), 60.0 / 91);  // 31 + 29
  EXPECT_DOUBLE_EQ(world.open_share("links", 3, kYear), 306.0 / 365);
  EXPECT_DOUBLE_EQ(world.open_share("links", 3, period("2029-01-01", "2030-01-01")), 0);
  EXPECT_TRUE(std::isnan(world.amount("links", 3, "capacity_t_per_year", kQ1))) << "no limit on an open day";
  EXPECT_DOUBLE_EQ(world.amount("links", 3, "capacity_t_per_year", period("2029-01-01", "2029-02-01")), 0);
  EXPECT_DOUBLE_EQ(world.open_share("links", 2, kYear), 0) << "planned";
}

TEST(World, ASixWeekClosureInsideAQuarterCountsItsDays) {
  const Study study = make_study("one,,links,rail,,capacity_t_per_year,set,0,2028-02-01,2028-03-14\n");
  const World world = world_of(study, {"one"});
  EXPECT_DOUBLE_EQ(world.amount("links", 0, "capacity_t_per_year", kQ1Leap), (91 - 42) * 1000);
  EXPECT_DOUBLE_EQ(world.number("links", 0, "capacity_t_per_year", kQ1Leap), 366'000 * 49.0 / 91);
  EXPECT_DOUBLE_EQ(world.amount("links", 0, "capacity_t_per_year", kQ1), 366'000 * 90.0 / 365) << "another quarter";
  EXPECT_EQ(world.text("links", 0, "capacity_t_per_year", *parse_date("2028-01-31")), "366000");
  EXPECT_EQ(world.text("links", 0, "capacity_t_per_year", *parse_date("2028-02-01")), "0");
  EXPECT_EQ(world.text("links", 0, "capacity_t_per_year", *parse_date("2028-03-14")), "366000");
}

TEST(World, AStatusClosesARowForDays) {
  const Study study = make_study("one,,links,rail,,status,set,closed,2028-02-01,2028-03-14\n");
  const World world = world_of(study, {"one"});
  EXPECT_DOUBLE_EQ(world.open_share("links", 0, kQ1Leap), 49.0 / 91);
  EXPECT_DOUBLE_EQ(world.amount("links", 0, "capacity_t_per_year", kQ1Leap), 49'000);
}

TEST(World, ASetOpensAPlannedLineFromADay) {
  const Study study = make_study("one,,links,line,,status,set,open,2028-04-01,\n");
  const World world = world_of(study, {"one"});
  EXPECT_DOUBLE_EQ(world.open_share("links", 2, kQ1Leap), 0);
  EXPECT_DOUBLE_EQ(world.open_share("links", 2, kLeapYear), 275.0 / 366);
  EXPECT_DOUBLE_EQ(world.amount("links", 2, "capacity_t_per_year", period("2029-01-01", "2030-01-01")), 1000);
  EXPECT_EQ(world.text("links", 2, "status", *parse_date("2028-03-31")), "planned");
}

TEST(World, SetsMoveOpeningDaysAndClosedMonths) {
  const Study study = make_study("one,,links,road,,opens,set,2027-02-01,,\none,,links,ice,,closed_months,set,1,,\n");
  const World world = world_of(study, {"one"});
  EXPECT_DOUBLE_EQ(world.open_share("links", 3, kQ1), 59.0 / 90);  // February and March
  EXPECT_DOUBLE_EQ(world.open_share("links", 1, kQ1), 59.0 / 90);  // all but January
  EXPECT_DOUBLE_EQ(world.open_share("links", 1, kYear), 334.0 / 365);
}

TEST(World, APolicyIsInForceWhenASetPutsItInTheWorld) {
  const Study study = make_study("one,,policies,fee,,in_base,set,yes,2027-02-01,\n");
  EXPECT_DOUBLE_EQ(world_of(study, {}).open_share("policies", 0, kQ1), 0);
  EXPECT_DOUBLE_EQ(world_of(study, {"one"}).open_share("policies", 0, kQ1), 59.0 / 90);
}

TEST(World, ThirtyLocomotivesAYearAddUp) {
  std::string changes;
  for (int year = 2027; year < 2030; ++year)
    changes += "one,,fleets,loco,,vehicles,add,30," + std::to_string(year) + "-01-01,\n";
  const Study study = make_study(changes);
  const World world = world_of(study, {"one"});
  EXPECT_DOUBLE_EQ(world.number("fleets", 0, "vehicles", kYear), 130);
  EXPECT_DOUBLE_EQ(world.number("fleets", 0, "vehicles", kLeapYear), 160);
  EXPECT_DOUBLE_EQ(world.number("fleets", 0, "vehicles", period("2029-01-01", "2030-01-01")), 190);
  // two years in one period: (130 * 365 + 160 * 366) / 731
  EXPECT_DOUBLE_EQ(world.number("fleets", 0, "vehicles", period("2027-01-01", "2029-01-01")),
                   (130 * 365 + 160 * 366) / 731.0);
}

TEST(World, ASelectorChangesManyRowsAndRowsActInTheirOrder) {
  const Study study = make_study(
      "one,2,links,,mode:rail,hours,add,6,,\none,1,links,,mode:rail,hours,scale,2,,\none,3,links,line,,hours,set,7,"
      "2028-01-01,\n");
  const World world = world_of(study, {"one"});
  EXPECT_DOUBLE_EQ(world.number("links", 0, "hours", kYear), 26);  // 10 * 2 + 6
  EXPECT_DOUBLE_EQ(world.number("links", 2, "hours", kYear), 66);
  EXPECT_DOUBLE_EQ(world.number("links", 2, "hours", kLeapYear), 7);
  EXPECT_DOUBLE_EQ(world.number("links", 1, "hours", kYear), 20);
}

TEST(World, SetsThatDoTheSameAgreeInAnyOrder) {
  const Study study = make_study(
      "one,,links,rail,,hours,scale,2,,\ntwo,,links,rail,,hours,scale,3,,\n"
      "one,,links,line,,status,set,open,,\ntwo,,links,line,,status,set,open,2028-01-01,\n"
      "one,,links,ice,,hours,add,1,,\ntwo,,links,ice,,hours,add,2,,\n");
  for (const Names& order : {Names{"one", "two"}, Names{"two", "one"}}) {
    const World world = world_of(study, order);
    EXPECT_DOUBLE_EQ(world.number("links", 0, "hours", kYear), 60);
    EXPECT_DOUBLE_EQ(world.number("links", 1, "hours", kYear), 23);
    EXPECT_EQ(world.sets(), order);
  }
}

TEST(World, SetsThatContradictEachOtherAreRefused) {
  const Study study = make_study(
      "one,,links,rail,,hours,set,5,,2028-01-01\ntwo,,links,rail,,hours,set,6,2027-06-01,\nthree,,links,rail,,hours,"
      "add,6,2029-01-01,\n");
  EXPECT_EQ(refusal(study, {"one", "two"}), "sets_clash scenarios one and two both change links/rail/hours");
  EXPECT_EQ(refusal(study, {"two", "three"}), "sets_clash scenarios two and three both change links/rail/hours");
  const auto error = World::apply(study, {.with = {"one", "two"}}).error().front();
  EXPECT_EQ(to_place(error), "changes.csv:3:8");
  const World apart = world_of(study, {"one", "three"});  // they share no day
  EXPECT_DOUBLE_EQ(apart.number("links", 0, "hours", kYear), 5);
  EXPECT_DOUBLE_EQ(apart.number("links", 0, "hours", period("2029-01-01", "2030-01-01")), 16);
}

TEST(World, TheLaterSetWinsWhereTheOrderIsAskedFor) {
  const Study study = make_study("one,,links,rail,,hours,set,5,,\ntwo,,links,rail,,hours,scale,3,,\n");
  EXPECT_DOUBLE_EQ(world_of(study, {"one", "two"}, {}, true).number("links", 0, "hours", kYear), 15);
  EXPECT_DOUBLE_EQ(world_of(study, {"two", "one"}, {}, true).number("links", 0, "hours", kYear), 5);
}

TEST(World, SetsAreNamedOnceAndKnown) {
  const Study study = make_study("one,,links,rail,,hours,set,5,,\n");
  EXPECT_EQ(refusal(study, {"one", "one"}), "set_twice scenario one is named twice");
  EXPECT_EQ(refusal(study, {"one"}, {"one"}), "set_twice scenario one is asked for and left out");
  EXPECT_EQ(refusal(study, {"oen"}), "unknown_set there is no scenario oen");
  EXPECT_EQ(refusal(study, {}, {"oen"}), "unknown_set there is no scenario oen");
}

/// Events, projects and agreements that carry sets.
Study study_with_base() {
  return make_study(
      "storm,,links,rail,,hours,add,1,,\nbuilt,,links,line,,status,set,open,,\ndeal,,fleets,loco,,vehicles,add,7,,\n",
      "storm,Storm\nbuilt,Built\ndeal,Deal\nhope,Hope\n",
      {{"events.csv", "event_id,name,set,in_base\nstorm,Storm,storm,yes\n"},
       {"projects.csv",
        "project_id,name,set,in_base\nbuilt,Built,built,yes\nbuilt_again,Built,built,yes\nhope,Hope,hope,no\n"},
       {"agreements.csv",
        "agreement_id,parties,subject,status,set,in_base\nd,KAZ;USA,Locomotives,signed,deal,yes\n"
        "h,KAZ;CHN,Hope,announced,hope,no\nr,KAZ;JPN,On record,signed,,yes\nx,KAZ;RUS,Talk,claimed,,no\n"}});
}

TEST(World, TheBaseWorldHoldsWhatIsInForce) {
  const Study study = study_with_base();
  const World base = world_of(study, {});
  EXPECT_EQ(base.sets(), (Names{"storm", "built", "deal"}));
  EXPECT_EQ(base.agreements_on(), (Names{"d", "r"}));
  EXPECT_DOUBLE_EQ(base.number("links", 0, "hours", kYear), 11);
  EXPECT_DOUBLE_EQ(base.number("fleets", 0, "vehicles", kYear), 107);
  EXPECT_DOUBLE_EQ(base.open_share("links", 2, kYear), 1);
}

TEST(World, WithAndWithoutChangeWhatIsInForce) {
  const Study study = study_with_base();
  const World other = world_of(study, {"hope", "one"}, {"deal", "storm"});
  EXPECT_EQ(other.sets(), (Names{"built", "hope", "one"}));
  EXPECT_EQ(other.agreements_on(), (Names{"h", "r"}));
  EXPECT_DOUBLE_EQ(other.number("links", 0, "hours", kYear), 10);
  EXPECT_TRUE(other.warnings().empty());
}

TEST(World, SaysWhenAskedForWhatIsAlreadySo) {
  const Study study = study_with_base();
  const World world = world_of(study, {"storm"}, {"one"});
  ASSERT_EQ(world.warnings().size(), 2U);
  EXPECT_EQ(world.warnings()[0].code, "set_not_on");
  EXPECT_EQ(world.warnings()[1].code, "set_already_on");
  EXPECT_DOUBLE_EQ(world.number("links", 0, "hours", kYear), 11) << "it acts once";
}

TEST(World, AFigureStaysInsideTheRangeOfItsColumn) {
  const Study study =
      make_study("one,,fleets,loco,,vehicles,add,-130,2028-01-01,\none,,fleets,loco,,base_load_share,scale,3,,\n");
  const World world = world_of(study, {"one"});
  EXPECT_DOUBLE_EQ(world.number("fleets", 0, "vehicles", kYear), 100);
  EXPECT_DOUBLE_EQ(world.number("fleets", 0, "vehicles", kLeapYear), 0);
  EXPECT_DOUBLE_EQ(world.number("fleets", 0, "base_load_share", kYear), 1);
  ASSERT_EQ(world.warnings().size(), 2U);
  for (const Warning& warning : world.warnings()) EXPECT_EQ(warning.code, "value_out_of_range");
  EXPECT_EQ(world.warnings()[0].where, "changes.csv:2:8");
}

TEST(World, TheRangeHoldsForTheResultAndNotForTheStepsToIt) {
  const Study study = make_study("one,1,fleets,loco,,vehicles,add,-130,,\none,2,fleets,loco,,vehicles,add,50,,\n");
  const World world = world_of(study, {"one"});
  EXPECT_DOUBLE_EQ(world.number("fleets", 0, "vehicles", kYear), 20);
  EXPECT_TRUE(world.warnings().empty());
}

TEST(World, NoLimitIsNotHalvedAndThatIsTold) {
  const Study study = make_study("one,,links,,mode:road | mode:rail,capacity_t_per_year,scale,0.5,,\n");
  const World world = world_of(study, {"one"});
  EXPECT_TRUE(std::isnan(world.amount("links", 3, "capacity_t_per_year", kYear)));
  EXPECT_DOUBLE_EQ(world.amount("links", 0, "capacity_t_per_year", kYear), 183'000);
  EXPECT_EQ(world.text("links", 3, "capacity_t_per_year", kYear.from), "");
  ASSERT_EQ(world.warnings().size(), 1U);
  EXPECT_EQ(world.warnings()[0].code, "change_of_empty");
  EXPECT_NE(world.warnings()[0].message.find("1 rows of links"), std::string::npos);
}

TEST(World, ALimitThatHoldsForSomeDaysOnlyLeavesNoLimitToThePeriod) {
  const Study study = make_study("one,,links,road,,capacity_t_per_year,set,365,2027-07-01,\n");
  const World world = world_of(study, {"one"});
  EXPECT_TRUE(std::isnan(world.amount("links", 3, "capacity_t_per_year", kYear)));
  EXPECT_DOUBLE_EQ(world.amount("links", 3, "capacity_t_per_year", period("2027-07-01", "2027-08-01")), 31);
}

TEST(World, AChangeOfNothingIsTold) {
  const Study study = make_study("one,,links,,mode:rail & mode:road,hours,set,1,,\n");
  const World world = world_of(study, {"one"});
  ASSERT_EQ(world.warnings().size(), 1U);
  EXPECT_EQ(world.warnings()[0].code, "change_of_nothing");
  EXPECT_EQ(world.warnings()[0].where, "changes.csv:2:5");
}

TEST(World, AColumnFoundOnceGivesTheSame) {
  const Study study = make_study("one,,links,rail,,capacity_t_per_year,scale,0.5,2027-02-01,\n");
  const World world = world_of(study, {"one"});
  const auto column = world.find_column("links", "capacity_t_per_year");
  for (std::size_t r = 0; r < 3; ++r) {
    EXPECT_EQ(world.amount(column, r, kYear), world.amount("links", r, "capacity_t_per_year", kYear));
    EXPECT_EQ(world.number(column, r, kYear), world.number("links", r, "capacity_t_per_year", kYear));
    EXPECT_EQ(world.open_share(column, r, kYear), world.open_share("links", r, kYear));
  }
}

/// Every day looked at on its own: the plain reading of the rules, in whole days.
struct Daily {
  double amount = 0, mean = 0, open = 0;
};
Daily add_days(const World& world, std::size_t row, const Period& p) {
  Daily sum;
  for (Date day = p.from; day < p.until; day += std::chrono::days{1}) {
    const auto text = [&](const char* column) { return world.text("links", row, column, day); };
    const double rate = parse_number(text("capacity_t_per_year")).value();
    bool open = text("status") == "open";
    if (const auto opens = parse_date(text("opens")); opens && day < *opens) open = false;
    if (const auto closes = parse_date(text("closes")); closes && day >= *closes) open = false;
    for (const std::string& month : split(text("closed_months"), ';'))
      if (month == std::to_string(month_of(day))) open = false;
    const bool leap = std::chrono::year{year_of(day)}.is_leap();
    if (open) sum.amount += rate / (leap ? 366 : 365);
    sum.open += open ? 1 : 0;
    sum.mean += rate;
  }
  const double days = days_between(p.from, p.until);
  sum.open /= days;
  sum.mean /= days;
  return sum;
}

std::string draw_day(Random& random) {
  return to_string(first_day(2026, 6) + std::chrono::days{static_cast<int>(random.below(1500))});
}

std::string draw_change(Random& random) {
  const std::string link = random.below(2) == 0 ? "rail" : "ice";
  const auto from = draw_day(random), until = draw_day(random);
  const std::string days = from < until ? from + "," + until : from + ",";
  const std::string head = "one,,links," + link + ",,";
  switch (random.below(6)) {
    case 0:
      return head + "capacity_t_per_year,set," + std::to_string(random.below(5000)) + "," + days + "\n";
    case 1:
      return head + "capacity_t_per_year,scale,0." + std::to_string(random.below(90) + 10) + "," + days + "\n";
    case 2:
      return head + "capacity_t_per_year,add," + std::to_string(random.below(5000)) + "," + days + "\n";
    case 3:
      return head + "status,set," + (random.below(2) == 0 ? "closed," : "open,") + days + "\n";
    case 4:
      return head + "opens,set," + draw_day(random) + "," + days + "\n";
    default:
      return head + "closed_months,set," + std::to_string(random.below(12) + 1) + "," + days + "\n";
  }
}

TEST(World, AgreesWithLookingAtEveryDay) {
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    Random random(seed);
    std::string changes;
    for (int i = 0; i < 8; ++i) changes += draw_change(random);
    const Study study = make_study(changes);
    const World world = world_of(study, {"one"});
    double pieces[2] = {}, whole[2] = {};
    for (const PeriodKind kind : {PeriodKind::kQuarter, PeriodKind::kYear})
      for (const Period& p : make_periods(study.settings, kind))
        for (std::size_t row = 0; row < 2; ++row) {
          const Daily daily = add_days(world, row, p);
          const double amount = world.amount("links", row, "capacity_t_per_year", p);
          ASSERT_NEAR(amount, daily.amount, 1e-6) << changes << p.name;
          ASSERT_NEAR(world.open_share("links", row, p), daily.open, 1e-12) << changes << p.name;
          ASSERT_NEAR(world.number("links", row, "capacity_t_per_year", p), daily.mean, 1e-6) << changes << p.name;
          (kind == PeriodKind::kYear ? whole : pieces)[row] += amount;
        }
    const Period horizon = period("2027-01-01", "2030-01-01");
    for (std::size_t row = 0; row < 2; ++row) {
      EXPECT_NEAR(pieces[row], whole[row], 1e-6) << changes;  // the sum over periods is the sum over the horizon
      EXPECT_NEAR(pieces[row], world.amount("links", row, "capacity_t_per_year", horizon), 1e-6) << changes;
    }
  }
}

}  // namespace
}  // namespace korridor
