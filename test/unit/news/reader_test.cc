// Laws of the reader: what it proposes stands in the file, and hostile files end in an answer or an error.
#include "korridor/news/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "unit/news/read_text.h"

namespace korridor {
namespace {

std::string_view bytes_of(std::string_view text, Span span) { return text.substr(span.begin, span.end - span.begin); }

/// Everything that would be printed, for comparing runs.
std::string dump(const Article& article) {
  std::ostringstream out;
  for (const Figure& figure : article.figures)
    out << figure.span.begin << '-' << figure.span.end << ' ' << figure.value.text() << figure.unit << '\n';
  for (const DateMention& date : article.dates)
    out << date.span.begin << '-' << date.span.end << ' ' << date.iso << '\n';
  for (const EntityMention& entity : article.entities)
    out << entity.span.begin << '-' << entity.span.end << ' ' << entity.canonical << '\n';
  return out.str();
}

void expect_inside(std::string_view text, const Article& article) {
  const auto inside = [&](Span span) { return span.begin < span.end && span.end <= text.size(); };
  for (const Figure& figure : article.figures) EXPECT_TRUE(inside(figure.span));
  for (const DateMention& date : article.dates) EXPECT_TRUE(inside(date.span));
  for (const EntityMention& entity : article.entities) EXPECT_TRUE(inside(entity.span));
  for (const Claim& claim : article.claims) EXPECT_TRUE(inside(claim.span));
  for (const Agreement& agreement : article.agreements)
    for (const Span span : agreement.spans) EXPECT_TRUE(inside(span));
}

/// Digits of a value written in digits stand in the span, in their order.
bool digits_stand_in(std::string_view span, const Decimal& value) {
  std::string digits = std::to_string(value.mantissa());
  std::size_t at = 0;
  for (const char c : span)
    if (at < digits.size() && c == digits[at]) ++at;
  return at == digits.size();
}

class RandomText {
 public:
  explicit RandomText(unsigned seed) : random_(seed) {}
  std::string make(std::size_t words) {
    static const std::vector<std::string> pieces{"11.000",
                                                 "4,2",
                                                 "17",
                                                 "2023",
                                                 "6.11.2025",
                                                 "Milliarden",
                                                 "Mio.",
                                                 "US-Dollar",
                                                 "Euro",
                                                 "Prozent",
                                                 "%",
                                                 "Tonnen",
                                                 "t",
                                                 "rund",
                                                 "über",
                                                 "mehr als",
                                                 "bis",
                                                 "–",
                                                 "(",
                                                 ")",
                                                 "Ende",
                                                 "September",
                                                 "im",
                                                 "Jahr",
                                                 "pro",
                                                 "jährlich",
                                                 "Kasachstan",
                                                 "Uran",
                                                 "Seltene",
                                                 "Erden",
                                                 "C5+1",
                                                 "der",
                                                 "die",
                                                 "und",
                                                 ".",
                                                 ",",
                                                 "ein",
                                                 "Viertel",
                                                 "drei",
                                                 "Lokomotiven",
                                                 "unterzeichnete",
                                                 "Vertrag",
                                                 "\n\n",
                                                 "\n",
                                                 "«",
                                                 "»",
                                                 "\xC2\xA0",
                                                 "\xE2\x80\xAF",
                                                 "\xC2\xAD",
                                                 "\xE2\x80\x8B",
                                                 "\xE2\x80\xAE",
                                                 "\xFF",
                                                 "\xC3",
                                                 "$",
                                                 "€",
                                                 "12-15",
                                                 "25-jährige",
                                                 "halb",
                                                 "so",
                                                 "viel",
                                                 "wie",
                                                 "letzten",
                                                 "fünf",
                                                 "Jahren",
                                                 "Donnerstag",
                                                 "80.",
                                                 "UN-Generalversammlung",
                                                 "Trump",
                                                 "sagte",
                                                 "zu"};
    std::string text;
    for (std::size_t i = 0; i < words; ++i) {
      text += pieces[random_() % pieces.size()];
      if (random_() % 8 != 0) text += ' ';
    }
    return text;
  }

