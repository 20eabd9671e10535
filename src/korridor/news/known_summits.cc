#include "korridor/news/known_summits.h"

#include <fmt/format.h>

#include <array>
#include <string>

namespace korridor {
namespace {

constexpr auto kSummits = std::to_array<KnownSummit>({
    {"Central Asia+RUS", 1, 2022, 10, 10, "Astana, 14 October 2022"},
    {"Central Asia+RUS", 2, 2025, 10, 10, "Dushanbe, 9 October 2025"},
    {"Central Asia+EUU", 1, 2025, 4, 4, "Samarkand, 3-4 April 2025"},
    {"CHN+Central Asia", 1, 2023, 5, 5, "Xi'an, 18-19 May 2023"},
    {"CHN+Central Asia", 2, 2025, 6, 6, "Astana, 17 June 2025"},
    {"Central Asia+USA", 0, 2023, 9, 9, "New York, 19 September 2023"},
    {"Central Asia+USA", 0, 2025, 11, 11, "Washington, 6 November 2025"},
    {"Central Asia+DEU", 1, 2023, 9, 9, "Berlin, 29 September 2023"},
    {"Central Asia+DEU", 2, 2024, 9, 9, "Astana, 17 September 2024"},
    {"Central Asia+ITA", 1, 2025, 5, 5, "Astana, 30 May 2025"},
    {"Central Asia+JPN", 1, 2025, 12, 12, "Tokyo, 19-20 December 2025"},
    {"Africa+RUS", 1, 2019, 10, 10, "Sochi, 23-24 October 2019"},
    {"Africa+RUS", 2, 2023, 7, 7, "Saint Petersburg, 27-28 July 2023"},
    {"Africa+USA", 1, 2014, 8, 8, "Washington, 4-6 August 2014"},
    {"Africa+USA", 2, 2022, 12, 12, "Washington, 13-15 December 2022"},
    {"Africa+EUU", 5, 2017, 11, 11, "Abidjan, 29-30 November 2017"},
    {"Africa+EUU", 6, 2022, 2, 2, "Brussels, 17-18 February 2022"},
    {"Africa+EUU", 7, 2025, 11, 11, "Luanda, 24-25 November 2025"},
    {"Africa+ITA", 0, 2024, 1, 1, "Rome, 28-29 January 2024"},
    {"Africa+KOR", 1, 2024, 6, 6, "Seoul, 4-5 June 2024"},
});

}  // namespace

std::span<const KnownSummit> known_summits() { return kSummits; }

const KnownSummit* contradicted_summit(const FactNote& meeting) {
  constexpr int kLongest = 2;  // months: what is told for longer says no month
  if (meeting.kind != "meeting" || meeting.what != "summit" || !meeting.when.known()) return nullptr;
  const std::string parties = fmt::format("{}", fmt::join(meeting.parties, "+"));
  const bool to_the_month = meeting.when.last - meeting.when.first < kLongest;
  for (const KnownSummit& summit : kSummits) {
    if (summit.parties != parties || (meeting.rank != 0 && summit.rank != meeting.rank)) continue;
    const bool same_year = meeting.when.first / 12 == summit.year && meeting.when.last / 12 == summit.year;
    const bool meant = meeting.rank != 0 ? summit.rank != 0 : same_year && to_the_month;
    if (meant && meeting.when.disjoint_from(summit.months())) return &summit;
  }
  return nullptr;
}

}  // namespace korridor
