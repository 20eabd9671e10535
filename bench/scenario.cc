#include "scenario.h"

#include <algorithm>
#include <map>
#include <utility>

#include "korridor/base/random.h"

namespace korridor {

std::vector<LinkChange> make_scenario(std::uint32_t links, std::uint32_t months, std::uint64_t seed,
                                      std::uint64_t index) {
  Random random(seed, index);
  std::map<std::pair<std::uint32_t, std::uint32_t>, double> factor;
  for (int k = 0; k < 4; ++k) {
    const auto pair = static_cast<std::uint32_t>(random.below(links / 2));
    const auto from = static_cast<std::uint32_t>(random.below(months));
    const auto until = from + 1 + static_cast<std::uint32_t>(random.below(months - from));
    for (std::uint32_t link = 2 * pair; link < 2 * pair + 2; ++link)
      for (std::uint32_t month = from; month < until; ++month) {
        auto [at, fresh] = factor.try_emplace({link, month}, 1.0);
        at->second = std::min(at->second, k < 2 ? 0.0 : 0.5);
      }
  }
  std::vector<LinkChange> changes;
  for (const auto& [where, f] : factor) changes.push_back({where.first, where.second, f});
  return changes;
}

}  // namespace korridor
