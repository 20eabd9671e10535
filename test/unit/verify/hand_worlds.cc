#include "unit/verify/hand_worlds.h"

#include "korridor/base/text.h"

namespace korridor {
namespace {

/// What one year of the works comes to: metal made, kept for the next year, delivered from the sea and from stock.
struct Year {
  std::string name;
  double made, kept, by_sea, from_stock;
};

void add_year(const Year& year, double ore_price, HandResult& result) {
  const std::string t = "|" + year.name;
  const double ore = 2 * year.made;
  const double slag = 0.5 * year.made;
  auto& x = result.columns;
  x["supply|mine_1" + t] = ore;
  x["move|rail|fwd|ore|" + t] = ore;
  x["handle|works|ore|" + t] = ore;
  x["run|smelter|" + t] = year.made;
  x["handle|works|metal|@KAZ" + t] = year.made;
  x["move|ship|fwd|metal|@KAZ" + t] = year.made;
  x["serve|steel|x1@KAZ" + t] = year.by_sea;
  if (year.from_stock > 0) x["serve|steel|" + t] = year.from_stock;
  if (year.kept > 0) x["store|shed|x1@KAZ" + t] = year.kept;
  x["handle|works|slag|" + t] = 10;
  x["serve|fill|" + t] = 10;
  x["dispose|works|slag|" + t] = slag - 10;
  const double at_works = 2 * ore_price + 30;
  auto& y = result.duals;
  y["balance|ore||mine" + t] = 10;
  for (const char* side : {"works:in", "works:out"}) {
    y["balance|ore||" + std::string(side) + t] = ore_price;
    y["balance|metal|@KAZ|" + std::string(side) + t] = at_works;
  }
  y["balance|metal|x1@KAZ|port" + t] = at_works + 7;
  y["balance|metal||port" + t] = at_works + 7;
  y["order|steel" + t] = at_works + 7;
  result.flows.push_back("rail,mine,works,rail,ore,," + year.name + "," + to_text(ore));
  result.flows.push_back("ship,works,port,sea,metal,@KAZ," + year.name + "," + to_text(year.made));
}

}  // namespace

std::map<std::string, std::string> works_by_the_sea() {
  return {
      {"study.toml", TinyStudy::toml("2026-01-01", "2028-01-01", "year")},
      {"places.csv",
       "place_id,name,country,lat,lon,kind,throughput_t_per_year\n"
       "mine,Mine,KAZ,45,70,mine,\nworks,Works,KAZ,45,60,plant,1000\nport,Port,GEO,42,41,port,\n"},
      {"goods.csv", "good_id,name,cargo\nore,Ore,bulk\nmetal,Metal,container\nslag,Slag,bulk\n"},
      {"links.csv",
       "link_id,from,to,mode,direction,countries,capacity_t_per_year,hours,cost_usd_per_t\n"
       "rail,mine,works,rail,forward,KAZ,1000,10,5\nship,works,port,sea,forward,KAZ;GEO,,24,7\n"},
      {"processes.csv", "process_id,name,inputs,outputs,cost_usd_per_run\nsmelt,Smelting,ore:2,metal:1;slag:0.5,30\n"},
      {"plants.csv", "plant_id,process,place,capacity_t_per_year\nsmelter,smelt,works,300\n"},
      {"supply.csv", "supply_id,place,good,amount_t_per_year,cost_usd_per_t,reserve_t\nmine_1,mine,ore,1000,10,1500\n"},
      {"stores.csv", "store_id,place,good,capacity_t,opening_t\nshed,port,metal,100,20\n"},
      {"orders.csv",
       "order_id,kind,good,place,amount_t_per_year,penalty_usd_per_t\n"
       "steel,contract,metal,port,200,500\nfill,contract,slag,works,10,5\n"},
      {"clauses.csv", "clause_id,order,kind,selector,share\nby_sea,steel,must,mode:sea,0.5\n"},
      {"limits.csv", "limit_id,kind,selector,goods,amount_t_per_year\nberth,crossing,link:ship,metal,400\n"},
      {"fleets.csv", "fleet_id,selector,vehicles,payload_t,turn_factor\nwagons,mode:rail,1,20,2\n"},
      {"policies.csv",
       "policy_id,kind,actor,target,goods,rate,rate_unit,in_base\ncap,quota,GEO,KAZ,metal,500,t/yr,yes\n"},
      {"sets.csv", "set_id,name\ndear_rail,The railway costs 6\n"},
      {"changes.csv", "set,table,key,column,operation,value\ndear_rail,links,rail,cost_usd_per_t,set,6\n"}};
}

HandResult plan_of_works(const TinyStudy& tiny, double rail) {
  HandResult result;
  result.study_path = tiny.folder().string();
  result.study_sha256 = tiny.read().sha256;
  add_year({.name = "2026", .made = 210, .kept = 30, .by_sea = 180, .from_stock = 20}, 10 + rail, result);
  add_year({.name = "2027", .made = 170, .kept = 0, .by_sea = 200, .from_stock = 0}, 10 + rail, result);
  result.columns["opening|shed"] = 20;
  result.tracked = {"mode:sea"};
  const double metal = 2 * (10 + rail) + 37;
  result.objective = 380 * metal;
  result.bound = 400 * metal - 20 * metal;  // what is wanted, less the stock, whose reduced cost is the whole price
  return result;
}

std::map<std::string, std::string> giant_and_dwarf() {
  return {
      {"places.csv", "place_id,name,country,lat,lon,kind\nmine,Mine,KAZ,45,70,mine\n"},
      {"goods.csv", "good_id,name,cargo\niron,Iron,bulk\ngallium,Gallium,container\n"},
      {"supply.csv",
       "supply_id,place,good,amount_t_per_year,cost_usd_per_t\npit,mine,iron,2000000,1000\ncell,mine,gallium,2,100\n"},
      {"orders.csv",
       "order_id,kind,good,place,amount_t_per_year,penalty_usd_per_t\n"
       "giant,contract,iron,mine,1000000,5000\ndwarf,contract,gallium,mine,1,5000\n"}};
}

HandResult plan_of_giant_and_dwarf(const TinyStudy& tiny) {
  HandResult result;
  result.study_path = tiny.folder().string();
  result.study_sha256 = tiny.read().sha256;
  result.columns = {
      {"supply|pit|2026", 1000000}, {"serve|giant||2026", 1000000}, {"supply|cell|2026", 1}, {"serve|dwarf||2026", 1}};
  result.duals = {{"balance|iron||mine|2026", 1000},
                  {"order|giant|2026", 1000},
                  {"balance|gallium||mine|2026", 100},
                  {"order|dwarf|2026", 100}};
  result.objective = result.bound = 1e9 + 100;
  return result;
}

}  // namespace korridor
