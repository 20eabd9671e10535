// Laws of the reader: what it proposes stands in the file, and hostile files end in an answer or an error.
#include "korridor/news/reader.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <sstream>

#include "korridor/base/fold.h"
#include "korridor/news/conflicts.h"
#include "korridor/news/interval.h"
#include "korridor/news/lexicon.h"
#include "korridor/news/numbers.h"
#include "korridor/news/tokens.h"
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

TEST(NewsDecimal, IsExact) {
  EXPECT_EQ(Decimal::make(42, 8)->text(), "4200000000");
  EXPECT_EQ(Decimal::make(25, -2)->text(), "0.25");
  EXPECT_EQ(*Decimal::make(1, -1)->plus(*Decimal::make(2, -1)), *Decimal::make(3, -1));
  EXPECT_EQ(*Decimal(200).divided(3, 2), *Decimal::make(6667, -2));
  EXPECT_LT(*Decimal::make(999, 0), *Decimal::make(1, 3));
  EXPECT_GT(*Decimal::make(-1, 0), *Decimal::make(-1, 3));
  EXPECT_FALSE(Decimal::make(1, 31).has_value());
  EXPECT_FALSE(Decimal(999'999'999'999'999'999).times(Decimal(999'999'999'999'999'999)).has_value());
}

TEST(NewsNumbers, FollowTheSeparatorsOfTheLanguage) {
  EXPECT_EQ(read_digits("11.000", Language::de), Decimal(11000));
  EXPECT_EQ(read_digits("11.000", Language::en), Decimal(11));
  EXPECT_EQ(read_digits("4,800", Language::de), Decimal::make(48, -1));
  EXPECT_EQ(read_digits("4,800", Language::en), Decimal(4800));
  EXPECT_FALSE(read_digits("1.2.3", Language::de).has_value());
  EXPECT_FALSE(read_digits("1234567890123456789", Language::de).has_value());
}

TEST(NewsNumbers, EveryGermanNumberBelowTenThousandReadsBack) {
  const std::vector<std::string> units{
      "",     "ein", "zwei",  "drei",     "vier",     "fünf",     "sechs",    "sieben",   "acht",     "neun",
      "zehn", "elf", "zwölf", "dreizehn", "vierzehn", "fünfzehn", "sechzehn", "siebzehn", "achtzehn", "neunzehn"};
  const std::vector<std::string> tens{"",        "",        "zwanzig", "dreissig", "vierzig",
                                      "fünfzig", "sechzig", "siebzig", "achtzig",  "neunzig"};
  const auto below_hundred = [&](std::size_t n) -> std::string {
    if (n < 20) return units[n];
    return (n % 10 == 0 ? "" : units[n % 10] + "und") + tens[n / 10];
  };
  for (std::size_t n = 2; n < 10'000; ++n) {
    std::string word;
    if (n >= 1000) word += units[n / 1000] + "tausend";
    if (n % 1000 >= 100) word += units[n % 1000 / 100] + "hundert";
    word += below_hundred(n % 100);
    if (n % 100 == 1) word += "s";
    EXPECT_EQ(read_german_number(word), Decimal(static_cast<std::int64_t>(n))) << word;
  }
}

TEST(NewsInterval, CountsAZeroThatIsWrittenBehindTheSign) {
  const auto article =
      read_article("a", "Es waren 11,0 Milliarden Euro, dazu 1.200 Tonnen.", {.date = {}, .language = Language::de});
  ASSERT_TRUE(article);
  ASSERT_EQ(article->figures.size(), 2U);
  EXPECT_EQ(interval_of(article->figures[0]).low->text(), "10950000000");
  EXPECT_EQ(interval_of(article->figures[1]).low->text(), "1199.5");
}

TEST(NewsInterval, FollowsTheHedge) {
  const auto interval = [](const char* text) { return interval_of(read(text).figures.at(0)); };
  EXPECT_EQ(interval("Es kostet 4,2 Mrd. Euro.").low, Decimal(4'150'000'000));
  EXPECT_EQ(interval("Es kostet rund 100 Euro.").high, Decimal(105));
  EXPECT_EQ(interval("Es kostet fast 100 Euro.").high, Decimal(100));
  EXPECT_FALSE(interval("Es kostet mehr als 100 Euro.").high.has_value());
  EXPECT_EQ(interval("Es kostet bis zu 100 Euro.").low, Decimal{});
  EXPECT_EQ(interval("Es kostet mehr als eine Milliarde Euro.").low, Decimal(1'000'000'000));
  EXPECT_EQ(interval("Es kostet weniger als 5 Euro.").high, Decimal(5));
}

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

TEST(NewsFigures, MayBeOffByHalfOfTheirLastDigitInTheirOwnUnit) {
  const auto ends = [](std::string_view text) {
    const auto article = read(text, Language::en);
    EXPECT_EQ(article.figures.size(), 1U);
    const Interval interval = interval_of(article.figures.at(0));
    return std::pair(interval.low->text(), interval.high->text());
  };
  EXPECT_EQ(ends("They shipped 3.5 kt."), std::pair(std::string("3450"), std::string("3550")));
  EXPECT_EQ(ends("It costs 75 cents."), std::pair(std::string("0.745"), std::string("0.755")));
}

}  // namespace
}  // namespace korridor
