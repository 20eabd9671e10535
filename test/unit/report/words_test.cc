// What the report says in each language: its words and its numbers.
#include "korridor/report/words.h"

#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "korridor/report/numbers.h"

namespace korridor {
namespace {

TEST(Words, BothLanguagesHaveAllWordsAndSlots) {
  const Words english("en"), german("de");
  ASSERT_GT(english.all().size(), 200U);
  const auto slots = [](const std::string& words) {
    std::set<std::string> found;
    const std::regex slot(R"(\{[0-9]\})");
    for (std::sregex_iterator it(words.begin(), words.end(), slot), end; it != end; ++it) found.insert(it->str());
    return found;
  };
  for (const auto& [key, words] : english.all()) {
    ASSERT_TRUE(german.has(key)) << key;
    EXPECT_EQ(slots(words), slots(german(key))) << key;
    EXPECT_FALSE(german(key).empty()) << key;
  }
  EXPECT_EQ(english.all().size(), german.all().size());
}

TEST(Words, NoEnglishIsLeftInGerman) {
  const std::set<std::string> alike = {"list.comma",  "answer.good_end", "map.load.mid", "map.load.high",
                                       "record.plan", "scenarios.id",    "col.t",        "col.usd_t",
                                       "col.km",      "projects.partner"};
  const Words english("en"), german("de");
  const std::regex option("<code>[^<]*</code>"),
      word(R"(\b(the|and|of|with|which|from|is|are|this|by|to|for|not|ways|places)\b)");
  for (const auto& [key, words] : english.all()) {
    EXPECT_TRUE(words != german(key) || alike.contains(key)) << key;
    EXPECT_FALSE(std::regex_search(std::regex_replace(german(key), option, ""), word)) << key << ": " << german(key);
  }
}

TEST(Numbers, FollowTheLanguage) {
  const Numbers english(false), german(true);
  EXPECT_EQ(english.fixed(1234567.891, 1), "1\u202f234\u202f567.9");
  EXPECT_EQ(german.fixed(1234567.891, 1), "1.234.567,9");
  EXPECT_EQ(german.fixed(-0.04, 1), "0,0");
  EXPECT_EQ(english.tonnes(999499), "999\u00a0kt");
  EXPECT_EQ(english.tonnes(78'700'000), "78.7\u00a0Mt");
  EXPECT_EQ(german.usd(4.2e9), "4,20\u00a0Mrd.\u00a0USD");
  EXPECT_EQ(english.percent(0.914), "91\u00a0%");
}

}  // namespace
}  // namespace korridor
