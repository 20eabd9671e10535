#include <regex>

#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

/// Characters of the longest line; UTF-8 bytes that continue a character do not count.
std::size_t widest_line(const std::string& text) {
  std::size_t widest = 0;
  std::size_t width = 0;
  for (const char c : text) {
    if ((static_cast<unsigned char>(c) & 0xC0U) != 0x80) ++width;
    if (c == '\n') {
      widest = std::max(widest, width - 1);
      width = 0;
    }
  }
  return widest;
}

/// The new study with a smelter that is too small, so that there is something to tell about bottlenecks.
class BusyStudy : public NewStudy {
 public:
  BusyStudy() { change("plants.csv", ",250000", ",200000"); }
};

TEST(Tables, ShowWholeNumbersWithSeparators) {
  const BusyStudy study;
  const Ran ran = run({"plan", study.path()}, "COLUMNS=160");
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(std::regex_search(ran.out, std::regex(R"(smelter_1 +plant +2026 +200,000 )"))) << ran.out;
}

TEST(Tables, SpeakGermanWhenAsked) {
  const BusyStudy study;
  const Ran plan = run({"plan", study.path(), "--lang", "de"}, "COLUMNS=160");
  for (const char* word : {"Aufträge", "Engpässe", "200.000", "Mio. USD"})
    EXPECT_NE(plan.out.find(word), std::string::npos) << word << plan.out;
  for (const char* word : {"Orders", "Bottlenecks", "200,000"})
    EXPECT_EQ(plan.out.find(word), std::string::npos) << word;
  const Ran route = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--lang", "de"}, "COLUMNS=160");
  for (const char* word : {"Tage", "Wege", "Billigster Weg"})
    EXPECT_NE(route.out.find(word), std::string::npos) << word << route.out;
}

TEST(Tables, FitTheTerminalByCuttingWordsAndNeverNumbers) {
  const BusyStudy study;
  const std::string name = "contract_with_a_very_long_name_that_no_terminal_is_wide_enough_for_and_that_goes_on_still";
  study.change("orders.csv", "contract,Long contract", name + ",Long contract");
  study.change("clauses.csv", ",contract,", "," + name + ",");
  const Ran wide = run({"plan", study.path()}, "COLUMNS=200");
  const Ran narrow = run({"plan", study.path()}, "COLUMNS=110");
  EXPECT_GT(widest_line(wide.out), 110U);
  EXPECT_LE(widest_line(narrow.out), 110U) << narrow.out;
  EXPECT_NE(narrow.out.find("…"), std::string::npos);
  EXPECT_TRUE(std::regex_search(narrow.out, std::regex(R"( 200,000 )"))) << narrow.out;
}

TEST(Tables, LeaveTheWordsOfTheSolverToVerbose) {
  const NewStudy study;
  const std::regex solver("(dual|basis|simplex|reduced cost|columns|presolve)");
  EXPECT_FALSE(std::regex_search(run({"plan", study.path()}).out, solver));
  EXPECT_TRUE(std::regex_search(run({"plan", study.path(), "--verbose"}).out, solver));
}

TEST(Tables, AreFreeOfColourWhenNobodySeesThem) {
  const NewStudy study;
  EXPECT_EQ(run({"plan", study.path()}).out.find('\x1b'), std::string::npos);
}

TEST(Program, AReaderThatLeavesEarlyIsNoFailure) {
  const NewStudy study;
  EXPECT_EQ(run({"plan", study.path(), "--json"}, "", ">&-").code, 0);
  const std::string code = study.beside("code");
  const std::string line = "{ " + quote(KORRIDOR_BINARY) + " plan " + quote(study.path()) + " --json; echo $? >" +
                           quote(code) + "; } | true";
  ASSERT_EQ(std::system(line.c_str()), 0);
  EXPECT_EQ(read_text(code), "0\n");
}

TEST(Program, EveryCommandHelpsWithExamples) {
  for (const char* command :
       {"check", "new", "list", "route", "plan", "compare", "verify", "schema", "report", "completion"}) {
    const Ran ran = run({command, "--help"});
    EXPECT_EQ(ran.code, 0) << command;
    EXPECT_NE(ran.out.find(std::string("  korridor ") + command), std::string::npos) << command << ran.out;
  }
}

TEST(Program, CompletesItsCommandsAndTheirOptions) {
  for (const char* shell : {"bash", "zsh"}) {
    const std::string script = run({"completion", shell}).out;
    for (const char* word : {"plan", "compare", "--with", "--alternatives"})
      EXPECT_NE(script.find(word), std::string::npos) << word;
  }
  const Folder folder;
  std::ofstream(folder.at("script"))
      << run({"completion", "bash"}).out
      << "COMP_WORDS=(korridor pl); COMP_CWORD=1; _korridor; echo \"${COMPREPLY[@]}\"\n"
         "COMP_WORDS=(korridor route --alt); COMP_CWORD=2; _korridor; echo \"${COMPREPLY[@]}\"\n";
  ASSERT_EQ(std::system(("bash " + quote(folder.at("script")) + " >" + quote(folder.at("out"))).c_str()), 0);
  EXPECT_EQ(read_text(folder.at("out")), "plan\n--alternatives\n");
}

