#include "unit/routing/small_map.h"

#include <fmt/format.h>

#include <algorithm>

namespace korridor {
namespace {

double quarters(Random& random, std::uint64_t most) { return static_cast<double>(random.below(4 * most)) / 4; }

void extend(const SmallMap& map, SimpleWay& way, std::vector<SimpleWay>& found) {
  const std::size_t at = way.places.back();
  if (at + 1 == map.places.size()) {
    found.push_back(way);
    return;
  }
  for (std::size_t l = 0; l < map.links.size(); ++l) {
    const SmallMap::Link& link = map.links[l];
    if (link.from != at && !(link.both && link.to == at)) continue;
    const std::size_t next = link.from == at ? link.to : link.from;
    if (std::ranges::find(way.places, next) != way.places.end()) continue;
    SimpleWay longer = way;
    longer.links.push_back(l);
    longer.places.push_back(next);
    longer.cost += link.cost + map.places[next].handling_cost;
    longer.hours += link.hours + map.places[next].handling_hours;
    longer.risk += link.stopped;
    extend(map, longer, found);
  }
}

}  // namespace

std::map<std::string, std::string> SmallMap::files() const {
  std::string place_rows = "place_id,name,country,lat,lon,kind,handling_cost_usd_per_t,handling_hours\n";
  std::string link_rows = "link_id,from,to,mode,direction,countries,status,carries,length_km,hours,cost_usd_per_t\n";
  std::string owner_rows = "owner_id,asset,holder,percent\n";
  std::string event_rows = "event_id,name,selector,rate_per_year,duration_days,depth,in_base\n";
  for (std::size_t p = 0; p < places.size(); ++p)
    place_rows += fmt::format("p{},P{},{},{},{},port,{},{}\n", p, p, places[p].country, 40 + p % 3, 50 + p,
                              places[p].handling_cost, places[p].handling_hours);
  for (std::size_t l = 0; l < links.size(); ++l) {
    const Link& link = links[l];
    const std::string& from = places[link.from].country;
    const std::string& to = places[link.to].country;
    link_rows +=
        fmt::format("l{},p{},p{},{},{},{},{},{},{},{},{}\n", l, link.from, link.to, link.mode,
                    link.both ? "both" : "forward", from == to ? from : from + ";" + to,
                    link.planned ? "planned" : "open", link.carries ? "" : "container", 500, link.hours, link.cost);
    if (!link.owner.empty()) owner_rows += fmt::format("o{},links:l{},{},60\n", l, l, link.owner);
    if (link.stopped > 0) event_rows += fmt::format("e{},E,link:l{},2,{},0.5,no\n", l, l, link.stopped);
  }
  return {{"places.csv", place_rows},
          {"links.csv", link_rows},
          {"owners.csv", owner_rows},
          {"events.csv", event_rows},
          {"goods.csv", "good_id,name,cargo\niron_ore,Iron ore,bulk\n"}};
}

bool SmallMap::means_link(const Part& part, std::size_t link) const {
  if (part.key == "link") return part.value == "l" + std::to_string(link);
  if (part.key == "mode") return part.value == links[link].mode;
  if (part.key == "owner") return part.value == links[link].owner;
  return part.key == "country" &&
         (part.value == places[links[link].from].country || part.value == places[links[link].to].country);
}

bool SmallMap::means_place(const Part& part, std::size_t place) const {
  if (part.key == "place" || part.key == "port") return part.value == "p" + std::to_string(place);
  return part.key == "country" && part.value == places[place].country;
}

SmallMap random_map(Random& random, bool handling) {
  static const char* const kCountries[] = {"KAZ", "CHN", "AZE", "RUS"};
  static const char* const kModes[] = {"rail", "road", "sea"};
  SmallMap map;
  const std::size_t places = 5 + random.below(3);
  for (std::size_t p = 0; p < places; ++p) {
    SmallMap::Place place{.country = kCountries[random.below(4)]};
    if (handling && random.uniform() < 0.4) {
      place.handling_cost = 1 + quarters(random, 5);
      place.handling_hours = quarters(random, 9);
    }
    map.places.push_back(place);
  }
  for (std::size_t i = 0; i < places; ++i)
    for (std::size_t j = i + 1; j < places; ++j) {
      if (random.uniform() > 0.65) continue;
      SmallMap::Link link{.from = i, .to = j, .mode = kModes[random.below(3)]};
      if (random.below(2) != 0) std::swap(link.from, link.to);
      link.both = random.uniform() < 0.8;
      link.planned = random.uniform() < 0.1;
      link.carries = random.uniform() < 0.95;
      link.cost = quarters(random, 20);
      link.hours = quarters(random, 20);
      if (random.uniform() < 0.5) link.stopped = 1 + static_cast<double>(random.below(12));
      if (random.uniform() < 0.5) link.owner = random.below(2) != 0 ? "RUS" : "maersk";
      map.links.push_back(link);
    }
  if (map.links.empty()) map.links.push_back({.from = 0, .to = 1, .cost = 1, .hours = 1});
  return map;
}

SmallMap::Part random_part(Random& random, const SmallMap& map) {
  const std::size_t link = random.below(map.links.size());
  const std::size_t place = random.below(map.places.size());
  switch (random.below(5)) {
    case 0:
      return {"country", map.places[place].country};
    case 1:
      return {"mode", map.links[link].mode};
    case 2:
      return {random.below(2) != 0 ? "place" : "port", "p" + std::to_string(place)};
    case 3:
      if (!map.links[link].owner.empty()) return {"owner", map.links[link].owner};
      [[fallthrough]];
    default:
      return {"link", "l" + std::to_string(link)};
  }
}

std::string to_expression(const std::vector<SmallMap::Part>& parts) {
  std::string text;
  for (const auto& part : parts) text += (text.empty() ? "" : " | ") + part.key + ":" + part.value;
  return text;
}

std::vector<SimpleWay> all_ways(const SmallMap& map) {
  std::vector<SimpleWay> found;
  SimpleWay start{.links = {}, .places = {0}};
  extend(map, start, found);
  return found;
}

bool is_open(const SmallMap& map, const SimpleWay& way) {
  return std::ranges::none_of(way.links, [&](std::size_t l) { return map.links[l].planned || !map.links[l].carries; });
}

bool touches(const SmallMap& map, const SimpleWay& way, const SmallMap::Part& part) {
  return std::ranges::any_of(way.links, [&](std::size_t l) { return map.means_link(part, l); }) ||
         std::ranges::any_of(way.places, [&](std::size_t p) { return map.means_place(part, p); });
}

Ways ways_of(const SmallMap& map, const std::vector<std::string>& avoid, int alternatives, double epsilon) {
  const TinyStudy folder(map.files());
  const Study study = folder.read();
  const auto world = World::apply(study, {});
  if (!world) {
    ADD_FAILURE() << to_line(world.error().front());
    return {};
  }
  WayRequest wanted;
  wanted.avoid = avoid;
  wanted.alternatives = alternatives;
  wanted.epsilon = epsilon;
  wanted.from = "p0";
  wanted.to = "p" + std::to_string(map.places.size() - 1);
  auto ways = find_ways(*world, wanted);
  if (ways) return std::move(*ways);
  for (const Error& error : ways.error()) ADD_FAILURE() << to_line(error);
  return {};
}

}  // namespace korridor
