#pragma once

#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <string>

#include "korridor/report/report.h"
#include "support/tiny_study.h"

namespace korridor {

/// A mine, a port beyond a border, one order, one observation, one source; and the replies that belong to them.
class SmallWorld {
 public:
  explicit SmallWorld(const std::string& mine = "Mine", const std::map<std::string, std::string>& others = {})
      : files_(files(mine, others)), study_(files_.read()) {
    input.study = &study_;
    input.check = {{"coverage", {{"cited", 3}, {"assumed", 5}, {"yours", 2}}}};
    input.plan =
        Json::parse(R"({"status":"optimal","gap":2e-9,"objective_usd":262000,"bound_usd":262000,"periods":["2026"],
      "orders":[{"order":"japan","good":"iron","place":"harbour","period":"2026","wanted_t":12000,"served_t":9000,"unmet_t":3000,"price_usd_per_t":41.5,"reason":"no_way"}],
      "flows":[{"link":"line","from":"mine","to":"harbour","mode":"rail","good":"iron","state":"0","unit":"t","period":"2026","t":9000}],
      "limits":[{"name":"line","kind":"link","period":"2026","unit":"t","used":9000,"limit":9000,"price_usd_per_unit":23,"price_usd_per_t":23}],
      "bottlenecks":[{"name":"line","kind":"link","period":"2026","unit":"t","used":9000,"limit":9000,"price_usd_per_t":23,"worth_usd_per_t":23,"until_t":2500,"next":"supply|pit|2026","displaced":[{"order":"japan","t":1.0}]}],
      "prices":[{"place":"harbour","good":"iron","period":"2026","usd_per_t":41.5}],
      "chains":[{"order":"japan","good":"iron","period":"2026","state":"0","t":9000,"supply":[{"supply":"pit","t":9000}],"legs":["line"]}],
      "balance":[{"good":"iron","supplied_t":9000,"produced_t":0,"consumed_t":0,"delivered_t":9000,"byproduct_unused_t":0,"stock_change_t":0,"in_transit_t":0,"lost_t":0}],
      "netbacks":[{"supply":"pit","order":"japan","good":"iron","period":"2026","incoterm":"","t":9000,"delivered_price":41.5,"minus":{"rail":18.0},"netback":23.5}],
      "fees":[{"country":"CHN","usd":1500000}],"sets":[],"agreements_on":[]})");
    input.ways = Json::parse(R"({"status":"ok","by_class":[
      {"class":"China","cost_usd_per_t":134,"time_p10_h":288,"time_p50_h":350.4,"time_p90_h":440,"length_km":7000,"stopped_days_per_year":9.5,"can_stop":["CHN"],"free_t_per_year":120000,"dominated_by":[],"legs":[{"link":"line","to":"harbour","mode":"rail","claims":["c1"]}]},
      {"class":"Caspian","cost_usd_per_t":237,"time_p10_h":900,"time_p50_h":1044,"time_p90_h":1200,"length_km":21000,"stopped_days_per_year":12,"can_stop":["AZE","GEO"],"free_t_per_year":null,"dominated_by":["China"],"legs":[]}]})");
  }
  [[nodiscard]] std::string render() const { return render_report(input); }
  ReportInput input;

 private:
  /// `others` stand in the place of files of the same name.
  static std::map<std::string, std::string> files(const std::string& name,
                                                  const std::map<std::string, std::string>& others) {
    const std::string mine = std::regex_replace(name, std::regex("\""), "\"\"");  // as CSV quotes it
    std::map<std::string, std::string> made = {
        {"study.toml", TinyStudy::toml("2026-01-01", "2027-01-01", "year",
                                       "[route]\ngood = \"iron\"\nfrom = \"mine\"\nto = \"harbour\"\n")},
        {"places.csv", "place_id,name,name_de,country,lat,lon,kind\nmine,\"" + mine +
                           "\",,KAZ,50,70,mine\nharbour,Harbour,Osthafen,CHN,35,119,"
                           "port\n"},
        {"goods.csv", "good_id,name,name_de,cargo,value_usd_per_t\niron,Iron ore,Eisenerz,bulk,100\n"},
        {"links.csv", "link_id,from,to,mode,capacity_t_per_year,countries\nline,mine,harbour,rail,9000,KAZ;CHN\n"},
        {"supply.csv",
         "supply_id,name,place,good,amount_t_per_year,status\npit,Pit,mine,iron,12000,open\ndeep,Deep "
         "pit,mine,iron,500,planned\n"},
        {"orders.csv",
         "order_id,name,kind,buyer,good,place,amount_t_per_year,penalty_usd_per_t\njapan,Japan: "
         "iron,contract,JPN,iron,harbour,12000,500\n"},
        {"corridors.csv", "corridor_id,name,class,gateway\nEASTWAY,Way to the east,China,link:line\n"},
        {"sets.csv", "set_id,name\nopen_deep,The deep pit opens\n"},
        {"changes.csv",
         "set,table,key,column,operation,value,from\nopen_deep,supply,deep,status,set,open,2033-01-01\n"},
        {"observations.csv",
         "observation_id,name,measure,selector,goods,year,value,unit\nseen,Ore over the "
         "line,crossing,corridor:EASTWAY,iron,2025,8000,t\n"},
        {"sources.csv", "source_id,publisher,title,date,url\ns1,Paper,Ore moves,2026-02-01,https://example.org/ore\n"},
        {"claims.csv", "claim_id,source,subject,property,value,unit\nc1,s1,line,volume,8000,t\n"},
        {"citations.csv",
         "table,key,column,kind,claims,reason\nobservations,seen,value,cited,c1,\nlinks,line,capacity_t_per_year,"
         "assumed,,own guess\n"}};
    for (const auto& [file, text] : others) made[file] = text;
    return made;
  }
  TinyStudy files_;
  Study study_;
};

inline std::string section(const std::string& html, const std::string& id) {
  const auto at = html.find("<section id=\"" + id + "\"");
  return at == std::string::npos ? "" : html.substr(at, html.find("</section>", at) - at);
}
inline std::string text(const std::string& html) { return std::regex_replace(html, std::regex("<[^>]+>"), ""); }
inline bool tells(const std::string& html, const std::string& what) { return html.find(what) != std::string::npos; }

/// With plain blanks, also where a number holds on to its unit.
inline std::string spaced(const std::string& html) { return std::regex_replace(html, std::regex("\u00a0"), " "); }

}  // namespace korridor
