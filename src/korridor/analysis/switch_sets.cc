#include "korridor/analysis/switch_sets.h"

#include <algorithm>

namespace korridor {

WorldRequest switch_sets(const WorldRequest& request, const std::vector<std::string>& base_sets,
                         const SwitchedSets& sets) {
  const auto is_in = [](const std::vector<std::string>& list, const std::string& set) {
    return std::ranges::find(list, set) != list.end();
  };
  WorldRequest changed = request;
  for (const std::string& set : sets.off)
    if (std::erase(changed.with, set) == 0 && is_in(base_sets, set) && !is_in(changed.without, set))
      changed.without.push_back(set);
  for (const std::string& set : sets.on) {
    std::erase(changed.without, set);
    if (!is_in(base_sets, set) && !is_in(changed.with, set)) changed.with.push_back(set);
  }
  return changed;
}

}  // namespace korridor
