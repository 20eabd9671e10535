#include "unit/cli/run_program.h"

// `ledger`: docs/reference/ledger.md.

#include <pty.h>

#include <fstream>
#include <sstream>

namespace korridor::cli_test {
namespace {

const char* const kArticle =
    "Kazatomprom produced 23,300 tonnes of uranium in 2024. The company signed a contract worth 200 million dollars "
    "with "
    "Poland on 6 November 2025. The plant in Pavlodar will process 40,000 tonnes of ore per year.\n";

class PressLedger {
 public:
  PressLedger() { write("a.txt", kArticle); }
  void write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_.at(name), std::ios::binary) << text;
  }
  [[nodiscard]] std::string at(const std::string& name) const { return folder_.at(name); }
  [[nodiscard]] Ran ledger(std::vector<std::string> words) const {
    words.insert(words.begin(), {"ledger", at("press.db")});
    return run(words);
  }
  [[nodiscard]] Json json(std::vector<std::string> words) const {
    words.emplace_back("--json");
    return ledger(words).json();
  }
  [[nodiscard]] Json add() const { return json({"add", at("a.txt"), "--date", "2025-11-08", "--text-lang", "en"}); }

 private:
  Folder folder_;
};

TEST(Ledger, AddsAnArticleAndListsItsStatements) {
  const PressLedger press;
  const Json added = press.add();
  EXPECT_EQ(added["status"], "ok");
  EXPECT_EQ(added["added"]["sources"], 1);
  const Json list = press.json({"list"});
  ASSERT_EQ(list["statements"].size(), added["added"]["statements"].get<std::size_t>());
  bool uranium = false;
  for (const Json& s : list["statements"]) {
    expect_fields(s, {"id",    "source", "kind",  "subject", "property",  "value",   "low",
                      "high",  "unit",   "basis", "scope",   "modality",  "stance",  "attribution",
                      "begin", "end",    "text",  "state",   "witnesses", "sentence"});
    const auto begin = s["begin"].get<std::size_t>(), end = s["end"].get<std::size_t>();
    EXPECT_EQ(s["text"], std::string(kArticle).substr(begin, end - begin));
    uranium |= s["value"] == "23300" && s["unit"] == "t";
  }
  EXPECT_TRUE(uranium);
  EXPECT_EQ(press.json({"list", "--state", "accepted"})["statements"].size(), 0U);
  EXPECT_EQ(press.json({"check"})["counts"]["sources"], 1);
}

TEST(Ledger, AddingTwiceAddsNothing) {
  const PressLedger press;
  const Json first = press.add(), second = press.add();
  EXPECT_EQ(second["known"], 1);
  EXPECT_EQ(second["added"]["statements"], 0);
  EXPECT_EQ(press.json({"list"})["statements"].size(), first["added"]["statements"].get<std::size_t>());
}

TEST(Ledger, TakesDecisionsWithoutATerminal) {
  const PressLedger press;
  (void)press.add();
  const std::string id = press.json({"list", "--kind", "claim"})["statements"][0]["id"];
  EXPECT_EQ(press.ledger({"review"}).code, 2);
  const Json accepted = press.json({"review", "--decide", id + "=accept:read twice", "--who", "ann"});
  EXPECT_EQ(accepted["decided"][0]["state"], "accepted");
  EXPECT_EQ(press.json({"list", "--state", "accepted"})["statements"][0]["decision_note"], "read twice");
  const Json edited = press.json({"review", "--decide", id + "=edit:value=23000;unit=t;basis=uranium"});
  const std::string now = edited["decided"][0]["replacement"];
  const Json list = press.json({"list", "--state", "accepted"});
  ASSERT_EQ(list["statements"].size(), 1U);
  EXPECT_EQ(list["statements"][0]["id"], now);
  EXPECT_EQ(list["statements"][0]["low"], "23000");
  EXPECT_EQ(list["statements"][0]["derived_from"], id);
  EXPECT_EQ(press.json({"review", "--decide", id + "=undo"})["decided"][0]["state"], "accepted");
}

TEST(Ledger, SaysWhatIsWrongWithADecision) {
  const PressLedger press;
  (void)press.add();
  const std::string id = press.json({"list"})["statements"][0]["id"];
  for (const std::string& bad : {id, id + "=maybe", id + "=edit", id + "=edit:colour=red", id + "=edit:low=9;high=1"}) {
    const Json reply = press.json({"review", "--decide", bad});
    EXPECT_EQ(reply["errors"][0]["code"], "bad_decision") << bad;
  }
  EXPECT_EQ(press.json({"review", "--decide", "zzz=accept"})["errors"][0]["code"], "unknown_id");
  EXPECT_EQ(press.json({"list", "--state", "accepted"})["statements"].size(), 0U);
}

