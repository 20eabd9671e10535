// Words and stems of lexicon/rivals.txt: what they find, and what a line of them may not be.
#include "korridor/news/text/word_stems.h"

#include <gtest/gtest.h>

#include "korridor/news/text/lexicon_files.h"

namespace korridor {
namespace {

TEST(WordStems, BeginEndAndAreWords) {
  const auto stems =
      WordStems::read("# words\ntalks de: verhandl-\nsource de: -ministerium, Regierung\n", Language::de);
  ASSERT_TRUE(stems.has_value());
  EXPECT_EQ(stems->find("verhandlungen"), mask_of(Stem::talks));
  EXPECT_EQ(stems->find("verkehrsministerium"), mask_of(Stem::source));
  EXPECT_EQ(stems->find("ministerium"), mask_of(Stem::source));
  EXPECT_EQ(stems->find("regierung"), mask_of(Stem::source));
  EXPECT_EQ(stems->find("regierungen"), 0U);
  EXPECT_EQ(stems->find("unverhandelt"), 0U);
  EXPECT_EQ(stems->find("ver"), 0U);
}

TEST(WordStems, OfOneWordMayBeSeveral) {
  const auto stems = WordStems::read("deal en: decision-\nworks en: decision-\n", Language::en);
  ASSERT_TRUE(stems.has_value());
  EXPECT_EQ(stems->find("decisions"), mask_of(Stem::deal, Stem::works));
}

TEST(WordStems, OfOtherLanguagesAreLeftOut) {
  const auto stems = WordStems::read("talks de: verhandl-\ntalks ru: переговор-\n", Language::ru);
  ASSERT_TRUE(stems.has_value());
  EXPECT_EQ(stems->find("verhandlungen"), 0U);
  EXPECT_EQ(stems->find("переговоров"), mask_of(Stem::talks));
}

TEST(WordStems, TellEveryLineThatDoesNotFollowTheFormat) {
  const auto stems = WordStems::read(
      "tlaks de: verhandl-\ntalks xx: talk-\ntalks de: ab-\ntalks de: two words\nno line\n", Language::de);
  ASSERT_FALSE(stems.has_value());
  ASSERT_EQ(stems.error().size(), 5U);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(stems.error()[i].code, "news_lexicon");
    EXPECT_EQ(stems.error()[i].row, static_cast<std::int64_t>(i + 1));
  }
}

TEST(WordStems, OfTheFileAreAllInOrder) {
  for (const Language language : {Language::de, Language::en, Language::fr, Language::ru}) {
    const auto stems = WordStems::read(embedded::kNewsRivals, language);
    ASSERT_TRUE(stems.has_value());
    EXPECT_NE(WordStems::of(language).find(language == Language::ru   ? "переговоры"
                                           : language == Language::fr ? "accord"
                                           : language == Language::en ? "talks"
                                                                      : "vertrag"),
              0U);
  }
}

}  // namespace
}  // namespace korridor
