#include "korridor/chains/working_basis.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "korridor/base/random.h"

namespace korridor {
namespace {

using Dense = std::vector<std::vector<double>>;  // by column

SparseColumns to_sparse(const Dense& columns) {
  SparseColumns sparse;
  for (const auto& column : columns) {
    for (std::uint32_t r = 0; r < column.size(); ++r)
      if (column[r] != 0) {
        sparse.row.push_back(r);
        sparse.value.push_back(column[r]);
      }
    sparse.first.push_back(static_cast<std::uint32_t>(sparse.row.size()));
  }
  return sparse;
}

Dense random_matrix(Random& random, std::uint32_t n) {
  Dense columns(n, std::vector<double>(n, 0));
  for (std::uint32_t c = 0; c < n; ++c) {
    columns[c][c] = 1 + random.uniform();
    for (int k = 0; k < 3; ++k) columns[c][random.below(n)] += random.uniform() - 0.5;
  }
  return columns;
}

std::vector<std::uint32_t> everywhere(std::size_t n) {
  std::vector<std::uint32_t> at(n);
  std::iota(at.begin(), at.end(), 0U);
  return at;
}

/// A vector with a few entries, solved both ways: nothing differs, and nothing outside `at` differs from zero.
void expect_same_where_few(const WorkingBasis& basis, std::size_t n, Random& random) {
  std::vector<double> v(n, 0);
  std::vector<std::uint32_t> at;
  for (int k = 0; k < 3; ++k) {
    const auto i = static_cast<std::uint32_t>(random.below(n));
    if (v[i] == 0) at.push_back(i);
    v[i] = random.uniform() - 0.5;
  }
  for (const bool transposed : {false, true}) {
    std::vector<double> all = v, few = v;
    std::vector<std::uint32_t> where = at;
    transposed ? basis.solve_transposed(all) : basis.solve(all);
    transposed ? basis.solve_transposed(few, where) : basis.solve(few, where);
    EXPECT_EQ(all, few);
    EXPECT_TRUE(std::ranges::is_sorted(where));
    for (const std::uint32_t i : where) few[i] = 0;
    EXPECT_EQ(std::ranges::count(few, 0.0), static_cast<std::ptrdiff_t>(n));
  }
}

/// Both solves, put back into the matrix, give what was asked for.
void expect_solves(const WorkingBasis& basis, const Dense& columns, Random& random) {
  const std::size_t n = columns.size();
  std::vector<double> v(n), c(n);
  for (std::size_t i = 0; i < n; ++i) {
    v[i] = random.uniform() < 0.5 ? 0 : random.uniform() - 0.5;
    c[i] = random.uniform() < 0.5 ? 0 : random.uniform() - 0.5;
  }
  std::vector<double> y = v, z = c;
  basis.solve(y);
  basis.solve_transposed(z);
  for (std::size_t r = 0; r < n; ++r) {
    double row = 0, column = 0;
    for (std::size_t k = 0; k < n; ++k) {
      row += columns[k][r] * y[k];
      column += columns[r][k] * z[k];
    }
    EXPECT_NEAR(row, v[r], 1e-8);
    EXPECT_NEAR(column, c[r], 1e-8);
  }
}

TEST(WorkingBasis, SolvesWithTheMatrixItWasGiven) {
  Random random(41);
  for (std::uint32_t n : {1U, 2U, 5U, 20U, 60U}) {
    const Dense columns = random_matrix(random, n);
    WorkingBasis basis;
    ASSERT_TRUE(basis.factor(to_sparse(columns)));
    expect_solves(basis, columns, random);
  }
}

/// Blocks that nothing joins, so that a vector with few entries keeps few.
TEST(WorkingBasis, SolvesVectorsWithFewEntriesToTheBit) {
  Random random(43);
  constexpr std::uint32_t kBlocks = 60, kSize = 8;
  Dense columns(std::size_t{kBlocks} * kSize, std::vector<double>(std::size_t{kBlocks} * kSize, 0));
  for (std::uint32_t b = 0; b < kBlocks; ++b) {
    const Dense block = random_matrix(random, kSize);
    for (std::uint32_t c = 0; c < kSize; ++c)
      for (std::uint32_t r = 0; r < kSize; ++r) columns[b * kSize + c][b * kSize + r] = block[c][r];
  }
  WorkingBasis basis;
  ASSERT_TRUE(basis.factor(to_sparse(columns)));
  for (int change = 0; change < 60; ++change) {
    const std::size_t n = basis.size();
    for (int k = 0; k < 5; ++k) expect_same_where_few(basis, n, random);
    const auto p = static_cast<std::uint32_t>(random.below(n));
    if (change % 3 == 0) {
      std::vector<double> y(n, 0);
      y[p] = 1;
      y[random.below(n)] += 0.5;
      basis.solve(y);
      if (std::abs(y[p]) > 0.05) basis.replace(p, y, everywhere(n));
    } else if (change % 3 == 1) {
      basis.extend(std::vector<std::uint32_t>{p}, std::vector<double>{0.5});
    } else {
      basis.exchange_key(p, std::vector<std::uint32_t>{static_cast<std::uint32_t>((p + 1) % n)});
    }
  }
}

TEST(WorkingBasis, NamesAColumnThatDependsOnOthersAndARowThatIsFree) {
  const Dense columns = {{1, 2, 0}, {2, 4, 0}, {0, 0, 1}};
  WorkingBasis basis;
  ASSERT_FALSE(basis.factor(to_sparse(columns)));
  EXPECT_LT(basis.lu().bad_column(), 2U);
  EXPECT_LT(basis.lu().bad_row(), 2U);
}

TEST(WorkingBasis, FollowsAnySequenceOfChanges) {
  Random random(42);
  for (int round = 0; round < 40; ++round) {
    SCOPED_TRACE("seed 42, round " + std::to_string(round));
    Dense columns = random_matrix(random, 6);
    WorkingBasis basis;
    ASSERT_TRUE(basis.factor(to_sparse(columns)));
    for (int change = 0; change < 25; ++change) {
      const auto n = static_cast<std::uint32_t>(columns.size());
      const auto p = static_cast<std::uint32_t>(random.below(n));
      const double kind = random.uniform();
      if (kind < 0.4) {
        std::vector<double> column(n, 0);
        for (double& v : column) v = random.uniform() < 0.4 ? random.uniform() - 0.5 : 0;
        std::vector<double> y = column;
        basis.solve(y);
        if (std::abs(y[p]) < 0.05) continue;
        basis.replace(p, y, everywhere(n));
        columns[p] = column;
      } else if (kind < 0.7) {
        std::vector<std::uint32_t> positions;
        std::vector<double> entries;
        for (std::uint32_t q = 0; q < n; ++q) {
          columns[q].push_back(random.uniform() < 0.3 ? random.uniform() : 0);
          if (columns[q].back() == 0) continue;
          positions.push_back(q);
          entries.push_back(columns[q].back());
        }
        columns.emplace_back(n + 1, 0).back() = 1;
        basis.extend(positions, entries);
      } else {  // the others of the set lose what stands at p, which turns round
        const auto other = static_cast<std::uint32_t>(random.below(n));
        std::vector<std::uint32_t> others;
        if (other != p) others.push_back(other);
        basis.exchange_key(p, others);
        for (const std::uint32_t q : others)
          for (std::size_t r = 0; r < columns[q].size(); ++r) columns[q][r] -= columns[p][r];
        for (double& v : columns[p]) v = -v;
      }
      expect_solves(basis, columns, random);
    }
  }
}

}  // namespace
}  // namespace korridor
