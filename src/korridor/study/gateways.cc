#include "korridor/study/gateways.h"

#include "korridor/base/country.h"
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

std::string name_class(const Study& study, std::string_view class_name, std::string_view language) {
  if (const auto state = find_country(class_name)) return country_name(*state, language);
  const Table& corridors = study.table("corridors");
  for (std::size_t c = 0; c < corridors.size() && language == "de"; ++c)
    if (corridors.text(c, "class") == class_name && !corridors.text(c, "class_de").empty())
      return corridors.text(c, "class_de");
  return std::string(class_name);
}

}  // namespace korridor
