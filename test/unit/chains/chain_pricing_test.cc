#include "korridor/chains/chain_pricing.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "unit/chains/random_network.h"

namespace korridor {
namespace {

/// Labels by going round all columns until nothing falls any more.
std::vector<double> label_by_rounds(const HyperNetwork& net, const std::vector<double>& charge) {
  std::vector<double> label(net.nodes, std::numeric_limits<double>::infinity());
  for (bool falls = true; falls;) {
    falls = false;
    const auto offer = [&](std::uint32_t node, double cost) {
      if (cost >= label[node] - 1e-12) return;
      label[node] = cost;
      falls = true;
    };
    for (std::uint32_t s = 0; s < net.sources(); ++s)
      offer(net.source_node[s], net.source_cost[s] + net.source_uses.charge(s, charge.data()));
    for (std::uint32_t v = 0; v < net.nodes; ++v)
      for (std::uint32_t m = net.move_first[v]; m < net.move_first[v + 1]; ++m)
        offer(net.move_head[m], label[v] + net.move_cost[m] + net.shared_uses.charge(net.move_list[m], charge.data()));
    for (std::uint32_t j = 0; j < net.joins(); ++j) {
      double cost = net.join_cost[j] + net.join_uses.charge(j, charge.data());
      for (std::uint32_t k = net.join_tails.first[j]; k < net.join_tails.first[j + 1]; ++k)
        cost += net.join_tails.per_unit[k] * label[net.join_tails.row[k]];
      offer(net.join_head[j], cost);
    }
  }
  return label;
}

std::vector<double> random_charge(Random& random, const HyperNetwork& net) {
  std::vector<double> charge(net.rows());
  for (double& c : charge) c = random.uniform() < 0.5 ? 0 : 20 * random.uniform();
  return charge;
}

TEST(ChainPricing, FindsTheCheapestWayToHaveATonneAnywhere) {
  Random random(51);
  for (int round = 0; round < 100; ++round) {
    const HyperNetwork net = random_network(random);
    const auto charge = random_charge(random, net);
    ChainPricing pricing(net);
    pricing.price(charge);
    const auto expected = label_by_rounds(net, charge);
    for (std::uint32_t v = 0; v < net.nodes; ++v) {
      if (std::isfinite(expected[v]))
        EXPECT_NEAR(pricing.label(v), expected[v], 1e-9) << "seed 51, round " << round;
      else
        EXPECT_FALSE(std::isfinite(pricing.label(v)));
    }
  }
}

TEST(ChainPricing, AfterChangedPricesLabelsAreThoseOfAFreshStart) {
  Random random(52);
  for (int round = 0; round < 50; ++round) {
    const HyperNetwork net = random_network(random);
    auto charge = random_charge(random, net);
    ChainPricing kept(net);
    kept.price(charge);
    for (int change = 0; change < 5; ++change) {
      charge[random.below(charge.size())] = 30 * random.uniform();
      kept.price(charge);
      ChainPricing fresh(net);
      fresh.price(charge);
      for (std::uint32_t v = 0; v < net.nodes; ++v)
        EXPECT_EQ(kept.label(v), fresh.label(v)) << "seed 52, round " << round;
    }
    const auto before = kept.blocks_done();
    kept.price(charge);
    EXPECT_EQ(kept.blocks_done(), before) << "nothing changed, nothing to do";
  }
}

TEST(ChainPricing, AChainCostsWhatItsLabelSays) {
  Random random(53);
  FoundChain chain;
  for (int round = 0; round < 50; ++round) {
    const HyperNetwork net = random_network(random);
    const auto charge = random_charge(random, net);
    ChainPricing pricing(net);
    pricing.price(charge);
    for (std::uint32_t k = 0; k < net.sinks(); ++k) {
      if (!std::isfinite(pricing.delivered(k))) continue;
      pricing.trace(k, chain);
      double cost = chain.cost;
      for (const RowUse& use : chain.uses) cost += use.per_unit * charge[use.row];
      EXPECT_NEAR(cost, pricing.delivered(k), 1e-9 * (1 + std::abs(cost)));
    }
  }
}

}  // namespace
}  // namespace korridor
