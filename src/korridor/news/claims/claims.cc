#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/statements.h"
#include "korridor/news/text/account_sources.h"
#include "korridor/news/text/answers.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The mines directorate, chambre de commerce: who tells something, and not what.
bool names_source(const Passage& passage, std::size_t at) {
  if (at + 1 < passage.size() && !passage[at + 1].sentence_start && is_account_source(passage, at + 1) &&
      passage.language() == Language::en)
    return true;
  return at > 1 && passage.language() == Language::fr && word_is(passage, at - 1, {"de", "du", "des", "d"}) &&
         is_account_source(passage, at - 2);
}

/// Die Ernte fiel höher aus: no decline.
bool turns_out(const Passage& passage, const SentenceFindings& sentence, std::size_t at) {
  if (passage.language() != Language::de || !word_is(passage, at, {"fiel", "fielen", "fällt", "fallen"})) return false;
  for (std::size_t i = at + 1; i < sentence.last; ++i)
    if (word_is(passage, i, {"aus"}) &&
        (i + 1 >= sentence.last || passage[i + 1].kind == TokenKind::sign || word_is(passage, i + 1, {"als"})))
      return true;
  return false;
}

/// Exports, imports or production that a sentence tells of; empty where it tells of none or of several.
std::string flow_in(const Passage& passage, const SentenceFindings& sentence) {
  std::string flow;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    const std::string_view what = passage.argument(passage.sense(at, WordClass::property));
    if (what != "exports" && what != "imports" && what != "production") continue;
    if (!flow.empty() && flow != what) return {};
    flow = what;
  }
  return flow;
}

/// What a figure is about: the word of that kind that stands nearest in its sentence, the one before it first.
std::string property_near(const Passage& passage, const SentenceFindings& sentence, const Figure& figure) {
  std::string best;
  std::size_t nearest = 1000;
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (at >= figure.first_token && at < figure.last_token && figure.kind != "count") continue;
    const Sense* sense = passage.sense(at, WordClass::property);
    if (sense == nullptr && passage[at].word == 0) sense = find_word_end(passage, at, WordClass::property);
    if (sense == nullptr || names_source(passage, at) || turns_out(passage, sentence, at)) continue;
    const std::size_t distance =
        at < figure.first_token ? figure.first_token - at : 2 * (at - std::min<std::size_t>(at, figure.last_token)) + 1;
    if (distance >= nearest) continue;
    nearest = distance;
    best = passage.lexicon->argument(*sense);
  }
  if (best == "value" && figure.money)  // exported tungsten worth 35 m: what was exported
    if (const std::string flow = flow_in(passage, sentence); !flow.empty()) return flow;
  if (!best.empty()) return best;
  if (figure.kind == "share") return "share";
  if (figure.money) return figure.per.empty() ? "value" : "price";
  return figure.kind == "count" ? "count" : figure.kind.empty() ? "amount" : figure.kind;
}

/// The good that stands beside the figure, else the only one of the sentence.
std::string good_of(const SentenceFindings& sentence, const Figure& figure) {
  if (!figure.of.empty()) return figure.of;
  std::string good;
  for (const EntityMention* entity : sentence.entities) {
    if (entity->kind != "commodity" || entity->canonical == good) continue;
    if (!good.empty()) return "*";
    good = entity->canonical;
  }
  return good;
}

/// Whom or what it is told of: companies before states before places; goods are told apart in `of`.
std::string subject_of(const Passage& passage, const SentenceFindings& sentence, const Figure& figure) {
  const EntityMention* best = nullptr;
  const auto rank = [&](const EntityMention& entity) {
    const int kind = entity.kind == "company"                              ? 4
                     : entity.kind == "country"                            ? 3
                     : entity.kind == "corridor" || entity.kind == "place" ? 2
                     : entity.kind == "commodity"                          ? 1
                                                                           : 0;
    return 2 * kind + (entity.first_token < figure.first_token ? 1 : 0);
  };
  for (const EntityMention* entity : sentence.entities) {
    // US-Agrarministerium, le département américain: who says so
    const bool source = entity->kind == "country" && entity->form != "name" &&
                        (is_account_source(passage, entity->first_token) ||
                         (entity->first_token > 0 && is_account_source(passage, entity->first_token - 1)));
    if (!source && rank(*entity) > 1 && (best == nullptr || rank(*entity) > rank(*best))) best = entity;
  }
  return best == nullptr ? std::string() : best->canonical;
}

/// NIAMEY, March 13, 2026 - ...: the date of a wire's head is of nothing that its first sentence tells.
bool is_dateline(const Passage& passage, const SentenceFindings& sentence, const DateMention& date) {
  constexpr std::size_t kHead = 8;  // words
  if (date.first_token > sentence.first + kHead) return false;
  return passage.is_sign(date.last_token, "-") || passage.is_sign(date.last_token, "–") ||
         passage.is_sign(date.last_token, "—");
}

