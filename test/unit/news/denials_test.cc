// What somebody tells and another one denies in the next sentence, in four languages.
#include <gtest/gtest.h>

#include <algorithm>

#include "korridor/base/phrases.h"
#include "korridor/news/conflicts/conflicts.h"
#include "korridor/news/reader.h"

namespace korridor {
namespace {

std::vector<Conflict> conflicts_in(const std::string& text, Language language) {
  std::vector<Article> articles;
  auto article = read_article("article", text, {.date = parse_date("2025-11-08"), .language = language});
  EXPECT_TRUE(article.has_value());
  articles.push_back(std::move(*article));
  return find_conflicts(articles);
}

bool contradicts(const std::string& text, Language language) {
  return std::ranges::any_of(conflicts_in(text, language), [](const Conflict& conflict) {
    return conflict.kind == "contradiction" && conflict.rule == "modality";
  });
}

TEST(NewsDenials, OfWhatWasSaidRightBeforeContradictIt) {
  EXPECT_TRUE(contradicts(
      "Vitol sagte, das Land habe die Raten nicht bezahlt. Die Regierung von Sambia bestreitet das.", Language::de));
  EXPECT_TRUE(contradicts("Vitol said the country had missed its payments. Zambia denied this.", Language::en));
  EXPECT_TRUE(contradicts("Selon Vitol, le pays n'a pas payé. La Zambie le dément.", Language::fr));
  EXPECT_TRUE(contradicts("Vitol сообщила, что страна не заплатила. В Замбии это отрицают.", Language::ru));
}

TEST(NewsDenials, OnTheContraryIsOne) {
  EXPECT_TRUE(
      contradicts("« Le contrat a été annulé », a déclaré le ministre de la Zambie. Vitol affirme au contraire "
                  "qu'il reste valable.",
                  Language::fr));
}

TEST(NewsDenials, OfSomethingThatTheyNameThemselvesDoNot) {
  EXPECT_FALSE(contradicts("Vitol said prices had risen. Zambia denied that it would close the mine.", Language::en));
  EXPECT_FALSE(contradicts("Die Preise steigen. Die Regierung von Sambia bestreitet das.", Language::de));
}

TEST(NewsDenials, TheReasonIsToldInGerman) {
  const auto conflicts =
      conflicts_in("Vitol said the country had missed its payments. Zambia denied this.", Language::en);
  ASSERT_FALSE(conflicts.empty());
  EXPECT_EQ(translate_phrase(conflicts.front().reason, "de"), "hier gesagt, im nächsten Satz bestritten");
}

}  // namespace
}  // namespace korridor
