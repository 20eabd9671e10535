#pragma once

#include <set>
#include <string>
#include <vector>

#include "korridor/report/view.h"

namespace korridor {

/// What runs over a link, by year and good; forward and backward apart.
struct LinkFlow {
  std::string link, from, to, mode;
  double capacity_t = 0;  ///< a year, NaN where there is none
  double base_t = 0;      ///< other traffic a year
  struct Amount {
    std::string year, good;
    double forward_t = 0, backward_t = 0;
  };
  std::vector<Amount> amounts;
  std::set<std::string, std::less<>> full;  ///< years in which the plan says that it is full
  [[nodiscard]] double total(std::string_view year) const;
  /// Share of the capacity used in a year, other traffic included; NaN without a capacity.
  [[nodiscard]] double load(std::string_view year) const;
};

/// Links that carry something in some year, in the order of the study. Capacities are those of the study's table; a
/// link that the plan says is full counts as full whatever the table says.
[[nodiscard]] std::vector<LinkFlow> list_flows(const View& view);

/// The data behind the map as JSON that may stand inside a script element.
[[nodiscard]] std::string flows_json(const View& view, const std::vector<LinkFlow>& flows);

}  // namespace korridor
