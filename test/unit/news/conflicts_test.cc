// Contradictions within and between articles; the sums are done by hand.
#include "korridor/news/conflicts/conflicts.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>

#include "korridor/base/phrases.h"
#include "korridor/news/reader.h"

namespace korridor {
namespace {

std::vector<Conflict> compare(const std::vector<std::string>& texts, Language language = Language::de) {
  std::vector<Article> articles;
  for (const std::string& text : texts) {
    auto article = read_article("article", text, {.date = parse_date("2025-11-08"), .language = language});
    EXPECT_TRUE(article.has_value());
    articles.push_back(std::move(*article));
  }
  return find_conflicts(articles);
}

const Conflict* find(const std::vector<Conflict>& conflicts, std::string_view kind, std::string_view rule) {
  const auto it = std::ranges::find_if(conflicts, [&](const Conflict& c) { return c.kind == kind && c.rule == rule; });
  return it == conflicts.end() ? nullptr : &*it;
}

TEST(NewsConflicts, ASumInTwoCurrenciesImpliesARate) {
  const auto conflicts = compare({"Der Kredit beträgt 11 Milliarden US-Dollar (10 Milliarden Euro)."});
  const Conflict* conversion = find(conflicts, "duplicate", "conversion");
  ASSERT_NE(conversion, nullptr);
  EXPECT_NE(conversion->reason.find("1.1"), std::string::npos) << conversion->reason;
}

TEST(NewsConflicts, EqualAmountsOfOreAndMetalClash) {
  const auto conflicts =
      compare({"Das Vorkommen enthält 7 Millionen Tonnen Erz.", "Das Vorkommen enthält 7 Millionen Tonnen Wolfram."});
  EXPECT_NE(find(conflicts, "contradiction", "unit"), nullptr);
}

TEST(NewsConflicts, EqualSumsOfTwoCompaniesAreNotMerged) {
  const auto conflicts = compare({"Codelco erhielt einen Auftrag über 300 Millionen Dollar.",
                                  "Glencore erhielt einen Auftrag über 300 Millionen Dollar."});
  EXPECT_NE(find(conflicts, "lookalike", "identity"), nullptr);
  EXPECT_EQ(find(conflicts, "duplicate", "repetition"), nullptr);
}

TEST(NewsConflicts, BundlesThatLookAlikeAreNotMerged) {
  const auto conflicts =
      compare({"Peru und Indien schlossen 21 Abkommen im Wert von 9,1 Milliarden Dollar.",
               "Peru und Japan schlossen mehr als 24 Abkommen im Wert von über 9 Milliarden Dollar."});
  EXPECT_NE(find(conflicts, "lookalike", "identity"), nullptr);
}

TEST(NewsConflicts, APartFarDownALongTextIsHeldAgainstItsOwnWhole) {
  std::string text = "Gestern kamen 7 Millionen Tonnen Kohle.\n\n";
  while (text.size() < (std::size_t{1} << 20U) + 1000) text += "Heute blieb es am Hafen still und kühl.\n\n";
  const std::size_t far = text.size();
  const auto conflicts = compare({text + "Es waren 95 Millionen Tonnen, davon 44 Millionen Tonnen aus Peru.\n"});
  ASSERT_EQ(conflicts.size(), 1U);
  EXPECT_EQ(conflicts[0].kind, "subset");
  EXPECT_GT(conflicts[0].b.span.begin, far);
}

TEST(NewsConflicts, GrowthMustFitItsEnds) {
  const auto wrong =
      compare({"Die Menge stieg von 20 auf 30 Millionen Tonnen, also um 80 Prozent."});  // 30 / 20 = +50 %
  EXPECT_NE(find(wrong, "contradiction", "arithmetic"), nullptr);
  const auto right = compare({"Die Menge stieg von 20 auf 30 Millionen Tonnen, also um 50 Prozent."});
  EXPECT_EQ(find(right, "contradiction", "arithmetic"), nullptr);
}

TEST(NewsConflicts, APartIsNotAddedToItsWhole) {
  const auto conflicts =
      compare({"Der Handel erreichte 80 Milliarden Dollar, davon allein 20 Milliarden Dollar in Peru."});  // 25 %
  const Conflict* part = find(conflicts, "subset", "scope");
  ASSERT_NE(part, nullptr);
  EXPECT_NE(part->reason.find("25 percent"), std::string::npos) << part->reason;
}

TEST(NewsConflicts, ProductionThatDiffersIsAContradictionInOneYearAndAnUpdateInAnother) {
  const auto same =
      compare({"Chile förderte 2024 5 Millionen Tonnen Kupfer.", "Chile förderte 2024 8 Millionen Tonnen Kupfer."});
  EXPECT_NE(find(same, "contradiction", "scope"), nullptr);
  const auto later =
      compare({"Chile förderte 2022 5 Millionen Tonnen Kupfer.", "Chile förderte 2024 8 Millionen Tonnen Kupfer."});
  EXPECT_EQ(find(later, "contradiction", "scope"), nullptr);
  EXPECT_NE(find(later, "update", "supersession"), nullptr);
  const auto near = compare(
      {"Chile förderte 2024 rund 5 Millionen Tonnen Kupfer.", "Chile förderte 2024 5,1 Millionen Tonnen Kupfer."});
  EXPECT_EQ(find(near, "contradiction", "scope"), nullptr);  // 4.75 to 5.25 holds 5.1
}

TEST(NewsConflicts, TwoSpellingsAreOnePerson) {
  const auto conflicts = compare({"Präsident Tokajew sprach. Später reiste Tokayev ab."});
  EXPECT_NE(find(conflicts, "name_variant", "identity"), nullptr);
  EXPECT_EQ(find(compare({"Präsident Tokajew sprach. Tokajews Reise endete."}), "name_variant", "identity"), nullptr);
}

TEST(NewsConflicts, NobodyHoldsAnOfficeAndHasHeldIt) {
  const auto conflicts = compare({"Ex-Präsident Emmanuel Macron sprach.", "Präsident Emmanuel Macron sprach."});
  EXPECT_NE(find(conflicts, "contradiction", "office"), nullptr);
}

/// What is told of one text that dates a summit to another month than the one of memory; nothing where that is let be.
std::optional<Conflict> wrong_month(const std::string& text, std::string_view date = "2025-11-08") {
  auto article = read_article("article", text, {.date = parse_date(date), .language = Language::de});
  EXPECT_TRUE(article.has_value());
  const auto conflicts = find_conflicts(std::vector<Article>{std::move(*article)});
  const Conflict* found = find(conflicts, "contradiction", "order");
  return found == nullptr ? std::nullopt : std::optional(*found);
}

TEST(NewsConflicts, ASummitIsHeldAgainstTheCalendar) {
  // as far as is known it met in Saint Petersburg on 27 and 28 July 2023
  const auto october = wrong_month("Im Oktober 2023 nahm er am Russland-Afrika-Gipfel teil.");
  ASSERT_TRUE(october);
  EXPECT_EQ(october->confidence, "low");
  EXPECT_EQ(october->reason,
            "the summit of Africa, RUS: 2023-10 here; as far as is known (from memory) it met in Saint Petersburg, "
            "2023-07-27 to 2023-07-28");
  EXPECT_EQ(translate_phrase(october->reason, "de"),
            "Gipfel von Afrika, Russland: hier 2023-10; soweit bekannt (aus dem Gedächtnis) war er in Sankt Petersburg, "
            "2023-07-27 bis 2023-07-28");
  EXPECT_FALSE(wrong_month("Im Juli 2023 nahm er am Russland-Afrika-Gipfel teil."));
  EXPECT_FALSE(
      wrong_month("Im Oktober 2021 nahm er am Russland-Afrika-Gipfel teil."));  // nothing is known of that year
}

TEST(NewsConflicts, AnAnnouncedSummitIsNotHeldAgainstTheCalendar) {
  // the second of Central Asia and Germany met on 17 September 2024
  const std::string held = "Der zweite Zentralasien-Deutschland-Gipfel fand im August 2024 statt.";
  EXPECT_TRUE(wrong_month(held));
  EXPECT_FALSE(wrong_month("Der zweite Zentralasien-Deutschland-Gipfel soll im August 2024 stattfinden."));
  EXPECT_FALSE(wrong_month("Der zweite Zentralasien-Deutschland-Gipfel wird im August 2024 stattfinden."));
  EXPECT_FALSE(wrong_month(held, "2024-09-16"));  // written the day before
  EXPECT_TRUE(wrong_month(held, "2024-09-17"));
}

TEST(NewsConflicts, TwoFirstMeetingsCannotBoth) {
  const auto conflicts =
      compare({"Der erste EU-Afrika-Gipfel fand 2019 statt.", "Der erste EU-Afrika-Gipfel fand 2021 statt."});
  EXPECT_NE(find(conflicts, "contradiction", "order"), nullptr);
}

TEST(NewsConflicts, AnAgreementIsNotBothPlannedAndSigned) {
  const auto conflicts =
      compare({"Boeing und Peru wollen einen Vertrag schließen.", "Boeing und Peru unterzeichneten einen Vertrag."});
  EXPECT_NE(find(conflicts, "contradiction", "modality"), nullptr);
}

TEST(NewsConflicts, TheOrderOfTheSidesDoesNotDependOnTheRun) {
  const std::vector<std::string> texts{"Codelco erhielt 300 Millionen Dollar.",
                                       "Glencore erhielt 300 Millionen Dollar.", "Orano erhielt 300 Millionen Dollar."};
  const auto one = compare(texts), two = compare(texts);
  ASSERT_EQ(one.size(), two.size());
  EXPECT_EQ(one.size(), 3U);
  for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(one[i].reason, two[i].reason);
}

TEST(NewsConflicts, AShareMustFitPartAndWhole) {
  const auto wrong = compare({"Von 40 Millionen Tonnen gingen 30 Millionen Tonnen (60 Prozent) nach Osten."});
  ASSERT_NE(find(wrong, "contradiction", "arithmetic"), nullptr);  // 30 / 40 = 75 %
  const auto right = compare({"Von 40 Millionen Tonnen gingen 30 Millionen Tonnen (75 Prozent) nach Osten."});
  EXPECT_EQ(find(right, "contradiction", "arithmetic"), nullptr);
  EXPECT_NE(find(compare({"Of 80 million tonnes, 20 million tonnes (40 percent) went west."}, Language::en),
                 "contradiction", "arithmetic"),
            nullptr);  // 20 / 80 = 25 %
}

TEST(NewsConflicts, PartsMayNotBeMoreThanTheirWhole) {
  const auto wrong = compare(
      {"Der Hafen schlug 50 Millionen Tonnen um, davon 30 Millionen Tonnen Kohle und 26 Millionen Tonnen Weizen."});
  ASSERT_NE(find(wrong, "contradiction", "arithmetic"), nullptr);  // 56 > 50
  const auto right = compare(
      {"Der Hafen schlug 60 Millionen Tonnen um, davon 30 Millionen Tonnen Kohle und 26 Millionen Tonnen Weizen."});
  EXPECT_EQ(find(right, "contradiction", "arithmetic"), nullptr);
}

TEST(NewsConflicts, NumberTimesPriceIsTheSum) {
  const auto wrong =
      compare({"The miner sold 500,000 tonnes at 90 dollars per tonne for 60 million dollars."}, Language::en);
  ASSERT_NE(find(wrong, "contradiction", "arithmetic"), nullptr);  // 45 million
  const auto right =
      compare({"The miner sold 500,000 tonnes at 90 dollars per tonne for 45 million dollars."}, Language::en);
  EXPECT_EQ(find(right, "contradiction", "arithmetic"), nullptr);
}

TEST(NewsConflicts, AShareOfAShareIsDerived) {
  const auto conflicts = compare({"Auf Chile entfallen 40 Prozent der Förderung, davon 25 Prozent auf den Norden."});
  const Conflict* derived = find(conflicts, "subset", "arithmetic");
  ASSERT_NE(derived, nullptr);
  EXPECT_NE(derived->reason.find("10 percent"), std::string::npos) << derived->reason;
}

TEST(NewsConflicts, RatesOfOneMonthMustAgree) {
  const std::string first = "Der Kredit beträgt 11,2 Milliarden US-Dollar (10,4 Milliarden Euro).";
  const std::string other = "Die Anleihe bringt 13,1 Milliarden US-Dollar (10,1 Milliarden Euro) ein.";
  const std::string same = "Die Anleihe bringt 22,4 Milliarden US-Dollar (20,8 Milliarden Euro) ein.";
  EXPECT_NE(find(compare({first, other}), "contradiction", "conversion"), nullptr);
  EXPECT_EQ(find(compare({first, same}), "contradiction", "conversion"), nullptr);
}

TEST(NewsConflicts, AnAgreementMayBeInsideABundleOfItsState) {
  const std::string bundle = "Peru unterzeichnete mit Japan 21 Abkommen im Wert von 9,1 Milliarden Dollar. ";
  const auto small = compare({bundle + "Peru und Codelco unterzeichneten einen Vertrag über 200 Millionen Dollar."});
  EXPECT_NE(find(small, "subset", "scope"), nullptr);
  const auto large = compare({bundle + "Peru und Codelco unterzeichneten einen Vertrag über 12 Milliarden Dollar."});
  EXPECT_EQ(find(large, "subset", "scope"), nullptr);
}

TEST(NewsConflicts, AYearThatWasGuessedTwiceMakesNoContradiction) {
  const auto both = [](const char* first, const char* second) {
    std::vector<Article> articles;
    for (const char* text : {first, second}) {
      auto article = read_article("article", text, {.date = {}, .language = Language::en});
      EXPECT_TRUE(article.has_value());
      articles.push_back(std::move(*article));
    }
    return find_conflicts(articles);
  };
  const auto guessed = both("On 22 February 2025 it snowed. Zambia and KoBold Metals signed a contract on 27 June.",
                            "On 1 September 2025 it rained. Zambia and KoBold Metals signed a contract on 27 June.");
  EXPECT_EQ(find(guessed, "contradiction", "order"), nullptr);
  const auto told = both("Zambia and KoBold Metals signed a contract worth $200 million on 27 June 2023.",
                         "Zambia and KoBold Metals signed a contract worth $200 million on 27 June 2024.");
  EXPECT_NE(find(told, "contradiction", "order"), nullptr);
  const auto two = both("Zambia and KoBold Metals signed a contract on 27 June 2023.",
                        "Zambia and KoBold Metals signed a contract on 27 June 2024.");
  EXPECT_EQ(find(two, "contradiction", "order"), nullptr);  // nothing but the parties in common: two contracts
}

TEST(NewsConflicts, WhatIsSignedIsNotDeniedInTheNextSentence) {
  const std::string signed_deal = "Codelco and Glencore signed a copper contract. ";
  const auto denied = compare({signed_deal + "Glencore denied that any contract exists."}, Language::en);
  EXPECT_NE(find(denied, "contradiction", "modality"), nullptr);
  const auto of_others = compare({signed_deal + "Glencore denied any talks with Vedanta."}, Language::en);
  EXPECT_EQ(find(of_others, "contradiction", "modality"), nullptr);
  const auto not_yet = compare(
      {"Codelco plans a copper contract with Glencore. Glencore has not signed the contract yet."}, Language::en);
  EXPECT_EQ(find(not_yet, "contradiction", "modality"), nullptr);
}

TEST(NewsConflicts, ANumberThatASourceTellsHasTheUnitOfTheOneBeforeIt) {
  const auto conflicts =
      compare({"Peru puts its reserves of zinc at 20 million tonnes; Orano says 31 million."}, Language::en);
  EXPECT_NE(find(conflicts, "contradiction", "account"), nullptr);
  const auto years = compare({"Peru has had 20 million tonnes of zinc in its ledgers; Orano says 2008."}, Language::en);
  EXPECT_EQ(find(years, "contradiction", "account"), nullptr);
}

TEST(NewsConflicts, TwoSourcesOfOneFigureAreTwoAccounts) {
  const auto clash = [](const std::string& text, Language language) {
    return find(compare({text}, language), "contradiction", "account") != nullptr;
  };
  const std::string line = "Die Bahn kostet nach Angaben der Firma 2,3 Milliarden Dollar, ";
  EXPECT_TRUE(clash(line + "das Verkehrsministerium rechnete zuletzt mit 1,6 Milliarden.", Language::de));
  EXPECT_TRUE(
      clash("The mine holds 11 million tonnes, according to the owner, and 5 million according to the ministry.",
            Language::en));
  EXPECT_TRUE(
      clash("La concession couvre 270 000 hectares. L'administration des forêts n'en recense que 195 000 "
            "hectares, selon un rapport.",
            Language::fr));
  EXPECT_TRUE(clash("Вывезли 2,6 млн тонн угля, хотя таможня записала 3,9 млн тонн.", Language::ru));
  // another year, another matter, a further loan
  EXPECT_FALSE(
      clash("Die Mine förderte 2023 nach Angaben der Firma 20.000 Tonnen, das Ministerium meldete für 2024 "
            "30.000 Tonnen.",
            Language::de));
  EXPECT_FALSE(clash("The ore holds 1.3% nickel; the ministry speaks of 6% of the world's reserves.", Language::en));
  EXPECT_FALSE(
      clash("Всемирный банк выделил 350 млн долларов. Азиатский банк добавил 270 млн долларов.", Language::ru));
}

TEST(NewsConflicts, AShareThatIsToldAgainAsAnAmountMustFit) {
  const std::string load = "The port can load 2.5 million tonnes a year; it is used to 40 percent, that is ";
  EXPECT_NE(find(compare({load + "1.4 million tonnes."}, Language::en), "contradiction", "arithmetic"), nullptr);
  EXPECT_EQ(find(compare({load + "1 million tonnes."}, Language::en), "contradiction", "arithmetic"), nullptr);
}

}  // namespace
}  // namespace korridor
