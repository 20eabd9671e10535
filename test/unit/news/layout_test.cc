// Texts as they come: broken lines, blanks of any width, pages with what stands around an article.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "unit/news/read_text.h"

namespace korridor {
namespace {

std::string figures_of(const Article& article) {
  std::string told;
  for (const Figure& figure : article.figures) told += figure.value.text() + " " + figure.unit + "; ";
  return told;
}

std::string names_of(const Article& article) {
  std::string told;
  for (const EntityMention& entity : article.entities) told += entity.canonical + "; ";
  return told;
}

std::string text_of(std::string_view text, Span span) {
  return std::string(text.substr(span.begin, span.end - span.begin));
}

TEST(NewsLayout, ReadsWordsOverTheEndOfALine) {
  const std::string text =
      "Aus Kasach-\nstan kommen 5 Mio. Ton-\nnen Kali-\r\nsalz, Export- und\nImport von Eisen\u00AD\nerz.";
  const Article article = read(text);
  EXPECT_EQ(names_of(article), "Kazakhstan; potash; iron ore; ");
  EXPECT_EQ(figures_of(article), "5000000 t; ");
  ASSERT_FALSE(article.entities.empty());
  EXPECT_EQ(text_of(text, article.entities[0].span), "Kasach-\nstan");
}

TEST(NewsLayout, LeavesHyphensOfEnglishCompoundsAlone) {
  EXPECT_EQ(names_of(read("The copper-\nrich nation seeks an agree-\nment.", Language::en)), "copper; ");
}

TEST(NewsLayout, ReadsNumbersOverTheEndOfALineInRunningText) {
  EXPECT_EQ(figures_of(read("La production nationale a atteint cette année 12\n500 tonnes de cuivre.", Language::fr)),
            "12500 t; ");
  EXPECT_EQ(figures_of(read("Zahlen\n112\n500 Tonnen\n", Language::de)), "500 t; ");  // a column
}

TEST(NewsLayout, ReadsBlanksOfAnyWidthAndApostrophesAsGroups) {
  for (const std::string blank : {"\u00A0", "\u202F", "\u2009", "\u2007", "\u2008", "'", "\u2019", " "}) {
    const std::string text = "Es waren 1" + blank + "234" + blank + "567 Tonnen.";
    const Article article = read(text);
    ASSERT_EQ(article.figures.size(), 1U) << blank;
    EXPECT_EQ(article.figures[0].value.text(), "1234567") << blank;
    EXPECT_EQ(text_of(text, article.figures[0].span), "1" + blank + "234" + blank + "567 Tonnen");
  }
}

TEST(NewsLayout, LeavesOutWhatStandsAroundAnArticle) {
  const std::string page =
      "<!doctype html><html><head><title>5 Tonnen</title></head><body class='menu-open has-sidebar'>"
      "<header><a href='/'>Portal</a> 10 Millionen Leser</header>"
      "<div id='cookie-banner'><p>Wir und unsere 842 Partner verarbeiten Daten.</p></div>"
      "<div role='navigation'>11 Themen aus Chile</div><div class='breadcrumbs'>12 Tonnen</div>"
      "<article class='newsletter-enabled'><header><h1>Sambia liefert Kupfer</h1></header>"
      "<p>Sambia liefert 3&nbsp;000 Tonnen Kupfer.</p><div class='share-buttons'>13 Tonnen geteilt</div>"
      "<figure><figcaption>Ein Zug mit 40 Waggons</figcaption></figure>"
      "<table><tr><th>Jahr</th><th>Menge</th></tr><tr><td>2024</td><td>5.100 t</td></tr></table></article>"
      "<div hidden>14 Tonnen</div><section class='related-articles'>15 Tonnen Gold aus Ghana</section>"
      "<div class='newsletter'>16 Euro</div><footer>17 Euro</footer></body></html>";
  const Article article = read(page);
  EXPECT_EQ(figures_of(article), "3000 t; 40 wagon; 5100 t; ");
  EXPECT_EQ(names_of(article), "Zambia; copper; Zambia; copper; ");
  ASSERT_EQ(article.figures.size(), 3U);
  EXPECT_EQ(text_of(page, article.figures[0].span), "3&nbsp;000 Tonnen");
}

TEST(NewsLayout, KeepsAllOfAPageThatHasNoHeading) {
  EXPECT_EQ(figures_of(read("<html><body><div class='menu'>5 Tonnen Kupfer</div></body></html>")), "5 t; ");
}

/// A page with text in columns, each given by its left edge and its lines.
std::string pdf_of(const std::vector<std::pair<int, std::vector<std::string>>>& columns) {
  std::string content;
  for (const auto& [left, lines] : columns)
    for (std::size_t i = 0; i < lines.size(); ++i)
      content += fmt::format("BT /F1 10 Tf {} {} Td ({}) Tj ET\n", left, 760 - 13 * i, lines[i]);
  return fmt::format(
      "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
      "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
      "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R "
      ">> >> >>\nendobj\n4 0 obj\n<< /Length {} >>\nstream\n{}\nendstream\nendobj\n"
      "5 0 obj\n<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>\nendobj\ntrailer << /Size 6 /Root 1 0 R >>\n",
      content.size(), content);
}

TEST(NewsLayout, ReadsColumnsAndBrokenWordsOfAPdf) {
  const std::string pdf =
      pdf_of({{50,
               {"Sambia hat im vergangenen Jahr 820", "000 Tonnen Kupfer exportiert. Das",
                "Ministerium nannte 200 Millionen US-", "Dollar. Export- und Kohle-", "Importe sanken."}},
              {310, {"Aus Kasach-", "stan kamen 310 000 Tonnen Kali-", "salz."}}});
  const auto article = read_article("test.pdf", pdf, {.date = parse_date("2025-11-08"), .language = Language::de});
  if (!article) GTEST_SKIP() << article.error()[0].message;  // no pdftotext here
  ASSERT_EQ(figures_of(*article), "820000 t; 200000000 USD; 310000 t; ");
  EXPECT_EQ(names_of(*article), "Zambia; copper; coal; Kazakhstan; potash; ");
  EXPECT_EQ(text_of(article->extracted, article->figures[2].span), "310 000 Tonnen");
}

TEST(NewsLayout, ReadsHeadlinesInCapitals) {
  EXPECT_EQ(names_of(read("NAMIBIA LIEFERT URAN NACH CHINA\n\nMehr folgt.")), "Namibia; uranium; China; ");
  EXPECT_EQ(names_of(read("BOTSWANA'S BET ON COPPER DEAL\n\nMore to follow.", Language::en)), "Botswana; copper; ");
}

}  // namespace
}  // namespace korridor
