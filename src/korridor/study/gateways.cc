#include "korridor/study/gateways.h"

#include "korridor/study/selector.h"

namespace korridor {

std::vector<std::pair<std::string, std::vector<bool>>> find_gateways(const Study& study) {
  std::vector<std::pair<std::string, std::vector<bool>>> gateways;
  const Table& corridors = study.table("corridors");
  for (std::size_t c = 0; c < corridors.size(); ++c)
    if (const auto selector = Selector::parse("corridor:\"" + corridors.id(c) + "\"", study))
      gateways.emplace_back(corridors.id(c), selector->select(study, "links"));
  return gateways;
}

}  // namespace korridor
