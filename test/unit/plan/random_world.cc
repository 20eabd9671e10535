#include <fmt/format.h>

#include <algorithm>

#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

std::string random_places(Random& random, int n) {
  static const char* const kCountries[] = {"KAZ", "CHN", "AZE", "GEO", "JPN"};
  std::string text =
      "place_id,name,country,lat,lon,kind,throughput_t_per_year,handling_cost_usd_per_t,handling_hours\n";
  for (int i = 0; i < n; ++i) {
    const bool handled = random.uniform() < 0.3;
    text += fmt::format("p{},P,{},{},{},port,{},{},{}\n", i, kCountries[random.below(5)], 40 + i, 50 + 3 * i,
                        handled ? fmt::format("{}", 500 + random.below(3000)) : "",
                        handled ? fmt::format("{}", random.below(9)) : "",
                        handled ? fmt::format("{}", random.below(40)) : "");
  }
  return text;
}

std::string random_links(Random& random, int n) {
  static const char* const kModes[] = {"rail", "road", "sea", "ferry"};
  std::string text =
      "link_id,from,to,mode,direction,countries,capacity_t_per_year,base_load_t_per_year,hours,cost_usd_per_t,closed_"
      "months\n";
  int count = 0;
  for (int i = 0; i < n; ++i)
    for (int j = i + 1; j < n; ++j) {
      if (j != i + 1 && random.uniform() > 0.45) continue;
      const bool limited = random.uniform() < 0.7;
      const auto capacity = 300 + random.below(2500);
      text += fmt::format("l{},p{},p{},{},{},{},{},{},{},{},{}\n", count++, i, j, kModes[random.below(4)],
                          random.uniform() < 0.2 ? "forward" : "both", random.uniform() < 0.4 ? "KAZ;CHN" : "AZE",
                          limited ? fmt::format("{}", capacity) : "", limited ? capacity / 10 : 0,
                          random.uniform() < 0.2 ? 1500 : 10 + static_cast<int>(random.below(200)),
                          5 + random.below(60), random.uniform() < 0.2 ? "1;2" : "");
    }
  return text;
}

std::string random_orders(Random& random, int n) {
  std::string text = "order_id,kind,good,place,amount_t_per_year,penalty_usd_per_t,steps,inland_cost_usd_per_t\n";
  for (int o = 0; o < 3; ++o)
    text += fmt::format("c{},contract,{},p{},{},{},,{}\n", o, o == 0 ? "ore" : "metal",
                        random.below(static_cast<std::uint64_t>(n)), 100 + random.below(900), 400 + random.below(400),
                        random.below(5));
  text += fmt::format("m0,market,metal,p{},,,600:200;400:300;250:500,0\n", random.below(static_cast<std::uint64_t>(n)));
  text += fmt::format("m1,market,slag,p{},,,90:100;40:400,0\n", random.below(static_cast<std::uint64_t>(n)));
  return text;
}

std::string random_barriers(Random& random) {
  const auto half = [&] { return random.uniform() < 0.5; };
  return fmt::format(
      "t4,sanction,JPN,{},metal,,,yes,{}\nt5,subsidy,JPN,{},metal,{},usd/t,yes,\n"
      "t6,export_control,KAZ,{},metal,{},t/yr,yes,\nt7,quota,AZE,{},metal;ore,{},t/yr,yes,mode:ferry\n"
      "t8,export_control,CHN,,ore,{},usd/t,yes,\nt9,export_control,AZE,,metal,35,percent,yes,\n",
      half() ? "CHN" : "", half() ? "mode:rail" : "country:GEO", half() ? "JPN" : "", 10 + random.below(60),
      half() ? "JPN;GEO" : "", 50 + random.below(600), half() ? "KAZ" : "", 100 + random.below(900),
      1 + random.below(9));
}

}  // namespace