TEST(Ledger, ReopensWhenTheFileChanges) {
  const PressLedger press;
  (void)press.add();
  const std::string id = press.json({"list", "--kind", "claim"})["statements"][0]["id"];
  (void)press.ledger({"review", "--decide", id + "=accept"});
  press.write("a.txt", std::string(kArticle) + "A correction followed.\n");
  EXPECT_EQ(press.add()["reopened"], 1);
  EXPECT_EQ(press.json({"list", "--state", "reopened"})["statements"][0]["id"], id);
}

TEST(Ledger, FindsConflictsAcrossArticlesAndCountsCopiesOnce) {
  const PressLedger press;
  (void)press.add();
  press.write("b.txt",
              "Kazatomprom produced 21,000 tonnes of uranium in 2024, the ministry said on 7 November 2025.\n");
  (void)press.json({"add", press.at("b.txt"), "--date", "2025-11-08", "--text-lang", "en"});
  const Json found = press.json({"conflicts"});
  bool contradiction = false;
  for (const Json& c : found["conflicts"]) {
    expect_fields(c, {"kind", "rule", "confidence", "a", "b", "reason", "reason_de", "judged"});
    contradiction |= c["kind"] == "contradiction" && !c["a"]["statements"].empty() && !c["b"]["statements"].empty();
  }
  EXPECT_TRUE(contradiction) << found.dump();
  const std::string german = press.ledger({"conflicts", "--lang", "de"}).out;
  EXPECT_NE(german.find("Widerspruch ("), std::string::npos) << german;
  EXPECT_NE(german.find("kein Wert genügt beiden"), std::string::npos) << german;
  press.write("copy.txt", "From our correspondent.\n\n" + std::string(kArticle));
  const Json copy = press.json({"add", press.at("copy.txt"), "--date", "2025-11-08", "--text-lang", "en"});
  EXPECT_EQ(copy["sources"][0]["copy_of"], 1);
  EXPECT_EQ(press.json({"conflicts"})["conflicts"].size(), found["conflicts"].size());
}

TEST(Ledger, ImportsTheClaimsOfAStudyWithWhatCitesThem) {
  const PressLedger press;
  const std::string study = std::string(KORRIDOR_SOURCE_DIR) + "/studies/kazakhstan";
  const Json added = press.json({"add", study});
  EXPECT_EQ(added["status"], "ok");
  const std::string claims = read_text(study + "/claims.csv");
  const Json list = press.json({"list"});
  EXPECT_EQ(list["statements"].size(), added["added"]["statements"].get<std::size_t>());
  for (const Json& s : list["statements"])
    ASSERT_NE(claims.find(s["label"].get<std::string>() + ","), std::string::npos) << s["label"];
  EXPECT_EQ(press.json({"add", study})["added"]["sources"], 0);
}

TEST(Ledger, HoldsAnArticleAgainstTheClaimsOfAStudy) {
  const PressLedger press;
  // the study has 21,112 and 20,900 tU for 2023, and 21,227 for 2022
  press.write("low.txt", "Kazakhstan produced 12,400 tonnes of uranium in 2023.\n");
  press.write("right.txt", "Kazakhstan produced 21,100 tonnes of uranium in 2023.\n");
  press.write("plan.txt", "Kazakhstan plans to produce 30,000 tonnes of uranium in 2023.\n");
  ASSERT_EQ(press.json({"add", std::string(KORRIDOR_SOURCE_DIR) + "/studies/kazakhstan"})["status"], "ok");
  const auto against_articles = [&] {
    std::vector<std::string> found;
    const Json reply = press.json({"conflicts"});
    for (const Json& c : reply["conflicts"])
      if (c["a"]["text"].get<std::string>().starts_with("Kazakhstan p")) found.push_back(c["reason"]);
    return found;
  };
  for (const char* name : {"right.txt", "plan.txt"})
    (void)press.json({"add", press.at(name), "--date", "2023-11-08", "--text-lang", "en"});
  EXPECT_TRUE(against_articles().empty());
  (void)press.json({"add", press.at("low.txt"), "--date", "2024-11-08", "--text-lang", "en"});
  const auto found = against_articles();
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].find("production of Kazakhstan, 2023"), std::string::npos) << found[0];
}

TEST(Ledger, CountsWhatIsHeldAgainstNoArticleForItsUnit) {
  const PressLedger press;
  (void)press.add();
  EXPECT_TRUE(press.json({"conflicts"})["warnings"].empty());
  (void)press.json({"add", std::string(KORRIDOR_SOURCE_DIR) + "/studies/kazakhstan"});
  const Json warnings = press.json({"conflicts"})["warnings"];
  ASSERT_EQ(warnings.size(), 1U);
  EXPECT_EQ(warnings[0]["code"], "claims_not_compared");
  EXPECT_NE(warnings[0]["message"].get<std::string>().find(" in t REO"), std::string::npos) << warnings[0];
}