/// Higher than in the year before, als im Vorjahr: the date of what a figure is compared with.
bool is_compared(const Passage& passage, const DateMention& date) {
  constexpr std::size_t kNear = 3;  // words
  for (std::size_t back = 1; back <= kNear && back <= date.first_token; ++back)
    if (word_is(passage, date.first_token - back,
                {"als", "than", "gegenüber", "rapport", "contre", "сравнению", "чем"}))
      return true;
  return false;
}

/// Put last year's output at 845,000 t in a speech last month: of last year.
bool is_possessive(const Passage& passage, const DateMention& date, const Figure& figure) {
  constexpr std::uint32_t kNear = 5;  // words
  return date.last_token <= figure.first_token && figure.first_token <= date.last_token + kNear &&
         (passage.is_sign(date.last_token, "'") || passage.is_sign(date.last_token, "’"));
}

/// The date that a figure is of: behind it before any other figure, else right before it (in 2025 3 Mt), else the first
/// of the sentence; nullptr where there is none but that of the head.
const DateMention* date_of(const Passage& passage, const SentenceFindings& sentence, const Figure& figure) {
  constexpr std::uint32_t kBehind = 6, kBefore = 3;  // words
  for (const DateMention* date : sentence.dates)
    if (is_possessive(passage, *date, figure)) return date;
  const DateMention* first = nullptr;
  std::uint32_t next = figure.last_token + kBehind;
  for (const Figure* other : sentence.figures)
    if (other->first_token > figure.first_token) next = std::min(next, other->first_token);
  for (std::uint32_t at = figure.last_token; at < std::min<std::size_t>(next, passage.size()); ++at)
    if (passage[at].kind == TokenKind::sign) next = at;
  for (const DateMention* date : sentence.dates)
    if (date->first_token >= figure.last_token && date->first_token < next && !is_compared(passage, *date)) return date;
  for (const DateMention* date : sentence.dates) {
    if (is_dateline(passage, sentence, *date) || is_compared(passage, *date)) continue;
    if (date->last_token <= figure.first_token && figure.first_token < date->last_token + kBefore) return date;
    if (first == nullptr) first = date;
  }
  return first;
}

/// 4.2 m, less than the 5.6 m of a year before: a level that another one is compared with is not of its date.
bool is_compared_level(const Passage& passage, const SentenceFindings& sentence, const Figure& figure) {
  constexpr std::size_t kNear = 3;  // words
  for (std::size_t back = 1; back <= kNear && figure.first_token >= sentence.first + back; ++back)
    if (word_is(passage, figure.first_token - back,
                {"als", "than", "gegenüber", "rapport", "contre", "against", "чем", "сравнению", "против"}))
      return true;
  return false;
}

/// Exported 120 Mt since 1962: of all years from then on.
bool counts_since(const Passage& passage, const SentenceFindings& sentence) {
  return std::ranges::any_of(sentence.dates, [&](const DateMention* date) {
    return date->first_token > sentence.first &&
           word_is(passage, date->first_token - 1, {"since", "seit", "depuis", "с", "со"});
  });
}

}  // namespace

void read_claims(const Passage& passage, const std::vector<SentenceFindings>& sentences,
                 const std::string& document_date, std::vector<Claim>& out) {
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    const SentenceFindings& sentence = sentences[i];
    if (sentence.figures.empty()) continue;
    Voice voice = hear(passage, sentence);
    if (denied_by_answer(passage, sentences, i)) {
      voice.stance = "denied";
      voice.modality = "denial";
    }
    if (counts_since(passage, sentence)) voice.scopes |= kCumulative;
    for (const Figure* figure : sentence.figures) {
      if (figure->kind == "duration" && sentence.figures.size() > 1) continue;
      Claim claim{.span = sentence.span,
                  .subject = subject_of(passage, sentence, *figure),
                  .property = property_near(passage, sentence, *figure),
                  .good = good_of(sentence, *figure),
                  .figure = *figure,
                  .attributed_to = voice.speakers,
                  .stance = voice.stance,
                  .modality = voice.modality};
      if (voice.negated && claim.stance == "asserted" && figure->kind == "count") claim.stance = "denied";
      claim.scopes = voice.scopes;
      const DateMention* date = date_of(passage, sentence, *figure);
      claim.dated = date != nullptr;
      if (figure->first_token > sentence.first && word_is(passage, figure->first_token - 1, {"um", "by"}))
        claim.scopes |= kChange;
      if (is_compared_level(passage, sentence, *figure)) claim.scopes |= kChange;
      claim.as_of = date == nullptr ? document_date.substr(0, 7) : date->iso;
      out.push_back(std::move(claim));
    }
  }
}

}  // namespace korridor
