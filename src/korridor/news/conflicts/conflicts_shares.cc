#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "korridor/news/conflicts/conflict_rules.h"
#include "korridor/news/conflicts/figure_ends.h"

namespace korridor {
namespace {

/// What a part is of a whole in percent, where that is not the share.
std::optional<Ends> misfit(const Figure& part, const Figure& whole, const Figure& share) {
  const auto w = ends_of(whole), p = ends_of(part), s = ends_of(share);
  if (!w || !p || !s) return std::nullopt;
  const Ends told = percent_of(*p, *w);
  return told.disjoint_from(*s) ? std::optional(told) : std::nullopt;
}

/// `at` is the one of part and whole that the text sets the share against.
void add(std::vector<Conflict>& out, const char* sure, std::size_t number, const Figure& part, const Figure& whole,
         const Figure& share, const Figure& at, Ends told) {
  out.push_back({"contradiction", "arithmetic", sure, side(number, share.span), side(number, at.span),
                 fmt::format("{} of {} is {:.3g} to {:.3g} percent, not {}", tell(part), tell(whole), told.low,
                             told.high, tell(share))});
}

void check_part(std::size_t number, const Figure& whole, const Figure& part, const Figure& share,
                std::vector<Conflict>& out) {
  if (whole.unit != part.unit || whole.money != part.money || (!part.per.empty() && part.per != whole.per) ||
      part.value >= whole.value)
    return;
  if (const auto told = misfit(part, whole, share)) add(out, "low", number, part, whole, share, part, *told);
}

/// Of 40 Mt 30 Mt went east, 60 percent: part over whole must be the share. The share stands right behind the part, or
/// the sentence says that something is a part.
void check_share(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  if (figures.size() != 3 || note.change || note.of_whole || note.cues.than != 0) return;
  // 2.5 Mt a year, used to 40 percent, that is 1.4 Mt
  constexpr std::uint32_t kNear = 4;  // words
  const bool last = is_share(figures[2]);
  if (!last && (note.compares || note.cues.total == 3 || !is_share(figures[1]) ||
                figures[2].first_token > figures[1].last_token + kNear))
    return;
  const Figure *whole = &figures[0], *part = last ? &figures[1] : &figures[2], &share = last ? figures[2] : figures[1];
  if (!last) return check_part(number, *whole, *part, share, out);
  if (is_share(*whole) || !same_measure(*whole, *part) || part->value >= whole->value) return;
  if (!note.part && share.first_token > part->last_token + 2) return;
  if (const auto told = misfit(*part, *whole, share)) add(out, "medium", number, *part, *whole, share, *part, *told);
}

/// 1.2 Mt, or 40 percent of the 8.5 Mt that were shipped; 38 m, a fifth of exports, 120 m in all: part, share, whole.
void check_share_of(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  constexpr std::uint32_t kNear = 6;  // words from the part to its share
  const std::size_t place = note.cues.of_share != 0 ? note.cues.of_share : note.cues.total;  // from 1
  if (place < 3 || note.change || note.cues.than != 0) return;
  const Figure &part = figures[place - 3], &share = figures[place - 2], &whole = figures[place - 1];
  if (!is_share(share) || is_share(part) || !same_measure(part, whole) || part.value >= whole.value ||
      share.first_token > part.last_token + kNear)
    return;
  if (const auto told = misfit(part, whole, share)) add(out, "medium", number, part, whole, share, whole, *told);
}

/// 8.9 Mt were exported. X shipped 6.1 Mt of it, 45 percent of the total: the whole stands in the sentence before. Any
/// of its figures that fits will do.
void check_share_of_before(const Article& article, std::size_t number, std::size_t n, std::vector<Conflict>& out) {
  const SentenceNote &note = article.notes[n], &before = article.notes[n - 1];
  constexpr std::uint32_t kGap = 4;  // bytes between the two sentences
  if (!note.cues.of_told || note.change || before.span.end + kGap < note.span.begin) return;
  const Figure *part = nullptr, *share = nullptr;
  for (const Figure& figure : figures_in(article, note)) {
    if (figure.kind == "count") continue;  // one mine, two firms
    if ((is_share(figure) ? share : part) != nullptr) return;
    (is_share(figure) ? share : part) = &figure;
  }
  if (part == nullptr || share == nullptr) return;
  const Figure* largest = nullptr;
  for (const Figure& whole : figures_in(article, before)) {
    if (!same_measure(whole, *part) || whole.value <= part->value || !ends_of(whole)) continue;
    if (!misfit(*part, whole, *share)) return;
    if (largest == nullptr || whole.value > largest->value) largest = &whole;
  }
  if (largest == nullptr) return;
  if (const auto told = misfit(*part, *largest, *share))
    add(out, "medium", number, *part, *largest, *share, *part, *told);
}

/// X holds 60 percent, Y 30 and Z 25: of one thing there are no more than a hundred. A share that names what it is of
/// is of something else.
void check_stakes(const Article& article, std::size_t number, const SentenceNote& note, std::vector<Conflict>& out) {
  const auto figures = figures_in(article, note);
  if (!note.cues.holds || note.change || note.part || note.cues.several_wholes || note.cues.than != 0) return;
  double low = 0;
  std::size_t stakes = 0;
  const Figure *first = nullptr, *last = nullptr;
  std::string sum;
  for (const Figure& figure : figures) {
    if (!is_share(figure)) continue;
    const auto ends = ends_of(figure);
    if (!ends || figure.value_max || figure.value > Decimal(100)) return;
    low += figure.approximate() ? ends->low : figure.value.approximate();
    sum += fmt::format("{}{:.4g} %", sum.empty() ? "" : " + ", figure.value.approximate());
    (first == nullptr ? first : last) = &figure;
    ++stakes;
  }
  const std::size_t holders = names_in(article, note, {"company", "country", "organisation"}).size();
  constexpr double kMost = 100.6;  // stakes are rounded
  if (stakes < 2 || low < kMost || holders + note.cues.holders < stakes) return;
  out.push_back({"contradiction", "arithmetic", "medium", side(number, first->span), side(number, last->span),
                 fmt::format("{} are {:.4g} percent, more than there is", sum, low)});
}

}  // namespace

void find_share_conflicts(std::span<const Article> articles, std::vector<Conflict>& out) {
  for (std::size_t i = 0; i < articles.size(); ++i)
    for (std::size_t n = 0; n < articles[i].notes.size(); ++n) {
      const SentenceNote& note = articles[i].notes[n];
      if (note.last_figure - note.first_figure < 2) continue;
      check_share(articles[i], i, note, out);
      check_share_of(articles[i], i, note, out);
      if (n > 0) check_share_of_before(articles[i], i, n, out);
      check_stakes(articles[i], i, note, out);
    }
}

}  // namespace korridor
