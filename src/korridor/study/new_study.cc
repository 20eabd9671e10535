#include <fmt/format.h>

#include <array>
#include <string_view>

#include "korridor/base/write_file.h"
#include "korridor/study/study.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

struct NewFile {
  std::string_view name;
  std::string_view text;
};

/// A mine without a coast, two ways to a buyer overseas, a smelter, a contract with a clause and a market.
constexpr std::array kFiles = {
    NewFile{"places.csv", R"(place_id,name,country,lat,lon,kind,throughput_t_per_year
mine,Copper mine,KAZ,47.0,79.9,mine,
smelter,Smelter,KAZ,46.9,75.0,plant,
east_border,Eastern border,KAZ,45.2,82.5,border,
east_port,Eastern port,CHN,34.7,119.4,port,
sea_port,Caspian port,KAZ,43.6,51.2,port,4000000
west_port,Western port,GEO,42.2,41.6,port,
buyer,Port of the buyer,JPN,35.4,139.7,port,
)"},
    NewFile{
        "links.csv",
        R"(link_id,from,to,name,mode,countries,length_km,capacity_t_per_year,base_load_t_per_year,hours,spread_hours,cost_usd_per_t,status
mine_smelter,mine,smelter,Branch line,rail,KAZ,500,5000000,1000000,18,7,10,open
smelter_east,smelter,east_border,Line to the east,rail,KAZ,800,8000000,6000000,28,11,16,open
east_rail,east_border,east_port,Eastern railway,rail,KAZ;CHN,4300,6000000,3000000,140,30,95,open
east_sea,east_port,buyer,Eastern sea,sea,CHN;JPN,2000,,,110,30,12,open
smelter_west,smelter,sea_port,Line to the west,rail,KAZ,2400,4000000,2500000,78,30,48,open
west_ferry,sea_port,west_port,Ferry and railway to the Black Sea,ferry,KAZ;AZE;GEO,1400,600000,350000,90,40,95,open
west_sea,west_port,buyer,Western sea,sea,GEO;JPN,17000,,,620,100,52,open
second_ferry,sea_port,west_port,Second ferry,ferry,KAZ;AZE;GEO,1400,400000,,85,38,92,planned
)"},
    NewFile{"goods.csv", R"(good_id,name,name_de,hs,basis,cargo,value_usd_per_t,value_date
copper_concentrate,Copper concentrate,Kupferkonzentrat,2603.00,gross,bulk,3200,2026
copper_cathode,Copper cathode,Kupferkathode,7403.11,gross,container,9500,2026
)"},
    NewFile{"processes.csv", R"(process_id,name,inputs,outputs,cost_usd_per_run
smelting,Smelting,copper_concentrate:1,copper_cathode:0.25,120
)"},
    NewFile{"plants.csv", R"(plant_id,name,process,place,capacity_t_per_year
smelter_1,Smelter,smelting,smelter,250000
)"},
    NewFile{"supply.csv", R"(supply_id,name,place,good,amount_t_per_year,cost_usd_per_t
mine_1,Copper mine,mine,copper_concentrate,1200000,900
)"},
    NewFile{"orders.csv", R"(order_id,name,kind,buyer,seller,good,place,amount_t_per_year,firm,penalty_usd_per_t,steps
contract,Long contract,contract,Trading house,Mine,copper_cathode,buyer,150000,no,20000,
market,Spot market,market,,,copper_cathode,east_port,,,,9800:20000;9500:20000;9200:20000;8900:20000;8600:20000
)"},
    NewFile{"corridors.csv", R"(corridor_id,name,name_de,class,class_de,gateway
WEST,Way over the Caspian Sea,Weg über das Kaspische Meer,Caspian,Kaspisches Meer,link:west_ferry | link:second_ferry
EAST,Way through China,Weg durch China,China,,link:east_rail
)"},
    NewFile{"clauses.csv", R"(clause_id,order,kind,selector,share,status
west_clause,contract,must,corridor:WEST,0.5,off
)"},
    NewFile{"sets.csv", R"(set_id,name,name_de
west_half,Half of the contract goes west,Die Hälfte des Vertrags geht nach Westen
second_ferry,The second ferry runs from 2027,Die zweite Fähre fährt ab 2027
ferry_storm,Storms stop the ferry for six weeks,Stürme stoppen die Fähre sechs Wochen lang
)"},
    NewFile{"changes.csv", R"(set,order,table,key,selector,column,operation,value,from,until
west_half,1,clauses,west_clause,,status,set,active,,
second_ferry,1,links,second_ferry,,status,set,open,2027-01-01,
ferry_storm,1,links,,link:west_ferry,capacity_t_per_year,scale,0.2,2026-11-01,2026-12-13
)"},
    NewFile{"projects.csv", R"(project_id,name,set,cost_usd,build_years,opens
second_ferry,Second ferry,second_ferry,90000000,2,2027-01-01
)"},
    NewFile{"events.csv", R"(event_id,name,set,selector,rate_per_year,duration_days,depth
storm,Storms on the Caspian Sea,ferry_storm,link:west_ferry,1,6,0.8
)"},
    NewFile{"sources.csv", R"(source_id,publisher,title,date,url,language
S1,Railway,Annual report,2025,,en
)"},
    NewFile{"claims.csv", R"(claim_id,source,subject,property,value,unit,as_of,confidence
C1,S1,Ferry,capacity,600000,t/yr,2025,high
)"},
    NewFile{"citations.csv", R"(table,key,column,kind,claims,reason
links,west_ferry,capacity_t_per_year,cited,C1,
supply,mine_1,cost_usd_per_t,assumed,,usual cash cost of open pits
)"}};

constexpr std::string_view kToml = R"([study]
name = "{name}"
title = "Copper without a coast"
title_de = "Kupfer ohne Küste"

[time]
start = 2026-01-01
end = 2029-01-01        # first day after the horizon
period = "year"         # year, quarter or month; for --period study, without which all goes by years

[money]
currency = "USD"
price_year = 2026
discount_rate = 0.05
holding_rate = 0.08     # a year, of the value of goods on the way

[route]
good = "copper_cathode"
from = "smelter"
to = "buyer"
)";

