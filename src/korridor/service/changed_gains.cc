#include "korridor/service/changed_gains.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace korridor {

Json changed_gains(const std::vector<Gain>& before, const std::vector<Gain>& after) {
  std::map<std::pair<std::string, std::string>, std::pair<double, double>> rows;
  for (const Gain& g : before) rows[{g.role, g.country}].first += g.usd;
  for (const Gain& g : after) rows[{g.role, g.country}].second += g.usd;
  std::vector<std::pair<double, Json>> list;
  for (const auto& [key, pair] : rows)
    if (const double change = pair.second - pair.first; std::abs(change) > 1)
      list.emplace_back(-std::round(std::abs(change)),
                        Json{{"role", key.first}, {"country", key.second}, {"usd", change}});
  std::ranges::stable_sort(list, {}, [](const auto& row) { return row.first; });
  Json json = Json::array();
  for (auto& [size, row] : list) json.push_back(std::move(row));
  return json;
}

}  // namespace korridor
