#include "unit/cli/run_program.h"

// The lines of `read`: docs/reference/read.md.

#include <algorithm>
#include <fstream>
#include <sstream>

namespace korridor::cli_test {
namespace {

std::string write(const Folder& folder, const std::string& name, const std::string& text) {
  std::ofstream(folder.at(name), std::ios::binary) << text;
  return folder.at(name);
}

std::vector<Json> lines_of(const std::string& out) {
  std::vector<Json> lines;
  std::istringstream in(out);
  for (std::string line; std::getline(in, line);) lines.push_back(Json::parse(line));
  return lines;
}

const char* const kGerman =
    "Der Vertrag über 3,5 Mrd. US-Dollar (3 Mrd. Euro) zwischen Peru und Polen wurde am 6. November unterzeichnet.\n";

TEST(Read, PrintsALineForEachProposalWithItsBytes) {
  const Folder folder;
  const std::string text = kGerman;
  const Ran ran = run({"read", "--date", "2025-11-08", "--text-lang", "de", write(folder, "a.txt", text)});
  EXPECT_EQ(ran.code, 0);
  EXPECT_TRUE(ran.err.empty()) << ran.err;
  const auto lines = lines_of(ran.out);
  std::vector<std::string> types;
  for (const Json& line : lines) {
    types.push_back(line["type"]);
    const auto start = line["start"].get<std::size_t>(), end = line["end"].get<std::size_t>();
    EXPECT_EQ(line["text"], text.substr(start, end - start));
    EXPECT_EQ(line["doc"], "a.txt");
  }
  std::ranges::sort(types);
  EXPECT_EQ(types, (std::vector<std::string>{"agreement", "claim", "claim", "conflict", "date", "entity", "entity",
                                             "money", "money"}));
}

/// Every reason that the sample articles give has its German, down to the parts that are filled in.
TEST(Read, GivesReasonsOfConflictsInGermanToo) {
  std::vector<std::string> words{"read", "--date", "2025-11-08"};
  for (const char* folder : {"news", "news_articles"})
    for (const auto& file :
         std::filesystem::directory_iterator(std::string(KORRIDOR_SOURCE_DIR) + "/test/data/" + folder))
      if (file.path().extension() == ".txt") words.push_back(file.path().string());
  std::ranges::sort(words.begin() + 3, words.end());
  std::size_t conflicts = 0;
  for (const Json& line : lines_of(run(words).out)) {
    if (line["type"] != "conflict") continue;
    ++conflicts;
    const std::string english = line["reason"], german = line["reason_de"];
    EXPECT_NE(english, german) << "give src/korridor/base/phrases_de.txt a line for it";
    for (const char* left : {" here", " there", " the ", " and ", " about ", " percent", "by rounding", "more than ",
                             "at most ", " signed", "announced"})
      EXPECT_EQ(german.find(left), std::string::npos) << english << "\n" << german;
  }
  EXPECT_GT(conflicts, 20U);
}

TEST(Read, TellsWhatAnAgreementIsPartOfAndWhetherTheTextSaysSo) {
  const Folder folder;
  const std::string clause =
      "Peru und Polen unterzeichneten einen Vertrag über 3,5 Mrd. US-Dollar. Erstmals wurde auch Weizen in den "
      "Vertrag aufgenommen.\n";
  const std::string set =
      "Chile und Japan unterzeichneten zwölf Abkommen im Wert von 5 Mrd. Dollar. Zudem schloss Chile mit Codelco einen "
      "Vertrag über 1 Mrd. Dollar.\n";
  const auto agreements = [&](const std::string& text) {
    std::vector<Json> found;
    for (const Json& line :
         lines_of(run({"read", "--date", "2025-11-08", "--text-lang", "de", write(folder, "a.txt", text)}).out))
      if (line["type"] == "agreement") found.push_back(line);
    return found;
  };
  const auto of_clause = agreements(clause), of_set = agreements(set);
  ASSERT_EQ(of_clause.size(), 2U);
  EXPECT_TRUE(of_clause[0]["part_of"].is_null());
  EXPECT_EQ(of_clause[1]["part_of"], (Json{{"lid", of_clause[0]["lid"]}, {"certain", true}}));
  ASSERT_EQ(of_set.size(), 2U);
  EXPECT_TRUE(of_set[0]["part_of"].is_null());
  EXPECT_EQ(of_set[1]["part_of"], (Json{{"lid", of_set[0]["lid"]}, {"certain", false}}));
}

TEST(Read, TellsWhatItGuessed) {
  const Folder folder;
  const Ran ran = run({"read", write(folder, "a.txt", kGerman)});
  EXPECT_EQ(ran.code, 0);
  EXPECT_NE(ran.err.find("--text-lang"), std::string::npos);
  EXPECT_NE(ran.err.find("--date"), std::string::npos);
}

TEST(Read, GivesTheSameBytesForAnyNumberOfThreads) {
  const Folder folder;
  std::vector<std::string> words{"read", "--threads", "1"};
  for (int i = 0; i < 12; ++i)
    words.push_back(write(folder, "a" + std::to_string(i) + ".txt",
                          std::string(kGerman) + "Es waren " + std::to_string(i + 2) + " Waggons.\n"));
  const std::string one = run(words).out;
  EXPECT_FALSE(one.empty());
  for (const char* threads : {"2", "8"}) {
    words[2] = threads;
    EXPECT_EQ(run(words).out, one);
  }
}

TEST(Read, ReadsTheOthersWhenOneFileIsMissing) {
  const Folder folder;
  const Ran ran = run({"read", folder.at("none.txt"), write(folder, "a.txt", kGerman)});
  EXPECT_EQ(ran.code, 2);
  EXPECT_FALSE(lines_of(ran.out).empty());
  EXPECT_NE(ran.err.find("none.txt"), std::string::npos);
  const auto lines = lines_of(run({"read", "--json", folder.at("none.txt")}).out);
  ASSERT_EQ(lines.size(), 1U);
  EXPECT_EQ(lines[0]["status"], "bad_input");
  EXPECT_EQ(lines[0]["errors"][0]["code"], "no_file");
}

TEST(Read, RefusesADayThatDoesNotExistAndALanguageThatItCannotRead) {
  const Folder folder;
  const std::string file = write(folder, "a.txt", kGerman);
  EXPECT_EQ(run({"read", "--date", "2025-02-30", file}).code, 2);
  EXPECT_EQ(run({"read", "--text-lang", "it", file}).code, 2);
}

/// The smallest PDF with one line of text.
std::string small_pdf(const std::string& line) {
  const std::string stream = "BT /F1 12 Tf 72 720 Td (" + line + ") Tj ET";
  return "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
         "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 "
         "R>>>>>>endobj\n"
         "4 0 obj<</Length " +
         std::to_string(stream.size()) + ">>stream\n" + stream +
         "\nendstream endobj\n"
         "5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n";
}

TEST(Read, TakesAPdfThroughPdftotext) {
  if (std::system("command -v pdftotext >/dev/null 2>&1") != 0) GTEST_SKIP() << "pdftotext is not installed";
  const Folder folder;
  const Ran ran =
      run({"read", "--text-lang", "en", write(folder, "a.pdf", small_pdf("The loan is worth 5 million euros."))});
  EXPECT_EQ(ran.code, 0) << ran.err;
  const auto lines = lines_of(ran.out);
  ASSERT_FALSE(lines.empty());
  const auto money = std::ranges::find_if(lines, [](const Json& line) { return line["type"] == "money"; });
  ASSERT_NE(money, lines.end());
  EXPECT_EQ((*money)["text"], "5 million euros");
}

TEST(Read, SaysThatPdftotextIsMissing) {
  const Folder folder;
  const Ran ran = run({"read", write(folder, "a.pdf", small_pdf("5 euros"))}, "PATH=/nowhere");
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.err.find("pdftotext"), std::string::npos) << ran.err;
}

}  // namespace
}  // namespace korridor::cli_test
