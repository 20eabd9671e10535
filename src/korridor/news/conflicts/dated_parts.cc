#include "korridor/news/conflicts/dated_parts.h"

#include <algorithm>

#include "korridor/news/deals/clauses.h"
#include "korridor/news/text/account_sources.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

constexpr StemMask kEvents = mask_of(Stem::begins, Stem::ends, Stem::signs, Stem::decides);

/// KAMPALA, Aug. 28, 2026 -: the head of a wire.
bool is_head(const Passage& passage, const SentenceFindings& sentence, const DateMention& date) {
  constexpr std::size_t kHead = 8;  // words
  return date.first_token <= sentence.first + kHead &&
         (passage.is_sign(date.last_token, "-") || passage.is_sign(date.last_token, "–") ||
          passage.is_sign(date.last_token, "—"));
}

/// Nennt den 12. Juni, names 12 June: a verb that names it stands right before a day; and not "said on 12 June".
bool is_named_day(const Passage& passage, const DatedPart& part, const DateMention& date) {
  constexpr std::size_t kNear = 2;
  for (std::size_t back = 1; back <= kNear && date.first_token >= part.first + back; ++back)
    if (has_cue(passage, date.first_token - back, "account")) return true;
  return false;
}

void read_date(const Passage& passage, DatedPart& part) {
  for (const DateMention* date : part.sentence->dates) {
    if (date->first_token < part.first || date->first_token >= part.last) continue;
    const bool day = date->precision == "day" && !is_named_day(passage, part, *date);
    if (day && (date->resolved == "docdate" || is_head(passage, *part.sentence, *date))) continue;
    if (part.date != nullptr) {
      part.date = nullptr;
      return;
    }
    part.date = date;
  }
}

/// The builder reckons with 2031; table sur le deuxième trimestre; ждёт его уже в декабре: a verb of telling close
/// before the date, little behind it, and neither a figure nor a good of its own.
bool is_bare(const Passage& passage, const DatedPart& part) {
  constexpr std::size_t kBefore = 5, kBehind = 3;
  if (part.date == nullptr || part.last > part.date->last_token + kBehind) return false;
  for (const Figure* figure : part.sentence->figures)
    if (figure->first_token >= part.first && figure->first_token < part.last) return false;
  for (const EntityMention* entity : part.sentence->entities)
    if (entity->kind == "commodity" && entity->first_token >= part.first && entity->first_token < part.last)
      return false;
  for (std::size_t back = 1; back <= kBefore && part.date->first_token >= part.first + back; ++back)
    if (tells_figure(passage, part.date->first_token - back)) return true;
  return false;
}

DatedPart read_part(const Passage& passage, const SentenceFindings& sentence, std::size_t first, std::size_t last) {
  DatedPart part{.sentence = &sentence, .first = first, .last = last};
  read_date(passage, part);
  if (part.date == nullptr) return part;
  for (std::size_t at = first; at < last; ++at) {
    const bool in_date = at >= part.date->first_token && at < part.date->last_token;  // the second quarter
    if (passage[at].kind != TokenKind::word || in_date) continue;
    const StemMask stems = stems_at(passage, at);
    part.events |= stems & kEvents;
    part.another |= (stems & mask_of(Stem::another)) != 0;
    part.source |= is_account_source(passage, at);
    part.verb |= tells_figure(passage, at);
  }
  for (const EntityMention* entity : sentence.entities) {
    const bool speaks = entity->kind == "company" || entity->kind == "organisation" ||
                        entity->kind == "government_body" || entity->kind == "person" || !entity->metonym_of.empty();
    if (!speaks || entity->first_token < first || entity->first_token >= last) continue;
    part.source = true;
    part.speakers.insert(entity->canonical);
  }
  part.bare = part.source && is_bare(passage, part);
  return part;
}

}  // namespace

std::vector<DatedPart> dated_parts(const Passage& passage, const std::vector<SentenceFindings>& sentences) {
  std::vector<DatedPart> parts;
  for (const SentenceFindings& sentence : sentences) {
    if (sentence.dates.empty()) continue;
    std::size_t first = sentence.first;
    for (std::size_t at = sentence.first; at <= sentence.last; ++at) {
      if (at < sentence.last && !passage.is_sign(at, ";")) continue;
      if (at > first + 1) parts.push_back(read_part(passage, sentence, first, at));
      first = at + 1;
    }
  }
  return parts;
}

Months stretch_of(const DateMention& date) {
  Months months = months_of(date.iso);
  constexpr int kYear = 11, kThird = 4;
  if (!months.known() || months.last - months.first != kYear) return months;
  if (date.mod == "start" || date.mod == "early") months.last = months.first + kThird - 1;
  if (date.mod == "end" || date.mod == "late") months.first = months.last - kThird + 1;
  return months;
}

}  // namespace korridor