std::map<std::string, std::string> random_world(Random& random) {
  const int n = 5 + static_cast<int>(random.below(4));
  const auto place = [&] { return random.below(static_cast<std::uint64_t>(n)); };
  std::map<std::string, std::string> files;
  files["study.toml"] =
      TinyStudy::toml("2026-01-01", "2027-01-01", "quarter", "[money]\ndiscount_rate = 0.05\nholding_rate = 0.1\n");
  files["places.csv"] = random_places(random, n);
  files["links.csv"] = random_links(random, n);
  files["goods.csv"] =
      "good_id,name,cargo,value_usd_per_t\nore,Ore,bulk,50\nmetal,Metal,container,300\nslag,Slag,bulk,20\n";
  files["processes.csv"] = "process_id,name,inputs,outputs,cost_usd_per_run\nsmelt,Smelt,ore:2,metal:1;slag:0.5,30\n";
  files["plants.csv"] = fmt::format("plant_id,process,place,capacity_t_per_year\nq0,smelt,p{},{}\nq1,smelt,p{},\n",
                                    place(), 300 + random.below(900), place());
  files["supply.csv"] = fmt::format(
      "supply_id,place,good,amount_t_per_year,cost_usd_per_t,reserve_t\ns0,p{},ore,{},10,\ns1,p{},ore,{},25,{}\ns2,p{},"
      "metal,{},150,\n",
      place(), 500 + random.below(2000), place(), 500 + random.below(2000), 300 + random.below(900), place(),
      random.below(500));
  files["stores.csv"] =
      fmt::format("store_id,place,good,capacity_t,opening_t,cost_usd_per_t_year\nw0,p{},metal,{},{},12\n", place(),
                  100 + random.below(300), random.below(100));
  files["orders.csv"] = random_orders(random, n);
  files["clauses.csv"] = fmt::format(
      "clause_id,order,kind,selector,share,penalty_usd_per_t\nk0,c1,priority,country:CHN,0.4,70\nk1,c2,avoid,mode:road,"
      "{},\n",
      random.uniform() < 0.5 ? "" : "0.3");
  files["limits.csv"] = fmt::format(
      "limit_id,kind,selector,goods,amount_t_per_year,share,bound,orders,penalty_usd_per_t\n"
      "x0,crossing,mode:sea,metal;ore,{},,,,\nx1,share,country:AZE,metal,,0.7,,,\n",
      200 + random.below(1000));
  if (random.uniform() < 0.5)  // of links, the cheapest costs 5
    files["limits.csv"] += fmt::format(
        "x2,crossing,mode:rail,metal;ore,{},,least,,{}\nx3,delivered,country:AZE,metal,{},,least,,{}\n"
        "x4,buyer,,metal,,0.6,most,order:c1,\nx5,buyer,country:KAZ,metal,,0.3,least,order:c2,{}\n"
        "x6,share,mode:rail,metal,,0.5,least,,{}\n",
        200 + random.below(2000), 1 + random.below(5), 100 + random.below(500), 10 + random.below(90),
        10 + random.below(90), random.below(40));
  files["fleets.csv"] = fmt::format("fleet_id,selector,vehicles,payload_t\nf0,mode:rail,{},20\n", 1 + random.below(4));
  files["policies.csv"] =
      "policy_id,kind,actor,target,goods,rate,rate_unit,in_base,selector\n"
      "t0,tariff,JPN,KAZ,metal,10,percent,yes,\nt1,export_duty,KAZ,,ore,3,usd/t,yes,\nt2,transit_fee,AZE,,,2,usd/"
      "t,yes,mode:ferry\n"
      "t3,extraction_tax,KAZ,,ore,4,percent,yes,\n";
  if (random.uniform() < 0.5) files["policies.csv"] += random_barriers(random);
  return files;
}

std::map<std::string, std::string> random_whole_world(Random& random) {
  auto files = random_world(random);
  std::string& limits = files["limits.csv"];
  const auto columns = static_cast<std::size_t>(std::ranges::count(limits.substr(0, limits.find('\n')), ','));
  std::string wider;
  for (std::size_t at = 0; at < limits.size();) {
    const std::size_t end = limits.find('\n', at);
    wider += limits.substr(at, end - at) + (at == 0 ? ",lot_t,excludes\n" : ",,\n");
    at = end + 1;
  }
  limits = wider;
  EXPECT_EQ(columns, 8U);
  // of links, the cheapest costs 5
  limits += fmt::format("w0,crossing,mode:ferry,metal;ore,,,lots,,{},{},\n", random.below(6), 40 + random.below(200));
  limits += fmt::format("w1,delivered,mode:rail,metal,{},,least_or_none,,{},,\n", 50 + random.below(300),
                        20 + random.below(200));
  limits += fmt::format("w2,crossing,plant:q0,metal,{},,least_or_none,,{},,{}\n", 100 + random.below(500),
                        5 + random.below(60), random.uniform() < 0.4 ? "w3" : "");
  limits += fmt::format("w3,crossing,mode:sea,metal;ore,{},,most,,,,{}\n", 200 + random.below(2000),
                        random.uniform() < 0.6 ? "w4" : "");
  limits += fmt::format("w4,crossing,mode:road,metal;ore,{},,{}\n", 100 + random.below(900),
                        random.uniform() < 0.5 ? "most,,,," : "least_or_none,,4,,");
  if (random.uniform() < 0.3) {  // without fail, so that some numbers do not fit
    std::string orders;
    for (std::size_t at = 0; at < files["orders.csv"].size();) {
      const std::size_t end = files["orders.csv"].find('\n', at);
      std::string line = files["orders.csv"].substr(at, end - at);
      const bool firm = line.starts_with("c2,");
      if (firm) {
        const std::size_t last = line.find(",,");  // behind the penalty
        line.erase(line.rfind(',', last - 1) + 1, last - line.rfind(',', last - 1) - 1);
      }
      orders += line + (at == 0 ? ",firm\n" : firm ? ",yes\n" : ",\n");
      at = end + 1;
    }
    files["orders.csv"] = orders;
  }
  return files;
}

std::map<std::string, std::string> random_fee_world(Random& random, bool for_all) {
  auto files = random_world(random);
  std::string wider;
  for (std::string rest = files["policies.csv"]; !rest.empty(); rest.erase(0, rest.find('\n') + 1))
    wider += rest.substr(0, rest.find('\n')) + (wider.empty() ? ",volume_discounts,discount_on,exempt\n" : ",,,\n");
  files["policies.csv"] = wider + fmt::format(
                                      "f0,transit_fee,UZB,,,20,usd/t,yes,mode:rail | mode:sea,400:30;900:60,{},\n"
                                      "f1,tariff,GEO,,metal,7,usd/t,yes,,,,KAZ;CHN\n",
                                      for_all ? "all" : "beyond");
  return files;
}

}  // namespace korridor
