#include "korridor/study/rate_unit.h"

#include <optional>

#include "korridor/base/text.h"

namespace korridor {
namespace {

/// How many of a measure make a tonne.
std::optional<double> find_per_tonne(const Settings& settings, const std::string& measure) {
  if (measure == "t") return 1;
  if (const auto at = settings.factors.find(measure + "_per_t"); at != settings.factors.end()) return at->second;
  if (const auto at = settings.factors.find("t_per_" + measure); at != settings.factors.end()) return 1 / at->second;
  return std::nullopt;
}

}  // namespace

RateUnit read_rate_unit(const Settings& settings, const std::string& written) {
  const std::string unit = lower_ascii(written);
  if (unit.starts_with("usd/"))
    if (const auto per_t = find_per_tonne(settings, unit.substr(4))) return {"usd/t", *per_t};
  if (unit.ends_with("/yr"))
    if (const auto per_t = find_per_tonne(settings, unit.substr(0, unit.size() - 3))) return {"t/yr", 1 / *per_t};
  return {written, 1};
}

}  // namespace korridor