TEST(Ledger, TellsStatesByTheirGermanNames) {
  const PressLedger press;
  press.write("one.txt", "Mongolia produced 12.9 tonnes of gold in 2025.\n");
  press.write("two.txt", "Mongolia produced 15.4 tonnes of gold in 2025.\n");
  for (const char* name : {"one.txt", "two.txt"})
    (void)press.json({"add", press.at(name), "--date", "2026-03-08", "--text-lang", "en"});
  const Json found = press.json({"conflicts"})["conflicts"];
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0]["reason_de"],
            "Erzeugung von Mongolei: 12.9 t (Stand 2025), 15.4 t (Stand 2025); kein Wert genügt beiden");
}

TEST(Ledger, ExportsInThreeForms) {
  const PressLedger press;
  (void)press.add();
  const std::size_t all = press.json({"list"})["statements"].size();
  const auto count_lines = [](const std::string& text) {
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
  };
  EXPECT_EQ(count_lines(press.ledger({"export"}).out), all);
  const std::string csv = press.ledger({"export", "--format", "csv"}).out;
  EXPECT_TRUE(csv.starts_with("id,source,label,kind,")) << csv;
  std::istringstream lines(press.ledger({"export", "--format", "ftm"}).out);
  std::size_t notes = 0;
  for (std::string line; std::getline(lines, line);) {
    const Json row = Json::parse(line);
    expect_fields(row, {"id", "entity_id", "canonical_id", "schema", "prop", "prop_type", "value", "dataset"});
    notes += row["schema"] == "Note" && row["prop"] == "id" ? 1 : 0;
  }
  EXPECT_EQ(notes, all);
}

TEST(Ledger, AnUnreadableArticleStopsNoOther) {
  const PressLedger press;
  const Json reply = press.json({"add", press.at("none.txt"), press.at("a.txt")});
  EXPECT_EQ(reply["status"], "bad_input");
  EXPECT_EQ(reply["errors"].size(), 1U);
  EXPECT_EQ(reply["added"]["sources"], 1);
}

TEST(Ledger, RefusesOtherFilesAndTouchesNone) {
  const PressLedger press;
  press.write("press.db", "This is a letter, and longer than the header of a database would be. It stays as it is.\n");
  const std::string before = read_text(press.at("press.db"));
  const Ran ran = press.ledger({"add", press.at("a.txt")});
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("no ledger"), std::string::npos) << ran.err;
  EXPECT_EQ(read_text(press.at("press.db")), before);
}

/// `review` in a terminal of its own. Every key is sent when the program asks for one.
class Terminal {
 public:
  explicit Terminal(const std::string& ledger) {
    child_ = ::forkpty(&terminal_, nullptr, nullptr, nullptr);
    if (child_ != 0) return;
    ::execl(KORRIDOR_BINARY, KORRIDOR_BINARY, "ledger", ledger.c_str(), "review", nullptr);
    _exit(127);
  }
  /// What is printed until the text comes, or to the end.
  std::string read_until(const std::string& text) {
    std::string seen;
    for (char c = 0; !seen.ends_with(text) && ::read(terminal_, &c, 1) == 1;) seen += c;
    return seen;
  }
  void type(const std::string& keys) { EXPECT_EQ(::write(terminal_, keys.data(), keys.size()), std::ssize(keys)); }
  int wait() {
    read_until("never printed");
    int status = 0;
    ::waitpid(child_, &status, 0);
    ::close(terminal_);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }

 private:
  int terminal_ = -1;
  pid_t child_ = -1;
};

TEST(Ledger, TakesOneKeyForEachDecisionInATerminal) {
  const PressLedger press;
  (void)press.add();
  const Json before = press.json({"list"})["statements"];
  ASSERT_GE(before.size(), 3U);
  const std::string asks = "q quit: ";
  Terminal terminal(press.at("press.db"));
  const std::string first = terminal.read_until(asks);
  EXPECT_NE(first.find("\033[7m" + before[0]["text"].get<std::string>().substr(0, 20)), std::string::npos) << first;
  for (const char* key : {"a", "r", "u", "s"}) {
    terminal.type(key);
    (void)terminal.read_until(asks);
  }
  terminal.type("q");
  EXPECT_EQ(terminal.wait(), 0);
  const Json after = press.json({"list"})["statements"];
  EXPECT_EQ(after[0]["state"], "accepted");
  EXPECT_EQ(after[1]["state"], "proposed");  // rejected, then taken back
  EXPECT_EQ(after[2]["state"], "proposed");
}

}  // namespace
}  // namespace korridor::cli_test
