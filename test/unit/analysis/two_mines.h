#pragma once

#include <map>
#include <string>

#include "unit/plan/tiny_worlds.h"

namespace korridor {

/// Kazakh ore (240 t) goes through China, where a smelter stands, Uzbek ore (100 t) over the Caspian; Japan wants 100 t
/// of metal (200 t of ore) and 60 t of ore. Ore costs 2 through China and 4 over the Caspian, so 40 t of the ore are
/// Kazakh, 20 t Uzbek.
inline std::map<std::string, std::string> two_mines() {
  return {{"places.csv",
           "place_id,name,country,lat,lon,kind\nkmine,Mine,KAZ,45,70,mine\numine,Mine,UZB,41,65,mine\nworks,Works,CHN,"
           "40,110,plant\n"
           "poti,Poti,GEO,42,41,port\ntokyo,Tokyo,JPN,35,139,port\n"},
          {"links.csv",
           "link_id,from,to,mode,countries,hours,cost_usd_per_t,labels\nk_rail,kmine,works,rail,KAZ;CHN,24,1,\nc_sea,"
           "works,tokyo,sea,CHN;JPN,24,1,\n"
           "u_rail,umine,poti,rail,UZB;TKM;AZE;GEO,24,2,\ng_sea,poti,tokyo,sea,GEO;JPN,24,2,\n"},
          {"goods.csv", "good_id,name,cargo\nore,Ore,bulk\nmetal,Metal,bulk\n"},
          {"processes.csv", "process_id,name,inputs,outputs,cost_usd_per_run\nsmelt,Smelt,ore:2,metal:1,7\n"},
          {"plants.csv", "plant_id,name,process,place\nsmelter,Smelter,smelt,works\n"},
          {"supply.csv",
           "supply_id,place,good,amount_t_per_year,cost_usd_per_t\nkazakh,kmine,ore,240,3\nuzbek,umine,ore,100,3\n"},
          {"orders.csv",
           "order_id,kind,buyer,good,place,amount_t_per_year,firm,penalty_usd_per_t\n"
           "metal,contract,JPN,metal,tokyo,100,no,1000\nore,contract,A trading house,ore,tokyo,60,no,1000\n"},
          {"corridors.csv", "corridor_id,name,class,gateway\nWEST,West,Caspian,link:u_rail\n"},
          {"owners.csv", "owner_id,asset,holder,percent\na,supply:kazakh,KAZ,60\nb,supply:kazakh,CHN,30\n"},
          {"governance.csv", "governance_id,country,weight\nKAZ,KAZ,0.5\nUZB,UZB,0.3\nCHN,CHN,0.7\n"}};
}

}  // namespace korridor
