#include <algorithm>
#include <cmath>
#include <numeric>

#include "korridor/base/text.h"
#include "korridor/network/network.h"

namespace korridor {
namespace {

/// Interleaves the bits of two 16-bit grid positions: places that are near get near numbers, so that a search stays in
/// the cache (Morton 1966).
std::uint32_t morton(double lat, double lon) {
  const auto spread = [](std::uint32_t v) {
    v = (v | (v << 8)) & 0x00FF00FFU;
    v = (v | (v << 4)) & 0x0F0F0F0FU;
    v = (v | (v << 2)) & 0x33333333U;
    return (v | (v << 1)) & 0x55555555U;
  };
  const auto grid = [](double share) { return static_cast<std::uint32_t>(std::clamp(share, 0.0, 1.0) * 65535.0); };
  return spread(grid((lat + 90) / 180)) << 1U | spread(grid((lon + 180) / 360));
}

bool has_handling(const World& world, std::size_t place, const std::vector<Period>& periods) {
  return std::ranges::any_of(periods, [&](const Period& p) {
    return !std::isnan(world.amount("places", place, "throughput_t_per_year", p)) ||
           world.number("places", place, "handling_cost_usd_per_t", p) > 0 ||
           world.number("places", place, "handling_hours", p) > 0;
  });
}

Nodes make_nodes(const World& world, const std::vector<Period>& periods) {
  const Table& places = world.study().table("places");
  std::vector<Index> order(places.size());
  std::iota(order.begin(), order.end(), Index{0});
  std::vector<std::uint32_t> code(places.size());
  for (std::size_t i = 0; i < places.size(); ++i) code[i] = morton(places.number(i, "lat"), places.number(i, "lon"));
  std::ranges::stable_sort(order, {}, [&](Index i) { return code[i]; });

  Nodes nodes;
  nodes.in_of.resize(places.size());
  nodes.out_of.resize(places.size());
  const auto add = [&](Index place, char side) {
    nodes.place.push_back(place);
    nodes.side.push_back(side);
    return nodes.size() - 1;
  };
  for (const Index place : order) {
    const bool split = has_handling(world, place, periods);
    nodes.in_of[place] = add(place, split ? 'i' : ' ');
    nodes.out_of[place] = split ? add(place, 'o') : nodes.in_of[place];
  }
  return nodes;
}

struct ArcSeed {
  Index tail, head, link, place;
  char reverse;
};

/// Where links run and what they carry is read on the first day of the horizon; sets may have changed it.
std::vector<ArcSeed> list_arcs(const World& world, const Nodes& nodes, Date day) {
  std::vector<ArcSeed> seeds;
  const Study& study = world.study();
  const Table& links = study.table("links");
  const Table& places = study.table("places");
  for (Index l = 0; l < links.size(); ++l) {
    const auto from = static_cast<Index>(*places.find(world.text("links", l, "from", day)));
    const auto to = static_cast<Index>(*places.find(world.text("links", l, "to", day)));
    seeds.push_back({nodes.out_of[from], nodes.in_of[to], l, kNone, 0});
    if (world.text("links", l, "direction", day) == "both")
      seeds.push_back({nodes.out_of[to], nodes.in_of[from], l, kNone, 1});
  }
  for (Index p = 0; p < places.size(); ++p)
    if (nodes.in_of[p] != nodes.out_of[p]) seeds.push_back({nodes.in_of[p], nodes.out_of[p], kNone, p, 0});
  std::ranges::stable_sort(seeds, {}, &ArcSeed::tail);
  return seeds;
}

Arcs pack_arcs(const std::vector<ArcSeed>& seeds, Index node_count) {
  Arcs arcs;
  arcs.first_out.assign(node_count + 1, 0);
  for (const ArcSeed& seed : seeds) {
    arcs.tail.push_back(seed.tail);
    arcs.head.push_back(seed.head);
    arcs.link.push_back(seed.link);
    arcs.place.push_back(seed.place);
    arcs.reverse.push_back(seed.reverse);
    ++arcs.first_out[seed.tail + 1];
  }
  std::partial_sum(arcs.first_out.begin(), arcs.first_out.end(), arcs.first_out.begin());
  return arcs;
}

Timed make_timed(std::size_t periods, std::size_t count) {
  return {.count = count, .value = std::vector<double>(periods * count)};
}

/// Link columns that are read once per period and spread to the arcs afterwards.
struct LinkValues {
  std::vector<double> cost, hours, open;
};

LinkValues read_links(const World& world, const Period& period) {
  const std::size_t n = world.study().table("links").size();
  LinkValues values{std::vector<double>(n), std::vector<double>(n), std::vector<double>(n)};
  for (std::size_t l = 0; l < n; ++l) {
    values.cost[l] = world.number("links", l, "cost_usd_per_t", period);
    values.hours[l] =
        world.number("links", l, "hours", period) + world.number("links", l, "departure_interval_hours", period) / 2;
    values.open[l] = world.open_share("links", l, period);
  }
  return values;
}

constexpr double kNeverArrives = 1e9;  // periods

void fill_arcs(Network& network, std::size_t t) {
  const World& world = *network.world;
  const Period& period = network.periods[t];
  const LinkValues links = read_links(world, period);
  const std::size_t n = network.arcs.size();
  for (std::size_t a = 0; a < n; ++a) {
    const Index l = network.arcs.link[a];
    const Index p = network.arcs.place[a];
    const bool is_link = l != kNone;
    network.arc_cost.value[t * n + a] =
        is_link ? links.cost[l] : world.number("places", p, "handling_cost_usd_per_t", period);
    network.arc_hours.value[t * n + a] = is_link ? links.hours[l] : world.number("places", p, "handling_hours", period);
    network.arc_lag[t * n + a] = static_cast<std::uint32_t>(
        std::lround(std::min(network.arc_hours.value[t * n + a] / period.hours, kNeverArrives)));
    network.arc_open.value[t * n + a] = is_link ? links.open[l] : 1.0;
  }
}

void fill_capacities(Network& network, std::size_t t) {
  const World& world = *network.world;
  const Period& period = network.periods[t];
  for (std::size_t l = 0; l < network.link_capacity.count; ++l) {
    const double whole = world.amount("links", l, "capacity_t_per_year", period);
    const double other = world.amount("links", l, "base_load_t_per_year", period);
    network.link_capacity.value[t * network.link_capacity.count + l] =
        std::isnan(whole) ? whole : std::max(0.0, whole - (std::isnan(other) ? 0.0 : other));
  }
  for (std::size_t p = 0; p < network.place_throughput.count; ++p)
    network.place_throughput.value[t * network.place_throughput.count + p] =
        world.amount("places", p, "throughput_t_per_year", period);
}

bool link_carries_good(const std::string& mode, const std::vector<std::string>& carries, const std::string& good,
                       const std::string& cargo) {
  if (!carries.empty())
    return std::ranges::any_of(carries, [&](const std::string& c) { return c == good || c == cargo; });
  return !mode.starts_with("pipeline") && cargo != "gas";
}

void fill_carries(Network& network) {
  const Table& links = network.study().table("links");
  const Table& goods = network.study().table("goods");
  network.good_count = goods.size();
  network.link_carries.assign(links.size() * goods.size(), 0);
  for (std::size_t l = 0; l < links.size(); ++l) {
    const Date day = network.periods.front().from;
    const auto carries = split(network.world->text("links", l, "carries", day), ';');
    const std::string mode = network.world->text("links", l, "mode", day);
    for (std::size_t g = 0; g < goods.size(); ++g)
      network.link_carries[l * goods.size() + g] =
          link_carries_good(mode, carries, goods.id(g), goods.text(g, "cargo")) ? 1 : 0;
  }
}

void fill_static(Network& network) {
  const World& world = *network.world;
  for (std::size_t a = 0; a < network.arcs.size(); ++a) {
    const Index l = network.arcs.link[a];
    double spread = 0;
    double km = 0;
    if (l != kNone) {
      const Period& first = network.periods.front();
      const double own = world.number("links", l, "spread_hours", first);
      const double wait = world.number("links", l, "departure_interval_hours", first);
      spread = std::sqrt(own * own + wait * wait / 12);  // waiting is uniform over the interval
      const double length = world.number("links", l, "length_km", first);
      km = std::isnan(length) ? 0.0 : length;
    }
    network.arc_spread_hours.push_back(spread);
    network.arc_length_km.push_back(km);
  }
}

}  // namespace

std::string Network::node_name(Index node) const {
  std::string name = study().table("places").id(nodes.place[node]);
  if (nodes.side[node] == 'i') name += ":in";
  if (nodes.side[node] == 'o') name += ":out";
  return name;
}

bool Network::has_ways_of(const Network& other) const {
  return periods.size() == other.periods.size() && nodes.place == other.nodes.place && arcs.tail == other.arcs.tail &&
         arcs.head == other.arcs.head && arcs.link == other.arcs.link;
}

Network compile(const World& world, std::vector<Period> periods) {
  Network network;
  network.world = &world;
  network.periods = std::move(periods);
  network.nodes = make_nodes(world, network.periods);
  network.arcs = pack_arcs(list_arcs(world, network.nodes, network.periods.front().from), network.nodes.size());
  const std::size_t t = network.periods.size();
  network.arc_cost = make_timed(t, network.arcs.size());
  network.arc_hours = make_timed(t, network.arcs.size());
  network.arc_lag.resize(t * network.arcs.size());
  network.arc_open = make_timed(t, network.arcs.size());
  network.link_capacity = make_timed(t, world.study().table("links").size());
  network.place_throughput = make_timed(t, world.study().table("places").size());
  for (std::size_t period = 0; period < t; ++period) {
    fill_arcs(network, period);
    fill_capacities(network, period);
  }
  fill_carries(network);
  fill_static(network);
  return network;
}

std::vector<char> mark_arcs(const Network& network, const Selector& selector) {
  const std::vector<bool> links = selector.select(network.study(), "links");
  const std::vector<bool> places = selector.select(network.study(), "places");
  std::vector<char> marks(network.arcs.size(), 0);
  for (std::size_t a = 0; a < marks.size(); ++a) {
    const Index l = network.arcs.link[a];
    const bool hit = (l != kNone && links[l]) || places[network.nodes.place[network.arcs.tail[a]]] ||
                     places[network.nodes.place[network.arcs.head[a]]];
    marks[a] = hit ? 1 : 0;
  }
  return marks;
}

}  // namespace korridor
