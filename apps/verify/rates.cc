#include "rates.h"

#include <algorithm>
#include <cctype>

namespace korridor::verify {
namespace {

/// Tonnes that one of a measure holds; 0 where study.toml does not say.
double tonnes_in(const std::map<std::string, double>& factors, const std::string& measure) {
  if (measure == "t") return 1;
  if (const auto per_tonne = factors.find(measure + "_per_t"); per_tonne != factors.end()) return 1 / per_tonne->second;
  const auto tonnes = factors.find("t_per_" + measure);
  return tonnes == factors.end() ? 0 : tonnes->second;
}

}  // namespace

Rate read_rate(const std::map<std::string, double>& factors, const std::string& written) {
  std::string small = written;
  std::ranges::transform(small, small.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  const std::size_t slash = small.find('/');
  if (slash == std::string::npos) return {written};
  const std::string before = small.substr(0, slash), behind = small.substr(slash + 1);
  if (before == "usd")
    if (const double t = tonnes_in(factors, behind); t > 0) return {"usd/t", 1 / t, behind == "teu"};
  if (behind == "yr")
    if (const double t = tonnes_in(factors, before); t > 0) return {"t/yr", t, before == "teu"};
  return {written};
}

}  // namespace korridor::verify
