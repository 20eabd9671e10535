#pragma once

#include <vector>

namespace korridor {

/// Percentiles of the time of a way.
struct TimeSpread {
  double mean = 0, deviation = 0;  ///< h
  double p10 = 0, p50 = 0, p90 = 0;
};

/// Sum of independent times, given means and standard deviations in hours.
///
/// Method  the sum is taken for a lognormal with the same mean and variance: it cannot be negative and has the long
/// right tail
///         that delays have.
/// Source  Fenton 1960.
[[nodiscard]] TimeSpread add_times(const std::vector<double>& means, const std::vector<double>& deviations);

}  // namespace korridor
