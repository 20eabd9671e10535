#include "korridor/study/selector.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "korridor/base/random.h"
#include "support/tiny_study.h"

namespace korridor {
namespace {

using Ids = std::set<std::string>;

/// Two ways out of Kazakhstan, with a plant, a mine and an order on them.
const Study& study() {
  static const Study study =
      TinyStudy(
          {
              {"places.csv",
               "place_id,name,country,lat,lon,kind\n"
               "almaty,Almaty,KAZ,43,77,junction\naktau,Aktau,KAZ,44,51,port\nalat,Alat,AZE,40,49,port\n"
               "khorgos,Khorgos,CHN,44,80,border\nlianyungang,Lianyungang,CHN,35,119,port\ntokyo,Tokyo,JPN,35,139,"
               "market\n"},
              {"links.csv",
               "link_id,from,to,mode,countries,labels,gauge_mm,status\n"
               "west,almaty,aktau,rail,KAZ,TITR;BRI,1520,open\nferry,aktau,alat,ferry,KAZ;AZE,TITR,,open\n"
               "feeder,aktau,alat,sea,KAZ;AZE,TITR,,planned\neast,almaty,khorgos,rail,KAZ;CHN,BRI,1520,open\n"
               "trunk,khorgos,lianyungang,rail,CHN,BRI,1435,open\nocean,lianyungang,tokyo,sea,CHN;JPN,,,open\n"},
              {"goods.csv", "good_id,name,cargo\nore,Ore,bulk\nmetal,Metal,container\n"},
              {"processes.csv", "process_id,name,inputs,outputs\nsmelting,Smelting,ore:2,metal:1\n"},
              {"plants.csv", "plant_id,process,place\nsmelter,smelting,almaty\nsmelter_east,smelting,khorgos\n"},
              {"supply.csv", "supply_id,place,good,amount_t_per_year\nmine,almaty,ore,100\n"},
              {"stores.csv", "store_id,place,good\nyard,aktau,metal\n"},
              {"orders.csv",
               "order_id,kind,buyer,seller,good,place,amount_t_per_year,firm\njapan,contract,Trading "
               "house,Mine,metal,tokyo,10,yes\n"},
              {"corridors.csv",
               "corridor_id,name,gateway\nTITR,Middle Corridor,link:ferry | link:feeder\n"
               "EAST,Way through China,mode:rail & country:CHN\nBOTH,Either,corridor:TITR | EAST\n"},
              {"owners.csv",
               "owner_id,asset,holder,percent\no1,links:west,RUS,30\no2,links:west,RUS,25\no3,links:ferry,RUS,20\n"
               "o4,plants:smelter,Glencore,60\no5,supply:mine,KAZ,0\n"},
          })
          .read();
  return study;
}

Ids select(const std::string& text, const std::string& table = "links") {
  const auto selector = Selector::parse(text, study());
  if (!selector) {
    ADD_FAILURE() << text << ": " << to_line(selector.error().front());
    return {};
  }
  const auto marks = selector->select(study(), table);
  Ids ids;
  for (std::size_t r = 0; r < marks.size(); ++r)
    if (marks[r]) ids.insert(study().table(table).id(r));
  return ids;
}

Error refuse(const std::string& text) {
  const auto selector = Selector::parse(text, study(), {.file = "clauses.csv", .row = 4, .column = 2});
  if (selector) {
    ADD_FAILURE() << text << " was accepted";
    return {};
  }
  EXPECT_EQ(to_place(selector.error().front()), "clauses.csv:4:2");
  return selector.error().front();
}

TEST(Selector, AndBindsTighterThanOr) {
  EXPECT_EQ(select("mode:sea | mode:rail & country:CHN"), (Ids{"ocean", "feeder", "east", "trunk"}));
  EXPECT_EQ(select("(mode:sea | mode:rail) & country:CHN"), (Ids{"ocean", "east", "trunk"}));
  EXPECT_EQ(select("!mode:sea & country:AZE"), (Ids{"ferry"}));
  EXPECT_EQ(select("!(mode:sea & country:AZE) & label:TITR"), (Ids{"west", "ferry"}));
  EXPECT_EQ(select("! ! mode:ferry"), (Ids{"ferry"}));
}

TEST(Selector, ReadsACountryInAnyOfItsNames) {
  const Ids china = {"east", "trunk", "ocean"};
  for (const char* name : {"country:CHN", "country:CN", "country:china", "china", "CN", "CHN", "Китай"})
    EXPECT_EQ(select(name), china) << name;
  EXPECT_EQ(select("country:Aserbaidschan"), (Ids{"ferry", "feeder"}));
}

TEST(Selector, CountryHoldsForWhatLiesThere) {
  EXPECT_EQ(select("country:KAZ", "places"), (Ids{"almaty", "aktau"}));
  EXPECT_EQ(select("country:KAZ", "plants"), (Ids{"smelter"}));
  EXPECT_EQ(select("country:KAZ", "supply"), (Ids{"mine"}));
  EXPECT_EQ(select("country:KAZ", "stores"), (Ids{"yard"}));
  EXPECT_EQ(select("country:JPN", "orders"), (Ids{"japan"}));
  EXPECT_EQ(select("country:KAZ", "goods"), (Ids{}));
}

TEST(Selector, CorridorIsItsGatewayAndLabelDescribes) {
  EXPECT_EQ(select("corridor:TITR"), (Ids{"ferry", "feeder"}));
  EXPECT_EQ(select("label:TITR"), (Ids{"west", "ferry", "feeder"}));
  EXPECT_EQ(select("corridor:BOTH"), (Ids{"ferry", "feeder", "east", "trunk"}));
  EXPECT_EQ(select("corridor:TITR", "places"), (Ids{}));
  EXPECT_EQ(select("TITR"), select("corridor:TITR"));
}

TEST(Selector, PlaceHoldsForThePlaceAndForWhatStandsInIt) {
  EXPECT_EQ(select("place:aktau", "places"), (Ids{"aktau"}));
  EXPECT_EQ(select("place:aktau", "stores"), (Ids{"yard"}));
  EXPECT_EQ(select("place:aktau", "links"), (Ids{}));
  EXPECT_EQ(select("port:*", "places"), (Ids{"aktau", "alat", "lianyungang"}));
  EXPECT_EQ(select("port:a*", "places"), (Ids{"aktau", "alat"}));
  EXPECT_EQ(select("port:aktau", "stores"), (Ids{"yard"}));
}

TEST(Selector, OwnerCountsStakesOfOneHolderTogether) {
  EXPECT_EQ(select("owner:RUS"), (Ids{"west", "ferry"}));
  EXPECT_EQ(select("owner:RUS>=50"), (Ids{"west"}));  // 30 + 25
  EXPECT_EQ(select("owner:RUS >= 20"), (Ids{"west", "ferry"}));
  EXPECT_EQ(select("owner:Russland>=20.5"), (Ids{"west"}));
  EXPECT_EQ(select("owner:RUS>=55.5"), (Ids{}));
  EXPECT_EQ(select("owner:Glen*", "plants"), (Ids{"smelter"}));
  EXPECT_EQ(select("owner:KAZ", "supply"), (Ids{}));  // a stake of 0 is none
  EXPECT_EQ(select("owner:DEU"), (Ids{}));            // a state may own nothing
}

TEST(Selector, KeysThatARowDoesNotHaveAreFalse) {
  EXPECT_EQ(select("mode:rail", "places"), (Ids{}));
  EXPECT_EQ(select("!mode:rail", "goods"), (Ids{"ore", "metal"}));
}

TEST(Selector, KnowsTheOtherKeys) {
  EXPECT_EQ(select("gauge:1435"), (Ids{"trunk"}));
  EXPECT_EQ(select("status:planned"), (Ids{"feeder"}));
}

TEST(Selector, PlantsAreKnownByWhatTheyMakeAndDo) {
  EXPECT_EQ(select("good:metal", "plants"), (Ids{"smelter", "smelter_east"}));
  EXPECT_EQ(select("good:ore", "plants"), (Ids{}));
  EXPECT_EQ(select("good:ore", "supply"), (Ids{"mine"}));
  EXPECT_EQ(select("good:ore", "goods"), (Ids{"ore"}));
  EXPECT_EQ(select("process:smelting & country:CHN", "plants"), (Ids{"smelter_east"}));
  EXPECT_EQ(select("plant:smelter", "plants"), (Ids{"smelter"}));
  EXPECT_EQ(select("plant:smelter*", "plants"), (Ids{"smelter", "smelter_east"}));
  EXPECT_EQ(select("buyer:\"Trading house\" & seller:Mine", "orders"), (Ids{"japan"}));
}

TEST(Selector, BareNamesAreLookedUpInTheDocumentedOrder) {
  EXPECT_EQ(select("aktau", "places"), (Ids{"aktau"}));
  EXPECT_EQ(select("feeder"), (Ids{"feeder"}));
  EXPECT_EQ(select("smelter", "plants"), (Ids{"smelter"}));
  EXPECT_EQ(select("mine", "supply"), (Ids{"mine"}));  // the supply comes before the kind of place
  EXPECT_EQ(select("rail"), (Ids{"west", "east", "trunk"}));
  EXPECT_EQ(select("market", "places"), (Ids{"tokyo"}));
}

TEST(Selector, AlternativesAreThePartsOfTheOutermostOr) {
  const auto parts = [](const std::string& text) { return Selector::parse(text, study())->alternatives(); };
  using Texts = std::vector<std::string>;
  EXPECT_EQ(parts("country:CHN | !mode:rail|( aktau & port:* )"),
            (Texts{"country:CHN", "!mode:rail", "( aktau & port:* )"}));
  EXPECT_EQ(parts("(china | rail)"), (Texts{"china", "rail"}));
  EXPECT_EQ(parts("china & (rail | sea)"), (Texts{"china & (rail | sea)"}));
  EXPECT_EQ(parts("!(china | rail)"), (Texts{"!(china | rail)"}));
}

struct Refusal {
  const char* text;
  const char* code;
  int character;
  const char* hint;
};

TEST(Selector, SaysWhereItWentWrongAndWhatWouldBeRight) {
  const Refusal refusals[] = {
      {"", "bad_selector", 1, "country:CHN"},
      {"mode:", "bad_selector", 6, "country:CHN"},
      {"mode:rail &", "bad_selector", 12, "country:CHN"},
      {"mode:rail mode:sea", "bad_selector", 11, "& or |"},
      {"(mode:rail", "bad_selector", 11, ")"},
      {"mode:rail)", "bad_selector", 10, "& or |"},
      {"| rail", "bad_selector", 1, "country:CHN"},
      {"mode:\"rail", "bad_selector", 6, "\""},
      {"china & cuontry:CHN", "bad_selector", 9, "country"},
      {"mode:rail>=3", "bad_selector", 13, "owner:RUS>=50"},
      {"owner:RUS>=many", "bad_selector", 16, "owner:RUS>=50"},
      {"owner:RUS>=101", "bad_selector", 15, "owner:RUS>=50"},
      {"rail & Китай & place:aktua", "unknown_name", 16, "aktau"},
      {"rail | liaynungang", "unknown_name", 8, "lianyungang"},
      {"place:liany", "unknown_name", 1, "lianyungang"},  // a beginning is no misspelling, but a hint
      {"country:Atlantis", "unknown_name", 1, "ISO 3166"},
      {"mode:rial", "unknown_name", 1, "rail"},
      {"kind:prt", "unknown_name", 1, "port"},
      {"status:opne", "unknown_name", 1, "open"},
      {"label:TITRR", "unknown_name", 1, "TITR"},
      {"gauge:1067", "unknown_name", 1, "gauge:1435"},
      {"owner:Glencor", "unknown_name", 1, "Glencore"},
      {"buyer:Trading", "unknown_name", 1, "Trading house"},
      {"port:almaty", "unknown_name", 1, "alat"},
      {"link:*e*t", "unknown_name", 1, "links"},  // only a star at the end is a pattern
      {"corridor:X*", "unknown_name", 1, "corridors"},
      {"(*)", "unknown_name", 2, "key:value"},
  };
  for (const Refusal& r : refusals) {
    const Error error = refuse(r.text);
    EXPECT_EQ(error.code, r.code) << r.text;
    EXPECT_NE(error.message.find("(at character " + std::to_string(r.character) + " of"), std::string::npos)
        << r.text << ": " << error.message;
    EXPECT_NE(error.hint.find(r.hint), std::string::npos) << r.text << ": " << error.hint;
  }
}

TEST(Selector, TellsAllUnknownNamesAtOnce) {
  const auto selector = Selector::parse("place:x | mode:y & !good:z", study());
  ASSERT_FALSE(selector);
  EXPECT_EQ(selector.error().size(), 3U);
}

TEST(Selector, RefusesHostileTextInsteadOfOverflowing) {
  EXPECT_EQ(refuse(std::string(4000, '(') + "rail").code, "bad_selector");
  EXPECT_EQ(refuse(std::string(4000, '!') + "rail").code, "bad_selector");
  EXPECT_EQ(refuse(std::string(5000, 'a')).code, "bad_selector");
  std::string nested = "rail";
  for (int i = 0; i < 30; ++i) nested = "!(" + nested + ")";
  EXPECT_EQ(select(nested), select("rail"));
}

TEST(Selector, GatewaysThatNameEachOtherEnd) {
  // The reader refuses such a study; the selector must end all the same, also where each gateway names the other often.
  Study circle = study();
  Table corridors(*find_table_schema("corridors"));
  corridors.add_source({"corridors.csv", std::vector<std::int64_t>(6, 1)});
  std::string often_b = "link:ferry";
  for (int i = 0; i < 300; ++i) often_b += " | corridor:B";
  std::string often_a = "link:east";
  for (int i = 0; i < 300; ++i) often_a += " | corridor:A";
  const auto row = [](const std::string& id, const std::string& gateway) {
    Table::Row made;
    made.line = 2;
    made.texts.resize(find_table_schema("corridors")->fields.size());
    made.texts[0] = id;
    made.texts[*find_table_schema("corridors")->find("gateway")] = gateway;
    return made;
  };
  corridors.add_row(row("A", often_b));
  corridors.add_row(row("B", often_a));
  for (Table& table : circle.tables)
    if (table.name() == "corridors") table = corridors;
  const auto marks = Selector::parse("corridor:A", circle)->select(circle, "links");
  EXPECT_TRUE(marks[*circle.table("links").find("ferry")]);
  EXPECT_TRUE(marks[*circle.table("links").find("east")]);
  EXPECT_FALSE(marks[*circle.table("links").find("ocean")]);
}

/// Random expressions with their truth table worked out beside them.
struct Expression {
  std::string text;
  std::vector<bool> truth;
};

Expression draw(Random& random, int depth) {
  static const std::vector<std::pair<std::string, Ids>> leaves = {{"country:CHN", {"east", "trunk", "ocean"}},
                                                                  {"mode:rail", {"west", "east", "trunk"}},
                                                                  {"label:TITR", {"west", "ferry", "feeder"}},
                                                                  {"corridor:TITR", {"ferry", "feeder"}},
                                                                  {"link:f*", {"ferry", "feeder"}},
                                                                  {"owner:RUS>=50", {"west"}}};
  const Table& links = study().table("links");
  if (depth == 0 || random.below(4) == 0) {
    const auto& [text, ids] = leaves[random.below(leaves.size())];
    Expression leaf{text, std::vector<bool>(links.size())};
    for (std::size_t r = 0; r < links.size(); ++r) leaf.truth[r] = ids.contains(links.id(r));
    return leaf;
  }
  Expression a = draw(random, depth - 1);
  if (random.below(3) == 0) {
    a.truth.flip();
    return {"!" + a.text, a.truth};
  }
  const Expression b = draw(random, depth - 1);
  const bool is_and = random.below(2) == 0;
  for (std::size_t r = 0; r < a.truth.size(); ++r)
    a.truth[r] = is_and ? a.truth[r] && b.truth[r] : a.truth[r] || b.truth[r];
  return {"(" + a.text + (is_and ? "&" : " | ") + b.text + ")", a.truth};
}

TEST(Selector, AgreesWithTruthTablesAndDeMorgan) {
  Random random(2026);
  const auto marks = [](const std::string& text) {
    const auto selector = Selector::parse(text, study());
    EXPECT_TRUE(selector) << text;
    return selector ? selector->select(study(), "links") : std::vector<bool>{};
  };
  for (int i = 0; i < 300; ++i) {
    const Expression a = draw(random, 4), b = draw(random, 4);
    ASSERT_EQ(marks(a.text), a.truth) << a.text;
    ASSERT_EQ(marks("!(" + a.text + " | " + b.text + ")"), marks("!(" + a.text + ") & !(" + b.text + ")"));
    ASSERT_EQ(marks("!(" + a.text + " & " + b.text + ")"), marks("!(" + a.text + ") | !(" + b.text + ")"));
    ASSERT_EQ(marks(a.text + " & !(" + a.text + ")"), std::vector<bool>(a.truth.size(), false));
  }
}

}  // namespace
}  // namespace korridor
