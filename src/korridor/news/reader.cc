#include "korridor/news/reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "korridor/news/amounts.h"
#include "korridor/news/dates.h"
#include "korridor/news/entities.h"
#include "korridor/news/statements.h"
#include "korridor/news/tokens.h"

namespace korridor {
namespace {

constexpr ClassMask kBeginsFigure =
    mask_of(WordClass::number, WordClass::article, WordClass::scale, WordClass::fraction, WordClass::sign, WordClass::currency,
            WordClass::ratio, WordClass::share_of);

bool may_begin_figure(const Passage& passage, std::size_t at) {
  const Token& token = passage[at];
  if (token.kind == TokenKind::number || token.any(kBeginsFigure)) return true;
  // German numbers in one word are in no list
  return passage.language() == Language::de && token.kind == TokenKind::word && !token.any(~(mask_of(WordClass::stop) | mask_of(WordClass::ordinal)));
}

void read_values(const Passage& passage, const DateReference& reference, Article& article) {
  AmountReader amounts(passage);
  DateReader dates(passage, reference);
  for (std::size_t at = 0; at < passage.size();) {
    std::size_t next = at + 1;
    const bool date = dates.read(at, article.dates, next);
    const bool found = (date && next > at) || (may_begin_figure(passage, at) && amounts.read(at, article.figures, next)) ||
                       (passage[at].kind == TokenKind::number && dates.read_year(at, article.dates, next));
    at = found ? std::max(next, at + 1) : at + passage[at].span;
  }
}

/// 20 Millionen Tonnen Erz, 40 Prozent des Urans, 5 Mio. t of copper: the good that stands right behind a figure.
void attach_commodities(const Passage& passage, Article& article) {
  std::size_t next = 0;
  for (Figure& figure : article.figures) {
    while (next < article.entities.size() && article.entities[next].first_token < figure.last_token) ++next;
    for (std::size_t i = next; i < article.entities.size() && article.entities[i].first_token <= figure.last_token + 3; ++i) {
      const EntityMention& entity = article.entities[i];
      if (passage[entity.first_token].sentence_start) break;
      if (entity.kind == "commodity" && figure.kind != "duration" && !figure.money) figure.of = entity.canonical;
      if (entity.kind == "commodity") break;
    }
  }
}

}  // namespace

Result<Article> read_article(std::string name, std::string_view bytes, const ReadRequest& request) {
  Article article{.name = std::move(name)};
  const auto language = request.language ? request.language : guess_language(bytes);
  article.language_guessed = !request.language;
  article.language = language_code(language.value_or(Language::en));
  Passage passage;
  split_into_tokens(bytes, Lexicon::of(language.value_or(Language::en)), passage);
  DateReference reference;
  if (request.date)
    reference = {.day = request.date, .year = year_of(*request.date), .source = "docdate"};
  else
    reference = find_reference(passage);
  article.date = reference.day ? to_string(*reference.day) : reference.year != 0 ? fmt::format("{}", reference.year) : std::string();
  article.date_source = request.date ? "given" : reference.source == "docdate" ? "text" : reference.source;
  read_values(passage, reference, article);
  LocalNames local;
  read_entities(passage, local, article.entities);
  std::erase_if(article.entities, [&](const EntityMention& entity) {
    return std::ranges::any_of(article.dates, [&](const DateMention& date) { return date.span.holds(entity.span); });  // mars, the month
  });
  std::erase_if(article.figures, [&](const Figure& figure) {
    return std::ranges::any_of(article.entities, [&](const EntityMention& entity) {
      return entity.first_token < figure.first_token && figure.first_token < entity.last_token;  // C5+1
    });
  });
  attach_commodities(passage, article);
  for (EntityMention& entity : article.entities) entity.surface = passage.text.substr(entity.span.begin, entity.span.end - entity.span.begin);
  const auto sentences = group_by_sentence(passage, article);
  read_agreements(passage, sentences, article.agreements);
  take_notes(passage, sentences, article);
  read_claims(passage, sentences, article.date, article.claims);
  return article;
}

}  // namespace korridor
