#include "korridor/study/rate_unit.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "korridor/base/text.h"
#include "korridor/study/check_study.h"

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
  const auto read = [&](const std::string& measure, const char* turned, bool is_price) -> std::optional<RateUnit> {
    const auto per_t = find_per_tonne(settings, measure);
    if (!per_t) return std::nullopt;
    return RateUnit{turned, is_price ? *per_t : 1 / *per_t, measure == "teu"};
  };
  if (unit.starts_with("usd/"))
    if (const auto turned = read(unit.substr(4), "usd/t", true)) return *turned;
  if (unit.ends_with("/yr"))
    if (const auto turned = read(unit.substr(0, unit.size() - 3), "t/yr", false)) return *turned;
  return {written, 1};
}

bool acts_on(const RateUnit& unit, const Table& goods, std::size_t good) {
  return !unit.of_containers || goods.text(good, "cargo") == "container";
}

std::optional<Warning> find_loose_goods(const Study& study, std::size_t policy) {
  const Table &policies = study.table("policies"), &goods = study.table("goods");
  const std::string& written = policies.text(policy, "rate_unit");
  const RateUnit unit = read_rate_unit(study.settings, written);
  const auto names = policies.list(policy, "goods");
  std::vector<std::string> loose;
  for (std::size_t g = 0; g < goods.size(); ++g) {
    const bool named = std::ranges::find(names, goods.id(g)) != names.end() ||
                       std::ranges::find(names, goods.text(g, "cargo")) != names.end();
    if (named && !acts_on(unit, goods, g)) loose.push_back(goods.id(g));
  }
  if (loose.empty()) return std::nullopt;
  return Warning{"not_in_containers",
                 fmt::format("policy {} is in {} and does not act on goods that are not in containers: {}",
                             policies.id(policy), written, shorten(loose)),
                 to_place(policies.place(policy, "goods"))};
}

}  // namespace korridor
