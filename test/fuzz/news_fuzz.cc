// Any bytes end in an answer or an error. What is proposed lies inside the file, in every language and format but PDF
// (which is read by another program).
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "korridor/news/amounts/interval.h"
#include "korridor/news/conflicts/conflicts.h"
#include "korridor/news/reader.h"
#include "korridor/news/text/source_text.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1), size - 1);
  if (korridor::find_format(bytes) == korridor::SourceFormat::pdf) return 0;
  const korridor::Language language = korridor::kLanguages[data[0] % 4];
  const auto date = data[0] % 8 < 4 ? korridor::parse_date("2025-11-08") : std::nullopt;
  const auto article = korridor::read_article("fuzz", bytes, {.date = date, .language = language});
  if (!article) return 0;
  const auto inside = [&](korridor::Span span) { require(span.begin <= span.end && span.end <= bytes.size()); };
  for (const auto& figure : article->figures) {
    inside(figure.span);
    (void)korridor::interval_of(figure);
  }
  for (const auto& mention : article->dates) inside(mention.span);
  for (const auto& mention : article->entities) inside(mention.span);
  for (const auto& claim : article->claims) inside(claim.span);
  for (const auto& agreement : article->agreements)
    for (const auto span : agreement.spans) inside(span);
  (void)korridor::find_conflicts(std::span(&*article, 1));
  return 0;
}
