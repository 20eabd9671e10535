#include "korridor/service/frontier.h"

#include "korridor/study/one_year.h"

namespace korridor {
namespace {

Json changes_json(const std::vector<Moved>& changes) {
  Json list = Json::array();
  for (const Moved& m : changes)
    if (m.kind == "limit")
      list.push_back({{"kind", m.kind}, {"id", m.id}, {"period", m.period}, {"says", "is full from here on"}});
    else
      list.push_back({{"kind", m.kind}, {"id", m.id}, {"t", m.t}});
  return list;
}

Json point_json(const FrontierPoint& p) {
  return {{"cap_t", p.cap_t},
          {"share_of_served", p.share_of_served},
          {"share_of_base", p.share_of_base},
          {"served_t", p.served_t},
          {"unmet_t", p.unmet_t},
          {"cost_usd", p.cost_usd},
          {"extra_usd", p.extra_usd},
          {"next_usd_per_t", p.next_usd_per_t},
          {"changes", changes_json(p.changes)}};
}

Json premium_json(const Premium& p) {
  return {{"order", p.order},
          {"t", p.t},
          {"usd_per_t", p.usd_per_t},
          {"parts",
           {{"distance", p.distance},
            {"handling", p.handling},
            {"time", p.time},
            {"fees", p.fees},
            {"supply", p.supply},
            {"processing", p.processing},
            {"congestion", p.congestion}}}};
}

Json curve_json(const FrontierCurve& c) {
  Json json = {{"good", c.good},
               {"orders", c.orders},
               {"selector", c.selector},
               {"served_t", c.served_t},
               {"through_t", c.through_t},
               {"reason", c.reason},
               {"end", c.end},
               {"points", Json::array()},
               {"premium", Json::array()},
               {"premium_total", premium_json(c.total)},
               {"premium_usd", c.premium_usd},
               {"displaced", Json::array()}};
  for (const FrontierPoint& p : c.points) json["points"].push_back(point_json(p));
  for (const Premium& p : c.premium) json["premium"].push_back(premium_json(p));
  for (const auto& [order, usd] : c.displaced) json["displaced"].push_back({{"order", order}, {"usd", usd}});
  return json;
}

}  // namespace

Reply frontier_study(const FrontierCommand& command) {
  const auto study = read_study_in(command.study, command.year);
  return study ? frontier_study(*study, command) : reply_errors("frontier", study.error());
}

Reply frontier_study(const Study& study, const FrontierCommand& command) {
  const auto world = World::apply(study, command.world);
  if (!world) return reply_errors("frontier", world.error());
  const auto curves = find_frontier(*world, command.plan, command.ask);
  if (!curves) return reply_errors("frontier", curves.error());
  Json json = reply_head("frontier", &study, "ok");
  add_warnings(json, world->warnings());
  for (const FrontierCurve& c : *curves) add_warnings(json, c.warnings);
  json["period"] = {{"from", to_string(study.settings.start)}, {"until", to_string(study.settings.end)}};
  json["on"] = command.ask.on;
  json["agreements_on"] = world->agreements_on();
  json["curves"] = Json::array();
  bool any = false;
  for (const FrontierCurve& c : *curves) {
    json["curves"].push_back(curve_json(c));
    any |= !c.points.empty();
  }
  return {std::move(json), any ? kExitOk : kExitNo};
}

}  // namespace korridor
