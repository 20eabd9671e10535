#include "korridor/instance/concurrent_flow.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/base/tolerance.h"
#include "korridor/instance/distances.h"

namespace korridor {
namespace {

/// Amounts by origin and end, the smaller node being the origin.
using Demands = std::map<std::int32_t, std::map<std::int32_t, double>>;

Demands join(const DemandNetwork& network) {
  Demands demands;
  for (const auto& d : network.demands)
    if (d.from != d.to && d.amount > 0) demands[std::min(d.from, d.to)][std::max(d.from, d.to)] += d.amount;
  return demands;
}

/// No more than what the links at the origins can carry.
double find_ceiling(const DemandNetwork& network, const Demands& demands) {
  double ceiling = kInfinity;
  for (const auto& [origin, ends] : demands) {
    double capacity = 0;
    double wanted = 0;
    for (const auto& link : network.links)
      if ((link.from == origin) != (link.to == origin)) capacity += link.capacity;
    for (const auto& [end, amount] : ends) wanted += amount;
    ceiling = std::min(ceiling, capacity / wanted);
  }
  return ceiling;
}

/// Column 0 is the share. Rows: the links, then for each origin the nodes but itself.
LinearProgram make_program(const DemandNetwork& network, const Demands& demands) {
  LinearProgram lp;
  for (const auto& link : network.links) lp.add_row(-kInfinity, link.capacity);
  std::vector<std::pair<std::int32_t, double>> share;
  std::vector<std::vector<std::int32_t>> row_of;
  for (const auto& [origin, ends] : demands) {
    std::vector<std::int32_t>& rows = row_of.emplace_back(network.nodes.size(), -1);
    for (std::size_t v = 0; v < network.nodes.size(); ++v) {
      if (static_cast<std::int32_t>(v) == origin) continue;
      rows[v] = static_cast<std::int32_t>(lp.add_row(0, 0));
      if (const auto end = ends.find(static_cast<std::int32_t>(v)); end != ends.end())
        share.emplace_back(rows[v], -end->second);
    }
  }
  lp.add_column(-1, 0, find_ceiling(network, demands), std::move(share));
  for (const std::vector<std::int32_t>& rows : row_of)
    for (std::size_t l = 0; l < network.links.size(); ++l)
      for (const auto& [from, to] : {std::pair{network.links[l].from, network.links[l].to},
                                     std::pair{network.links[l].to, network.links[l].from}}) {
        std::vector<std::pair<std::int32_t, double>> entries{{static_cast<std::int32_t>(l), 1.0}};
        if (rows[static_cast<std::size_t>(from)] >= 0) entries.emplace_back(rows[static_cast<std::size_t>(from)], -1.0);
        if (rows[static_cast<std::size_t>(to)] >= 0) entries.emplace_back(rows[static_cast<std::size_t>(to)], 1.0);
        if (from != to) lp.add_column(0, 0, network.links[l].capacity, std::move(entries));
      }
  return lp;
}

/// What the prices of the links say of the share; the first rows of the program are the links.
double find_bound(const DemandNetwork& network, const Demands& demands, const std::vector<double>& prices) {
  std::vector<std::pair<std::int32_t, std::int32_t>> arcs;
  std::vector<double> length;
  double capacity = 0;
  for (std::size_t l = 0; l < network.links.size(); ++l) {
    const auto& link = network.links[l];
    const double price = std::max(0.0, -prices[l]);
    capacity += price * link.capacity;
    arcs.insert(arcs.end(), {{link.from, link.to}, {link.to, link.from}});
    length.insert(length.end(), 2, price);
  }
  Distances ways(network.nodes.size(), arcs);
  double wanted = 0;
  for (const auto& [origin, ends] : demands) {
    ways.run(origin, length);
    for (const auto& [end, amount] : ends) wanted += amount * ways.to(end);
  }
  return wanted > 0 ? capacity / wanted : kInfinity;
}

}  // namespace

Result<InstanceAnswer> find_concurrent_flow(const DemandNetwork& network, const LpOptions& options) {
  const Demands demands = join(network);
  InstanceAnswer answer;
  answer.method = "dual simplex, bound by shortest ways";
  answer.maximise = true;
  answer.size = {{"nodes", network.nodes.size()}, {"links", network.links.size()}, {"demands", network.demands.size()}};
  if (network.paths_passed_over > 0)
    answer.warnings.push_back(
        {.code = "paths_passed_over",
         .message = fmt::format("{} demands list ways; any way may be taken here", network.paths_passed_over),
         .where = "ADMISSIBLE_PATHS"});
  if (demands.empty()) return answer.status = InstanceStatus::kUnbounded, answer;
  const LinearProgram lp = make_program(network, demands);
  const auto solved = solve_lp(lp, options);
  if (!solved) return std::unexpected(solved.error());
  answer.status = solved->status == LpStatus::kOptimal ? InstanceStatus::kOptimal : InstanceStatus::kLimit;
  if (solved->x.empty()) return answer;
  const LpCheck check = check_answer(lp, solved->x, solved->y);
  const double bound = find_bound(network, demands, solved->y);
  if (std::max(check.worst_row, check.worst_column) <= kFeasibility)
    set_values(answer, solved->x[0], bound);
  else if (std::isfinite(bound))
    answer.bound = bound;
  answer.checks = {{"rows", check.worst_row, kFeasibility}, {"columns", check.worst_column, kFeasibility}};
  return answer;
}

}  // namespace korridor
