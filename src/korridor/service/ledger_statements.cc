#include "korridor/service/ledger_statements.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <set>

#include "korridor/news/amounts/interval.h"

namespace korridor {
namespace {

void put_figure(const Figure& figure, StatementEntry& entry) {
  entry.value = figure.value.text();
  entry.unit = figure.unit;
  entry.per = figure.per;
  const Interval interval = interval_of(figure);
  if (interval.low) entry.low = interval.low->text();
  if (interval.high) entry.high = interval.high->text();
}

/// Makes the statements of one article.
class Maker {
 public:
  Maker(const Article& article, std::string_view bytes) : article_(article), bytes_(bytes) {}

  std::vector<StatementEntry> make() {
    for (const Agreement& agreement : article_.agreements) add_agreement(agreement);
    for (const Claim& claim : article_.claims) add_claim(claim);
    for (const Figure& figure : article_.figures)
      if (!told_.contains(figure.span)) add_figure(figure);
    const auto place = [](const StatementEntry& s) { return std::tuple(s.begin, s.end, s.kind); };
    std::ranges::stable_sort(made_, {}, place);
    return std::move(made_);
  }

 private:
  StatementEntry& begin(const char* kind, Span span) {
    StatementEntry& entry = made_.emplace_back();
    entry.kind = kind;
    entry.begin = span.begin;
    entry.end = span.end;
    entry.said = std::string(bytes_.substr(span.begin, span.end - span.begin));
    Span context = span;
    auto note =
        std::ranges::upper_bound(article_.notes, span.begin, {}, [](const SentenceNote& n) { return n.span.begin; });
    if (note != article_.notes.begin()) --note;
    for (; note != article_.notes.end() && note->span.begin < span.end; ++note)
      if (note->span.overlaps(span))
        context = {std::min(context.begin, note->span.begin), std::max(context.end, note->span.end)};
    entry.context_begin = context.begin;
    entry.context_end = context.end;
    return entry;
  }

  void add_agreement(const Agreement& agreement) {
    StatementEntry& entry = begin("agreement", agreement.spans.front());
    entry.subject = fmt::format("{}", fmt::join(agreement.parties, " + "));
    entry.property = agreement.status;
    for (const auto& figure : {agreement.value, agreement.quantity})
      if (figure) told_.insert(figure->span);
    if (agreement.value) put_figure(*agreement.value, entry);
    if (!agreement.value && agreement.quantity) put_figure(*agreement.quantity, entry);
    entry.basis = agreement.commodity;
    entry.scope = agreement.subject;
    entry.as_of = agreement.signed_on;
    entry.stance = "asserted";
  }

  void add_claim(const Claim& claim) {
    StatementEntry& entry = begin("claim", claim.span);
    entry.subject = claim.subject;
    entry.property = claim.property;
    if (claim.figure) {
      told_.insert(claim.figure->span);
      put_figure(*claim.figure, entry);
      entry.basis = claim.figure->of;
    } else {
      entry.value = claim.value_text;
    }
    entry.as_of = claim.as_of;
    entry.modality = claim.modality;
    entry.stance = claim.stance;
    entry.attribution = claim.attributed_to;
  }

  void add_figure(const Figure& figure) {
    StatementEntry& entry = begin("figure", figure.span);
    put_figure(figure, entry);
    entry.property = figure.kind;
    entry.basis = figure.of;
  }

  const Article& article_;
  std::string_view bytes_;
  std::set<Span> told_;  ///< of figures that stand in a claim or an agreement
  std::vector<StatementEntry> made_;
};

}  // namespace

std::vector<StatementEntry> make_statements(const Article& article, std::string_view bytes) {
  return Maker(article, bytes).make();
}

}  // namespace korridor
