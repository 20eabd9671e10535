#pragma once

#include <cstddef>
#include <optional>
#include <string>

#include "korridor/study/study.h"

namespace korridor {

/// The unit in which a policy's rate acts, and what the rate as written is multiplied by to stand in it.
struct RateUnit {
  std::string unit;
  double factor = 1;
  bool of_containers = false;  ///< converted from TEU: acts on goods whose cargo is `container` alone
};

/// Reads `policies.rate_unit`. USD for another measure than the tonne, and other measures a year, become usd/t and t/yr
/// where study.toml names the factor: `usd/bbl` by `bbl_per_t`, `teu/yr` by `t_per_teu`. Any other unit is left as it
/// is.
[[nodiscard]] RateUnit read_rate_unit(const Settings& settings, const std::string& written);

/// True if a rate in the unit acts on the good. A TEU has a weight for goods in containers alone, so a rate in TEU
/// leaves all others be.
[[nodiscard]] bool acts_on(const RateUnit& unit, const Table& goods, std::size_t good);

/// A policy in TEU that names goods on which it does not act, told at its cell.
[[nodiscard]] std::optional<Warning> find_loose_goods(const Study& study, std::size_t policy);

}  // namespace korridor
