#pragma once

#include <fmt/format.h>

#include <map>
#include <string>

#include "korridor/analysis/invest.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {

/// 12,000 t to the port, 1,000 usd for each that is missing: a road is there (5,000 t at 41). A railway (10,000 t at
/// 18) wants its first and its last half; both are projects, and so is a second road beside the first (4,000 t at 50).
inline std::map<std::string, std::string> halves_of_a_railway() {
  auto files = rail_and_road();
  files["places.csv"] =
      "place_id,name,country,lat,lon,kind\nmine,Mine,KAZ,45,70,mine\nmid,Middle,KAZ,44,60,junction\n"
      "port,Port,GEO,42,41,port\n";
  files["links.csv"] =
      "link_id,from,to,mode,countries,capacity_t_per_year,hours,cost_usd_per_t,status\n"
      "first,mine,mid,rail,KAZ,10000,24,8,planned\nlast,mid,port,rail,KAZ;GEO,10000,24,10,planned\n"
      "road,mine,port,road,KAZ;GEO,5000,24,41,open\nroad_2,mine,port,road,KAZ;GEO,4000,24,50,planned\n";
  files["sets.csv"] = "set_id,name\nopen_first,First half\nopen_last,Last half\nopen_road_2,Second road\n";
  files["changes.csv"] =
      "set,table,key,column,operation,value\nopen_first,links,first,status,set,open\n"
      "open_last,links,last,status,set,open\nopen_road_2,links,road_2,status,set,open\n";
  return files;
}

inline const char* const kProjectColumns = "project_id,name,set,cost_usd,build_years,opens,partner,after,excludes\n";

/// What the plans of that world cost, by hand.
struct ByHand {
  static constexpr double kNothing = 5000 * 41.0 + 7000 * 1000.0;
  static constexpr double kRoad2 = 5000 * 41.0 + 4000 * 50.0 + 3000 * 1000.0;
  static constexpr double kRailway = 10000 * 18.0 + 2000 * 41.0;
};

/// Projects on a random world: four links, a smelter, more wagons. Its own costs are drawn so that some pay.
inline std::map<std::string, std::string> random_projects(Random& random) {
  auto files = random_world(random);
  std::string wider, changes = "set,table,key,column,operation,value\n", sets = "set_id,name\n", rows = kProjectColumns;
  int count = 0;
  const auto add = [&](const std::string& id, const std::string& change) {
    static const char* const kPartners[] = {"CHN", "USA", ""};
    sets += fmt::format("set_{},{}\n", id, id);
    changes += change;
    rows += fmt::format("{0},{0},set_{0},{1},,,{2},{3},{4}\n", id, random.below(40'000),
                        kPartners[count == 0 ? 0 : random.below(3)], count == 2 ? "p0" : "", count == 3 ? "p1" : "");
    ++count;
  };
  for (std::string rest = files["links.csv"]; !rest.empty(); rest.erase(0, rest.find('\n') + 1)) {
    const std::string line = rest.substr(0, rest.find('\n')), id = line.substr(0, line.find(','));
    const bool is_head = wider.empty(), has_capacity = line.find(",,") == std::string::npos;
    const bool is_project = !is_head && has_capacity && count < 4 && random.uniform() < 0.7;
    wider += line + (is_head ? ",status\n" : is_project ? ",planned\n" : ",open\n");
    if (is_project) add(fmt::format("p{}", count), fmt::format("set_p{},links,{},status,set,open\n", count, id));
  }
  files["links.csv"] = wider;
  std::string plants;
  for (std::string rest = files["plants.csv"]; !rest.empty(); rest.erase(0, rest.find('\n') + 1))
    plants += rest.substr(0, rest.find('\n')) + (plants.empty() ? ",status\n" : ",open\n");
  files["plants.csv"] = plants + fmt::format("q2,smelt,p{},{},planned\n", random.below(5), 200 + random.below(600));
  add("smelter", "set_smelter,plants,q2,status,set,open\n");
  add("wagons", "set_wagons,fleets,f0,vehicles,add,2\n");
  files["sets.csv"] = sets;
  files["changes.csv"] = changes;
  files["projects.csv"] = rows;
  return files;
}

}  // namespace korridor
