#include "korridor/chains/lean_columns.h"

#include <gtest/gtest.h>

#include <cmath>
#include <utility>
#include <vector>

#include "korridor/base/random.h"

namespace korridor {
namespace {

constexpr std::uint32_t kRows = 30, kSets = 12;

FoundChain random_chain(Random& random, std::uint32_t number) {
  FoundChain chain{
      .set = static_cast<std::uint32_t>(random.below(kSets)), .cost = 1 + number * 1.0, .uses = {}, .pieces = {}};
  chain.pieces.emplace_back(PieceKind::kSink, number, 1.0);  // no chain is there twice
  for (std::uint32_t row = 0; row < kRows; ++row)
    if (random.uniform() < 0.2) chain.uses.push_back({row, 0.5 + random.uniform()});
  return chain;
}

std::vector<std::pair<std::uint32_t, double>> list(const LeanColumns& lean, std::uint32_t chain) {
  std::vector<std::pair<std::uint32_t, double>> entries;
  for (std::size_t k = 0; k < lean.rows(chain).size(); ++k)
    entries.emplace_back(lean.rows(chain)[k], lean.per_unit(chain)[k]);
  return entries;
}

/// Chains that are appended are listed as if all had been listed anew, also after some were taken back, and a row that
/// they could fill is never missed.
TEST(LeanColumns, AppendedChainsAreListedAsWhenAllAreListedAnew) {
  Random random(52);
  int appended = 0, refused = 0;
  for (int round = 0; round < 40; ++round) {
    SCOPED_TRACE("seed 52, round " + std::to_string(round));
    ChainPool pool;
    std::vector<double> wanted(kSets), capacity(kRows);
    for (double& w : wanted) w = 1 + random.uniform();
    for (double& c : capacity) c = random.uniform() < 0.2 ? INFINITY : 12 * random.uniform();
    capacity[random.below(kRows)] = -1;  // asks for something
    const std::vector<std::uint32_t> always{static_cast<std::uint32_t>(random.below(kRows))};
    LeanColumns lean(kRows, kSets);
    lean.find_live(pool, wanted, capacity, always);
    for (std::uint32_t step = 0; step < 30; ++step) {
      for (std::uint32_t k = 0; k < 3; ++k) pool.add(random_chain(random, 3 * step + k));
      lean.grow(pool);
      if (lean.append(pool, wanted, capacity)) {
        ++appended;
      } else {
        ++refused;
        lean.find_live(pool, wanted, capacity, always);
      }
      if (random.uniform() < 0.1) {
        const auto kept = static_cast<std::uint32_t>(random.below(pool.size()));
        pool.shrink(kept);
        lean.shrink(kept);
        lean.find_live(pool, wanted, capacity, always);
      }
      LeanColumns anew(kRows, kSets);
      anew.grow(pool);
      anew.find_live(pool, wanted, capacity, always);
      for (std::uint32_t row = 0; row < kRows; ++row) ASSERT_EQ(lean.is_live(row), anew.is_live(row)) << "row " << row;
      for (std::uint32_t j = 0; j < pool.size(); ++j) ASSERT_EQ(list(lean, j), list(anew, j)) << "chain " << j;
    }
  }
  EXPECT_GT(appended, 200);
  EXPECT_GT(refused, 100);
}

}  // namespace
}  // namespace korridor