std::string fill_name(std::string_view text, const std::string& name) {
  std::string out(text);
  out.replace(out.find("{name}"), 6, name);
  return out;
}

Result<void> make_folder(const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder, error))
    return fail({.code = "exists",
                 .message = "there is already something of this name",
                 .file = folder.string(),
                 .hint = "choose another name"});
  if (!fs::create_directories(folder, error))
    return fail({.code = "cannot_write",
                 .message = "the folder cannot be made",
                 .file = folder.string(),
                 .hint = error.message()});
  return {};
}

}  // namespace

Result<fs::path> write_new_study(const fs::path& folder) {
  if (auto made = make_folder(folder); !made) return std::unexpected(made.error());
  if (auto done = write_file(folder / "study.toml", fill_name(kToml, folder.filename().string())); !done)
    return std::unexpected(done.error());
  for (const NewFile& file : kFiles)
    if (auto done = write_file(folder / file.name, file.text); !done) return std::unexpected(done.error());
  return folder;
}

Result<fs::path> write_layered_study(const fs::path& folder, const fs::path& base) {
  std::error_code error;
  if (!fs::exists(base / "study.toml", error))
    return fail({.code = "no_study",
                 .message = "the base has no study.toml",
                 .file = base.string(),
                 .hint = "name the folder of a study"});
  if (auto made = make_folder(folder); !made) return std::unexpected(made.error());
  const fs::path relative = fs::relative(base, folder, error);
  const std::string text = fmt::format(
      "[study]\nname = \"{}\"\nbase = \"{}\"    # rows of this folder are added; a row with the same id replaces the "
      "base's\n",
      folder.filename().string(), (error ? base : relative).generic_string());
  if (auto done = write_file(folder / "study.toml", text); !done) return std::unexpected(done.error());
  return folder;
}

Result<void> remove_study(const std::filesystem::path& folder) {
  std::error_code error;
  if (!fs::exists(fs::symlink_status(folder, error))) return {};
  const auto refuse = [&](const std::string& what) {
    return fail({.code = "exists",
                 .message = what,
                 .file = folder.string(),
                 .hint = "give another name, or clear the folder yourself"});
  };
  if (!fs::is_directory(fs::symlink_status(folder, error)) || !fs::exists(folder / "study.toml", error))
    return refuse("what is there is no study");
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    const bool is_table =
        entry.path().extension() == ".csv" && find_table_schema(entry.path().stem().string()) != nullptr;
    const bool is_ours =
        is_table || name == "study.toml" || name == "LICENSE" || name == "README.md" || name == "SOURCES.md";
    if (!is_ours || !entry.is_regular_file(error))
      return refuse("the folder holds " + name + ", which is no part of a study");
  }
  fs::remove_all(folder, error);
  if (error)
    return fail({.code = "cannot_write",
                 .message = "the study cannot be taken away: " + error.message(),
                 .file = folder.string(),
                 .hint = "look at the rights of the folder"});
  return {};
}

}  // namespace korridor
