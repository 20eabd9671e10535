#include "korridor/news/blocks.h"

#include <algorithm>
#include <iterator>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/amounts/conversions.h"
#include "korridor/news/conflicts/dated_events.h"
#include "korridor/news/conflicts/mirror_flows.h"
#include "korridor/news/conflicts/rival_accounts.h"
#include "korridor/news/conflicts/rival_dates.h"
#include "korridor/news/conflicts/rival_ranks.h"
#include "korridor/news/conflicts/rival_statements.h"
#include "korridor/news/names/event_editions.h"
#include "korridor/news/statements.h"
#include "korridor/news/text/tender.h"

namespace korridor {
namespace {

constexpr ClassMask kBeginsFigure =
    mask_of(WordClass::number, WordClass::article, WordClass::scale, WordClass::fraction, WordClass::sign,
            WordClass::currency, WordClass::ratio, WordClass::share_of);

bool may_begin_figure(const Passage& passage, std::size_t at) {
  const Token& token = passage[at];
  if (token.kind == TokenKind::number || token.any(kBeginsFigure)) return true;
  if (passage.language() == Language::ru && token.kind == TokenKind::word && passage.folded(at).starts_with("пол"))
    return true;                                                                     // полпроцента
  if (passage.language() == Language::en && token.is(WordClass::rate)) return true;  // a day and a half
  // German numbers in one word are in no list
  return passage.language() == Language::de && token.kind == TokenKind::word &&
         !token.any(~mask_of(WordClass::stop, WordClass::ordinal));
}

void read_values(const Passage& passage, const DateReference& reference, Article& block) {
  AmountReader amounts(passage);
  DateReader dates(passage, reference);
  for (std::size_t at = 0; at < passage.size();) {
    std::size_t next = at + 1;
    const bool date = dates.read(at, block.dates, next);
    const bool found = (date && next > at) ||
                       (may_begin_figure(passage, at) && amounts.read(at, block.figures, next)) ||
                       (passage[at].kind == TokenKind::number && dates.read_year(at, block.dates, next));
    at = found ? std::max(next, at + 1) : at + passage[at].span;
  }
}

/// The last entity that begins before a token; both lists follow the text.
const EntityMention* entity_before(const Article& block, std::uint32_t token) {
  const auto it = std::ranges::lower_bound(block.entities, token, {}, &EntityMention::first_token);
  return it == block.entities.begin() ? nullptr : &*std::prev(it);
}

/// A month is no company (mars), a number inside a name no figure (C5+1).
void drop_overlaps(Article& block) {
  std::erase_if(block.entities, [&](const EntityMention& entity) {
    const auto it = std::ranges::upper_bound(block.dates, entity.first_token, {}, &DateMention::first_token);
    return it != block.dates.begin() && std::prev(it)->span.holds(entity.span);
  });
  // главным покупателем стали США: the verb, and no steel
  std::erase_if(block.entities, [&](const EntityMention& entity) {
    if (entity.canonical != "steel" || entity.surface != "стали") return false;
    const auto next = std::ranges::lower_bound(block.entities, entity.last_token, {}, &EntityMention::first_token);
    return next != block.entities.end() && next->first_token == entity.last_token && next->kind != "commodity";
  });
  std::erase_if(block.figures, [&](const Figure& figure) {
    const EntityMention* entity = entity_before(block, figure.first_token);
    return entity != nullptr && figure.first_token < entity->last_token;
  });
}

/// from $105 to $85 a tonne, с 83 до 165 млн тонн в год: what the second is per, the first is too.
void share_rates(const Passage& passage, Article& block) {
  for (std::size_t i = 0; i + 1 < block.figures.size(); ++i) {
    Figure& first = block.figures[i];
    const Figure& second = block.figures[i + 1];
    const bool joined = second.first_token >= first.last_token && second.first_token - first.last_token <= 2 &&
                        passage.at(first.last_token).is(WordClass::to);
    if (joined && first.unit == second.unit && first.per.empty() && !second.per.empty()) {
      first.per = second.per;
      if (first.money) first.kind = "price";
    }
  }
}

/// 20 Millionen Tonnen Erz, 40 Prozent des Urans, 5 Mio. t of copper: the good that stands right behind a figure.
void attach_commodities(const Passage& passage, Article& block) {
  std::size_t next = 0;
  for (Figure& figure : block.figures) {
    while (next < block.entities.size() && block.entities[next].first_token < figure.last_token) ++next;
    for (std::size_t i = next; i < block.entities.size() && block.entities[i].first_token <= figure.last_token + 3;
         ++i) {
      const EntityMention& entity = block.entities[i];
      if (passage[entity.first_token].sentence_start) break;
      if (entity.kind != "commodity") continue;
      if (figure.kind != "duration" && figure.kind != "count" && !figure.money) figure.of = entity.canonical;
      break;
    }
  }
}

void shift(Span& span, std::uint32_t by) {
  span.begin += by;
  span.end += by;
}

template <class Items>
void move_all(Items& from, Items& to) {
  to.insert(to.end(), std::move_iterator(from.begin()), std::move_iterator(from.end()));
}

void append(Article& block, std::uint32_t offset, Article& article) {
  for (Figure& figure : block.figures) shift(figure.span, offset);
  for (DateMention& date : block.dates) shift(date.span, offset);
  for (EntityMention& entity : block.entities) shift(entity.span, offset);
  for (Agreement& agreement : block.agreements) {
    for (Span& span : agreement.spans) shift(span, offset);
    if (agreement.value) shift(agreement.value->span, offset);
    if (agreement.quantity) shift(agreement.quantity->span, offset);
  }
  for (Claim& claim : block.claims) {
    shift(claim.span, offset);
    if (claim.figure) shift(claim.figure->span, offset);
  }
  for (SentenceNote& note : block.notes) {
    shift(note.span, offset);
    note.first_figure += article.figures.size();
    note.last_figure += article.figures.size();
    note.parts += article.figures.size();
    note.first_entity += article.entities.size();
    note.last_entity += article.entities.size();
  }
  for (OfficeNote& office : block.offices) shift(office.span, offset);
  for (FactNote& fact : block.facts) shift(fact.span, offset);
  for (std::vector<RivalNote>* notes : {&block.rivals, &block.rival_dates, &block.rival_ranks, &block.rival_statements})
    for (RivalNote& note : *notes) shift(note.a, offset), shift(note.b, offset);
  move_all(block.figures, article.figures);
  move_all(block.dates, article.dates);
  move_all(block.entities, article.entities);
  move_all(block.agreements, article.agreements);
  move_all(block.claims, article.claims);
  move_all(block.notes, article.notes);
  move_all(block.offices, article.offices);
  move_all(block.facts, article.facts);
  move_all(block.rivals, article.rivals);
  move_all(block.rival_dates, article.rival_dates);
  move_all(block.rival_ranks, article.rival_ranks);
  move_all(block.rival_statements, article.rival_statements);
}

}  // namespace

std::string_view first_block(std::string_view text) {
  if (text.size() <= kLargestBlock) return text;
  const std::string_view most = text.substr(0, kLargestBlock);
  for (const std::string_view mark : {"\n\n", "\n", ". ", " "})
    if (const auto at = most.rfind(mark); at != std::string_view::npos && at > kLargestBlock / 2)
      return text.substr(0, at + mark.size());
  std::size_t end = most.size();
  while (end > most.size() - 4 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80) --end;
  return text.substr(0, end);
}

void BlockReader::read(std::string_view text, std::size_t offset, Article& article) {
  split_into_tokens(text, lexicon_, passage_);
  Article block;
  read_values(passage_, reference, block);
  read_entities(passage_, names_, block.entities);
  settle_currencies(passage_, block);
  for (EntityMention& entity : block.entities)
    entity.surface = text.substr(entity.span.begin, entity.span.end - entity.span.begin);
  drop_overlaps(block);
  share_rates(passage_, block);
  mark_conversions(passage_, block);
  attach_commodities(passage_, block);
  const auto sentences = group_by_sentence(passage_, block);
  read_agreements(passage_, sentences, article.date, block.agreements);
  take_notes(passage_, sentences, article.date, block);
  read_claims(passage_, sentences, article.date, block.claims);
  note_rivals(passage_, sentences, block);
  note_mirror_flows(passage_, sentences, block);
  note_rival_dates(passage_, sentences, block);
  note_rival_statements(passage_, sentences, block);
  take_facts(passage_, sentences, article.date, block);
  note_rival_ranks(passage_, sentences, block);
  note_dated_events(passage_, sentences, block);
  name_editions(passage_, block);
  append(block, static_cast<std::uint32_t>(offset), article);
}

}  // namespace korridor
