// Ferroalloys from Almaty to Yokohama: what the figures of the bundled study leave as one state after another is
// avoided.

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "korridor/routing/shortest_paths.h"
#include "korridor/routing/ways.h"

namespace korridor {
namespace {

class AlmatyYokohama : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto read = read_study(KORRIDOR_SOURCE_DIR "/studies/kazakhstan");
    ASSERT_TRUE(read) << to_line(read.error().front());
    study_ = new Study(std::move(*read));
    world_ = new World(World::apply(*study_).value());
  }
  static void TearDownTestSuite() {
    delete world_;
    delete study_;
  }

  static Ways ways(const std::vector<std::string>& avoid = {}) {
    WayRequest request;
    request.good = "ferrochrome";
    request.from = "almaty";
    request.to = "yokohama";
    request.avoid = avoid;
    auto found = find_ways(*world_, request);
    EXPECT_TRUE(found);
    return found.value_or(Ways{});
  }
  static const Way* of_class(const Ways& found, const std::string& name) {
    const auto at = std::ranges::find(found.by_class, name, &Way::corridor_class);
    return at == found.by_class.end() ? nullptr : &*at;
  }
  static std::vector<std::string> classes(const Ways& found) {
    std::vector<std::string> names;
    for (const Way& way : found.by_class) names.push_back(way.corridor_class);
    return names;
  }
  static void expect(const Way* way, double usd_per_t, double days) {
    ASSERT_NE(way, nullptr);
    EXPECT_NEAR(way->cost_usd_per_t, usd_per_t, 0.5);
    EXPECT_NEAR(way->time.mean / 24, days, 0.3);
  }
  /// Whether there is a way when the assets are taken out of the avoided set.
  static bool is_open_without(const std::string& avoid, const std::set<std::string>& lifted) {
    const auto selector = Selector::parse(avoid, *study_).value();
    const Table& link_table = study_->table("links");
    const Table& place_table = study_->table("places");
    auto links = selector.select(*study_, "links");
    auto places = selector.select(*study_, "places");
    for (std::size_t l = 0; l < links.size(); ++l) links[l] = links[l] && !lifted.contains("link:" + link_table.id(l));
    for (std::size_t p = 0; p < places.size(); ++p)
      places[p] = places[p] && !lifted.contains("place:" + place_table.id(p));
    const auto good = study_->table("goods").find("ferrochrome").value();
    const auto graph = make_way_graph(*world_, good, {}, study_->settings.start).value();
    const Network& net = graph.network;
    std::vector<char> usable;
    for (Index a = 0; a < net.arcs.size(); ++a) {
      const Index link = net.arcs.link[a];
      const bool avoided = (link != kNone && links[link]) || places[net.nodes.place[net.arcs.tail[a]]] ||
                           places[net.nodes.place[net.arcs.head[a]]];
      usable.push_back(graph.usable(a) && !avoided ? 1 : 0);
    }
    const auto node = [&](const char* id) { return net.nodes.out_of[place_table.find(id).value()]; };
    ShortestPaths paths;
    paths.run(net.arcs, net.nodes.size(), node("almaty"), usable, graph.cost);
    return paths.reached(node("yokohama"));
  }
  static bool passes(const Way& way, const std::string& state) {
    return std::ranges::find(way.countries, state) != way.countries.end();
  }

  static inline Study* study_ = nullptr;
  static inline World* world_ = nullptr;
};

TEST_F(AlmatyYokohama, ChinaIsCheapestAndBeatsEveryOtherCorridor) {
  const Ways found = ways();
  const Way* china = of_class(found, "China");
  expect(china, 134, 14.7);
  EXPECT_NEAR(china->time.deviation / 24, 2.9, 0.05);
  EXPECT_EQ(china->countries, (std::vector<std::string>{"KAZ", "CHN", "JPN"}));
  EXPECT_EQ(china->can_stop, (std::vector<std::string>{"CHN"}));
  EXPECT_TRUE(china->dominated_by.empty());
  EXPECT_EQ(found.pareto.front().cost_usd_per_t, china->cost_usd_per_t);
}

