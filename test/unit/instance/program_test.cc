// MPS files: what the format means, and how programs are solved and proven.

#include <gtest/gtest.h>

#include "korridor/base/random.h"
#include "korridor/instance/mps.h"
#include "korridor/instance/network_in_program.h"
#include "korridor/instance/solve_program.h"
#include "unit/instance/samples.h"

namespace korridor {
namespace {

MpsProgram read(const std::string& text) {
  auto program = read_mps(text, "f");
  EXPECT_TRUE(program) << to_line(program.error().front());
  return program.value_or(MpsProgram{});
}

std::string in_sections(const std::string& rhs, const std::string& ranges, const std::string& bounds) {
  return "NAME t\nROWS\n N c\n L l\n G g\n E e\nCOLUMNS\n x c 1 l 1\n x g 1 e 1\nRHS\n" + rhs + "RANGES\n" + ranges +
         "BOUNDS\n" + bounds + "ENDATA\n";
}

TEST(Mps, RangesWidenRowsAsTheirKindAsks) {
  const MpsProgram p = read(in_sections(" r l 10 g 10\n r e 10\n", " g l -3 g 4\n g e -2\n", ""));
  EXPECT_EQ(p.lp.row_lower, (std::vector<double>{7, 10, 8}));
  EXPECT_EQ(p.lp.row_upper, (std::vector<double>{10, 14, 10}));
  const MpsProgram up = read(in_sections(" r e 10\n", " g e 2\n", ""));
  EXPECT_EQ(up.lp.row_lower[2], 10);
  EXPECT_EQ(up.lp.row_upper[2], 12);
}

TEST(Mps, NamesOfVectorsMayBeLeftOut) {
  const MpsProgram p = read(in_sections(" l 10 g 2\n", " l 1\n", " UP x 4\n LO x 1\n"));
  EXPECT_EQ(p.lp.row_upper[0], 10);
  EXPECT_EQ(p.lp.row_lower[0], 9);
  EXPECT_EQ(p.lp.lower[0], 1);
  EXPECT_EQ(p.lp.upper[0], 4);
}

TEST(Mps, BoundsOfEveryKind) {
  const auto bounds = [](const std::string& lines) {
    const MpsProgram p = read(in_sections("", "", lines));
    return std::pair(p.lp.lower[0], p.lp.upper[0]);
  };
  EXPECT_EQ(bounds(""), std::pair(0.0, kInfinity));
  EXPECT_EQ(bounds(" FX b x 3\n"), std::pair(3.0, 3.0));
  EXPECT_EQ(bounds(" FR b x\n"), std::pair(-kInfinity, kInfinity));
  EXPECT_EQ(bounds(" MI b x\n UP b x 5\n"), std::pair(-kInfinity, 5.0));
  EXPECT_EQ(bounds(" UP b x 5\n PL b x\n"), std::pair(0.0, kInfinity));
  EXPECT_EQ(bounds(" UP b x 1e30\n"), std::pair(0.0, kInfinity));
  EXPECT_EQ(bounds(" LO b x -inf\n"), std::pair(-kInfinity, kInfinity));
  EXPECT_EQ(bounds(" UP b x -2\n"), std::pair(-kInfinity, -2.0));
  EXPECT_EQ(bounds(" LO b x -7\n UP b x -2\n"), std::pair(-7.0, -2.0));
  EXPECT_EQ(bounds(" UI b x 9\n"), std::pair(0.0, 9.0));
  EXPECT_EQ(bounds(" BV b x\n"), std::pair(0.0, 1.0));
  EXPECT_EQ(bounds(" BV x 1\n"), std::pair(0.0, 1.0));  // no name, and a value that says nothing
  EXPECT_EQ(bounds(" BV x x\n"), std::pair(0.0, 1.0));  // a name like that of the column
}

TEST(Mps, MarkersMakeColumnsWholeAndWithoutBoundsBinary) {
  const MpsProgram p = read(
      "NAME\nROWS\n N c\n L l\nCOLUMNS\n a l 1\n m 'MARKER' 'INTORG'\n b l 1\n d l 1\n m 'MARKER' 'INTEND'\n e l "
      "1\nBOUNDS\n"
      " UP b d 7\nENDATA\n");
  EXPECT_EQ(p.lp.integer, (std::vector<char>{0, 1, 1, 0}));
  EXPECT_EQ(p.lp.upper, (std::vector<double>{kInfinity, 1, 7, kInfinity}));
  EXPECT_EQ(p.whole_without_bounds, 1);
}

TEST(Mps, AnRhsOfTheObjectiveIsMinusItsOffset) {
  const MpsProgram p = read(in_sections(" r c -5 l 3\n", "", ""));
  EXPECT_EQ(p.offset, 5);
  EXPECT_EQ(solve_mps(p, false, {})->objective, 5);
}

TEST(Mps, MaximiseTurnsTheCosts) {
  const MpsProgram p = read("NAME\nOBJSENSE\n MAX\nROWS\n N c\n L l\nCOLUMNS\n x c 3 l 2\nRHS\n r l 8\nENDATA\n");
  const auto answer = solve_mps(p, false, {});
  EXPECT_TRUE(answer->maximise);
  EXPECT_NEAR(*answer->objective, 12, 1e-9);
  EXPECT_NEAR(*answer->bound, 12, 1e-9);
}

TEST(Mps, FixedFormKeepsBlanksInNames) {
  const MpsProgram p = read(
      "NAME          blanks\nROWS\n N  the cost\n L  my row\nCOLUMNS\n"
      "    col one   the cost           -1.   my row            2.\n"
      "RHS\n    rhs       my row            6.\nENDATA\n");
  EXPECT_EQ(p.row_names, (std::vector<std::string>{"my row"}));
  EXPECT_EQ(p.column_names, (std::vector<std::string>{"col one"}));
  EXPECT_NEAR(*solve_mps(p, false, {})->objective, -3, 1e-9);
}

/// Dantzig 1963, chapter 3.3: 350 and 600 cases to 325, 300 and 275; 90 USD for a case over a thousand miles.
TEST(Program, DantzigsTransportIsANetworkAndCosts153675) {
  LinearProgram lp;
  const double miles[2][3] = {{2.5, 1.7, 1.8}, {2.5, 1.8, 1.4}};
  for (const double supply : {350.0, 600.0}) lp.add_row(-kInfinity, supply);
  for (const double demand : {325.0, 300.0, 275.0}) lp.add_row(demand, kInfinity);
  for (std::int32_t p = 0; p < 2; ++p)
    for (std::int32_t m = 0; m < 3; ++m) lp.add_column(0.09 * miles[p][m], 0, kInfinity, {{p, 1}, {2 + m, 1}});
  const auto answer = solve_program(lp, {});
  ASSERT_TRUE(answer);
  EXPECT_EQ(answer->method, "network simplex");
  EXPECT_NEAR(*answer->objective, 153.675, 1e-12);
  EXPECT_NEAR(*answer->bound, 153.675, 1e-9);
}

/// Entries of +1 and -1, two a column at most, in rows whose signs are turned by chance.
LinearProgram random_network_program(std::uint64_t seed) {
  Random random(seed);
  const auto pick = [&](std::uint64_t n) { return static_cast<std::int32_t>(random.below(n)); };
  LinearProgram lp;
  const std::int32_t rows = 2 + pick(6);
  std::vector<double> sign;
  for (std::int32_t i = 0; i < rows; ++i) {
    sign.push_back(pick(2) == 0 ? 1 : -1);
    const double side = pick(9) - 4;
    const int kind = pick(4);
    lp.add_row(kind == 1 ? -kInfinity : side, kind == 0 ? side : kind == 2 ? kInfinity : side + 1.5);
  }
  for (std::int32_t j = 3 * rows; j > 0; --j) {
    const std::int32_t a = pick(static_cast<std::uint64_t>(rows));
    const std::int32_t b = pick(static_cast<std::uint64_t>(rows));
    std::vector<std::pair<std::int32_t, double>> entries{{a, sign[static_cast<std::size_t>(a)]}};
    if (a != b) entries.emplace_back(b, -sign[static_cast<std::size_t>(b)]);
    const int kind = pick(6);
    const double low = kind == 0 ? -kInfinity : kind == 1 ? -2.5 : 0;
    lp.add_column(0.25 * (pick(30) - 5), low, kind > 3 ? kInfinity : 3.5, entries);
  }
  return lp;
}

TEST(Program, ANetworkInsideIsSolvedAsTheSolverDoes) {
  int optimal = 0;
  for (std::uint64_t seed = 0; seed < 300; ++seed) {
    const LinearProgram lp = random_network_program(seed);
    ASSERT_TRUE(find_network(lp)) << seed;
    const auto ours = solve_program(lp, {});
    const auto peer = solve_lp(lp);
    ASSERT_TRUE(ours && peer) << seed;
    ASSERT_EQ(ours->status == InstanceStatus::kOptimal, peer->status == LpStatus::kOptimal) << seed;
    if (peer->status != LpStatus::kOptimal) continue;
    ++optimal;
    EXPECT_NEAR(*ours->objective, peer->objective, 1e-8) << seed;
    EXPECT_NEAR(*ours->bound, peer->objective, 1e-8) << seed;
    for (const auto& check : ours->checks) EXPECT_TRUE(check.ok()) << seed << " " << check.name;
  }
  EXPECT_GT(optimal, 60);
}

TEST(Program, WhatIsNoNetworkIsNotTakenForOne) {
  LinearProgram lp = random_network_program(1);
  lp.value[0] = 2;
  EXPECT_FALSE(find_network(lp));
  LinearProgram odd;  // three rows that would all have to differ in sign
  for (int i = 0; i < 3; ++i) odd.add_row(0, 1);
  odd.add_column(1, 0, 1, {{0, 1}, {1, 1}});
  odd.add_column(1, 0, 1, {{1, 1}, {2, 1}});
  odd.add_column(1, 0, 1, {{0, 1}, {2, 1}});
  EXPECT_FALSE(find_network(odd));
}

TEST(Program, InfeasibleAndUnboundedAreToldApart) {
  LinearProgram lp;
  lp.add_row(1, kInfinity);
  lp.add_column(-1, 0, kInfinity, {{0, 2}});
  EXPECT_EQ(solve_program(lp, {})->status, InstanceStatus::kUnbounded);
  lp.add_row(-kInfinity, 0);
  lp.add_column(1, 0, 0, {{1, 3}});
  lp.row_lower[1] = 1;
  lp.row_upper[1] = 2;
  EXPECT_EQ(solve_program(lp, {})->status, InstanceStatus::kInfeasible);
}

/// Two prices whose reduced costs are off by a hair on a column without an upper bound.
TEST(Program, ABoundOnEndlessColumnsSaysHowFarCostsWereMoved) {
  LinearProgram lp;
  lp.add_row(2, 2);
  lp.add_column(3, 0, kInfinity, {{0, 1}});
  const ProvenValue proven = prove(lp, {2}, {3 + 1e-9});
  EXPECT_NEAR(proven.check.bound, 6, 1e-8);
  EXPECT_GT(proven.moved, 0);
  EXPECT_LT(proven.moved, 1e-9);
  EXPECT_EQ(prove(lp, {2}, {3.1}).check.bound, -kInfinity);
}

TEST(Program, AWholeProgramTellsItsBound) {
  const MpsProgram p = read(
      "NAME\nROWS\n N c\n L l\nCOLUMNS\n m 'MARKER' 'INTORG'\n x c -5 l 3\n y c -4 l 2\n m 'MARKER' 'INTEND'\nRHS\n r "
      "l 7\nBOUNDS\n"
      " UP b x 9\n UP b y 9\nENDATA\n");
  const auto whole = solve_mps(p, false, {});
  EXPECT_NEAR(*whole->objective, -13, 1e-9);  // one x, two y fill 7
  EXPECT_NEAR(*whole->bound, -13, 1e-6);
  const auto relaxed = solve_mps(p, true, {});
  EXPECT_NEAR(*relaxed->objective, -14, 1e-9);  // three and a half y
  EXPECT_EQ(relaxed->warnings.size(), 1);
}

}  // namespace
}  // namespace korridor
