#include <fmt/format.h>
#include <fmt/ranges.h>
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "cases/case_answers.h"
#include "cases/case_file.h"
#include "cases/case_study.h"
#include "korridor/base/text.h"
#include "korridor/service/commands.h"
#include "korridor/service/verify_result.h"
#include "support/tiny_study.h"

namespace korridor::cases {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> kEngines = {"chains", "arcs"};
/// A link that no flow uses is still a link of the study: a misspelt one must not pass as 0 t.
const std::set<std::string> kNoLinks = {"number", "bill", "served",   "unmet",    "price",
                                        "worth",  "fees", "supplied", "produced", "delivered",
                                        "unused", "kept", "warns",    "refused",  "infeasible"};

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

fs::path folder_of_cases() { return fs::path(KORRIDOR_SOURCE_DIR) / "test/cases"; }

std::vector<std::string> list_cases() {
  std::vector<std::string> names;
  for (const auto& entry : fs::directory_iterator(folder_of_cases()))
    if (entry.path().extension() == ".txt") names.push_back(entry.path().stem().string());
  std::ranges::sort(names);
  return names;
}

/// Columns of a result as plan --out writes them; a name with a comma stands in quotes.
std::map<std::string, double> read_columns(const fs::path& file) {
  std::map<std::string, double> columns;
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  while (std::getline(in, line)) {
    const std::size_t comma = line.rfind(',');
    std::string name = line.substr(0, comma);
    if (name.starts_with('"')) name = name.substr(1, name.size() - 2);
    columns[name] = parse_number(line.substr(comma + 1)).value();
  }
  return columns;
}

/// Plans one question with one engine; a plan is also read back by korridor-verify.
Outcome plan_question(const TinyStudy& tiny, const Question& question, const std::string& engine) {
  PlanCommand command;
  command.study = tiny.folder();
  command.world.with = question.with;
  command.world.ordered = question.ordered;
  command.plan.engine = engine;
  command.out = tiny.folder() / ("result_" + engine);
  Outcome outcome{.reply = plan_study(command).json, .columns = {}};
  if (outcome.reply["status"] != "optimal") return outcome;
  outcome.columns = read_columns(*command.out / "columns.csv");
  const Reply verified = verify_result(*command.out, KORRIDOR_BINARY);
  if (engine == "arcs" && !outcome.reply["decided"].empty()) {  // decides without a proof
    EXPECT_EQ(verified.exit_code, 3) << verified.json.dump(2);
    EXPECT_EQ(verified.json["status"], "unproven");
    return outcome;
  }
  EXPECT_EQ(verified.exit_code, 0) << verified.json.dump(2);
  EXPECT_EQ(verified.json["status"], "ok");
  return outcome;
}

/// The same line with another figure or name; a check that takes it too checks nothing.
Expected spoil(Expected line) {
  std::string& last = line.words.back();
  const auto number = parse_number(last);
  last = number ? to_text(*number * 1.001 + 1) : "no_" + last;
  return line;
}

class Case : public testing::TestWithParam<std::string> {};

TEST_P(Case, HoldsAsDrawn) {
  const fs::path path = folder_of_cases() / (GetParam() + ".txt");
  const auto text = parse_case(read_text(path), path.filename().string());
  ASSERT_TRUE(text) << to_line(text.error().front());
  const auto files = make_files(*text);
  ASSERT_TRUE(files) << to_line(files.error().front());
  const TinyStudy tiny(*files);
  const auto study = read_study(tiny.folder());
  for (const Question& question : text->questions)
    for (const std::string& engine : kEngines) {
      SCOPED_TRACE(path.filename().string() + " " + engine +
                   (question.with.empty() ? "" : " with " + question.with.front()));
      ASSERT_FALSE(question.answers.empty());
      const Outcome outcome = plan_question(tiny, question, engine);
      const auto faults = find_faults(question.answers, outcome);
      EXPECT_TRUE(faults.empty()) << fmt::format("{}", fmt::join(faults, "\n"))
                                  << outcome.reply.value("errors", Json::array()).dump(1);
      for (const Expected& line : question.answers) {
        EXPECT_EQ(find_faults({spoil(line)}, outcome).size(), 1U)
            << "line " << line.line << " holds for another answer too";
        if (study && !kNoLinks.contains(line.words.front())) {
          EXPECT_TRUE(study->table("links").find(line.words.front()))
              << "line " << line.line << ": no link " << line.words.front();
        }
      }
    }
}

INSTANTIATE_TEST_SUITE_P(Corridor, Case, testing::ValuesIn(list_cases()), [](const auto& one) { return one.param; });

TEST(Cases, ThereAreManyAndEachSaysWhatItShows) { EXPECT_GE(list_cases().size(), 30U); }

TEST(Cases, AnUnknownSectionIsToldWithItsLine) {
  const auto text = parse_case("# shows: nothing\nlunks  mode\n", "typo.txt");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().front().row, 2);
  EXPECT_NE(text.error().front().message.find("lunks"), std::string::npos);
}

TEST(Cases, ARowWithMoreCellsThanColumnsIsTold) {
  const auto text = parse_case("# shows: nothing\nlinks  mode  hours\n  A-B  rail  3  4\nplan\n  bill 0\n", "wide.txt");
  ASSERT_FALSE(text);
  EXPECT_EQ(text.error().front().row, 3);
}

}  // namespace
}  // namespace korridor::cases
