// The pairs of test/data/news_pairs: two articles a line, and what stands between them.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "korridor/base/text.h"
#include "korridor/news/conflicts/conflicts.h"
#include "korridor/news/reader.h"

namespace korridor {
namespace {

std::set<std::string> compare(const std::string& first, const std::string& second, std::optional<Language> language) {
  std::vector<Article> articles;
  for (const std::string& text : {first, second}) {
    auto article = read_article("article", text, {.date = parse_date("2025-11-08"), .language = language});
    EXPECT_TRUE(article.has_value());
    if (article) articles.push_back(std::move(*article));
  }
  std::set<std::string> found;
  for (const Conflict& conflict : find_conflicts(articles)) {
    EXPECT_FALSE(conflict.reason.empty());
    found.insert(conflict.kind + "/" + conflict.rule);
  }
  return found;
}

TEST(NewsConflictPairs, AreToldAsTheFileSaysAndNothingElseIs) {
  int pairs = 0;
  for (const auto& entry : std::filesystem::directory_iterator(KORRIDOR_SOURCE_DIR "/test/data/news_pairs")) {
    std::ifstream in(entry.path());
    std::string line;
    std::optional<Language> language;
    for (int row = 1; std::getline(in, line); ++row) {
      if (line.starts_with("# language: ")) language = find_language(line.substr(12));
      const auto bar = line.find(" || "), arrow = line.find(" => ");
      if (line.empty() || line.front() == '#') continue;
      ASSERT_TRUE(bar != std::string::npos && arrow != std::string::npos) << entry.path() << ":" << row;
      std::set<std::string> wanted;
      for (const std::string& one : split(line.substr(arrow + 4), ','))
        if (one != "none") wanted.insert(one);
      EXPECT_EQ(compare(line.substr(0, bar), line.substr(bar + 4, arrow - bar - 4), language), wanted)
          << entry.path().filename() << ":" << row << ": " << line;
      ++pairs;
    }
  }
  EXPECT_GT(pairs, 30);
}

}  // namespace
}  // namespace korridor
