// Tables, texts and the ledger over HTTP.
#include "running_server.h"

namespace korridor::server {
namespace {

TEST(Server, TellsMapTablesAndChecksEditedOnes) {
  const RunningServer server;
  const auto map = server.get("/api/map");
  EXPECT_EQ(map.json["places"].size(), 2U);
  EXPECT_EQ(map.json["links"].size(), 2U);
  const Json& states = map.json["countries"];
  EXPECT_GT(states.size(), 200U);
  const auto turkey = std::ranges::find_if(states, [](const Json& state) { return state["id"] == "TUR"; });
  ASSERT_NE(turkey, states.end());
  EXPECT_EQ((*turkey)["name"], "Turkey") << "one spelling, whatever edition of ICU is there";
  EXPECT_EQ((*turkey)["name_de"], "Türkei");
  const auto table = server.get("/api/tables/links");
  ASSERT_EQ(table.status, 200);
  EXPECT_FALSE(table.json["columns"].empty());
  EXPECT_EQ(table.json["rows"].size(), 2U);
  EXPECT_EQ(server.get("/api/tables/lniks").status, 404);
  const Json edited = {{"tables",
                        {{"links",
                          {{"columns", {"link_id", "from", "to", "mode", "countries"}},
                           {"rows", {{"rail", "mine", "prot", "rail", "KAZ"}}}}}}}};
  const auto checked = server.post("/api/check", edited);
  EXPECT_NE(checked.json.dump().find("did you mean port"), std::string::npos) << checked.json.dump();
}

TEST(Server, ReadsATextAndKeepsItInTheLedger) {
  const TinyStudy beside({});
  ServeOptions options;
  options.app.ledger = beside.folder() / "ledger.db";
  const RunningServer server(options);
  const Json text = {
      {"text", "Kazakhstan sold 500 tonnes of uranium to Japan in 2024."}, {"lang", "en"}, {"date", "2025-01-01"}};
  const auto read = server.post("/api/read", text);
  ASSERT_EQ(read.status, 200);
  EXPECT_FALSE(read.json["lines"].empty());
  EXPECT_EQ(server.post("/api/ledger/add", text).status, 200);
  const auto statements = server.get("/api/ledger/statements");
  ASSERT_FALSE(statements.json["statements"].empty()) << statements.json.dump();
  const Json id = statements.json["statements"][0]["id"];
  EXPECT_EQ(server.post("/api/ledger/review", Json{{"id", id}, {"decision", "accept"}}).status, 200);
  EXPECT_EQ(server.get("/api/ledger/statements").json["statements"][0]["state"], "accepted");
  EXPECT_EQ(server.post("/api/ledger/review", Json{{"id", id}, {"decision", "edit"}, {"value", "1;state=x"}}).status,
            422);
  EXPECT_EQ(server.get("/api/ledger/conflicts").status, 200);
  EXPECT_EQ(RunningServer().get("/api/ledger/statements").status, 404);
}

TEST(Server, TextsWithoutANameStandSideBySideInTheLedger) {
  const TinyStudy beside({});
  ServeOptions options;
  options.app.ledger = beside.folder() / "ledger.db";
  const RunningServer server(options);
  const auto add = [&](const char* text) {
    const auto added = server.post("/api/ledger/add", Json{{"text", text}, {"lang", "en"}, {"date", "2025-01-01"}});
    EXPECT_EQ(added.status, 200) << added.json.dump();
    return added.json["sources"][0];
  };
  const Json first = add("Kazakhstan sold 500 tonnes of uranium to Japan in 2024.");
  const Json second = add("Kazakhstan sold 700 tonnes of copper to China in 2024.");
  EXPECT_NE(first["name"], second["name"]);
  EXPECT_TRUE(second["replaces"].is_null()) << second.dump();
  EXPECT_FALSE(second["known"].get<bool>());
  const Json again = add("Kazakhstan sold 500 tonnes of uranium to Japan in 2024.");
  EXPECT_EQ(again["name"], first["name"]);
  EXPECT_TRUE(again["known"].get<bool>());
}

}  // namespace
}  // namespace korridor::server
