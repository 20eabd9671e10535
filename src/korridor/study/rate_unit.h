#pragma once

#include <string>

#include "korridor/study/study.h"

namespace korridor {

/// The unit in which a policy's rate acts, and what the rate as written is multiplied by to stand in it.
struct RateUnit {
  std::string unit;
  double factor = 1;
};

/// Reads `policies.rate_unit`. USD for another measure than the tonne, and other measures a year, become usd/t and t/yr
/// where study.toml names the factor: `usd/bbl` by `bbl_per_t`, `teu/yr` by `t_per_teu`. Any other unit is left as it
/// is.
[[nodiscard]] RateUnit read_rate_unit(const Settings& settings, const std::string& written);

}  // namespace korridor
