#include "corridor.h"

#include <algorithm>

namespace korridor {
namespace {

/// The generator's own stream (SplitMix64 from the bare seed), so that its instances stay what they are.
struct Stream {
  std::uint64_t state;
  std::uint64_t next() {
    std::uint64_t z = (state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  std::uint32_t below(std::uint32_t n) { return static_cast<std::uint32_t>(next() % n); }
};

struct Plane {
  std::vector<double> x, y;
  [[nodiscard]] double distance(std::size_t i, std::size_t j) const { return std::hypot(x[i] - x[j], y[i] - y[j]); }
};

using Edges = std::set<std::pair<std::uint32_t, std::uint32_t>>;

void add_spanning_tree(const Plane& plane, std::uint32_t places, Edges& edges) {
  std::vector<double> near(places, 1e9);
  std::vector<std::int64_t> parent(places, -1);
  std::vector<char> done(places, 0);
  near[0] = 0;
  for (std::uint32_t n = 0; n < places; ++n) {
    std::int64_t v = -1;
    for (std::uint32_t i = 0; i < places; ++i)
      if (done[i] == 0 && (v < 0 || near[i] < near[static_cast<std::size_t>(v)])) v = i;
    const auto at = static_cast<std::uint32_t>(v);
    done[at] = 1;
    if (parent[at] >= 0) {
      const auto p = static_cast<std::uint32_t>(parent[at]);
      edges.insert({std::min(at, p), std::max(at, p)});
    }
    for (std::uint32_t i = 0; i < places; ++i)
      if (done[i] == 0 && plane.distance(at, i) < near[i]) {
        near[i] = plane.distance(at, i);
        parent[i] = v;
      }
  }
}

void add_neighbours(const Plane& plane, std::uint32_t places, std::size_t wanted, Edges& edges) {
  std::vector<std::vector<std::uint32_t>> nearest(places);
  for (std::uint32_t i = 0; i < places; ++i) {
    std::vector<std::uint32_t> order(places);
    std::iota(order.begin(), order.end(), 0U);
    std::partial_sort(order.begin(), order.begin() + 7, order.end(),
                      [&](auto a, auto b) { return plane.distance(i, a) < plane.distance(i, b); });
    nearest[i].assign(order.begin() + 1, order.begin() + 7);
  }
  for (std::size_t q = 0; q < 6 && edges.size() < wanted; ++q)
    for (std::uint32_t i = 0; i < places && edges.size() < wanted; ++i)
      edges.insert({std::min(i, nearest[i][q]), std::max(i, nearest[i][q])});
}

void add_links(Corridor& corridor, Stream& random, const Plane& plane, std::uint32_t links) {
  Edges edges;
  const std::uint32_t undirected = links / 2, sea = undirected / 20;
  add_spanning_tree(plane, corridor.places, edges);
  add_neighbours(plane, corridor.places, undirected - sea, edges);
  const auto add = [&](std::uint32_t a, std::uint32_t b, std::uint32_t lag, double cost, double capacity) {
    corridor.from.push_back(a);
    corridor.to.push_back(b);
    corridor.lag.push_back(lag);
    corridor.cost.push_back(cost);
    corridor.capacity.push_back(capacity);
  };
  for (const auto& [a, b] : edges) {
    const bool rail = random.uniform() < 0.35;
    const double cost = (rail ? 40 : 100) * plane.distance(a, b) + 0.5 + (rail ? 0.5 : 0);
    const double capacity = (rail ? 300 : 120) * (0.5 + random.uniform());
    add(a, b, 0, cost, capacity);
    add(b, a, 0, cost, capacity);
  }
  for (std::uint32_t q = 0; q < sea;) {
    const std::uint32_t a = random.below(corridor.places), b = random.below(corridor.places);
    if (a == b) continue;
    const double cost = 12 * plane.distance(a, b) + 3;
    const double there = 600 * (0.5 + random.uniform());
    add(a, b, 1, cost, there);
    add(b, a, 1, cost, 600 * (0.5 + random.uniform()));
    ++q;
  }
}

void add_trade(Corridor& c, Stream& random, double load) {
  const std::uint32_t raw = c.goods / 2;
  const std::uint32_t sources = std::max(2U, c.places / 25), plants = std::max(2U, c.places / 50 / 2);
  const double total = load * c.places * 4;
  for (std::uint32_t k = 0; k < raw; ++k)
    for (std::uint32_t q = 0; q < sources; ++q) {
      const std::uint32_t place = random.below(c.places);
      const double capacity = 2.2 * total / (sources * raw) * (0.5 + random.uniform());
      c.sources.push_back({place, k, capacity, 5 + 10 * random.uniform()});
    }
  for (std::uint32_t k = raw; k < c.goods; ++k)
    for (std::uint32_t q = 0; q < plants; ++q) {
      const std::uint32_t place = random.below(c.places);
      const double yield = 0.6 + 0.35 * random.uniform();
      const double cost = 8 + 6 * random.uniform();
      const double capacity = 1.6 * total / 2 / ((c.goods - raw) * plants) * (0.6 + 0.8 * random.uniform());
      c.plants.push_back({place, k - raw, k, yield, cost, capacity});
    }
  const std::uint32_t per_good = std::max(1U, std::max(4U, c.places / 12) * 3 / c.goods);
  for (std::uint32_t k = 0; k < c.goods; ++k)
    for (std::uint32_t q = 0; q < per_good; ++q) {
      const std::uint32_t place = random.below(c.places);
      c.demands.push_back({place, k, 0.5 * total / (per_good * (c.goods / 2.0)) * (0.5 + random.uniform()), 400.0});
    }
}

/// Rows of a kind and month: first + item * months + month.
struct Rows {
  std::uint32_t link = 0, store = 0, source = 0, plant = 0;
};

Rows add_rows(const Corridor& c, HyperNetworkBuilder& builder) {
  Rows rows;
  const auto add = [&](const auto& items, auto capacity) {
    std::uint32_t first = 0;
    bool is_first = true;
    for (const auto& item : items)
      for (std::uint32_t t = 0; t < c.months; ++t) {
        const std::uint32_t row = builder.add_row(capacity(item));
        if (is_first) first = row;
        is_first = false;
      }
    return first;
  };
  rows.link = add(c.capacity, [](double u) { return u; });
  rows.store = add(c.store_capacity, [](double u) { return u; });
  rows.source = add(c.sources, [](const auto& s) { return s.capacity; });
  rows.plant = add(c.plants, [](const auto& p) { return p.capacity; });
  return rows;
}

void add_moves(const Corridor& c, const Rows& rows, HyperNetworkBuilder& builder) {
  std::vector<std::vector<std::uint32_t>> leaving(c.places);
  for (std::uint32_t l = 0; l < c.from.size(); ++l) leaving[c.from[l]].push_back(l);
  std::vector<std::int64_t> store_at(c.places, -1);
  for (std::uint32_t w = 0; w < c.store.size(); ++w) store_at[c.store[w]] = w;
  const auto node = [&](std::uint32_t k, std::uint32_t t, std::uint32_t p) {
    return (k * c.months + t) * c.places + p;
  };
  for (std::uint32_t k = 0; k < c.goods; ++k)
    for (std::uint32_t t = 0; t < c.months; ++t)
      for (std::uint32_t p = 0; p < c.places; ++p) {
        for (const std::uint32_t l : leaving[p])
          if (t + c.lag[l] < c.months)
            builder.add_move(node(k, t, p), node(k, t + c.lag[l], c.to[l]), c.cost[l] * c.factor[k],
                             std::array{RowUse{rows.link + l * c.months + t, c.weight[k]}});
        if (store_at[p] >= 0 && t + 1 < c.months)
          builder.add_move(
              node(k, t, p), node(k, t + 1, p), c.hold,
              std::array{RowUse{rows.store + static_cast<std::uint32_t>(store_at[p]) * c.months + t, 1.0}});
      }
}

}  // namespace

Corridor make_corridor(std::uint32_t places, std::uint32_t links, std::uint32_t goods, std::uint32_t months,
                       std::uint64_t seed, double load) {
  Corridor c;
  c.places = places;
  c.goods = goods;
  c.months = months;
  Stream random{seed};
  Plane plane;
  for (std::uint32_t i = 0; i < places; ++i) {
    plane.x.push_back(random.uniform());
    plane.y.push_back(random.uniform());
  }
  add_links(c, random, plane, links);
  for (std::uint32_t k = 0; k < goods; ++k) c.factor.push_back(0.7 + 0.6 * random.uniform());
  for (std::uint32_t k = 0; k < goods; ++k) c.weight.push_back(0.8 + 0.4 * random.uniform());
  for (std::uint32_t i = 0; i < places; ++i)
    if (random.uniform() < 0.3) {
      c.store.push_back(i);
      c.store_capacity.push_back(400 * (0.5 + random.uniform()));
    }
  for (std::uint32_t t = 0; t < months; ++t) c.season.push_back(1 + 0.3 * std::sin(6.2831853 * t / 12));
  add_trade(c, random, load);
  return c;
}

Result<HyperNetwork> to_hyper_network(const Corridor& c) {
  HyperNetworkBuilder builder;
  const Rows rows = add_rows(c, builder);
  for (const auto& demand : c.demands)
    for (std::uint32_t t = 0; t < c.months; ++t) {
      builder.add_set(demand.amount * c.season[t], t);
      builder.add_step(demand.penalty, demand.amount * c.season[t]);
    }
  for (std::uint32_t b = 0; b < c.goods * c.months; ++b) builder.add_block(c.places);
  const auto node = [&](std::uint32_t k, std::uint32_t t, std::uint32_t p) {
    return (k * c.months + t) * c.places + p;
  };
  add_moves(c, rows, builder);
  for (std::uint32_t s = 0; s < c.sources.size(); ++s)
    for (std::uint32_t t = 0; t < c.months; ++t)
      builder.add_source(node(c.sources[s].good, t, c.sources[s].place), c.sources[s].cost,
                         std::array{RowUse{rows.source + s * c.months + t, 1.0}});
  for (std::uint32_t q = 0; q < c.plants.size(); ++q)
    for (std::uint32_t t = 0; t < c.months; ++t) {
      const auto& plant = c.plants[q];
      builder.add_join(std::array{RowUse{node(plant.in, t, plant.place), 1 / plant.yield}},
                       node(plant.out, t, plant.place), plant.cost,
                       std::array{RowUse{rows.plant + q * c.months + t, 1.0}});
    }
  for (std::uint32_t d = 0; d < c.demands.size(); ++d)
    for (std::uint32_t t = 0; t < c.months; ++t)
      builder.add_sink(node(c.demands[d].good, t, c.demands[d].place), d * c.months + t, 0, {});
  return builder.finish();
}

}  // namespace korridor
