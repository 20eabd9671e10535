#pragma once

#include <map>
#include <string>
#include <vector>

#include "korridor/base/random.h"
#include "korridor/routing/ways.h"
#include "support/tiny_study.h"

namespace korridor {

/// A map as the tests see it: what the tables say, without any of the code that reads or compiles them.
struct SmallMap {
  struct Place {
    std::string country;
    double handling_cost = 0, handling_hours = 0;
  };
  struct Link {
    std::size_t from = 0, to = 0;
    std::string mode = "rail", owner = {};
    bool both = true, planned = false, carries = true;
    double cost = 0, hours = 0;
    double stopped = 0;  ///< expected stopped days a year of all events that name it
  };
  struct Part {  ///< of an avoid expression: one key and one value
    std::string key, value;
  };
  std::vector<Place> places;
  std::vector<Link> links;

  [[nodiscard]] std::map<std::string, std::string> files() const;
  [[nodiscard]] bool means_link(const Part& part, std::size_t link) const;
  [[nodiscard]] bool means_place(const Part& part, std::size_t place) const;
};

/// One way through a map that comes to no place twice.
struct SimpleWay {
  std::vector<std::size_t> links, places;
  double cost = 0, hours = 0, risk = 0;
};

/// 5 to 7 places; costs, hours and days are multiples of a quarter, so that sums are exact. `handling`: some places
/// have some.
SmallMap random_map(Random& random, bool handling);
SmallMap::Part random_part(Random& random, const SmallMap& map);
std::string to_expression(const std::vector<SmallMap::Part>& parts);

/// Every way from the first place to the last, over all links whatever their state.
std::vector<SimpleWay> all_ways(const SmallMap& map);
/// True if every link of the way is built and carries the good.
bool is_open(const SmallMap& map, const SimpleWay& way);
bool touches(const SmallMap& map, const SimpleWay& way, const SmallMap::Part& part);

/// Ways from the first place of a map to the last.
Ways ways_of(const SmallMap& map, const std::vector<std::string>& avoid = {}, int alternatives = 0, double epsilon = 0);

}  // namespace korridor
