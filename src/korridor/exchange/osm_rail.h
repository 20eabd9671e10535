#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "korridor/exchange/import_rows.h"
#include "korridor/report/projection.h"

namespace korridor {

/// A way of OpenStreetMap with rails on it.
struct RailTrack {
  std::int64_t way = 0;
  std::string gauge;        ///< mm; empty where the tag is missing; `1435/1520` where the track has both
  std::string electrified;  ///< the tag: contact_line, rail, yes, no; empty where it is missing
  std::string usage;        ///< the tag: main, branch, industrial; empty where it is missing
  std::vector<GeoPoint> points;
};

/// A station, yard or border point of the railway.
struct RailStop {
  std::int64_t object = 0;
  std::string name;   ///< in Latin letters where OpenStreetMap has them (name:en, int_name), else as it stands
  std::string latin;  ///< the same, empty where there is none
  std::string kind;   ///< of a place: station terminal junction border
  GeoPoint at;
};

struct OsmRail {
  std::vector<RailTrack> tracks;
  std::vector<RailStop> stops;
  Imported told;  ///< what was read and left out
};

/// Railways of an OpenStreetMap extract (.osm.pbf, .osm), through GDAL's ogr2ogr. Taken are tracks in use
/// (railway=rail, narrow_gauge) that are no sidings and serve no army or museum; of stations drawn as an area, the
/// middle of their corners. `folder` is for what GDAL writes on the way.
/// Errors  no_ogr, no_file.
[[nodiscard]] Result<OsmRail> read_osm_rail(const std::filesystem::path& file, const std::filesystem::path& folder);

}  // namespace korridor
