#include "korridor/routing/way_graph.h"

#include <algorithm>
#include <cmath>

#include "korridor/network/entities.h"
#include "korridor/study/rate_unit.h"

namespace korridor {
namespace {

std::vector<Period> day_and_year(Date day) {
  const Date next = day + std::chrono::days{1};
  const Date start = first_day(year_of(day), 1);
  const Date end = first_day(year_of(day) + 1, 1);
  return {{.from = day,
           .until = next,
           .name = to_string(day),
           .hours = 24,
           .years = years_between(day, next),
           .discount = 1},
          {.from = start,
           .until = end,
           .name = std::to_string(year_of(day)),
           .hours = 24.0 * days_between(start, end),
           .years = 1,
           .discount = 1}};
}

/// Why an arc cannot be used by the good on the day, apart from what is avoided.
char find_block(const WayGraph& graph, const World& world, Index arc) {
  const Network& net = graph.network;
  const Index link = net.arcs.link[arc];
  if (!net.carries(arc, graph.good)) return WayGraph::kNotCarried;
  if (link == kNone) return net.place_throughput.at(0, net.arcs.place[arc]) <= 0 ? WayGraph::kClosed : WayGraph::kFree;
  if (world.text("links", link, "status", net.periods[0].from) == "planned") return WayGraph::kPlanned;
  const double capacity = net.link_capacity.at(0, link);
  if (net.arc_open.at(0, arc) <= 0 || capacity <= 0) return WayGraph::kClosed;
  return WayGraph::kFree;
}

/// Transit bans and fees of the day; targets are not looked at, for a tonne under way belongs to nobody here.
Result<void> apply_policies(WayGraph& graph, const World& world) {
  const Table& policies = world.study().table("policies");
  const Table& goods = world.study().table("goods");
  const Period& day = graph.network.periods[0];
  for (std::size_t p = 0; p < policies.size(); ++p) {
    const std::string& kind = policies.text(p, "kind");
    const bool ban = kind == "transit_ban";
    const RateUnit unit = read_rate_unit(world.study().settings, policies.text(p, "rate_unit"));
    const bool fee = kind == "transit_fee" && unit.unit == "usd/t" && acts_on(unit, goods, graph.good);
    if ((!ban && !fee) || world.open_share("policies", p, day) <= 0) continue;
    const auto names = policies.list(p, "goods");
    const auto is_named = [&](const std::string& name) { return std::ranges::find(names, name) != names.end(); };
    if (!names.empty() && !is_named(goods.id(graph.good)) && !is_named(goods.text(graph.good, "cargo")) &&
        !is_named("all"))
      continue;
    std::string text = policies.text(p, "selector");
    if (text.empty()) text = "country:" + policies.text(p, "actor");
    const auto selector = Selector::parse(text, world.study());
    if (!selector) return std::unexpected(selector.error());
    const auto links = selector->select(world.study(), "links");
    for (Index a = 0; a < graph.network.arcs.size(); ++a) {
      const Index link = graph.network.arcs.link[a];
      if (link == kNone || !links[link]) continue;
      if (fee) graph.cost[a] += unit.factor * world.number("policies", p, "rate", day);
      if (ban && graph.block[a] == WayGraph::kFree) graph.block[a] = WayGraph::kBanned;
    }
  }
  return {};
}

Result<void> add_events(WayGraph& graph, const World& world) {
  const Table& events = world.study().table("events");
  const Period& day = graph.network.periods[0];
  for (Index e = 0; e < events.size(); ++e) {
    const double days = world.number("events", e, "rate_per_year", day) *
                        world.number("events", e, "duration_days", day) * world.number("events", e, "depth", day);
    const std::string& text = events.text(e, "selector");
    if (!(days > 0) || text.empty()) continue;
    const auto selector = Selector::parse(text, world.study());
    if (!selector) return std::unexpected(selector.error());
    const auto links = selector->select(world.study(), "links");
    const auto places = selector->select(world.study(), "places");
    for (Index a = 0; a < graph.network.arcs.size(); ++a) {
      const Index link = graph.network.arcs.link[a];
      // A place is entered once, so its events are counted on the arc that leads into it.
      const bool hit = link != kNone && (links[link] || places[graph.network.nodes.place[graph.network.arcs.head[a]]]);
      if (!hit) continue;
      graph.risk[a] += days;
      graph.events[a].push_back(e);
    }
  }
  return {};
}

Result<void> apply_avoid(WayGraph& graph, const World& world, const std::vector<std::string>& avoid) {
  graph.node_avoided.assign(graph.network.nodes.size(), 0);
  for (const std::string& text : avoid) {
    const auto selector = Selector::parse(text, world.study());
    if (!selector) return std::unexpected(selector.error());
    const auto places = selector->select(world.study(), "places");
    for (Index n = 0; n < graph.network.nodes.size(); ++n)
      if (places[graph.network.nodes.place[n]]) graph.node_avoided[n] = 1;
    const auto links = selector->select(world.study(), "links");
    for (Index a = 0; a < graph.network.arcs.size(); ++a) {
      const Index link = graph.network.arcs.link[a];
      const bool hit = (link != kNone && links[link]) || graph.node_avoided[graph.network.arcs.tail[a]] != 0 ||
                       graph.node_avoided[graph.network.arcs.head[a]] != 0;
      if (hit && graph.block[a] == WayGraph::kFree) graph.block[a] = WayGraph::kAvoided;
    }
  }
  return {};
}

}  // namespace

Result<WayGraph> make_way_graph(const World& world, std::size_t good, const std::vector<std::string>& avoid, Date day) {
  WayGraph graph;
  graph.network = compile(world, day_and_year(day));
  graph.good = good;
  const Index arcs = graph.network.arcs.size();
  graph.risk.assign(arcs, 0);
  graph.events.resize(arcs);
  for (Index a = 0; a < arcs; ++a) {
    graph.cost.push_back(graph.network.arc_cost.at(0, a));
    graph.hours.push_back(graph.network.arc_hours.at(0, a));
    graph.block.push_back(find_block(graph, world, a));
  }
  if (auto done = apply_policies(graph, world); !done) return std::unexpected(done.error());
  if (auto done = add_events(graph, world); !done) return std::unexpected(done.error());
  if (auto done = apply_avoid(graph, world, avoid); !done) return std::unexpected(done.error());
  return graph;
}

}  // namespace korridor
