#include <gtest/gtest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "korridor/base/text.h"
#include "korridor/news/text/lexicon_files.h"

namespace korridor {
namespace {

/// The lines of a file of forms as (what stands before `: `, forms).
std::vector<std::pair<std::string, std::vector<std::string>>> lines_of(std::string_view text) {
  std::vector<std::pair<std::string, std::vector<std::string>>> lines;
  for (const std::string& line : split(text, '\n'))
    if (const auto colon = line.find(": "); colon != std::string::npos && line.front() != '#')
      lines.emplace_back(line.substr(0, colon), split(std::string_view(line).substr(colon + 2), ','));
  return lines;
}

const std::map<std::string, std::string_view>& files() {
  static const std::map<std::string, std::string_view> all{{"de", embedded::kNewsDe},
                                                           {"en", embedded::kNewsEn},
                                                           {"fr", embedded::kNewsFr},
                                                           {"ru", embedded::kNewsRu},
                                                           {"names", embedded::kNewsNames},
                                                           {"countries", embedded::kNewsCountries},
                                                           {"facts", embedded::kNewsFacts},
                                                           {"deals", embedded::kNewsDeals},
                                                           {"rivals", embedded::kNewsRivals},
                                                           {"commodities", embedded::kNewsCommodities},
                                                           {"currencies", embedded::kNewsCurrencies},
                                                           {"units", embedded::kNewsUnits}};
  return all;
}

TEST(LexiconFiles, GiveEachMeaningOneLine) {
  for (const auto& [file, text] : files()) {
    std::set<std::string> heads;
    for (const auto& [head, forms] : lines_of(text))
      EXPECT_TRUE(heads.insert(head).second)
          << file << ".txt: `" << head << "` has two lines; put their forms into one";
  }
}

TEST(LexiconFiles, NameNoFormTwiceInALine) {
  for (const auto& [file, text] : files())
    for (const auto& [head, forms] : lines_of(text)) {
      std::set<std::string> seen;
      for (const std::string& form : forms)
        EXPECT_TRUE(seen.insert(form).second || head.starts_with("paradigm") || head.starts_with("state"))
            << file << ".txt: `" << head << "` has `" << form << "` twice";
    }
}

}  // namespace
}  // namespace korridor
