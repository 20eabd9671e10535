#include "korridor/news/deals/agreement_slots.h"

#include <algorithm>
#include <array>

#include "korridor/base/fold.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// By 2027, до 2030 года, bis Mai: how far something reaches, not when it was signed.
bool is_horizon(const Passage& passage, const DateMention& date) {
  return date.first_token > 0 && !passage[date.first_token].sentence_start &&
         word_is(passage, date.first_token - 1,
                 {"bis", "by", "until", "till", "к", "до", "ici", "'", "jusqu", "от", "ab"});
}

/// MAPUTO, June 9, 2026 (Staff) - ...: when it is written, not when something was signed.
bool is_dateline(const Passage& passage, const SentenceFindings& sentence, const DateMention& date) {
  constexpr std::size_t kNear = 5, kBegin = 6;
  if (date.first_token > sentence.first + kBegin) return false;
  for (std::size_t at = date.last_token; at < std::min<std::size_t>(sentence.last, date.last_token + kNear); ++at) {
    if (passage.is_sign(at, "-") || passage.is_sign(at, "–") || passage.is_sign(at, "—"))
      return passage[at].blank_before;
    if (passage[at].kind == TokenKind::word && !passage[at].capital) return false;
  }
  return false;
}

}  // namespace

std::string subject_of_deal(const Passage& passage, const SentenceFindings& sentence, std::size_t deal) {
  constexpr std::size_t kLongest = 16;
  for (std::size_t at = deal + 1; at < sentence.last && at < deal + 14; ++at) {
    if (!word_is(passage, at, {"über", "zur", "zum", "on", "for", "to", "of", "sur", "pour", "о", "об", "по", "на"}))
      continue;
    std::size_t last = at + 1;
    while (last < sentence.last && last < at + kLongest && !passage.is_sign(last, ".") && !passage.is_sign(last, ",") &&
           !passage.is_sign(last, ";"))
      ++last;
    if (last == at + 1 || passage[at + 1].kind == TokenKind::number) continue;
    return std::string(passage.text.substr(passage[at + 1].begin, passage[last - 1].end - passage[at + 1].begin));
  }
  return {};
}

void take_figures(const SentenceFindings& sentence, bool figures_of_next, Agreement& agreement) {
  const Decimal kLeastSum(1000);  // what is less is a price
  for (const Figure* figure : sentence.figures) {
    const bool sum = figure->money && figure->per.empty() && !figure->converts && figure->value >= kLeastSum;
    if (sum && !agreement.value) agreement.value = *figure;
    const bool amount =
        !figure->money && figure->kind != "duration" && figure->kind != "share" && figure->kind != "ratio";
    if (amount && !agreement.quantity && figure->unit != "country" && figure->unit != "head_of_state")
      agreement.quantity = *figure;
    if (!figures_of_next && figure->kind == "duration" && figure->unit == "year" && !agreement.term_years)
      agreement.term_years = figure->value;
  }
}

void take_day(const Passage& passage, const SentenceFindings& sentence, const std::string& document_date,
              Agreement& agreement) {
  constexpr std::array<std::string_view, 4> dated{"signed", "announced", "memorandum", "completed"};
  if (std::ranges::find(dated, agreement.status) == dated.end()) return;
  for (const DateMention* date : sentence.dates) {
    if (date == sentence.dates.front() && is_dateline(passage, sentence, *date)) continue;
    if (date->precision == "range" || date->iso.find('X') != std::string::npos) return;
    const std::size_t length = std::min(date->iso.size(), document_date.size());
    const bool later = date->iso.compare(0, length, document_date, 0, length) > 0;
    if (later || is_horizon(passage, *date)) continue;
    agreement.signed_on = date->iso;
    agreement.year_guessed = date->resolved != "text";
    return;
  }
  constexpr std::size_t kDay = 10;
  for (std::size_t at = sentence.first; at < sentence.last && document_date.size() == kDay; ++at)
    if (word_is(passage, at, {"heute", "today", "aujourd'hui", "сегодня"}) ||
        (word_is(passage, at, {"aujourd"}) && word_is(passage, at + 2, {"hui"}))) {
      agreement.signed_on = document_date;
      return;
    }
}

}  // namespace korridor
