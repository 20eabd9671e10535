#pragma once

#include <set>
#include <string>

#include "korridor/exchange/import_rows.h"
#include "korridor/exchange/sheet.h"
#include "korridor/exchange/trade_orders.h"
#include "korridor/study/study.h"

namespace korridor {

/// What of a trade file is wanted.
struct TradeFilter {
  std::set<std::string> exporters;  ///< alpha-3; empty: all
  std::string source;               ///< id of the source that the claims name
  bool orders = false;              ///< orders as well (exchange/trade_orders.h)
  bool observations = false;        ///< observations as well (exchange/trade_observations.h)
  TradePlaces places;               ///< where they are delivered
};

/// Trade between states from BACI (CEPII): rows `t,i,j,k,v,q` of year, exporter, importer, HS6 product, value in
/// thousand USD and tonnes; states by the numbers of `codes` (`country_code`, `country_iso3`). What the study's goods
/// are called in HS (the first six digits of `goods.hs`) is kept, as claims of value and tonnes by exporter, importer
/// and good; products of one good are added up.
///
/// The edition of HS stands in the file's name (BACI_HS17_...); goods whose `hs_edition` is another one are told in a
/// warning, for their codes may mean something else.
/// Errors  sheet_column; no_goods: the study names no good with six digits of HS.
[[nodiscard]] Result<Imported> import_baci(const Sheet& trade, const Sheet& codes, const Study& study,
                                           const TradeFilter& filter);

}  // namespace korridor
