#include "korridor/flow/flow_network.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace korridor {
namespace {

/// Room that sums are given: a quarter of the range of 64 bits.
constexpr std::int64_t kLargest = std::int64_t{1} << 61;

WideInt size_of(std::int64_t value) { return value < 0 ? -WideInt{value} : WideInt{value}; }

std::unexpected<Errors> refuse(std::string message, std::string hint) {
  return fail({.code = "bad_network", .message = std::move(message), .hint = std::move(hint)});
}

}  // namespace

std::size_t FlowNetwork::add_arc(std::int32_t from, std::int32_t to, std::int64_t low, std::int64_t high,
                                 std::int64_t price) {
  tail.push_back(from);
  head.push_back(to);
  lower.push_back(low);
  upper.push_back(high);
  cost.push_back(price);
  return arcs() - 1;
}

Result<void> check_network(const FlowNetwork& network) {
  const std::size_t m = network.arcs();
  if (network.head.size() != m || network.lower.size() != m || network.upper.size() != m || network.cost.size() != m)
    return refuse("the arrays of the arcs differ in length", "give every arc two ends, two bounds and a cost");
  constexpr std::size_t kMost = std::size_t{1} << 30;
  if (network.nodes() > kMost || m > kMost) return refuse("the network is too large", "at most 2^30 nodes and arcs");
  WideInt moved = 0;
  WideInt dearest = 1;
  for (const std::int64_t s : network.supply) moved += size_of(s);
  for (std::size_t a = 0; a < m; ++a) {
    const auto outside = [&](std::int32_t v) { return v < 0 || static_cast<std::size_t>(v) >= network.nodes(); };
    if (outside(network.tail[a]) || outside(network.head[a]))
      return refuse(fmt::format("arc {} has an end that is no node", a + 1), "number nodes from 0");
    if (network.lower[a] > network.upper[a])
      return refuse(
          fmt::format("arc {} has lower bound {} above its upper bound {}", a + 1, network.lower[a], network.upper[a]),
          "swap them");
    moved += size_of(network.lower[a]);
    if (network.upper[a] != kUnlimited) moved += size_of(network.upper[a]);
    dearest = std::max(dearest, size_of(network.cost[a]) + 1);
  }
  if (moved > kLargest)
    return refuse("supplies and bounds add up to more than 2^61", "scale the flow down, or leave arcs unlimited");
  if (dearest * WideInt(network.nodes() + 2) * 4 > kLargest)
    return refuse("costs along a path can exceed 2^61", "scale the costs down");
  return {};
}

FlowCheck check_flow(const FlowNetwork& network, const std::vector<std::int64_t>& flow,
                     const std::vector<std::int64_t>& potential) {
  FlowCheck check{
      .conserves = true, .within_bounds = true, .complementary = true, .objective = 0, .bound = 0, .bounded = true};
  std::vector<WideInt> out(network.nodes(), 0);
  for (std::size_t a = 0; a < network.arcs(); ++a) {
    const auto tail = static_cast<std::size_t>(network.tail[a]);
    const auto head = static_cast<std::size_t>(network.head[a]);
    out[tail] += flow[a];
    out[head] -= flow[a];
    check.objective += WideInt{network.cost[a]} * flow[a];
    if (flow[a] < network.lower[a] || flow[a] > network.upper[a]) check.within_bounds = false;
    const WideInt reduced = WideInt{network.cost[a]} + potential[tail] - potential[head];
    if (reduced > 0 && flow[a] != network.lower[a]) check.complementary = false;
    if (reduced < 0 && flow[a] != network.upper[a]) check.complementary = false;
    if (reduced < 0 && network.upper[a] == kUnlimited)
      check.bounded = false;
    else
      check.bound += reduced * (reduced > 0 ? network.lower[a] : network.upper[a]);
  }
  for (std::size_t v = 0; v < network.nodes(); ++v) {
    if (out[v] != network.supply[v]) check.conserves = false;
    check.bound -= WideInt{potential[v]} * network.supply[v];
  }
  return check;
}

WideInt cut_excess(const FlowNetwork& network, const std::vector<std::int32_t>& nodes) {
  std::vector<char> inside(network.nodes(), 0);
  WideInt excess = 0;
  for (const std::int32_t v : nodes) {
    inside[static_cast<std::size_t>(v)] = 1;
    excess += network.supply[static_cast<std::size_t>(v)];
  }
  for (std::size_t a = 0; a < network.arcs(); ++a) {
    const bool from = inside[static_cast<std::size_t>(network.tail[a])] != 0;
    const bool to = inside[static_cast<std::size_t>(network.head[a])] != 0;
    if (from && !to) {
      if (network.upper[a] == kUnlimited) return -1;
      excess -= network.upper[a];
    }
    if (!from && to) excess += network.lower[a];
  }
  return excess;
}

}  // namespace korridor
