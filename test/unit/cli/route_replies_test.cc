// Replies that hold ways, or tell why there is none.
#include "unit/cli/reply_shape.h"

namespace korridor::cli_test {
namespace {

TEST(RouteReply, GivesWaysSortedByCostWithTheirLegs) {
  const NewStudy study;
  const Ran ran = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 0);
  expect_head(reply, "route", "ok");
  expect_plain(reply, "");
  double last = 0;
  for (const Json& way : reply["routes"]) {
    expect_fields(way, {"cost_usd_per_t", "time_h", "time_p10_h", "time_p50_h", "time_p90_h", "risk", "length_km",
                        "countries", "corridors", "legs"});
    for (const Json& leg : way["legs"])
      expect_fields(leg, {"link", "from", "to", "mode", "country", "length_km", "time_h", "cost_usd_per_t", "claims"});
    EXPECT_GE(way["cost_usd_per_t"].get<double>(), last);
    last = way["cost_usd_per_t"];
  }
  // 16 + 95 + 12 over the eastern border, and 1050 h with holding costs on the other way: the cheapest way is the
  // eastern one.
  const Json& best = reply["routes"].at(0);
  EXPECT_EQ(best["legs"].size(), 3U);
  EXPECT_EQ(best["legs"].at(0)["link"], "smelter_east");
}

TEST(RouteReply, AvoidIsKeptByEveryWayAndTellsWhatItMatched) {
  const NewStudy study;
  for (const char* name : {"china", "CN", "CHN", "country:CHN"}) {
    const Json reply = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", name,
                            "--alternatives", "2", "--json"})
                           .json();
    EXPECT_EQ(reply["status"], "ok") << name;
    EXPECT_EQ(reply["avoid"]["matched"], Json({"place:east_port", "link:east_rail", "link:east_sea"})) << name;
    for (const char* list : {"routes", "alternatives", "by_class"})
      for (const Json& way : reply[list])
        for (const Json& country : way["countries"]) EXPECT_NE(country, "CHN");
  }
}

TEST(RouteReply, NoWayTellsWhatStandsInIt) {
  const NewStudy study;
  const Ran ran = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", "china", "--avoid",
                       "country:AZE", "--json"});
  const Json reply = ran.json();
  EXPECT_EQ(ran.code, 1);
  expect_head(reply, "route", "no_route");
  EXPECT_TRUE(reply["routes"].empty());
  ASSERT_FALSE(reply["cut"].empty());
  for (const Json& row : reply["cut"]) expect_fields(row, {"asset", "why"});
}

TEST(RouteReply, TakesPlacesByNameInAnyCase) {
  const NewStudy study;
  const auto routes = [&](const std::string& from, const std::string& to) {
    return run({"route", study.path(), "--from", from, "--to", to, "--json"}).json();
  };
  const Json by_id = routes("smelter", "buyer");
  for (const auto& [from, to] : {std::pair{"SMELTER", "Buyer"}, std::pair{"Smelter", "port of the BUYER"}}) {
    const Json by_name = routes(from, to);
    EXPECT_EQ(by_name["routes"], by_id["routes"]);
    EXPECT_EQ(by_name["from"], "smelter");
    EXPECT_EQ(by_name["to"], "buyer");
  }
  EXPECT_EQ(run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--good", "KUPFERKATHODE", "--json"})
                .json()["good"],
            "copper_cathode");
  const Ran misspelt = run({"route", study.path(), "--from", "smelter", "--to", "Port of the bayer"});
  EXPECT_EQ(misspelt.code, 2);
  EXPECT_NE(misspelt.err.find("did you mean Port of the buyer?"), std::string::npos) << misspelt.err;
  study.change("places.csv", "Western port", "Eastern port");
  const Ran twice = run({"route", study.path(), "--from", "smelter", "--to", "eastern port", "--json"});
  EXPECT_EQ(twice.code, 2);
  EXPECT_EQ(twice.json()["errors"].at(0)["code"], "ambiguous_name");
}

TEST(RouteReply, SaysInOneLineWhatAvoidMeans) {
  const NewStudy study;
  const Ran ran = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", "china"});
  EXPECT_EQ(ran.err, "avoid china: 3 places and links: place:east_port, link:east_rail, link:east_sea\n");
  EXPECT_EQ(run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", "mode:air"}).err,
            "avoid mode:air: nothing that this good could pass\n");
}

TEST(RouteReply, HonoursWhatTheStudyItselfAvoids) {
  const NewStudy study;
  std::ofstream(study.path() + "/study.toml", std::ios::app) << "\n[model]\navoid = \"country:CHN\"\n";
  const std::vector<std::string> words = {"route", study.path(), "--from", "smelter", "--to", "buyer"};
  const auto with = [&](std::vector<std::string> more) {
    more.insert(more.begin(), words.begin(), words.end());
    return run(more);
  };
  const Json reply = with({"--json"}).json();
  EXPECT_EQ(reply["avoid"]["of_study"], "country:CHN");
  EXPECT_EQ(reply["routes"].at(0)["legs"].at(0)["link"], "smelter_west");
  EXPECT_NE(with({}).out.find("The study itself avoids: country:CHN"), std::string::npos);
  const Json free = with({"--json", "--ignore-study-avoid"}).json();
  EXPECT_EQ(free["avoid"]["of_study"], "");
  EXPECT_EQ(free["routes"].at(0)["legs"].at(0)["link"], "smelter_east");
}

TEST(RouteReply, SaysWhyNothingCouldBeOpenedForAGoodThatNobodyCarries) {
  const NewStudy study;
  std::ofstream(study.path() + "/goods.csv", std::ios::app) << "natural_gas,Gas,Gas,,gross,gas,,\n";
  const std::vector<std::string> words = {"route", study.path(), "--from", "smelter",
                                          "--to",  "buyer",      "--good", "natural_gas"};
  const Ran ran = run(words);
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("natural_gas: no link carries it"), std::string::npos) << ran.out;
  auto as_json = words;
  as_json.emplace_back("--json");
  const Json reply = run(as_json).json();
  EXPECT_EQ(reply["why_no_cut"], "not_carried");
  EXPECT_TRUE(reply["cut"].empty());
}

}  // namespace
}  // namespace korridor::cli_test
