// Reading articles, beside the word boundaries of ICU alone: whoever wants words at all pays that much.
//
// usage: news_bench [MEGABYTES]     default 50; a quarter of it in each language
//
// The text is made of the sentences of test/data/news between lines of plain prose, about one figure or name a line.

#include <unicode/brkiter.h>
#include <unicode/unistr.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "korridor/news/reader.h"
#include "ratio.h"

namespace korridor {
namespace {

struct Prose {
  const char* language;
  std::vector<std::string> lines;
};

const std::vector<Prose>& prose() {
  static const std::vector<Prose> all{
      {"de",
       {"Am Morgen lag noch Nebel über dem Hafenbecken, und die Kräne standen still wie in einem alten Film.",
        "Wer hier arbeitet, kennt die langen Wege zwischen den Hallen und weiß, dass sich Geduld am Ende meistens "
        "auszahlt.",
        "Die Verwaltung hatte lange gezögert, bevor sie den Umbau der Lagerhallen überhaupt öffentlich zur Sprache "
        "brachte.",
        "Beobachter sehen darin vor allem ein Zeichen dafür, dass sich die Gewichte im Handel allmählich "
        "verschieben."}},
      {"en",
       {"Fog still hung over the basin in the morning, and the cranes stood as quiet as in an old film.",
        "Whoever works here knows the long walk between the sheds, and that patience mostly pays in the end.",
        "The administration had hesitated for a long while before it spoke about the rebuilding in public at all.",
        "Observers mostly see it as a sign that the weights in this trade are slowly shifting."}},
      {"fr",
       {"Le matin, la brume couvrait encore le bassin, et les grues restaient immobiles comme dans un vieux film.",
        "Ceux qui travaillent ici connaissent la distance entre les hangars et savent que la patience finit par payer.",
        "La direction avait longtemps hésité avant de parler publiquement de la transformation des entrepôts.",
        "Les observateurs y voient surtout le signe que les équilibres du commerce se déplacent lentement."}},
      {"ru",
       {"Утром над гаванью ещё стоял туман, и краны застыли, словно в старом кино.",
        "Те, кто здесь работает, знают долгую дорогу между складами и то, что терпение обычно вознаграждается.",
        "Управление долго не решалось открыто говорить о перестройке старых складов.",
        "Наблюдатели видят в этом прежде всего знак того, что равновесие в торговле понемногу меняется."}}};
  return all;
}

std::string make_text(const Prose& plain, std::size_t bytes) {
  std::vector<std::string> sentences;
  for (const char* what : {"_values.txt", "_entities.txt", "_agreements.txt"}) {
    std::ifstream in(std::string(KORRIDOR_SOURCE_DIR) + "/test/data/news/" + plain.language + what);
    for (std::string line; std::getline(in, line);)
      if (const auto arrow = line.find(" => "); arrow != std::string::npos && line.front() != '#')
        sentences.push_back(line.substr(0, arrow));
  }
  std::string text;
  for (std::size_t i = 0; text.size() < bytes; ++i) {
    text += plain.lines[i % plain.lines.size()] + " " + plain.lines[(i / 3) % plain.lines.size()] + " ";
    text += sentences[i % sentences.size()];
    text += i % 4 == 3 ? "\n\n" : " ";
  }
  return text;
}

std::size_t count_words(const std::string& text) {
  UErrorCode error = U_ZERO_ERROR;
  const std::unique_ptr<icu::BreakIterator> words(
      icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), error));
  const icu::UnicodeString wide = icu::UnicodeString::fromUTF8(text);
  words->setText(wide);
  std::size_t count = 0;
  while (words->next() != icu::BreakIterator::DONE) ++count;
  return count;
}

int run(std::size_t megabytes) {
  std::vector<std::string> texts;
  std::size_t bytes = 0;
  for (const Prose& plain : prose()) {
    texts.push_back(make_text(plain, megabytes * 250'000));
    bytes += texts.back().size();
  }
  std::size_t found = 0;
  const auto read_all = [&] {
    found = 0;
    for (std::size_t i = 0; i < texts.size(); ++i) {
      const auto article = read_article(
          "bench", texts[i], {.date = parse_date("2025-11-08"), .language = find_language(prose()[i].language)});
      if (!article) std::exit(1);
      found += article->figures.size() + article->dates.size() + article->entities.size() + article->claims.size();
    }
  };
  const double ms = median_ms(3, read_all);
  fmt::print(
      "read {:.1f} MB: {:.1f} MB/s on one core, {} findings; HeidelTime's published rate is one article (about 5 kB) "
      "in 140 to 700 ms\n",
      static_cast<double>(bytes) / 1e6, static_cast<double>(bytes) / 1e3 / ms, found);
  compare("read", "ICU word boundaries alone", fmt::format("{} MB of mixed text", megabytes).c_str(), 3, 1, read_all,
          [&] {
            for (const std::string& text : texts) count_words(text);
          });
  return 0;
}

}  // namespace
}  // namespace korridor

int main(int argc, char** argv) { return korridor::run(argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 50); }
