#include "unit/chains/random_network.h"

#include <cmath>

namespace korridor {
namespace {

constexpr std::uint32_t kStages = 3, kPeriods = 3, kPlaces = 6;

std::uint32_t node(std::uint32_t stage, std::uint32_t period, std::uint32_t place) {
  return (stage * kPeriods + period) * kPlaces + place;
}

/// A whole number keeps ties frequent, which is what a simplex stumbles over.
double whole(Random& random, std::uint64_t low, std::uint64_t span) {
  return static_cast<double>(low + random.below(span));
}

std::vector<RowUse> some_rows(Random& random, std::uint32_t rows, std::uint64_t most) {
  std::vector<RowUse> uses;
  const auto count = random.below(most + 1);
  for (std::uint64_t k = 0; k < count; ++k) {
    const auto row = static_cast<std::uint32_t>(random.below(rows));
    bool known = false;
    for (const RowUse& use : uses) known |= use.row == row;
    if (!known) uses.push_back({row, random.uniform() < 0.7 ? 1.0 : 0.5 + random.uniform()});
  }
  return uses;
}

void add_orders(Random& random, HyperNetworkBuilder& builder, std::uint32_t orders) {
  for (std::uint32_t o = 0; o < orders; ++o) {
    const double wanted = whole(random, 5, 40);
    builder.add_set(wanted);
    if (random.uniform() < 0.5) {
      builder.add_step(whole(random, 60, 100), wanted);
    } else {
      builder.add_step(whole(random, 20, 60), wanted / 2);
      builder.add_step(whole(random, 80, 60), wanted / 4);
      builder.add_step(whole(random, 150, 60), wanted - wanted / 2 - wanted / 4);
    }
  }
}

void add_moves(Random& random, HyperNetworkBuilder& builder, std::uint32_t rows) {
  for (std::uint32_t g = 0; g < kStages; ++g)
    for (std::uint32_t t = 0; t < kPeriods; ++t)
      for (std::uint32_t p = 0; p < kPlaces; ++p) {
        for (std::uint32_t q = 0; q < kPlaces; ++q)
          if (p != q && random.uniform() < 0.4)
            builder.add_move(node(g, t, p), node(g, t, q), whole(random, 0, 12), some_rows(random, rows, 2));
        if (t + 1 < kPeriods && random.uniform() < 0.4)
          builder.add_move(node(g, t, p), node(g, t + 1, p), whole(random, 0, 4), some_rows(random, rows, 1));
      }
}

void add_plants(Random& random, HyperNetworkBuilder& builder, std::uint32_t rows, std::uint32_t byproduct) {
  for (std::uint32_t g = 1; g < kStages; ++g)
    for (std::uint32_t t = 0; t < kPeriods; ++t)
      for (int q = 0; q < 2; ++q) {
        const auto place = static_cast<std::uint32_t>(random.below(kPlaces));
        std::vector<RowUse> tails{{node(g - 1, t, place), 0.5 + 2 * random.uniform()}};
        if (random.uniform() < 0.4) tails.push_back({node(0, t, (place + 1) % kPlaces), 0.3 + random.uniform()});
        auto uses = some_rows(random, rows, 2);
        if (g == 1) uses.push_back({byproduct + t, -0.4});
        builder.add_join(tails, node(g, t, place), whole(random, 1, 9), uses);
      }
}

}  // namespace

HyperNetwork random_network(Random& random) {
  HyperNetworkBuilder builder;
  const auto rows = static_cast<std::uint32_t>(12 + random.below(10));
  for (std::uint32_t r = 0; r < rows; ++r) builder.add_row(random.uniform() < 0.1 ? 0 : whole(random, 5, 60));
  const std::uint32_t byproduct = builder.add_row(0, kInfinity, 10);
  for (std::uint32_t t = 1; t < kPeriods; ++t) builder.add_row(0, kInfinity, 10);
  const std::uint32_t clause = builder.add_row(0, random.uniform() < 0.5 ? 30 : kInfinity, 10);
  const auto orders = static_cast<std::uint32_t>(4 + random.below(6));
  add_orders(random, builder, orders);
  for (std::uint32_t b = 0; b < kStages * kPeriods; ++b) builder.add_block(kPlaces);
  add_moves(random, builder, rows);
  for (std::uint32_t t = 0; t < kPeriods; ++t)
    for (int s = 0; s < 3; ++s)
      builder.add_source(node(0, t, static_cast<std::uint32_t>(random.below(kPlaces))), whole(random, 1, 10),
                         some_rows(random, rows, 2));
  add_plants(random, builder, rows, byproduct);
  for (std::uint32_t t = 0; t < kPeriods; ++t) {
    const RowUse use{byproduct + t, 1};
    builder.add_source(node(1, t, static_cast<std::uint32_t>(random.below(kPlaces))), 0, {&use, 1});
  }
  for (std::uint32_t o = 0; o < orders; ++o) {
    const auto stage = static_cast<std::uint32_t>(random.below(kStages));
    const auto place = static_cast<std::uint32_t>(random.below(kPlaces));
    for (std::uint32_t t = 0; t < kPeriods; ++t) {
      std::vector<RowUse> uses;
      if (o == 0) uses.push_back({clause, t == 1 ? 0.6 : -0.4});
      builder.add_sink(node(stage, t, place), o, whole(random, 0, 5), uses);
    }
  }
  return *builder.finish();
}

LinearProgram to_linear_program(const HyperNetwork& net) {
  LinearProgram lp;
  const auto row_at = [](std::uint32_t row) { return static_cast<std::int32_t>(row); };
  for (std::uint32_t r = 0; r < net.rows(); ++r) lp.add_row(-kInfinity, net.capacity[r]);
  const std::uint32_t first_set = net.rows(), first_node = net.rows() + net.sets();
  for (std::uint32_t s = 0; s < net.sets(); ++s) lp.add_row(net.wanted[s], net.wanted[s]);
  for (std::uint32_t n = 0; n < net.nodes; ++n) lp.add_row(0, 0);
  using Entries = std::vector<std::pair<std::int32_t, double>>;
  const auto uses_of = [&](const UseLists& uses, std::uint32_t owner) {
    Entries entries;
    for (std::uint32_t k = uses.first[owner]; k < uses.first[owner + 1]; ++k)
      entries.emplace_back(row_at(uses.row[k]), uses.per_unit[k]);
    return entries;
  };
  for (std::uint32_t s = 0; s < net.sources(); ++s) {
    Entries entries = uses_of(net.source_uses, s);
    entries.emplace_back(row_at(first_node + net.source_node[s]), 1.0);
    lp.add_column(net.source_cost[s], 0, kInfinity, entries);
  }
  for (std::uint32_t v = 0; v < net.nodes; ++v)
    for (std::uint32_t m = net.move_first[v]; m < net.move_first[v + 1]; ++m) {
      Entries entries = uses_of(net.shared_uses, net.move_list[m]);
      entries.emplace_back(row_at(first_node + v), -1.0);
      entries.emplace_back(row_at(first_node + net.move_head[m]), 1.0);
      lp.add_column(net.move_cost[m], 0, kInfinity, entries);
    }
  for (std::uint32_t j = 0; j < net.joins(); ++j) {
    Entries entries = uses_of(net.join_uses, j);
    for (std::uint32_t k = net.join_tails.first[j]; k < net.join_tails.first[j + 1]; ++k)
      entries.emplace_back(row_at(first_node + net.join_tails.row[k]), -net.join_tails.per_unit[k]);
    entries.emplace_back(row_at(first_node + net.join_head[j]), 1.0);
    lp.add_column(net.join_cost[j], 0, kInfinity, entries);
  }
  for (std::uint32_t k = 0; k < net.sinks(); ++k) {
    Entries entries = uses_of(net.sink_uses, k);
    entries.emplace_back(row_at(first_node + net.sink_node[k]), -1.0);
    entries.emplace_back(row_at(first_set + net.sink_set[k]), 1.0);
    lp.add_column(net.sink_cost[k], 0, kInfinity, entries);
  }
  for (std::uint32_t k = 0; k < net.steps(); ++k)
    if (std::isfinite(net.step_cost[k]))
      lp.add_column(net.step_cost[k], 0, net.step_upper[k], {{row_at(first_set + net.step_set[k]), 1.0}});
  for (std::uint32_t r = 0; r < net.rows(); ++r)
    if (std::isfinite(net.shortfall[r])) lp.add_column(net.shortfall[r], 0, kInfinity, {{row_at(r), -1.0}});
  return lp;
}

}  // namespace korridor
