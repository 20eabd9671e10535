// Any bytes as study.toml either are refused with reasons, or give settings inside their ranges; no exception comes
// out.
#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "korridor/study/settings.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const auto base = korridor::find_base(bytes, "study.toml");
  const auto file = korridor::parse_settings(bytes, "study.toml", nullptr);
  require(base.has_value() || !file);
  if (!file) {
    for (const korridor::Error& error : file.error()) require(!error.code.empty() && !error.hint.empty());
    return 0;
  }
  const korridor::Settings& settings = file->settings;
  require(settings.start < settings.end && !settings.name.empty() && settings.currency == "USD");
  require(settings.discount_rate >= 0 && settings.discount_rate <= 1);
  for (const auto& [name, factor] : settings.factors) require(std::isfinite(factor) && factor > 0);
  return 0;
}
