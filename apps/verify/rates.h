#pragma once

#include <map>
#include <string>

namespace korridor::verify {

/// What a rate stands for once its measure is a tonne (docs/methods/model.md 6, *Units*).
struct Rate {
  std::string unit;    ///< usd/t, t/yr, or the unit as written where no factor is named for it
  double times = 1;    ///< what the rate as written is multiplied by
  bool boxes = false;  ///< of containers: means goods that go in them alone
};

[[nodiscard]] Rate read_rate(const std::map<std::string, double>& factors, const std::string& written);

}  // namespace korridor::verify
