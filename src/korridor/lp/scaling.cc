#include "korridor/lp/scaling.h"

#include <algorithm>
#include <cmath>

namespace korridor {
namespace {

double power_of_two_near(double value) {
  if (!(value > 0) || !std::isfinite(value)) return 1;
  return std::exp2(std::round(std::log2(value)));
}

}  // namespace

Scaling make_scaling(const LinearProgram& lp) {
  Scaling scaling;
  scaling.column.resize(lp.columns(), 1);
  scaling.row.resize(lp.rows(), 1);
  for (std::size_t j = 0; j < lp.columns(); ++j)
    // A hundredth of what can flow at most: typical amounts come out between 1 and 100.
    if (const bool whole = !lp.integer.empty() && lp.integer[j] != 0;
        !whole && std::isfinite(lp.upper[j]) && lp.upper[j] > 0)
      scaling.column[j] = power_of_two_near(lp.upper[j] / 100);

  std::vector<double> largest(lp.rows(), 0);
  double largest_cost = 0;
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    largest_cost = std::max(largest_cost, std::abs(lp.cost[j]) * scaling.column[j]);
    for (std::size_t k = lp.start[j]; k < lp.start[j + 1]; ++k) {
      auto& l = largest[static_cast<std::size_t>(lp.index[k])];
      l = std::max(l, std::abs(lp.value[k]) * scaling.column[j]);
    }
  }
  for (std::size_t i = 0; i < lp.rows(); ++i) scaling.row[i] = 1 / power_of_two_near(largest[i]);
  // Costs up to about 1000: HiGHS's dual tolerance of 1e-7 is then 1e-10 of the dearest term.
  scaling.cost = 1024 / power_of_two_near(largest_cost);
  return scaling;
}

LinearProgram apply_scaling(const LinearProgram& lp, const Scaling& scaling) {
  LinearProgram scaled = lp;
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    const double c = scaling.column[j];
    scaled.cost[j] *= c * scaling.cost;
    scaled.lower[j] /= c;
    scaled.upper[j] /= c;
    for (std::size_t k = lp.start[j]; k < lp.start[j + 1]; ++k)
      scaled.value[k] *= c * scaling.row[static_cast<std::size_t>(lp.index[k])];
  }
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    scaled.row_lower[i] *= scaling.row[i];
    scaled.row_upper[i] *= scaling.row[i];
  }
  return scaled;
}

}  // namespace korridor
