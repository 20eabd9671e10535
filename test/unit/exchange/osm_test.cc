// test/data/exchange/rail.osm is made up: a line along 45 degrees north with a branch to the north.
#include <algorithm>

#include "korridor/base/run_program.h"
#include "korridor/exchange/import_osm.h"
#include "unit/exchange/import_fixture.h"

namespace korridor {
namespace {

/// Lengths of a degree on WGS 84: of the parallel at 45 N, and of the meridian from 45 to 46 N.
constexpr double kDegreeEast = 78.847, kDegreeNorth = 111.142;

class Osm : public Import {
 protected:
  void SetUp() override {
    if (!run_program({"ogr2ogr", "--version"}).started) GTEST_SKIP() << "gdal-bin is not installed";
  }
  [[nodiscard]] ImportCommand rail() const { return command("osm", kData / "rail.osm"); }
  struct Way {
    double km = 0;
    std::string gauge, note;
  };
  /// The link between two places of the study, whatever its direction.
  static Way way(const Study& study, const std::string& a, const std::string& b) {
    const Table& links = study.table("links");
    for (std::size_t r = 0; r < links.size(); ++r)
      if ((links.text(r, "from") == a && links.text(r, "to") == b) ||
          (links.text(r, "from") == b && links.text(r, "to") == a))
        return {links.number(r, "length_km"), links.text(r, "gauge_mm"), links.text(r, "note")};
    ADD_FAILURE() << "no link from " << a << " to " << b;
    return {};
  }
};

TEST_F(Osm, MakesPlacesOfStationsAndJunctionsAndLinksOfTheRailsBetween) {
  const Reply reply = import_into_study(rail());
  ASSERT_EQ(reply.json["status"], "ok") << reply.json;
  EXPECT_EQ(added(reply, "places"), 6U) << "four stations, a junction, an end";
  EXPECT_EQ(added(reply, "links"), 5U);
  const auto now = read_study(study());
  ASSERT_TRUE(now);
  const Table& places = now->table("places");
  const std::string junction = "rail_45_000_n_71_000_e", end = "rail_46_000_n_71_000_e", halt = "rail_23";
  EXPECT_EQ(places.text(places.find("rail_alfa").value(), "kind"), "station") << "by its English name";
  EXPECT_EQ(places.text(places.find(halt).value(), "name"), "Полустанок") << "no Latin name: by its number";
  EXPECT_EQ(places.text(places.find("rail_gamma").value(), "country"), "KAZ") << "drawn as an area, by its outline";
  EXPECT_NEAR(places.number(places.find("rail_gamma").value(), "lon"), 72.5, 1e-6);

  EXPECT_NEAR(way(*now, "rail_alfa", junction).km, kDegreeEast, 0.002);
  EXPECT_NEAR(way(*now, junction, halt).km, kDegreeEast / 2, 0.002);
  EXPECT_NEAR(way(*now, junction, end).km, kDegreeNorth, 0.002);
  EXPECT_EQ(way(*now, "rail_alfa", junction).note, "2 tracks, main line, electrified (contact_line)");
  EXPECT_EQ(way(*now, "rail_alfa", junction).gauge, "1520") << "which the second track does not tell";
  EXPECT_EQ(way(*now, junction, end).note, "1 track, branch line, not electrified");
  EXPECT_EQ(way(*now, "rail_beta", "rail_gamma").gauge, "1435");
  EXPECT_EQ(claims_of_row(*now, "links", "rail_gamma_beta"), std::vector<std::string>{"osm"});
}

TEST_F(Osm, CountsWhatItLeavesOutAndWhy) {
  const Reply reply = import_into_study(rail());
  for (const char* reason :
       {"service is `siding`", "railway is `tram`", "railway is `disused`", "usage is `military`",
        "station is `subway`", "railway is `level_crossing`", "gauge is `breit` (the track is kept)",
        "end of less than 5 km without a station", "station with no track of its own within 500 m",
        "second track between the same two places (counted in the link's tracks)"})
    EXPECT_EQ(dropped(reply, reason), 1U) << reason;
  EXPECT_EQ(reply.json["dropped"].size(), 10U) << reply.json["dropped"].dump(1);
  EXPECT_EQ(reply.json["read"], 18) << "twelve ways, one of them an area, and six points";
  ASSERT_FALSE(reply.json["warnings"].empty());
  EXPECT_EQ(reply.json["warnings"][0]["code"], "osm_bare");
}

TEST_F(Osm, TakesStationsOutThatOnlyLieOnALineWhereAsked) {
  ImportCommand asked = rail();
  asked.junctions_only = true;
  asked.countries = {"Kyrgyzstan"};
  const Reply reply = import_into_study(asked);
  EXPECT_EQ(dropped(reply, "station that only lies on a line"), 1U) << "the halt; at Beta the gauge breaks";
  const auto now = read_study(study());
  EXPECT_NEAR(way(*now, "rail_45_000_n_71_000_e", "rail_beta").km, kDegreeEast, 0.002);
  EXPECT_EQ(now->table("places").text(now->table("places").find("rail_gamma").value(), "country"), "KGZ") << "as told";
}

TEST_F(Osm, GivesTheSameRowsForTheSameFile) {
  ASSERT_EQ(import_into_study(rail()).json["status"], "ok");
  const std::string places = text("places"), links = text("links");
  EXPECT_EQ(import_into_study(rail()).json["written"], false);
  EXPECT_EQ(text("places") + text("links"), places + links);
}

TEST_F(Osm, RefusesWhatIsNoExtract) {
  EXPECT_EQ(codes(import_into_study(command("osm", write("x.osm", "no map\n")))).front().substr(0, 6), "no_ogr");
  EXPECT_EQ(codes(import_into_study(command("osm", study() / "none.osm"))).front().substr(0, 7), "no_file");
}

RailTrack track(std::vector<GeoPoint> points, const std::string& gauge = "1520") {
  return {.way = 1, .gauge = gauge, .electrified = {}, .usage = {}, .points = std::move(points)};
}

TEST(RailNet, KeepsTwoLinesOfDifferentLengthBetweenTheSamePlaces) {
  OsmRail rail;
  rail.stops = {{.object = 1, .name = "A", .latin = "A", .kind = "station", .at = {70, 45}},
                {.object = 2, .name = "B", .latin = "B", .kind = "station", .at = {71, 45}}};
  rail.tracks = {track({{70, 45}, {71, 45}}), track({{70, 45}, {70.5, 45.5}, {71, 45}}),
                 track({{70, 45}, {70.5, 45.01}, {71, 45}})};
  const RailNet net = make_rail_net(rail, {});
  ASSERT_EQ(net.links.size(), 2U) << "the third is within 2 km of the first";
  EXPECT_EQ(net.links[0].tracks + net.links[1].tracks, 3);
}

TEST(RailNet, AddsNothingAndLosesNothingAlongALineOfManyStations) {
  OsmRail rail;
  std::vector<GeoPoint> line;
  for (int k = 0; k <= 50; ++k) {
    line.push_back({70 + k * 0.1, 45});
    rail.stops.push_back(
        {.object = k, .name = "S", .latin = "S", .kind = "station", .at = {70 + k * 0.1, 45.001}});  // 111 m beside
  }
  rail.tracks = {track(line)};
  const RailNet net = make_rail_net(rail, {});
  ASSERT_EQ(net.links.size(), 50U);
  double km = 0;
  for (const RailLink& link : net.links) km += link.km;
  EXPECT_NEAR(km, 5 * kDegreeEast, 0.002 * 5 * kDegreeEast) << "within two in a thousand";
}

TEST(RailNet, KeepsAPlaceWhereTheGaugeBreaks) {
  OsmRail rail;
  rail.tracks = {track({{70, 45}, {71, 45}}), track({{71, 45}, {72, 45}}, "1435"), track({{72, 45}, {73, 45}}, "")};
  const RailNet net = make_rail_net(rail, {});
  EXPECT_EQ(net.places.size(), 3U);
  ASSERT_EQ(net.links.size(), 2U) << "a track that tells no gauge has that of its neighbour";
}

TEST(States, AreThoseWhoseOutlineAPointLiesIn) {
  EXPECT_EQ(state_at({69.4, 53.3}), "KAZ");
  EXPECT_EQ(state_at({44.8, 41.7}), "GEO");
  EXPECT_EQ(state_at({50.2, 40.35}), "AZE") << "a quay in the sea";
}

}  // namespace
}  // namespace korridor
