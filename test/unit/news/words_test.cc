// What words tell: the forms of the lexicon, the language, where a sentence ends, who is party to a deal.
#include <gtest/gtest.h>

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/reader.h"
#include "korridor/news/text/lexicon.h"
#include "korridor/news/text/tokens.h"
#include "unit/news/read_text.h"

namespace korridor {
namespace {

TEST(NewsLexicon, ReadsEveryLineOfItsFiles) {
  for (const Language language : kLanguages) EXPECT_GT(Lexicon::of(language).size(), 3000U) << language_code(language);
}

TEST(NewsLexicon, TellsTheLineThatIsWrong) {
  const std::vector<std::pair<std::string, std::string_view>> files{
      {"own.txt", "unit t: Tonne\nnothing here\nunheard 1: x\nunit kg: Kilo@none\n"}};
  const auto lexicon = Lexicon::read(files, Language::de);
  ASSERT_FALSE(lexicon.has_value());
  ASSERT_EQ(lexicon.error().size(), 3U);
  EXPECT_EQ(lexicon.error()[0].row, 2);
  EXPECT_EQ(lexicon.error()[1].row, 3);
  EXPECT_EQ(lexicon.error()[2].row, 4);
}

TEST(NewsLanguage, IsGuessedByItsCommonWords) {
  EXPECT_EQ(guess_language("Der Hafen ist voll und die Züge warten."), Language::de);
  EXPECT_EQ(guess_language("The port is full and the trains wait."), Language::en);
  EXPECT_EQ(guess_language("Le port est plein et les trains attendent."), Language::fr);
  EXPECT_EQ(guess_language("Порт полон, поезда ждут."), Language::ru);
  EXPECT_FALSE(guess_language("1234").has_value());
}

TEST(NewsSentences, OrdinalsAndAbbreviationsEndNone) {
  const auto sentences = [](std::string_view text) {
    Passage passage;
    split_into_tokens(text, Lexicon::of(Language::de), passage);
    return std::ranges::count_if(passage.tokens, [](const Token& token) { return token.sentence_start; });
  };
  EXPECT_EQ(sentences("Am 20. Dezember feierte er den 72. Geburtstag. Der Hafen ruht."), 2);
  EXPECT_EQ(sentences("Es kostet 5 Mio. Euro. So sprach er. Der Besuch endete."), 3);
  EXPECT_EQ(sentences("J. R. Weber sprach. „Gut.“ Dann ging er!"), 3);
}

TEST(NewsAgreements, TellWhereTheWeakestPartyComesFrom) {
  const auto basis = [](std::string_view text) {
    const Article article = read(text, Language::en);
    EXPECT_FALSE(article.agreements.empty()) << text;
    return article.agreements.empty() ? PartyBasis::guessed : article.agreements.back().party_basis;
  };
  EXPECT_EQ(basis("Peru signed a copper contract with Aurubis."), PartyBasis::named);
  // the firm of the contract before is the one that has the memorandum too
  EXPECT_EQ(basis("Codelco signed a copper contract with Aurubis. A second contract was signed with Glencore."),
            PartyBasis::carried);
  EXPECT_EQ(basis("Lima, Peru. Copper fell in Peru.\n\nPrices rose.\n\nA copper contract was signed with Glencore."),
            PartyBasis::guessed);
  // the state that the text tells of most, though *the government* calls for one
  EXPECT_EQ(basis("Lima, Peru. Copper fell in Peru.\n\nThe government signed a copper contract with Glencore."),
            PartyBasis::guessed);
}

}  // namespace
}  // namespace korridor