TEST_F(AlmatyYokohama, TheCaspianIsToldAlthoughChinaBeatsIt) {
  const Ways found = ways();
  const Way* caspian = of_class(found, "Caspian");
  expect(caspian, 237, 43.5);
  EXPECT_NEAR(caspian->time.deviation / 24, 5.9, 0.05);
  EXPECT_TRUE(passes(*caspian, "AZE"));
  EXPECT_FALSE(passes(*caspian, "CHN"));
  EXPECT_NE(std::ranges::find(caspian->dominated_by, "China"), caspian->dominated_by.end());
  EXPECT_TRUE(std::ranges::none_of(found.pareto, [](const Way& way) { return passes(way, "AZE"); }));
}

TEST_F(AlmatyYokohama, WithoutChinaNoWayTouchesIt) {
  const Ways found = ways({"country:CHN"});
  ASSERT_FALSE(found.pareto.empty());
  for (const auto* list : {&found.pareto, &found.by_class})
    for (const Way& way : *list) EXPECT_FALSE(passes(way, "CHN"));
  EXPECT_EQ(of_class(found, "China"), nullptr);
  EXPECT_NE(of_class(found, "Russia"), nullptr);
}

TEST_F(AlmatyYokohama, WithoutChinaRussiaAndIranTheCaspianAndAfghanistanAreLeft) {
  const Ways found = ways({"country:CHN | country:RUS | country:IRN"});
  EXPECT_EQ(classes(found), (std::vector<std::string>{"Afghanistan", "Caspian"}));
  const Way* afghan = of_class(found, "Afghanistan");
  const Way* caspian = of_class(found, "Caspian");
  expect(afghan, 234, 33);
  expect(caspian, 237, 43.5);
  // What sets them apart beside cost and time: who can stop them, and by which events.
  EXPECT_EQ(afghan->can_stop, (std::vector<std::string>{"UZB", "AFG", "PAK", "SGP"}));
  EXPECT_TRUE(std::ranges::find(afghan->events, "afghan_border_shut") != afghan->events.end());
  EXPECT_TRUE(std::ranges::find(caspian->events, "caspian_queue") != caspian->events.end());
  EXPECT_TRUE(std::ranges::find(caspian->events, "afghan_border_shut") == caspian->events.end());
}

TEST_F(AlmatyYokohama, WithoutAfghanistanTooOnlyTheCaspianIsLeft) {
  const Ways found = ways({"country:CHN | country:RUS | country:IRN | country:AFG"});
  EXPECT_EQ(classes(found), (std::vector<std::string>{"Caspian"}));
  for (const Way& way : found.pareto) EXPECT_TRUE(passes(way, "AZE"));
}

TEST_F(AlmatyYokohama, WithoutAzerbaijanAsWellThereIsNoWayAndTheCutOpensOne) {
  const std::string avoid = "country:CHN | country:RUS | country:IRN | country:AFG | country:AZE";
  const Ways found = ways({avoid});
  EXPECT_TRUE(found.pareto.empty());
  EXPECT_TRUE(found.by_class.empty());
  EXPECT_EQ(found.lift.size(), 1U);  // any one of the five would do
  std::set<std::string> cut;
  for (const Obstacle& obstacle : found.cut) {
    EXPECT_TRUE(obstacle.why.starts_with("avoided by country:")) << obstacle.why;
    cut.insert(obstacle.asset);
  }
  ASSERT_FALSE(cut.empty());
  // Without what the cut names the avoided set leaves a way; without any one of its assets less, none.
  EXPECT_TRUE(is_open_without(avoid, cut));
  for (const std::string& asset : cut) {
    std::set<std::string> fewer = cut;
    fewer.erase(asset);
    EXPECT_FALSE(is_open_without(avoid, fewer)) << asset;
  }
}

TEST_F(AlmatyYokohama, EveryLegOfTheWayThroughChinaNamesItsClaimsOrIsAnEstimate) {
  const Ways found = ways();
  std::size_t cited = 0;
  for (const Leg& leg : found.pareto.front().legs) {
    EXPECT_EQ(leg.claims, claims_of_row(*study_, "links", leg.link));
    if (!leg.claims.empty()) ++cited;
  }
  EXPECT_GE(cited, found.pareto.front().legs.size() / 2);
}

}  // namespace
}  // namespace korridor
