#include "korridor/routing/travel_time.h"

#include <cmath>

namespace korridor {

TimeSpread add_times(const std::vector<double>& means, const std::vector<double>& deviations) {
  constexpr double kTenthOfNormal = -1.2815515655446004;  // 10 % of a standard normal lie below
  TimeSpread spread;
  double variance = 0;
  for (const double m : means) spread.mean += m;
  for (const double d : deviations) variance += d * d;
  spread.deviation = std::sqrt(variance);
  if (spread.mean <= 0) return spread;
  const double sigma2 = std::log1p(variance / (spread.mean * spread.mean));
  const double mu = std::log(spread.mean) - sigma2 / 2;
  const double sigma = std::sqrt(sigma2);
  spread.p10 = std::exp(mu + kTenthOfNormal * sigma);
  spread.p50 = std::exp(mu);
  spread.p90 = std::exp(mu - kTenthOfNormal * sigma);
  return spread;
}

}  // namespace korridor
