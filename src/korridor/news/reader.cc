#include "korridor/news/reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/blocks.h"
#include "korridor/news/text/source_text.h"

namespace korridor {
namespace {

/// More proposals than a person could ever look through: the rest is left out, and told.
constexpr std::size_t kMostFindings = 500'000;

std::size_t findings(const Article& article) {
  return article.figures.size() + article.dates.size() + article.entities.size() + article.claims.size() +
         article.agreements.size();
}

std::size_t count_bad_bytes(std::string_view text) {
  std::size_t bad = 0;
  for (std::size_t at = 0; at < text.size();) {
    if (static_cast<unsigned char>(text[at]) < 0x80) {
      ++at;
      continue;
    }
    const CodePoint c = decode(text, at);
    at += c.size;
    bad += c.value == kBadByte ? 1 : 0;
  }
  return bad;
}

Result<void> check_encoding(std::string_view bytes) {
  const bool wide =
      bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF") || bytes.find('\0') != std::string_view::npos;
  if (wide || count_bad_bytes(bytes) > 8 + bytes.size() / 50)
    return fail({.code = "news_encoding",
                 .message = wide ? "the text is UTF-16, or holds NUL bytes" : "the text is not UTF-8",
                 .hint = "convert it: iconv -t UTF-8"});
  return {};
}

void settle_date(const ReadRequest& request, std::string_view text, const Lexicon& lexicon, DateReference& reference,
                 Article& article) {
  if (request.date) {
    reference = {.day = request.date, .year = year_of(*request.date), .source = "docdate"};
  } else {
    Passage beginning;
    split_into_tokens(first_block(text), lexicon, beginning);
    reference = find_reference(beginning);
  }
  article.date = reference.day         ? to_string(*reference.day)
                 : reference.year != 0 ? fmt::format("{}", reference.year)
                                       : std::string();
  article.date_source = request.date ? "given" : reference.source == "docdate" ? "text" : reference.source;
}

void move_to_original(const SourceText& source, Article& article) {
  const auto move = [&](Span& span) { span = source.original(span); };
  for (Figure& figure : article.figures) move(figure.span);
  for (DateMention& date : article.dates) move(date.span);
  for (EntityMention& entity : article.entities) move(entity.span);
  for (Agreement& agreement : article.agreements) std::ranges::for_each(agreement.spans, move);
  for (Claim& claim : article.claims) {
    move(claim.span);
    if (claim.figure) move(claim.figure->span);
  }
  for (SentenceNote& note : article.notes) move(note.span);
  for (OfficeNote& office : article.offices) move(office.span);
  for (FactNote& fact : article.facts) move(fact.span);
  for (std::vector<RivalNote>* notes :
       {&article.rivals, &article.rival_dates, &article.rival_ranks, &article.rival_statements})
    for (RivalNote& note : *notes) move(note.a), move(note.b);
}

Result<Article> read_source(std::string name, const SourceText& source, const ReadRequest& request) {
  const std::string_view text = source.text();
  Article article{.name = std::move(name)};
  const auto language = request.language ? request.language : guess_language(text);
  article.language_guessed = !request.language;
  article.language = language_code(language.value_or(Language::en));
  const Lexicon& lexicon = Lexicon::of(language.value_or(Language::en));
  if (const std::size_t bad = count_bad_bytes(text); bad > 0)
    article.warnings.push_back({"bad_bytes", fmt::format("{} bytes are no UTF-8; nothing is proposed from them", bad)});
  BlockReader reader(lexicon);
  settle_date(request, text, lexicon, reader.reference, article);
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view block = first_block(text.substr(at));
    reader.read(block, at, article);
    at += block.size();
    if (findings(article) > kMostFindings && at < text.size()) {
      article.warnings.push_back(
          {"too_many_findings", fmt::format("read up to byte {}: more than {} findings", at, kMostFindings)});
      break;
    }
  }
  move_to_original(source, article);
  return article;
}

}  // namespace

Result<Article> read_article(std::string name, std::string_view bytes, const ReadRequest& request) {
  if (find_format(bytes) == SourceFormat::pdf) {
    auto extracted = read_pdf(bytes);
    if (!extracted) return std::unexpected(std::move(extracted.error()));
    auto article = read_source(std::move(name), SourceText::of_text(*extracted), request);
    if (article) article->extracted = std::move(*extracted);
    return article;
  }
  if (auto encoding = check_encoding(bytes); !encoding) return std::unexpected(std::move(encoding.error()));
  if (find_format(bytes) == SourceFormat::text)
    return read_source(std::move(name), SourceText::of_text(bytes), request);
  const auto page = read_html(bytes);
  if (!page) return std::unexpected(page.error());
  return read_source(std::move(name), *page, request);
}

}  // namespace korridor
