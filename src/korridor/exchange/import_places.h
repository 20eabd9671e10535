#pragma once

#include <set>
#include <string>

#include "korridor/exchange/import_rows.h"
#include "korridor/exchange/sheet.h"

namespace korridor {

/// Which rows of a register of places are wanted.
struct PlaceFilter {
  std::set<std::string> countries;  ///< alpha-3; empty: all
};

/// Places from the UN/LOCODE code list (UNECE, as CSV without a header: change, country, location, name, name without
/// diacritics, subdivision, function, status, date, IATA, coordinates, remarks). Ports (function 1), border crossings
/// (B), inland terminals (6) and rail terminals (2) become places with the code as id; airports, post offices and roads
/// alone do not, nor what has no coordinates.
[[nodiscard]] Imported import_unlocode(const Sheet& sheet, const PlaceFilter& filter);
[[nodiscard]] const std::vector<std::string>& unlocode_columns();

/// Ports from the World Port Index (NGA Pub. 150, the CSV of its web site: `Main Port Name`, `Country Code` with the
/// name of the state, `Latitude`, `Longitude`, ...).
/// Errors  sheet_column: a column that it needs is not there.
[[nodiscard]] Result<Imported> import_port_index(const Sheet& sheet, const PlaceFilter& filter);

}  // namespace korridor
