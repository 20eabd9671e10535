#include "korridor/analysis/dependence.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "korridor/analysis/chain_facts.h"

namespace korridor {
namespace {

/// side, of, dimension, stage, delivered good, counted good, period
using Key = std::tuple<std::string, std::string, std::string, std::string, std::string, std::string, std::string>;

struct Touch {
  double t = 0, part_t = 0, direct_t = 0;
};
struct Group {
  double t = 0;
  std::map<std::string, Touch> on;
};
using Groups = std::map<Key, Group>;

/// Which reliances matter to a side: nobody depends on himself.
bool concerns(const std::string& side, const Reliance& r) {
  if (side == "buyer") return r.stage != "use";
  if (side == "exporter") return r.stage != "mine";
  return r.dimension == "partner" && r.stage != "processing";
}

void add_chain(const ChainFacts& facts, const DependenceRequest& request, Groups& groups) {
  const ChainResult& chain = *facts.chain;
  const std::pair<const char*, std::vector<std::string>> sides[] = {
      {"buyer", {facts.buyer}}, {"exporter", facts.exporters}, {"transit", facts.transit}};
  for (const auto& [side, subjects] : sides) {
    if (!request.side.empty() && request.side != side) continue;
    for (const std::string& of : subjects) {
      if (!request.state.empty() && request.state != of) continue;
      for (const Reliance& r : facts.reliances) {
        if (!concerns(side, r) || (!request.good.empty() && request.good != r.good && request.good != chain.good))
          continue;
        for (const std::string& period : {chain.period, std::string("all")}) {
          Group& group = groups[{side, of, r.dimension, r.stage, chain.good, r.good, period}];
          group.t += r.t;
          for (const auto& [name, part] : r.on) {
            Touch& touch = group.on[name];
            const double t = r.is_touch ? r.t : r.t * part;
            touch.t += t;
            touch.part_t += r.t * part;
            touch.direct_t += facts.abroad ? 0 : t;
          }
        }
      }
    }
  }
}

std::map<std::string, double> read_weights(const World& world, const Plan& plan) {
  std::map<std::string, double> weights;
  const Table& table = world.study().table("governance");
  for (std::size_t r = 0; r < table.size(); ++r)
    weights[table.text(r, "country")] = world.number("governance", r, "weight", plan.periods.front());
  return weights;
}

/// Only states have weights; a group in which one has none has no risk figure.
void weigh(const std::vector<std::pair<std::string, double>>& parts, const std::map<std::string, double>& weights,
           std::set<std::string>& missing, ConcentrationRow& row) {
  double sum = 0;
  bool whole = true;
  for (const auto& [name, part] : parts) {
    const auto at = weights.find(name);
    if (at == weights.end()) {
      missing.insert(name);
      whole = false;
    } else {
      sum += part * part * at->second;
    }
  }
  if (whole) row.supply_risk = sum;
}

}  // namespace

void measure_concentration(const std::vector<std::pair<std::string, double>>& parts, ConcentrationRow& row) {
  std::vector<std::pair<double, std::string>> known;
  for (const auto& [name, part] : parts) {
    if (name == "none" || name == "unknown")
      row.unattributed += part;
    else
      known.emplace_back(-part, name);
  }
  std::ranges::sort(known);
  for (std::size_t k = 0; k < known.size(); ++k) {
    const double part = -known[k].first;
    row.hhi += part * part;
    if (k == 0) row.cr1 = part;
    if (k < 3) row.cr3 += part;
  }
  row.hhi_10000 = row.hhi * 10000;
  if (!known.empty()) row.largest = known.front().second;
}

Dependence find_dependence(const World& world, const Plan& plan, const DependenceRequest& request) {
  const ChainReader reader(world.study());
  Groups groups;
  for (const ChainResult& chain : plan.chains)
    if (chain.t > 0) add_chain(reader.read(chain), request, groups);
  const auto weights = read_weights(world, plan);
  std::set<std::string> missing;
  Dependence result;
  for (const auto& [key, group] : groups) {
    const auto& [side, of, dimension, stage, delivered, good, period] = key;
    std::vector<std::pair<std::string, double>> parts;
    for (const auto& [on, touch] : group.on) {
      parts.emplace_back(on, touch.part_t / group.t);
      result.shares.push_back({.side = side,
                               .of = of,
                               .on = on,
                               .dimension = dimension,
                               .stage = stage,
                               .delivered = delivered,
                               .good = good,
                               .period = period,
                               .t = touch.t,
                               .of_t = group.t,
                               .share = touch.t / group.t,
                               .part = touch.part_t / group.t,
                               .direct = touch.direct_t / group.t,
                               .through = (touch.t - touch.direct_t) / group.t});
    }
    ConcentrationRow row{.side = side,
                         .of = of,
                         .dimension = dimension,
                         .stage = stage,
                         .delivered = delivered,
                         .good = good,
                         .period = period,
                         .largest = {},
                         .supply_risk = std::nullopt};
    measure_concentration(parts, row);
    if (side == "buyer" && dimension == "partner") weigh(parts, weights, missing, row);
    result.concentration.push_back(std::move(row));
  }
  if (!missing.empty())
    result.warnings.push_back(
        {"no_governance_weight",
         fmt::format(
             "states without a weight in the table governance ({}), so groups with them have no supply risk: {}",
             missing.size(), fmt::join(missing, ", ")),
         "governance"});
  return result;
}

}  // namespace korridor
