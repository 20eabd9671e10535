#include "korridor/routing/ways.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "korridor/routing/corridor_classes.h"
#include "korridor/routing/pareto.h"
#include "korridor/study/find_named.h"

namespace korridor {
namespace {

Leg make_leg(const WayGraph& graph, Index a) {
  const Study& study = graph.network.study();
  const Table& places = study.table("places");
  const Arcs& arcs = graph.network.arcs;
  const Index tail = graph.network.nodes.place[arcs.tail[a]];
  const Index head = graph.network.nodes.place[arcs.head[a]];
  Leg leg{.link = {},
          .from = places.id(tail),
          .to = places.id(head),
          .mode = "handling",
          .country = places.text(head, "country"),
          .length_km = graph.network.arc_length_km[a],
          .time_h = graph.hours[a],
          .cost_usd_per_t = graph.cost[a],
          .risk = graph.risk[a],
          .claims = {}};
  if (const Index link = arcs.link[a]; link != kNone) {
    const Table& links = study.table("links");
    leg.link = links.id(link);
    leg.mode = links.text(link, "mode");
    leg.claims = claims_of_row(study, "links", leg.link);
  } else {
    leg.claims = claims_of_row(study, "places", leg.from);
  }
  return leg;
}

/// States in the order of travel: those of each link, turned round when it is run backwards.
void add_countries(const WayGraph& graph, Index a, std::vector<std::string>& countries) {
  const Index link = graph.network.arcs.link[a];
  if (link == kNone) return;
  auto list = graph.network.study().table("links").list(link, "countries");
  if (graph.network.arcs.reverse[a] != 0) std::ranges::reverse(list);
  for (const std::string& country : list)
    if (std::ranges::find(countries, country) == countries.end()) countries.push_back(country);
}

void add_events(const WayGraph& graph, const std::vector<Index>& arcs, Way& way) {
  std::set<Index> events;
  for (const Index a : arcs) events.insert(graph.events[a].begin(), graph.events[a].end());
  const World& world = *graph.network.world;
  const Period& day = graph.network.periods[0];
  for (const Index e : events) {
    way.events.push_back(world.study().table("events").id(e));
    way.stopped_days += world.number("events", e, "rate_per_year", day) *
                        world.number("events", e, "duration_days", day) * world.number("events", e, "depth", day);
  }
}

Way make_way(const WayGraph& graph, const Gateways& gateways, const std::vector<Index>& arcs) {
  Way way;
  way.free_t_per_year = std::numeric_limits<double>::infinity();
  std::vector<double> means, deviations;
  for (const Index a : arcs) {
    way.legs.push_back(make_leg(graph, a));
    way.cost_usd_per_t += graph.cost[a];
    way.risk += graph.risk[a];
    way.length_km += graph.network.arc_length_km[a];
    means.push_back(graph.hours[a]);
    deviations.push_back(graph.network.arc_spread_hours[a]);
    add_countries(graph, a, way.countries);
    const Index link = graph.network.arcs.link[a];
    const double free = link != kNone ? graph.network.link_capacity.at(1, link)
                                      : graph.network.place_throughput.at(1, graph.network.arcs.place[a]);
    if (!std::isnan(free)) way.free_t_per_year = std::min(way.free_t_per_year, free);
  }
  way.time = add_times(means, deviations);
  add_events(graph, arcs, way);
  const Table& places = graph.network.study().table("places");
  const auto& end_places = graph.network;
  const std::string& first = places.text(end_places.nodes.place[end_places.arcs.tail[arcs.front()]], "country");
  const std::string& last = places.text(end_places.nodes.place[end_places.arcs.head[arcs.back()]], "country");
  for (const std::string& country : way.countries)
    if (country != first && country != last) way.can_stop.push_back(country);
  for (std::size_t c = 0; c < gateways.corridors.size(); ++c)
    if (std::ranges::any_of(arcs, [&](Index a) { return gateways.arcs[c][a] != 0; })) {
      way.corridors.push_back(gateways.corridors[c]);
      if (way.corridor_class.empty()) way.corridor_class = gateways.class_of[c];
    }
  return way;
}

bool beats(const Way& a, const Way& b) {
  const bool no_worse = a.cost_usd_per_t <= b.cost_usd_per_t && a.time.mean <= b.time.mean && a.risk <= b.risk;
  return no_worse && (a.cost_usd_per_t < b.cost_usd_per_t || a.time.mean < b.time.mean || a.risk < b.risk);
}

void add_classes(const WayGraph& graph, const Gateways& gateways, Index from, Index to, Ways& ways) {
  for (const std::string& name : gateways.classes) {
    const auto arcs = find_way_of_class(graph, gateways, name, from, to);
    if (arcs.empty()) continue;
    ways.by_class.push_back(make_way(graph, gateways, arcs));
    ways.by_class.back().corridor_class = name;
  }
  if (const auto arcs = find_way_off_corridors(graph, gateways, from, to); !arcs.empty() && !ways.by_class.empty())
    ways.by_class.push_back(make_way(graph, gateways, arcs));
  std::ranges::stable_sort(ways.by_class, {}, &Way::cost_usd_per_t);
  for (Way& way : ways.by_class)
    for (const Way& other : ways.by_class)
      if (beats(other, way)) way.dominated_by.push_back(other.corridor_class);
}

Result<std::size_t> pick_good(const Study& study, const std::string& name) {
  const Table& goods = study.table("goods");
  const std::string wanted = name.empty() ? study.settings.route_good : name;
  if (wanted.empty() && goods.size() > 0) return std::size_t{0};
  return find_named(goods, wanted, "good");
}

/// The place that is asked for, else that of study.toml.
Result<std::size_t> find_end(const Table& places, const std::string& asked, const std::string& of_study,
                             const std::string& key) {
  if (!asked.empty() || !of_study.empty()) return find_named(places, asked.empty() ? of_study : asked, "place");
  return fail({.code = "usage",
               .message = fmt::format("neither the question nor the study says where ways go {}", key),
               .hint = fmt::format("give {}, or {} in the section [route] of study.toml", key, key)});
}

std::vector<std::string> list_matched(const WayGraph& graph) {
  std::vector<std::string> names;
  const Study& study = graph.network.study();
  std::set<Index> places;
  for (Index n = 0; n < graph.network.nodes.size(); ++n)
    if (graph.node_avoided[n] != 0) places.insert(graph.network.nodes.place[n]);
  for (const Index p : places) names.push_back("place:" + study.table("places").id(p));
  std::set<Index> links;
  for (Index a = 0; a < graph.network.arcs.size(); ++a)
    if (graph.block[a] == WayGraph::kAvoided && graph.network.arcs.link[a] != kNone)
      links.insert(graph.network.arcs.link[a]);
  for (const Index l : links) names.push_back("link:" + study.table("links").id(l));
  return names;
}

}  // namespace

Result<Ways> find_ways(const World& world, const WayRequest& request) {
  const Table& places = world.study().table("places");
  const auto good = pick_good(world.study(), request.good);
  const Settings& settings = world.study().settings;
  const auto from_place = find_end(places, request.from, settings.route_from, "from");
  const auto to_place = find_end(places, request.to, settings.route_to, "to");
  Errors errors;
  for (const auto* part : {&good, &from_place, &to_place})
    if (!*part) errors.insert(errors.end(), part->error().begin(), part->error().end());
  if (errors.empty() && *from_place == *to_place)
    errors.push_back(
        {.code = "same_place", .message = "the way starts and ends at the same place", .hint = "give two places"});
  if (!errors.empty()) return std::unexpected(std::move(errors));
  const Date day = request.depart.value_or(world.study().settings.start);
  std::vector<std::string> avoid = request.avoid;
  const std::string& avoid_of_study = world.study().settings.avoid;
  if (!avoid_of_study.empty() && !request.ignore_study_avoid) avoid.push_back(avoid_of_study);
  auto graph = make_way_graph(world, *good, avoid, day);
  if (!graph) return std::unexpected(graph.error());
  const Index from = graph->network.nodes.out_of[*from_place];
  const Index to = graph->network.nodes.out_of[*to_place];
  Ways ways;
  ways.day = day;
  ways.from = places.id(*from_place);
  ways.to = places.id(*to_place);
  ways.avoid = avoid;
  ways.good = world.study().table("goods").id(*good);
  ways.matched = list_matched(*graph);
  const Gateways gateways = find_gateways(*graph);
  for (const ParetoWay& way : find_pareto_ways(*graph, from, to, request.epsilon))
    ways.pareto.push_back(make_way(*graph, gateways, way.arcs));
  if (ways.pareto.empty()) {
    ways.cut = find_cut(*graph, from, to, avoid);
    if (ways.cut.empty()) ways.why_no_cut = find_why_no_cut(*graph);
    ways.lift = find_lift(*graph, from, to, avoid, ways.warnings);
    return ways;
  }
  add_classes(*graph, gateways, from, to, ways);
  for (const auto& arcs : find_alternatives(*graph, from, to, request.alternatives))
    ways.alternatives.push_back(make_way(*graph, gateways, arcs));
  return ways;
}

}  // namespace korridor
