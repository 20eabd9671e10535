#include <fmt/format.h>

#include <cmath>
#include <optional>

#include "korridor/news/conflicts/conflict_rules.h"
#include "korridor/news/conflicts/figure_ends.h"

namespace korridor {
namespace {

/// Percent by which a level changed, with its sign.
Ends growth(Ends from, Ends to) { return {100 * (to.low / from.high - 1), 100 * (to.high / from.low - 1)}; }
Ends size_of(Ends change) { return change.high < 0 ? Ends{-change.high, -change.low} : change; }
bool fits(Ends change, Ends share) { return !size_of(change).disjoint_from(share); }

/// `at` is the level that the text sets the share against.
void add(std::vector<Conflict>& out, std::size_t number, const Figure& from, const Figure& to, const Figure& share,
         const Figure& at, Ends change) {
  const Ends size = size_of(change);
  out.push_back({"contradiction", "arithmetic", "high", side(number, share.span), side(number, at.span),
                 fmt::format("from {} to {} is {:.3g} to {:.3g} percent, not {}", tell(from), tell(to), size.low,
                             size.high, tell(share))});
}

/// stieg von 18 auf 33, um 86 Prozent: the three figures must agree.
void check_growth(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  // up 14 percent, of which China took 61,000 t: no level
  if (!note.change || note.of_whole || note.part || note.cues.than != 0 || figures.size() != 3) return;
  const Figure *from = nullptr, *to = nullptr, *share = nullptr;
  for (const Figure& figure : figures) (is_share(figure) ? share : from == nullptr ? from : to) = &figure;
  if (from == nullptr || to == nullptr || share == nullptr || from->unit != to->unit) return;
  const auto a = ends_of(*from), b = ends_of(*to), p = ends_of(*share);
  if (!a || !b || !p) return;
  // "rose 36 % to 48.6 from 35.7" names the new level first: either order may fit
  const Ends change = growth(*a, *b);
  if (!fits(change, *p) && !fits(growth(*b, *a), *p)) add(out, number, *from, *to, *share, *to, change);
}

/// 2.4 Mt, 15 percent less than the 3.6 Mt of the year before: the level behind "than" is what the share is of. A
/// direction that the words tell must be that of the levels.
void check_compared(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  constexpr std::uint32_t kNear = 9;  // words from the share to the level
  if (note.cues.than < 2 || note.cues.compared == 0 || note.part) return;
  const std::size_t than = note.cues.than - 1U;
  const Figure& from = figures[than];
  const Figure& share = figures[note.cues.compared - 1U];
  if (from.first_token > share.last_token + kNear) return;
  const Figure* to = nullptr;
  for (std::size_t i = 0; i < figures.size(); ++i)
    if (i != than && figures[i].unit == from.unit) {
      if (to != nullptr) return;  // nobody can tell which
      to = &figures[i];
    }
  if (to == nullptr || !same_measure(from, *to)) return;
  const auto a = ends_of(from), b = ends_of(*to), p = ends_of(share);
  if (!a || !b || !p) return;
  const Ends change = growth(*a, *b);
  const bool against = (note.cues.direction > 0 && change.high < 0) || (note.cues.direction < 0 && change.low > 0);
  if (!fits(change, *p) || against) add(out, number, from, *to, share, from, change);
}

/// Doubled from 3.1 bn to 4.4 bn: a multiple and its two levels. A word for one is rarely meant exactly.
void check_multiple(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  if (figures.size() != 3 || figures[0].kind != "ratio" || note.part) return;
  const Figure &ratio = figures[0], &from = figures[1], &to = figures[2];
  const bool apart = to.first_token > from.last_token + 2;  // from A to B, and nothing else between them
  if (apart || !same_measure(from, to) || is_share(from)) return;
  const auto a = ends_of(from), b = ends_of(to);
  const double times = ratio.value.approximate();
  constexpr double kSlack = 0.12;
  if (!a || !b || times < 2 || ratio.bound != Bound::none || ratio.about != About::exact) return;
  const Ends told{b->low / a->high, b->high / a->low};
  if (!told.disjoint_from({times * (1 - kSlack), times * (1 + kSlack)})) return;
  out.push_back({"contradiction", "arithmetic", "medium", side(number, ratio.span), side(number, to.span),
                 fmt::format("from {} to {} is {:.3g} to {:.3g} times as much, not {} times", tell(from), tell(to),
                             told.low, told.high, ratio.value.text())});
}

}  // namespace

void find_change_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (const SentenceNote& note : articles[i].notes) {
      if (note.last_figure - note.first_figure < 3) continue;
      check_growth(articles[i], i, note, out);
      check_compared(articles[i], i, note, out);
      check_multiple(articles[i], i, note, out);
    }
}

}  // namespace korridor
