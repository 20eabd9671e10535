// Ways on small random maps against all ways through them.

#include <algorithm>
#include <array>
#include <set>

#include "unit/routing/small_map.h"

namespace korridor {
namespace {

constexpr int kMaps = 150;

using Triple = std::array<double, 3>;

/// Ways that no other beats, as values, each once.
std::set<Triple> best_of(const std::vector<SimpleWay>& ways) {
  std::set<Triple> best;
  for (const SimpleWay& way : ways) {
    const bool beaten = std::ranges::any_of(ways, [&](const SimpleWay& other) {
      return other.cost <= way.cost && other.hours <= way.hours && other.risk <= way.risk &&
             (other.cost < way.cost || other.hours < way.hours || other.risk < way.risk);
    });
    if (!beaten) best.insert({way.cost, way.hours, way.risk});
  }
  return best;
}

std::vector<SimpleWay> open_ways(const SmallMap& map, const std::vector<SmallMap::Part>& avoid = {}) {
  std::vector<SimpleWay> ways = all_ways(map);
  std::erase_if(ways, [&](const SimpleWay& way) {
    return !is_open(map, way) || std::ranges::any_of(avoid, [&](const auto& part) { return touches(map, way, part); });
  });
  return ways;
}

TEST(Ways, ParetoSetIsWhatIsLeftOfAllWays) {
  for (int seed = 0; seed < kMaps; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(11, static_cast<std::uint64_t>(seed));
    const SmallMap map = random_map(random, true);
    const Ways ways = ways_of(map);
    std::set<Triple> found;
    for (const Way& way : ways.pareto) found.insert({way.cost_usd_per_t, way.time.mean, way.risk});
    EXPECT_EQ(found, best_of(open_ways(map)));
    EXPECT_EQ(found.size(), ways.pareto.size()) << "no value twice";
    EXPECT_TRUE(std::ranges::is_sorted(ways.pareto, {}, &Way::cost_usd_per_t));
  }
}

TEST(Ways, LegsJoinAndAddUp) {
  for (int seed = 0; seed < kMaps; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(12, static_cast<std::uint64_t>(seed));
    const SmallMap map = random_map(random, true);
    const Ways ways = ways_of(map, {}, 3);
    for (const auto* list : {&ways.pareto, &ways.alternatives})
      for (const Way& way : *list) {
        std::string at = "p0";
        double cost = 0, hours = 0, risk = 0;
        for (const Leg& leg : way.legs) {
          EXPECT_EQ(leg.from, at);
          at = leg.to;
          cost += leg.cost_usd_per_t;
          hours += leg.time_h;
          risk += leg.risk;
        }
        EXPECT_EQ(at, "p" + std::to_string(map.places.size() - 1));
        EXPECT_EQ(std::tuple(cost, hours, risk), std::tuple(way.cost_usd_per_t, way.time.mean, way.risk));
      }
  }
}

TEST(Ways, EpsilonLeavesNoBestWayFarFromAKeptOne) {
  constexpr double kEpsilon = 0.25;
  std::size_t all = 0, kept = 0;
  for (int seed = 0; seed < kMaps; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(13, static_cast<std::uint64_t>(seed));
    const SmallMap map = random_map(random, false);
    const auto best = best_of(open_ways(map));
    const Ways ways = ways_of(map, {}, 0, kEpsilon);
    all += best.size();
    kept += ways.pareto.size();
    for (const Triple& value : best)
      EXPECT_TRUE(std::ranges::any_of(ways.pareto, [&](const Way& way) {
        const double most = 1 + kEpsilon;
        return way.cost_usd_per_t <= value[0] * most && way.time.mean <= value[1] * most && way.risk <= value[2] * most;
      }));
    for (const Way& way : ways.pareto) EXPECT_TRUE(best.contains({way.cost_usd_per_t, way.time.mean, way.risk}));
  }
  EXPECT_LT(kept, all);
}

/// The theorem: no link, place, port or owner of a returned way is in the avoided set, and nothing else is kept away.
TEST(Ways, TouchNothingAvoidedAndLoseNothingElse) {
  int blocked = 0;
  for (int seed = 0; seed < 2 * kMaps; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(14, static_cast<std::uint64_t>(seed));
    const SmallMap map = random_map(random, true);
    std::vector<SmallMap::Part> parts;
    for (std::uint64_t p = 0; p <= random.below(3); ++p) parts.push_back(random_part(random, map));
    SCOPED_TRACE(to_expression(parts));
    const Ways ways = ways_of(map, {to_expression(parts)}, 2);
    for (const auto* list : {&ways.pareto, &ways.alternatives})
      for (const Way& way : *list)
        for (const Leg& leg : way.legs)
          for (const SmallMap::Part& part : parts) {
            EXPECT_FALSE(!leg.link.empty() && map.means_link(part, std::stoul(leg.link.substr(1)))) << leg.link;
            EXPECT_FALSE(map.means_place(part, std::stoul(leg.from.substr(1)))) << leg.from;
            EXPECT_FALSE(map.means_place(part, std::stoul(leg.to.substr(1)))) << leg.to;
          }
    std::set<Triple> found;
    for (const Way& way : ways.pareto) found.insert({way.cost_usd_per_t, way.time.mean, way.risk});
    EXPECT_EQ(found, best_of(open_ways(map, parts)));
    if (found.empty()) ++blocked;
  }
  EXPECT_GT(blocked, 20);  // the other tests of cuts have something to look at
}

/// Assets of a way that cannot be used: planned links, links and places that a part means.
std::set<std::string> obstacles_of(const SmallMap& map, const SimpleWay& way,
                                   const std::vector<SmallMap::Part>& parts) {
  std::set<std::string> assets;
  for (const std::size_t l : way.links)
    if (map.links[l].planned || std::ranges::any_of(parts, [&](const auto& part) { return map.means_link(part, l); }))
      assets.insert("link:l" + std::to_string(l));
  for (const std::size_t p : way.places)
    if (std::ranges::any_of(parts, [&](const auto& part) { return map.means_place(part, p); }))
      assets.insert("place:p" + std::to_string(p));
  return assets;
}

TEST(Ways, CutIsTheSmallestSetThatOpensAWay) {
  int cuts = 0;
  for (int seed = 0; seed < 3 * kMaps; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(15, static_cast<std::uint64_t>(seed));
    const SmallMap map = random_map(random, true);
    std::vector<SmallMap::Part> parts;
    for (std::uint64_t p = 0; p <= random.below(3); ++p) parts.push_back(random_part(random, map));
    SCOPED_TRACE(to_expression(parts));
    const Ways ways = ways_of(map, {to_expression(parts)});
    if (!ways.pareto.empty()) {
      EXPECT_TRUE(ways.cut.empty());
      continue;
    }
    std::size_t fewest = 0;
    bool opened = false;
    std::set<std::string> cut;
    for (const Obstacle& obstacle : ways.cut) cut.insert(obstacle.asset);
    for (const SimpleWay& way : all_ways(map)) {
      if (std::ranges::any_of(way.links, [&](std::size_t l) { return !map.links[l].carries; })) continue;
      const auto assets = obstacles_of(map, way, parts);
      if (fewest == 0 || assets.size() < fewest) fewest = assets.size();
      if (assets == cut) opened = true;
    }
    EXPECT_EQ(cut.size(), fewest);
    EXPECT_EQ(opened, fewest > 0);
    if (fewest > 0) ++cuts;
  }
  EXPECT_GT(cuts, 50);
}

TEST(Ways, LiftIsTheFewestPartsThatOpenAWay) {
  int lifts = 0;
  for (int seed = 0; seed < 2 * kMaps; ++seed) {
    SCOPED_TRACE("seed " + std::to_string(seed));
    Random random(16, static_cast<std::uint64_t>(seed));
    const SmallMap map = random_map(random, true);
    std::vector<SmallMap::Part> parts;
    for (std::uint64_t p = 0; p <= random.below(5); ++p) parts.push_back(random_part(random, map));
    SCOPED_TRACE(to_expression(parts));
    const Ways ways = ways_of(map, {to_expression(parts)});
    if (!ways.pareto.empty()) continue;
    std::size_t fewest = 0;
    for (const SimpleWay& way : open_ways(map)) {
      std::set<std::string> needed;
      for (const auto& part : parts)
        if (touches(map, way, part)) needed.insert(part.key + ":" + part.value);
      if (fewest == 0 || needed.size() < fewest) fewest = needed.size();
    }
    EXPECT_EQ(std::set<std::string>(ways.lift.begin(), ways.lift.end()).size(), fewest);
    const auto left = std::ranges::any_of(open_ways(map), [&](const SimpleWay& way) {
      return std::ranges::all_of(parts, [&](const auto& part) {
        return !touches(map, way, part) || std::ranges::find(ways.lift, part.key + ":" + part.value) != ways.lift.end();
      });
    });
    EXPECT_EQ(left, fewest > 0);
    if (fewest > 0) ++lifts;
  }
  EXPECT_GT(lifts, 30);
}

/// A row of places, each joined to the next by one link; a good that one link in the middle may refuse.
Ways ways_along_a_row(int places, const std::string& avoid, const std::string& carries = "") {
  std::string place_rows = "place_id,name,country,lat,lon,kind\n",
              link_rows = "link_id,from,to,mode,countries,carries\n";
  for (int p = 0; p < places; ++p) place_rows += "p" + std::to_string(p) + ",P,KAZ,45," + std::to_string(p) + ",mine\n";
  for (int l = 0; l + 1 < places; ++l)
    link_rows += "l" + std::to_string(l) + ",p" + std::to_string(l) + ",p" + std::to_string(l + 1) + ",rail,KAZ," +
                 (l == 1 ? carries : "") + "\n";
  const TinyStudy tiny({{"places.csv", place_rows},
                        {"links.csv", link_rows},
                        {"goods.csv", "good_id,name,cargo\nore,Ore,bulk\noil,Oil,liquid\n"}});
  const Study study = tiny.read();
  const auto world = World::apply(study);
  const auto ways = find_ways(
      *world,
      {.good = "ore", .from = "p0", .to = "p" + std::to_string(places - 1), .avoid = {avoid}, .depart = std::nullopt});
  EXPECT_TRUE(ways.has_value());
  return ways ? *ways : Ways{};
}

TEST(Ways, LiftIsFoundAmongManyPartsAndGivenUpAloudAmongTooMany) {
  std::string avoid;
  for (int l = 0; l < 40; ++l) avoid += (l == 0 ? "" : " | ") + std::string("link:l") + std::to_string(l);
  const Ways many = ways_along_a_row(42, avoid);  // l40 is free
  EXPECT_EQ(many.lift.size(), 40U);
  EXPECT_TRUE(many.warnings.empty());
  for (int l = 40; l < 65; ++l) avoid += " | link:l" + std::to_string(l);
  const Ways too_many = ways_along_a_row(67, avoid);
  EXPECT_TRUE(too_many.lift.empty());
  ASSERT_EQ(too_many.warnings.size(), 1U);
  EXPECT_EQ(too_many.warnings[0].code, "lift_not_found");
}

TEST(Ways, ACutThatIsEmptySaysWhy) {
  const Ways ways = ways_along_a_row(4, "link:l0", "oil");
  EXPECT_TRUE(ways.cut.empty());
  EXPECT_EQ(ways.why_no_cut, "not_joined");
  EXPECT_EQ(ways_along_a_row(4, "link:l0").why_no_cut, "");
}

}  // namespace
}  // namespace korridor