TEST(Program, TheSchemaNamesEveryTable) {
  const std::string schema = run({"schema"}).out;
  for (const char* table : {"places", "links", "orders", "clauses", "policies", "citations"})
    EXPECT_NE(schema.find(table), std::string::npos) << table;
}

TEST(Program, TheSchemaTellsOneTableInTheLanguageAskedFor) {
  const std::string german = run({"schema", "corridors", "--lang", "de"}).out;
  EXPECT_NE(german.find("## corridors"), std::string::npos);
  EXPECT_NE(german.find("| Spalte | Art |"), std::string::npos) << german;
  EXPECT_NE(german.find("deutscher Name"), std::string::npos) << german;
  EXPECT_EQ(german.find("## links"), std::string::npos);
  EXPECT_EQ(german.find("German name"), std::string::npos) << german;
  const Ran wrong = run({"schema", "corridor"});
  EXPECT_EQ(wrong.code, 2);
  EXPECT_NE(wrong.err.find("there is no table corridor; did you mean corridors?"), std::string::npos) << wrong.err;
}

TEST(Tables, AreWholeWhereNoTerminalEndsTheLine) {
  const BusyStudy study;
  const std::string name = "contract_with_a_very_long_name_that_no_terminal_is_wide_enough_for_and_that_goes_on_still";
  study.change("orders.csv", "contract,Long contract", name + ",Long contract");
  study.change("clauses.csv", ",contract,", "," + name + ",");
  const Ran piped = run({"plan", study.path()}, "env -u COLUMNS");
  EXPECT_NE(piped.out.find("\n" + name + "  "), std::string::npos) << piped.out;
  EXPECT_EQ(piped.out.find("…"), std::string::npos) << piped.out;
}

TEST(Tables, TellApartInGermanWhatEnglishSaysWithOneWord) {
  const NewStudy study;
  const std::string check = run({"check", study.path(), "--lang", "de"}).out;
  EXPECT_NE(check.find("2026-01-01 bis 2029-01-01"), std::string::npos) << check;
  const std::string links = run({"list", study.path(), "links", "--lang", "de"}).out;
  EXPECT_TRUE(std::regex_search(links, std::regex("von +nach "))) << links;
  EXPECT_TRUE(std::regex_search(run({"list", study.path(), "links"}).out, std::regex("from +to +mode")));
  std::ofstream(study.beside("press.txt")) << "Kazakhstan will deliver 5000 t of copper to Japan in 2026.\n";
  const std::string db = study.beside("press.db");
  const Ran added = run({"ledger", db, "add", study.beside("press.txt"), "--lang", "de"});
  EXPECT_NE(added.out.find("1 Quellen aufgenommen, 0 schon bekannt"), std::string::npos) << added.out;
  const std::string list = run({"ledger", db, "list", "--lang", "de"}).out;
  EXPECT_TRUE(std::regex_search(list, std::regex("Kennung +Stand "))) << list;
  EXPECT_NE(list.find("vorgeschlagen"), std::string::npos) << list;
}

TEST(Tables, NeverCutTheIdThatAReviewAsksFor) {
  const Folder folder;
  std::ofstream(folder.at("press.txt")) << "Kazakhstan will deliver 5000 t of copper to Japan in 2026.\n";
  const std::string db = folder.at("press.db");
  ASSERT_EQ(run({"ledger", db, "add", folder.at("press.txt")}).code, 0);
  const std::string list = run({"ledger", db, "list"}, "COLUMNS=40").out;
  std::smatch found;
  ASSERT_TRUE(std::regex_search(list, found, std::regex("\\n([0-9a-f]{20})  proposed"))) << list;
  EXPECT_EQ(run({"ledger", db, "review", "--decide", found[1].str() + "=accept"}).code, 0) << list;
}

TEST(Tables, CountOnePeriodAsOneAndWriteTheGapAsTheLanguageDoes) {
  const BusyStudy study;
  EXPECT_NE(run({"plan", study.path(), "--year", "2026"}).out.find(" over 1 period\n"), std::string::npos);
  EXPECT_NE(run({"plan", study.path()}).out.find(" over 3 periods\n"), std::string::npos);
  const Ran late = run({"plan", study.path(), "--time-limit", "1e-9", "--lang", "de"});
  EXPECT_EQ(late.code, 3);
  EXPECT_TRUE(std::regex_search(late.out, std::regex("Plan mit Lücke [0-9,e-]+, Preise nicht optimal\n"))) << late.out;
}

TEST(Tables, SpeakGermanOfWhatStandsInTheWay) {
  const NewStudy study;
  const Ran ran = run({"route", study.path(), "--from", "smelter", "--to", "buyer", "--avoid", "JPN", "--lang", "de"});
  EXPECT_EQ(ran.code, 1);
  EXPECT_NE(ran.out.find("(gemieden durch JPN)"), std::string::npos) << ran.out;
  EXPECT_NE(ran.out.find("\nOder nicht länger meiden: JPN\n"), std::string::npos) << ran.out;
  EXPECT_TRUE(ran.err.starts_with("gemieden JPN: ")) << ran.err;
  EXPECT_EQ((ran.out + ran.err).find("avoid "), std::string::npos) << ran.out << ran.err;
  EXPECT_EQ((ran.out + ran.err).find("avoided"), std::string::npos) << ran.out << ran.err;
}

}  // namespace
}  // namespace korridor::cli_test