 private:
  std::mt19937 random_;
};

TEST(NewsReader, ANumberThatDoesNotStandThereIsNotProposed) {
  for (unsigned seed = 1; seed <= 300; ++seed) {
    SCOPED_TRACE(seed);
    const std::string text = RandomText(seed).make(120);
    for (const Language language : kLanguages) {
      const auto article = read_article("random", text, {.date = parse_date("2025-11-08"), .language = language});
      if (!article) continue;  // too many bytes that are no UTF-8
      expect_inside(text, *article);
      for (const Figure& figure : article->figures) {
        const std::string_view span = bytes_of(text, figure.span);
        const bool fraction = span.find("iertel") != std::string_view::npos;  // 3 Viertel are 75 percent
        if (span.front() >= '0' && span.front() <= '9' && !fraction) {
          EXPECT_TRUE(digits_stand_in(span, figure.value)) << span << " " << figure.value.text();
        }
      }
    }
  }
}

TEST(NewsReader, SameTextGivesTheSame) {
  const std::string text = RandomText(7).make(4000);
  EXPECT_EQ(dump(read(text)), dump(read(text)));
}

TEST(NewsReader, SpansOfAPageAreTheBytesOfThePage) {
  const std::string page =
      "<!DOCTYPE html><html><head><title>12 Tonnen</title><style>p{width:5 km}</style></head><body><nav>5 Euro</nav>"
      "<p>Der Kredit von 17,2&nbsp;Milliarden&#160;Euro &amp; mehr kam aus <b>Peru</b>.</p><script>var x = \"7 "
      "Tonnen\";</script>"
      "<p>Es waren\r\n300 Waggons.</p><footer>9 Dollar</footer></body></html>";
  const Article article = read(page);
  ASSERT_EQ(article.figures.size(), 2U);
  EXPECT_EQ(bytes_of(page, article.figures[0].span), "17,2&nbsp;Milliarden&#160;Euro");
  EXPECT_EQ(article.figures[0].value, Decimal(17'200'000'000));
  EXPECT_EQ(bytes_of(page, article.figures[1].span), "300 Waggons");
  ASSERT_EQ(article.entities.size(), 1U);
  EXPECT_EQ(bytes_of(page, article.entities[0].span), "Peru");
}

TEST(NewsReader, InvisibleCharactersInsideAWordAreReadOver) {
  const std::string text =
      "Es kostet 5 Milli\xC2\xAD"
      "arden Euro und lief \xE2\x80\x8F"
      "aus.";
  const Article article = read(text);
  ASSERT_EQ(article.figures.size(), 1U);
  EXPECT_EQ(article.figures[0].value, Decimal(5'000'000'000));
  EXPECT_EQ(bytes_of(text, article.figures[0].span),
            "5 Milli\xC2\xAD"
            "arden Euro");
}

TEST(NewsReader, RefusesWhatIsNoUtf8AndCountsASlip) {
  EXPECT_FALSE(read_article("utf16",
                            std::string_view("\xFF\xFE"
                                             "5\0 \0",
                                             6),
                            {})
                   .has_value());
  std::string latin;
  for (int i = 0; i < 100; ++i)
    latin +=
        "\xFC"
        "ber ";
  const auto refused = read_article("latin", latin, {});
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().front().code, "news_encoding");
  const Article slip = read("Es kostet 5 Euro \xFC und 6 Euro.");
  EXPECT_EQ(slip.figures.size(), 2U);
  ASSERT_EQ(slip.warnings.size(), 1U);
  EXPECT_EQ(slip.warnings[0].code, "bad_bytes");
}

TEST(NewsReader, RefusesPagesThatAreNestedTooDeep) {
  std::string page = "<html><body>";
  for (int i = 0; i < 200'000; ++i) page += "<div>";
  const auto article = read_article("deep", page + "5 Euro", {});
  ASSERT_FALSE(article.has_value());
  EXPECT_EQ(article.error().front().code, "news_format");
}

TEST(NewsReader, BlocksOfALongTextReadAsOne) {
  std::string text;
  while (text.size() < 3 * (std::size_t{1} << 20U)) text += "Der Hafen verlud 40 Waggons Kupfer aus Peru.\n\n";
  const Article article = read(text);
  const std::size_t sentences =
      text.size() / std::string_view("Der Hafen verlud 40 Waggons Kupfer aus Peru.\n\n").size();
  EXPECT_EQ(article.figures.size(), sentences);
  EXPECT_EQ(article.entities.size(), 2 * sentences);
  expect_inside(text, article);
  EXPECT_EQ(bytes_of(text, article.figures.back().span), "40 Waggons");
}

TEST(NewsReader, EndsOnALongLineWithoutABreak) {
  const std::string word = "1 t ";
  std::string text;
  for (int i = 0; i < 600'000; ++i) text += word;
  const Article article = read(text);
  EXPECT_GT(article.figures.size(), 100'000U);
  expect_inside(text, article);
}

TEST(NewsReader, EndsOnNothing) {
  EXPECT_TRUE(read("").figures.empty());
  EXPECT_TRUE(read(" \n\n ").entities.empty());
  EXPECT_TRUE(read("<html></html>").figures.empty());
}

TEST(NewsReader, AYearThatSomethingOnlyReachesIsNotTheTexts) {
  const auto article =
      read_article("article", "Output fell in 2025. The mine is sold out through 2032. On 3 May a train left.",
                   {.date = std::nullopt, .language = Language::en});
  ASSERT_TRUE(article.has_value());
  EXPECT_TRUE(std::ranges::any_of(article->dates, [](const DateMention& date) { return date.iso == "2025-05-03"; }));
}

}  // namespace
}  // namespace korridor
