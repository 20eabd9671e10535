#pragma once

#include <map>
#include <string>

#include "korridor/base/random.h"
#include "korridor/plan/plan.h"
#include "support/tiny_study.h"

namespace korridor {

/// Mine and port with a railway (18 usd/t, 10,000 t) and a road (41 usd/t, 5,000 t); 12,000 t wanted.
inline std::map<std::string, std::string> rail_and_road() {
  return {{"places.csv", "place_id,name,country,lat,lon,kind\nmine,Mine,KAZ,45,70,mine\nport,Port,GEO,42,41,port\n"},
          {"links.csv",
           "link_id,from,to,mode,countries,capacity_t_per_year,hours,cost_usd_per_t\n"
           "rail,mine,port,rail,KAZ;GEO,10000,24,18\nroad,mine,port,road,KAZ;GEO,5000,24,41\n"},
          {"goods.csv", "good_id,name,cargo\niron_ore,Iron ore,bulk\n"},
          {"supply.csv", "supply_id,place,good,amount_t_per_year,cost_usd_per_t\nmine_1,mine,iron_ore,20000,0\n"},
          {"orders.csv",
           "order_id,kind,good,place,amount_t_per_year,firm,penalty_usd_per_t\nwork,contract,iron_ore,port,12000,no,"
           "1000\n"}};
}

inline Plan plan_of(const Study& study, const WorldRequest& world_request = {}, const PlanRequest& request = {}) {
  const auto world = World::apply(study, world_request);
  if (!world) {
    ADD_FAILURE() << to_line(world.error().front());
    return {};
  }
  auto outcome = solve_plan(*world, request);
  if (!outcome) {
    ADD_FAILURE() << to_line(outcome.error().front());
    return {};
  }
  if (auto* plan = std::get_if<Plan>(&*outcome)) return std::move(*plan);
  for (const ConflictRow& row : std::get<Infeasible>(*outcome).conflict) ADD_FAILURE() << row.kind << " " << row.name;
  return {};
}

inline std::vector<ConflictRow> conflict_of(const Study& study, const WorldRequest& world_request = {}) {
  const auto world = World::apply(study, world_request);
  const auto outcome = solve_plan(world.value(), {});
  if (!outcome) return {};
  if (const auto* infeasible = std::get_if<Infeasible>(&*outcome)) return infeasible->conflict;
  ADD_FAILURE() << "the plan is feasible";
  return {};
}

/// Random corridors: 5 to 8 places, a raw good, a smelter with a by-product, a store, contracts with clauses, markets
/// with a tariff, over four quarters. Everything has a way out (penalties), so every world has a plan.
std::map<std::string, std::string> random_world(Random& random);

/// The same with limits that decide whole numbers: lots, services that start from a least, and ways that shut each
/// other out.
std::map<std::string, std::string> random_whole_world(Random& random);

/// The same as random_world with a fee of UZB on railways and ships, 20 usd/t: 30 percent less from 400 t a year on, 60
/// percent from 900 t on, for what is beyond or for all; and a tariff that exempts two states.
std::map<std::string, std::string> random_fee_world(Random& random, bool for_all);

/// A request by one engine that decides whole numbers to this gap, and explains no bottleneck.
inline PlanRequest decide_within(double gap, const char* engine) {
  PlanRequest request;
  request.engine = engine;
  request.whole_gap = gap;
  request.bottlenecks = 0;
  return request;
}

}  // namespace korridor
