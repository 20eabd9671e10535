#include "korridor/base/groups.h"

#include <algorithm>
#include <map>

namespace korridor {

const std::vector<std::string>& group_members(std::string_view group) {
  static const std::vector<std::string> kEu = {"AUT", "BEL", "BGR", "CYP", "CZE", "DEU", "DNK", "ESP", "EST",
                                               "FIN", "FRA", "GRC", "HRV", "HUN", "IRL", "ITA", "LTU", "LUX",
                                               "LVA", "MLT", "NLD", "POL", "PRT", "ROU", "SVK", "SVN", "SWE"};
  static const std::map<std::string, std::vector<std::string>, std::less<>> kGroups = {
      {"EU", kEu},
      {"EU27", kEu},
      {"CA5", {"KAZ", "KGZ", "TJK", "TKM", "UZB"}},
      {"EAEU", {"ARM", "BLR", "KAZ", "KGZ", "RUS"}}};
  static const std::vector<std::string> kNobody;
  const auto at = kGroups.find(group);
  return at == kGroups.end() ? kNobody : at->second;
}

bool in_group(std::string_view group, std::string_view alpha3) {
  return std::ranges::binary_search(group_members(group), alpha3);
}

}  // namespace korridor
