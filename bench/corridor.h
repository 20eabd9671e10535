#pragma once

// The synthetic corridor: a geometric graph with road, rail and sea, storage, plants with yields, seasonal demand and
// shortage at a penalty. A pure function of its six numbers.

#include <array>
#include <cmath>
#include <cstdint>
#include <numbers>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

#include "korridor/chains/hyper_network.h"

namespace korridor {

struct Corridor {
  struct Source {
    std::uint32_t place, good;
    double capacity, cost;
  };
  struct Plant {
    std::uint32_t place, in, out;
    double yield, cost, capacity;
  };
  struct Demand {
    std::uint32_t place, good;
    double amount, penalty;
  };
  std::uint32_t places = 0, goods = 0, months = 0;
  std::vector<std::uint32_t> from, to, lag;
  std::vector<double> capacity, cost, factor, weight, store_capacity, season;
  std::vector<std::uint32_t> store;
  std::vector<Source> sources;
  std::vector<Plant> plants;
  std::vector<Demand> demands;
  double hold = 0.4;
};

/// Places, links (both directions counted), goods, months, seed, load.
Corridor make_corridor(std::uint32_t places, std::uint32_t links, std::uint32_t goods, std::uint32_t months,
                       std::uint64_t seed, double load);

/// The corridor in chain form: one block per good and month, a row per link, store, plant and source and month.
Result<HyperNetwork> to_hyper_network(const Corridor& corridor);

}  // namespace korridor
