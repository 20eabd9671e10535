#include "korridor/service/route.h"

#include <algorithm>

#include "korridor/study/gateways.h"
#include "korridor/study/horizon.h"

namespace korridor {
namespace {

Json to_json(const Leg& leg) {
  return {{"link", leg.link},
          {"from", leg.from},
          {"to", leg.to},
          {"mode", leg.mode},
          {"country", leg.country},
          {"length_km", leg.length_km},
          {"time_h", leg.time_h},
          {"cost_usd_per_t", leg.cost_usd_per_t},
          {"stopped_days_per_year", leg.risk},
          {"claims", leg.claims}};
}

Json to_json(const Study& study, const Way& way, double tonnes) {
  Json legs = Json::array();
  for (const Leg& leg : way.legs) legs.push_back(to_json(leg));
  return {{"class", way.corridor_class},
          {"class_de", name_class(study, way.corridor_class, "de")},
          {"cost_usd_per_t", way.cost_usd_per_t},
          {"cost_usd", way.cost_usd_per_t * tonnes},
          {"time_h", way.time.mean},
          {"time_spread_h", way.time.deviation},
          {"time_p10_h", way.time.p10},
          {"time_p50_h", way.time.p50},
          {"time_p90_h", way.time.p90},
          {"risk", way.risk},
          {"stopped_days_per_year", way.stopped_days},
          {"events", way.events},
          {"can_stop", way.can_stop},
          {"free_t_per_year", number_or_null(way.free_t_per_year)},
          {"fits", !(way.free_t_per_year < tonnes)},
          {"length_km", way.length_km},
          {"countries", way.countries},
          {"corridors", way.corridors},
          {"dominated_by", way.dominated_by},
          {"legs", std::move(legs)}};
}

Json to_json(const Study& study, const std::vector<Way>& ways, double tonnes) {
  Json list = Json::array();
  for (const Way& way : ways) list.push_back(to_json(study, way, tonnes));
  return list;
}

}  // namespace

Reply route_world(const World& world, const RouteCommand& command) {
  const auto ways = find_ways(world, command.way);
  if (!ways) return reply_errors("route", ways.error());
  const bool found = !ways->pareto.empty();
  Json json = reply_head("route", &world.study(), found ? "ok" : "no_route");
  json["good"] = ways->good;
  json["from"] = ways->from;
  json["to"] = ways->to;
  json["day"] = to_string(ways->day);
  json["tonnes"] = command.tonnes;
  json["sets"] = world.sets();
  add_warnings(json, ways->warnings);
  const bool of_study = ways->avoid.size() > command.way.avoid.size();
  json["avoid"] = {
      {"selectors", ways->avoid}, {"of_study", of_study ? ways->avoid.back() : ""}, {"matched", ways->matched}};
  json["routes"] = to_json(world.study(), ways->pareto, command.tonnes);
  json["alternatives"] = to_json(world.study(), ways->alternatives, command.tonnes);
  json["by_class"] = to_json(world.study(), ways->by_class, command.tonnes);
  if (found) return {std::move(json), kExitOk};
  json["cut"] = Json::array();
  for (const Obstacle& o : ways->cut) json["cut"].push_back({{"asset", o.asset}, {"why", o.why}});
  json["why_no_cut"] = ways->why_no_cut;
  json["lift"] = ways->lift;
  return {std::move(json), kExitNo};
}

Reply route_study(const RouteCommand& command) {
  const auto study = read_study(command.study);
  return study ? route_study(*study, command) : reply_errors("route", study.error());
}

Reply route_study(const Study& study, const RouteCommand& command) {
  if (command.way.depart)
    if (const auto fits = check_day(study, *command.way.depart); !fits) return reply_errors("route", fits.error());
  const auto world = World::apply(study, command.world);
  if (!world) return reply_errors("route", world.error());
  return route_world(*world, command);
}

}  // namespace korridor
