// The sentences of test/data/news: one idea a line, what must be proposed beside it.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "korridor/base/date.h"
#include "korridor/base/text.h"
#include "korridor/news/reader.h"

namespace korridor {
namespace {

struct Sentence {
  int row = 0;
  std::string text, expected;
};
struct SentenceFile {
  ReadRequest request;
  std::set<std::string> kinds;
  std::vector<Sentence> sentences;
};

SentenceFile read_sentences(const std::filesystem::path& path) {
  SentenceFile file;
  std::ifstream in(path);
  std::string line;
  for (int row = 1; std::getline(in, line); ++row) {
    if (line.starts_with("# language: ")) file.request.language = find_language(line.substr(12));
    if (line.starts_with("# date: ")) file.request.date = parse_date(line.substr(8));
    if (line.starts_with("# kinds: "))
      for (const std::string& kind : split(line.substr(9), ' ')) file.kinds.insert(kind);
    if (line.empty() || line.front() == '#') continue;
    const auto arrow = line.find(" => ");
    EXPECT_NE(arrow, std::string::npos) << path << ":" << row;
    if (arrow != std::string::npos) file.sentences.push_back({row, line.substr(0, arrow), line.substr(arrow + 4)});
  }
  return file;
}

std::string describe(const Figure& figure) {
  std::string text = figure.money ? "money " : "quantity ";
  text += figure.value.text();
  if (figure.value_max) text += ".." + figure.value_max->text();
  text += " " + figure.unit;
  if (figure.approximate()) text += " ~";
  if (figure.bound != Bound::none) text += figure.bound == Bound::min ? " >" : " <";
  if (!figure.per.empty()) text += " /" + figure.per;
  return text;
}

std::string describe(const DateMention& date) {
  return "date " + date.iso + (date.mod.empty() ? "" : " (" + date.mod + ")");
}

std::string describe(const EntityMention& entity) {
  return entity.kind + " " + (entity.id.size() == 3 && entity.kind == "country" ? entity.id : entity.canonical) +
         (entity.form == "name" ? "" : " (" + entity.form + ")");
}

std::string describe(const Agreement& agreement) {
  std::string text = fmt::format("agreement {}", agreement.status);
  auto parties = agreement.parties;
  std::ranges::sort(parties);
  text += fmt::format(" [{}]", fmt::join(parties, ", "));
  if (agreement.value) text += fmt::format(" {} {}", agreement.value->value.text(), agreement.value->unit);
  if (!agreement.commodity.empty()) text += " of " + agreement.commodity;
  if (!agreement.signed_on.empty()) text += " on " + agreement.signed_on;
  if (agreement.term_years) text += " for " + agreement.term_years->text();
  return text;
}

std::string describe(const Claim& claim) {
  std::string text = "claim " + claim.stance;
  if (!claim.property.empty()) text += " " + claim.property;
  if (!claim.attributed_to.empty()) text += fmt::format(" by {}", fmt::join(claim.attributed_to, " > "));
  return text;
}

template <class Items>
void describe_all(const Items& items, const std::set<std::string>& kinds,
                  std::vector<std::pair<std::uint32_t, std::string>>& out) {
  for (const auto& item : items) {
    const std::string text = describe(item);
    std::uint32_t begin = 0;
    if constexpr (requires { item.span; })
      begin = item.span.begin;
    else
      begin = item.spans.front().begin;
    if (kinds.contains(text.substr(0, text.find(' ')))) out.emplace_back(begin, text);
  }
}

std::string describe(const Article& article, const std::set<std::string>& kinds) {
  std::vector<std::pair<std::uint32_t, std::string>> found;
  describe_all(article.figures, kinds, found);
  describe_all(article.dates, kinds, found);
  describe_all(article.entities, kinds, found);
  describe_all(article.agreements, kinds, found);
  describe_all(article.claims, kinds, found);
  std::ranges::stable_sort(found, {}, &std::pair<std::uint32_t, std::string>::first);
  std::string text;
  for (const auto& [begin, what] : found) text += (text.empty() ? "" : "; ") + what;
  return text.empty() ? "none" : text;
}

TEST(NewsSentences, GiveWhatStandsBesideThem) {
  int files = 0;
  for (const auto& entry : std::filesystem::directory_iterator(std::string(KORRIDOR_SOURCE_DIR) + "/test/data/news")) {
    if (entry.path().extension() != ".txt") continue;
    ++files;
    const SentenceFile file = read_sentences(entry.path());
    ASSERT_FALSE(file.kinds.empty()) << entry.path();
    for (const Sentence& sentence : file.sentences) {
      const auto article = read_article("sentence", sentence.text, file.request);
      ASSERT_TRUE(article.has_value());
      EXPECT_EQ(describe(*article, file.kinds), sentence.expected)
          << entry.path().filename().string() << ":" << sentence.row << ": " << sentence.text;
    }
  }
  EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace korridor
