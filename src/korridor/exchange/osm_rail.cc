#include "korridor/exchange/osm_rail.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <functional>
#include <set>

#include "korridor/base/text.h"
#include "korridor/base/write_file.h"
#include "korridor/exchange/ogr.h"
#include "korridor/service/reply.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

/// Which tags GDAL gives as columns (its osmconf.ini).
constexpr const char* kTags = R"(closed_ways_are_polygons=building,landuse,area,public_transport=platform
attribute_name_laundering=no
[points]
osm_id=yes
attributes=name,name:en,int_name,railway,station
other_tags=no
[lines]
osm_id=yes
attributes=railway,service,usage,gauge,electrified
other_tags=no
[multipolygons]
osm_id=yes
attributes=name,name:en,int_name,railway,station
other_tags=no
)";

std::string tag(const Json& properties, const char* key) {
  const auto at = properties.find(key);
  return at != properties.end() && at->is_string() ? at->get<std::string>() : std::string();
}

std::int64_t number_of(const Json& properties) {
  for (const char* key : {"osm_id", "osm_way_id"})
    if (const auto number = parse_number(tag(properties, key))) return static_cast<std::int64_t>(*number);
  return 0;
}

GeoPoint point_of(const Json& pair) { return {pair[0].get<double>(), pair[1].get<double>()}; }

class RailReader {
 public:
  RailReader(fs::path file, fs::path folder) : file_(std::move(file)), folder_(std::move(folder)) {}

  Result<OsmRail> read() {
    if (!fs::is_regular_file(file_))
      return fail({.code = "no_file",
                   .message = "the file cannot be read",
                   .file = file_.string(),
                   .hint = "look at its name and rights"});
    if (auto done = write_file(folder_ / "tags.ini", kTags); !done) return std::unexpected(done.error());
    using Take = void (RailReader::*)(const Json&, const Json&);
    for (const auto& [layer, take] :
         {std::pair{"lines", Take{&RailReader::take_track}}, std::pair{"points", Take{&RailReader::take_point}},
          std::pair{"multipolygons", Take{&RailReader::take_area}}})
      if (auto done = each_feature(layer, [&](const Json& p, const Json& g) { (this->*take)(p, g); }); !done)
        return std::unexpected(done.error());
    return std::move(made_);
  }

 private:
  Result<void> each_feature(const char* layer, const std::function<void(const Json&, const Json&)>& take) {
    const fs::path out = folder_ / (std::string(layer) + ".jsonl");
    std::error_code ignored;
    fs::remove(out, ignored);
    if (auto done =
            run_ogr({"-f", "GeoJSONSeq", out.string(), file_.string(), layer, "-where", "railway IS NOT NULL", "-lco",
                     "COORDINATE_PRECISION=7", "--config", "OSM_CONFIG_FILE", (folder_ / "tags.ini").string()},
                    file_, "look whether it is an extract of OpenStreetMap (.osm.pbf or .osm)");
        !done)
      return done;
    std::ifstream in(out, std::ios::binary);
    for (std::string line; std::getline(in, line);) {
      const Json feature = Json::parse(line, nullptr, false);
      if (feature.is_discarded() || feature["geometry"].is_null()) continue;
      ++made_.told.read;
      take(feature["properties"], feature["geometry"]["coordinates"]);
    }
    return {};
  }

  void drop(const std::string& reason, const char* what, std::int64_t object) { made_.told.drop(reason, what, object); }

  void take_track(const Json& properties, const Json& line) {
    static const std::set<std::string> kRails = {"rail", "narrow_gauge"}, kNoFreight = {"military", "tourism", "test"};
    const std::int64_t way = number_of(properties);
    const std::string railway = tag(properties, "railway"), service = tag(properties, "service");
    const std::string usage = tag(properties, "usage");
    if (!kRails.contains(railway) || !service.empty() || kNoFreight.contains(usage)) {
      drop(!kRails.contains(railway) ? fmt::format("railway is `{}`", railway)
           : !service.empty()        ? fmt::format("service is `{}`", service)
                                     : fmt::format("usage is `{}`", usage),
           "way", way);
      return;
    }
    RailTrack track{.way = way,
                    .gauge = gauge_of(tag(properties, "gauge"), way),
                    .electrified = tag(properties, "electrified"),
                    .usage = usage,
                    .points = {}};
    for (const Json& pair : line) track.points.push_back(point_of(pair));
    if (track.points.size() > 1) made_.tracks.push_back(std::move(track));
  }
  /// `1520`, or `1435;1520` on tracks of several gauges; words that are no gauge are left out and counted.
  std::string gauge_of(const std::string& text, std::int64_t way) {
    std::vector<std::string> gauges;
    for (const std::string& part : split(text, ';')) {
      const auto mm = parse_number(part);
      if (mm && *mm >= 300 && *mm <= 3000)
        gauges.push_back(fmt::format("{}", static_cast<int>(*mm)));
      else
        drop(fmt::format("gauge is `{}` (the track is kept)", part), "way", way);
    }
    std::ranges::sort(gauges);
    return fmt::format("{}", fmt::join(gauges, "/"));
  }

  void take_point(const Json& properties, const Json& pair) { take_stop(properties, "node", point_of(pair)); }
  void take_area(const Json& properties, const Json& polygons) {
    GeoPoint middle;
    std::size_t count = 0;
    for (const Json& polygon : polygons)
      for (std::size_t k = 0; k + 1 < polygon[0].size(); ++k, ++count) {  // the last corner is the first again
        middle.lon += polygon[0][k][0].get<double>();
        middle.lat += polygon[0][k][1].get<double>();
      }
    if (count == 0) return;
    take_stop(properties, "area", {middle.lon / static_cast<double>(count), middle.lat / static_cast<double>(count)});
  }
  void take_stop(const Json& properties, const char* what, GeoPoint at) {
    static const std::map<std::string, std::string> kKinds = {
        {"station", "station"}, {"halt", "station"},      {"service_station", "station"},
        {"yard", "terminal"},   {"junction", "junction"}, {"spur_junction", "junction"},
        {"border", "border"}};
    static const std::set<std::string> kCity = {"subway", "light_rail", "monorail", "funicular", "miniature"};
    const std::int64_t object = number_of(properties);
    const std::string railway = tag(properties, "railway"), station = tag(properties, "station");
    const auto kind = kKinds.find(railway);
    if (kind == kKinds.end() || kCity.contains(station)) {
      drop(kind == kKinds.end() ? fmt::format("railway is `{}`", railway) : fmt::format("station is `{}`", station),
           what, object);
      return;
    }
    RailStop stop{.object = object, .name = {}, .latin = {}, .kind = kind->second, .at = at};
    for (const char* key : {"name:en", "int_name", "name"})
      if (stop.latin.empty() && !make_id(tag(properties, key)).empty()) stop.latin = tag(properties, key);
    stop.name = stop.latin.empty() ? tag(properties, "name") : stop.latin;
    made_.stops.push_back(std::move(stop));
  }

  fs::path file_, folder_;
  OsmRail made_;
};

}  // namespace

Result<OsmRail> read_osm_rail(const fs::path& file, const fs::path& folder) { return RailReader(file, folder).read(); }

}  // namespace korridor
