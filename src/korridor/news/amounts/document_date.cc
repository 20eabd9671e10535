#include <charconv>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/dates.h"
#include "korridor/news/text/tense.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// The n-th General Assembly of the United Nations meets from September of 1945 + n: "80. UN-Generalversammlung".
int year_of_assembly(const Passage& passage, std::size_t at) {
  if (passage[at].kind != TokenKind::number || passage.bytes(at).size() != 2) return 0;
  for (std::size_t next = at + 1; next < at + 4 && next < passage.size(); ++next)
    if (const Sense* event = passage.sense(next, WordClass::event);
        event != nullptr && passage.argument(event) == "UN General Assembly")
      return 1945 + to_int(passage.bytes(at)).value_or(0);
  return 0;
}

/// seit 1957, since 1957: the text is from any year after it.
bool stands_since(const Passage& passage, std::size_t at) {
  if (at == 0) return false;
  const std::string_view word = passage.folded(at - 1);
  return word == "seit" || word == "since" || word == "depuis" || word == "с" || word == "со";
}

/// Through 2032, bis 2030, jusqu'en 2030, до 2030 года: how far something reaches, and no year of the text.
bool reaches_until(const Passage& passage, std::size_t at) {
  if (at == 0) return false;
  const std::string_view word = passage.folded(at - 1);
  const bool french = at > 2 && word == "en" && passage.folded(at - 3) == "jusqu";
  return french || word == "through" || word == "until" || word == "till" || word == "bis" || word == "до" ||
         word == "jusque" || word == "ici" || word == "horizon" || word == "by" || word == "к";
}

}  // namespace

DateReference find_reference(const Passage& passage) {
  const DateReference none;
  DateReader reader(passage, none);
  std::vector<DateMention> dates;
  std::string first_lines, latest_day;
  int latest_year = 0, next_year = 9999, event_year = 0;
  for (std::size_t at = 0; at < passage.size();) {
    std::size_t next = at + 1;
    dates.clear();
    event_year = std::max(event_year, year_of_assembly(passage, at));
    if (passage[at].kind == TokenKind::number || passage[at].is(WordClass::month))
      if ((reader.read(at, dates, next) || reader.read_year(at, dates, next)) && !dates.empty() &&
          dates[0].resolved == "text") {
        const bool future = reaches_until(passage, at) || speaks_of_future(passage, at);
        if (dates[0].precision == "day" && passage[at].begin < 300 && first_lines.empty()) first_lines = dates[0].iso;
        if (dates[0].precision == "day" && !future) latest_day = std::max(latest_day, dates[0].iso);
        int year = 0;
        std::from_chars(dates[0].iso.data(), dates[0].iso.data() + std::min<std::size_t>(4, dates[0].iso.size()), year);
        if (future && year > 0) next_year = std::min(next_year, year);
        if (!future && dates[0].precision != "season" && !stands_since(passage, at))
          latest_year = std::max(latest_year, year);
      }
    at = std::max(next, at + 1);
  }
  DateReference found;
  if (const auto day = parse_date(first_lines)) return {.day = day, .year = year_of(*day), .source = "docdate"};
  if (const auto day = parse_date(latest_day); day && year_of(*day) >= latest_year)
    return {.day = day, .year = year_of(*day), .source = "context"};
  if (event_year > latest_year) return {.day = std::nullopt, .year = event_year, .source = "event"};
  // A text of 2025 speaks of 2026 as to come and of 2023 as past; a horizon far away says nothing.
  if (latest_year != 0 && next_year > latest_year && next_year - latest_year <= 3) latest_year = next_year - 1;
  return {.day = std::nullopt, .year = latest_year, .source = "context"};
}

}  // namespace korridor
