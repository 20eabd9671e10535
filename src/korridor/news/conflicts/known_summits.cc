#include "korridor/news/conflicts/known_summits.h"

#include <fmt/format.h>

#include <array>
#include <string>

#include "korridor/news/text/words.h"

namespace korridor {
namespace {

constexpr auto kSummits = std::to_array<KnownSummit>({
    {"Central Asia+RUS", 1, "Astana", "2022-10-14", "2022-10-14"},
    {"Central Asia+RUS", 2, "Dushanbe", "2025-10-09", "2025-10-09"},
    {"Central Asia+EUU", 1, "Samarkand", "2025-04-03", "2025-04-04"},
    {"CHN+Central Asia", 1, "Xi'an", "2023-05-18", "2023-05-19"},
    {"CHN+Central Asia", 2, "Astana", "2025-06-17", "2025-06-17"},
    {"Central Asia+USA", 0, "New York", "2023-09-19", "2023-09-19"},
    {"Central Asia+USA", 0, "Washington", "2025-11-06", "2025-11-06"},
    {"Central Asia+DEU", 1, "Berlin", "2023-09-29", "2023-09-29"},
    {"Central Asia+DEU", 2, "Astana", "2024-09-17", "2024-09-17"},
    {"Central Asia+ITA", 1, "Astana", "2025-05-30", "2025-05-30"},
    {"Central Asia+JPN", 1, "Tokyo", "2025-12-19", "2025-12-20"},
    {"Africa+RUS", 1, "Sochi", "2019-10-23", "2019-10-24"},
    {"Africa+RUS", 2, "Saint Petersburg", "2023-07-27", "2023-07-28"},
    {"Africa+USA", 1, "Washington", "2014-08-04", "2014-08-06"},
    {"Africa+USA", 2, "Washington", "2022-12-13", "2022-12-15"},
    {"Africa+EUU", 5, "Abidjan", "2017-11-29", "2017-11-30"},
    {"Africa+EUU", 6, "Brussels", "2022-02-17", "2022-02-18"},
    {"Africa+EUU", 7, "Luanda", "2025-11-24", "2025-11-25"},
    {"Africa+ITA", 0, "Rome", "2024-01-28", "2024-01-29"},
    {"Africa+KOR", 1, "Seoul", "2024-06-04", "2024-06-05"},
});

}  // namespace

std::span<const KnownSummit> known_summits() { return kSummits; }

Months KnownSummit::months() const {
  const auto month = [](std::string_view day) {
    return to_int(day.substr(0, 4)).value_or(0) * 12 + to_int(day.substr(5, 2)).value_or(1) - 1;
  };
  return {month(from), month(until)};
}

const KnownSummit* contradicted_summit(const FactNote& meeting, std::string_view document_date) {
  constexpr int kLongest = 2;  // months: what is told for longer says no month
  if (meeting.kind != "meeting" || meeting.what != "summit" || !meeting.when.known() || meeting.ahead) return nullptr;
  const std::string parties = fmt::format("{}", fmt::join(meeting.parties, "+"));
  const bool to_the_month = meeting.when.last - meeting.when.first < kLongest;
  for (const KnownSummit& summit : kSummits) {
    if (summit.parties != parties || (meeting.rank != 0 && summit.rank != meeting.rank)) continue;
    const int year = summit.months().first / 12;
    const bool same_year = meeting.when.first / 12 == year && meeting.when.last / 12 == year;
    const bool meant = meeting.rank != 0 ? summit.rank != 0 : same_year && to_the_month;
    const bool still_ahead = !document_date.empty() && document_date < summit.from.substr(0, document_date.size());
    if (meant && !still_ahead && meeting.when.disjoint_from(summit.months())) return &summit;
  }
  return nullptr;
}

}  // namespace korridor
