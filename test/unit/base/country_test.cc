#include "korridor/base/country.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

#include "korridor/base/groups.h"

namespace korridor {
namespace {

TEST(FindCountry, KnowsCodesAndNamesInFourLanguagesWhateverTheCase) {
  for (const char* text : {"CHN", "chn", "CN", "cn", "China", "CHINA", "Chine", "Китай", "китай"})
    EXPECT_EQ(find_country(text), "CHN") << text;
  for (const char* text : {"KAZ", "Kazakhstan", "Kasachstan", "kasachstan", "Казахстан"})
    EXPECT_EQ(find_country(text), "KAZ") << text;
  EXPECT_EQ(find_country("Côte d’Ivoire"), "CIV");
  EXPECT_EQ(find_country("türkei"), "TUR");
}

TEST(FindCountry, KnowsWhatThePressSaysWhereIcuHasAnotherWord) {
  EXPECT_EQ(find_country("UK"), "GBR");
  for (const char* text : {"Turkey", "Türkiye", "turkiye"}) EXPECT_EQ(find_country(text), "TUR") << text;
  EXPECT_EQ(find_country("Kirgistan"), "KGZ");
  EXPECT_EQ(find_country("Weißrussland"), "BLR");
  EXPECT_EQ(find_country("Czech Republic"), "CZE");
}

TEST(FindCountry, KnowsNoOtherWords) {
  for (const char* text : {"", "XYZ", "Chin", "Chinaa", "China ", "EU", "rail", "aktau", "ZZ", "001"})
    EXPECT_EQ(find_country(text), std::nullopt) << text;
}

TEST(FindCountry, GivesTheSameToManyThreads) {
  std::vector<std::thread> threads;
  std::vector<int> right(4);
  for (std::size_t t = 0; t < right.size(); ++t)
    threads.emplace_back([&, t] {
      for (int i = 0; i < 200; ++i) right[t] += find_country("Georgien") == "GEO" ? 1 : 0;
    });
  for (auto& thread : threads) thread.join();
  for (const int count : right) EXPECT_EQ(count, 200);
}

TEST(Country, IsAnUpperCaseAlpha3Code) {
  EXPECT_TRUE(is_country("KAZ"));
  EXPECT_TRUE(is_country("TWN"));
  for (const char* text : {"kaz", "KZ", "EUR", "WLD", ""}) EXPECT_FALSE(is_country(text)) << text;
}

TEST(Country, HasANameInEachLanguage) {
  EXPECT_EQ(country_name("KAZ", "en"), "Kazakhstan");
  EXPECT_EQ(country_name("KAZ", "de"), "Kasachstan");
  EXPECT_EQ(country_name("TUR", "en"), "Turkey");  // whatever edition of ICU is there
  EXPECT_EQ(country_name("TUR", "de"), "Türkei");
  EXPECT_EQ(country_name("COD", "en"), "DR Congo");
  EXPECT_EQ(country_name("COG", "de"), "Republik Kongo");
  EXPECT_EQ(find_country("DR Kongo"), "COD");
  EXPECT_EQ(country_name("XXX", "de"), "XXX");
  EXPECT_EQ(country_alpha2("KAZ"), "KZ");
  EXPECT_EQ(country_alpha2("XXX"), "");
}

TEST(Currency, IsAnIso4217Code) {
  EXPECT_TRUE(is_currency("USD"));
  EXPECT_TRUE(is_currency("KZT"));
  for (const char* text : {"usd", "US$", "ABC", ""}) EXPECT_FALSE(is_currency(text)) << text;
}

TEST(Groups, HaveTheirMembers) {
  EXPECT_EQ(group_members("EU").size(), 27U);
  EXPECT_EQ(group_members("EU"), group_members("EU27"));
  EXPECT_EQ(group_members("CA5"), (std::vector<std::string>{"KAZ", "KGZ", "TJK", "TKM", "UZB"}));
  EXPECT_TRUE(in_group("EU", "DEU"));
  EXPECT_FALSE(in_group("EU", "GBR"));
  EXPECT_TRUE(group_members("NATO").empty());
  for (const char* group : {"EU", "CA5", "EAEU"})
    for (const std::string& member : group_members(group)) EXPECT_TRUE(is_country(member)) << member;
}

TEST(Country, TellsTheMoneyOfAState) {
  EXPECT_EQ(country_currency("NAM"), "NAD");
  EXPECT_EQ(country_currency("ZMB"), "ZMW");
  EXPECT_EQ(country_currency("NER"), "XOF");
  EXPECT_EQ(country_currency("DEU"), "EUR");
  EXPECT_EQ(country_currency("XYZ"), "");
}

}  // namespace
}  // namespace korridor
