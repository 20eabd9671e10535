#include "clp_peer.h"

#include <CoinPackedMatrix.hpp>

namespace korridor {

std::unique_ptr<ClpSimplex> make_clp(const LinearProgram& lp) {
  const auto columns = static_cast<int>(lp.columns());
  std::vector<CoinBigIndex> start;
  for (const std::size_t s : lp.start) start.push_back(static_cast<CoinBigIndex>(s));
  std::vector<int> length;
  for (std::size_t j = 0; j < lp.columns(); ++j) length.push_back(static_cast<int>(lp.start[j + 1] - lp.start[j]));
  const CoinPackedMatrix matrix(true, static_cast<int>(lp.rows()), columns, static_cast<CoinBigIndex>(lp.value.size()),
                                lp.value.data(), lp.index.data(), start.data(), length.data());
  auto clp = std::make_unique<ClpSimplex>();
  clp->setLogLevel(0);
  clp->loadProblem(matrix, lp.lower.data(), lp.upper.data(), lp.cost.data(), lp.row_lower.data(), lp.row_upper.data());
  return clp;
}

}  // namespace korridor
