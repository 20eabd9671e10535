#include "korridor/analysis/convex_curve.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace korridor {
namespace {

constexpr double kLeap = 1.0 / 64;  // of the whole width: how far a question stands from what is known
constexpr double kNarrow = 1e-9;    // of the whole width: no two breakpoints are told apart below
constexpr double kEnd = 1e-10;      // of the height of the first point beyond: how exact its beginning is

constexpr double kSame = 1e-9;  // of a slope: two are one

double line_at(const CurvePoint& p, double at) { return p.value + p.slope * (at - p.at); }

/// Of what is of interest.
double height_of(const std::vector<CurvePoint>& points) {
  double low = points.front().value, high = low;
  for (const CurvePoint& p : points)
    if (!p.is_beyond) {
      low = std::min({low, p.value, line_at(p, p.from)});
      high = std::max({high, p.value, line_at(p, p.from)});
    }
  return high - low;
}

/// Gathers pieces of the curve until no gap between two of them hides a bend that counts.
class Tracer {
 public:
  Tracer(const std::function<Result<CurvePoint>(double)>& ask, double low, const CurvePoint& high,
         const Nothing& nothing, std::size_t most)
      : points_{high}, ask_(ask), low_(low), narrow_(kNarrow * (high.at - low)), leap_(kLeap * (high.at - low)),
        nothing_(nothing), most_(most) {}

  Result<void> run() {
    if (auto done = march(); !done) return done;
    if (auto done = find_end(); !done) return done;
    tolerance_ = std::max(nothing_.least, nothing_.share * height_of(points_)) / 2;
    return refine();
  }
  /// The ends of pieces, without those on a straight line between two others.
  [[nodiscard]] std::vector<CurvePoint> bends() const;

 private:
  [[nodiscard]] std::vector<CurvePoint> join_pieces() const;

  /// Leap by leap down to the lower end, or to the first point beyond what is of interest.
  Result<void> march() {
    while (points_.back().from > low_ && !points_.back().is_beyond) {
      auto next = ask_(std::max(low_, points_.back().from - leap_));
      if (!next) return std::unexpected(next.error());
      points_.push_back(*next);
    }
    return {};
  }

  /// Where what is beyond begins, if the march came to it; bends before it are left to refine().
  Result<void> find_end() {
    if (points_.size() < 2 || !points_.back().is_beyond) return {};
    CurvePoint low = points_.back();
    points_.pop_back();
    tolerance_ = std::max(nothing_.least, kEnd * std::abs(low.value - points_.front().value));
    while (points_.back().from - low.to > 2 * narrow_) {
      const CurvePoint& high = points_.back();
      const auto mid = ask_(hides_a_bend(low, high) ? meeting(low, high) : std::midpoint(low.to, high.from));
      if (!mid) return std::unexpected(mid.error());
      if (mid->is_beyond)
        low = *mid;
      else
        points_.push_back(*mid);
    }
    if (auto done = clip(points_.back()); !done) return done;
    points_.push_back(low);
    return {};
  }

  /// A piece whose upper end alone is not beyond is that point.
  Result<void> clip(CurvePoint& last) {
    if (last.from >= last.at) return {};
    const auto lowest = ask_(last.from);
    if (!lowest) return std::unexpected(lowest.error());
    if (lowest->is_beyond) last.from = last.at;
    return {};
  }

  /// Looks between all neighbours.
  Result<void> refine() {
    const auto known = std::exchange(points_, {points_.front()});
    for (std::size_t i = 1; i < known.size(); ++i) {
      if (!known[i - 1].is_beyond)
        if (auto done = trace(known[i], known[i - 1]); !done) return done;
      points_.push_back(known[i]);
    }
    return {};
  }

  /// Appends pieces between two, by falling `at`.
  Result<void> trace(const CurvePoint& low, CurvePoint high) {
    while (hides_a_bend(low, high)) {
      const double meet = meeting(low, high);
      const double at = std::max(meet, high.from - leap_);
      const auto mid = ask_(at);
      if (!mid) return std::unexpected(mid.error());
      if (points_.size() > most_)
        return fail({.code = "limit_reached",
                     .message = "the curve has more breakpoints than can be told",
                     .hint = "ask for one year, or for fewer orders"});
      const bool is_only_bend = at == meet && is_bend(*mid, low, high);
      if (!is_only_bend)
        if (auto done = trace(*mid, high); !done) return done;
      points_.push_back(*mid);
      if (is_only_bend) return {};
      high = *mid;
    }
    return {};
  }

  /// Whether a straight line over the gap between two pieces may be off by more than what counts as nothing. The curve
  /// lies below that line and above those of the pieces.
  [[nodiscard]] bool hides_a_bend(const CurvePoint& low, const CurvePoint& high) const {
    const double from = low.to, to = high.from;
    if (to - from <= 2 * narrow_ || high.slope <= low.slope) return false;
    const double at = meeting(low, high);
    const double left = line_at(low, from), right = line_at(high, to);
    const double chord = left + (right - left) * (at - from) / (to - from);
    return chord - std::max(line_at(low, at), line_at(high, at)) > tolerance_;
  }

  /// Whether a point where two lines meet lies on both.
  [[nodiscard]] bool is_bend(const CurvePoint& mid, const CurvePoint& low, const CurvePoint& high) const {
    return mid.value - std::max(line_at(low, mid.at), line_at(high, mid.at)) <= tolerance_;
  }

  /// Where the lines of two pieces meet: in the gap between them.
  [[nodiscard]] double meeting(const CurvePoint& low, const CurvePoint& high) const {
    const double rise = low.value - low.slope * low.at - high.value + high.slope * high.at;
    return std::clamp(rise / (high.slope - low.slope), low.to + narrow_, high.from - narrow_);
  }

  std::vector<CurvePoint> points_;  ///< by falling `at`
  const std::function<Result<CurvePoint>(double)>& ask_;
  double low_, narrow_, leap_, tolerance_ = 0;
  Nothing nothing_;
  std::size_t most_;
};

/// Two bases can have the same prices: then their ranges lie on one line and are one piece.
std::vector<CurvePoint> Tracer::join_pieces() const {
  std::vector<CurvePoint> pieces = {points_.front()};
  for (std::size_t i = 1; i < points_.size(); ++i) {
    CurvePoint& last = pieces.back();
    const CurvePoint& next = points_[i];
    const double off = line_at(next, last.from) - line_at(last, last.from);
    if (std::abs(next.slope - last.slope) <= kSame * std::abs(last.slope) && std::abs(off) <= nothing_.least &&
        next.is_beyond == last.is_beyond)
      last.from = std::min(last.from, next.from);
    else
      pieces.push_back(next);
  }
  return pieces;
}

std::vector<CurvePoint> Tracer::bends() const {
  std::vector<CurvePoint> ends = {points_.front()};
  for (const CurvePoint& p : join_pieces())
    for (const double at : {p.to, std::max(p.from, low_)})
      if (ends.back().at - at > narrow_) ends.push_back({at, line_at(p, at), p.slope, p.is_beyond, at, at});
  std::vector<CurvePoint> kept = {ends.front()};
  const auto is_near = [&](const CurvePoint& to, std::size_t between) {
    const CurvePoint &from = kept.back(), &b = ends[between];
    const double chord = from.value + (to.value - from.value) * (b.at - from.at) / (to.at - from.at);
    return chord - b.value <= tolerance_;
  };
  std::size_t first = 1;  // behind the last that is kept
  for (std::size_t i = 1; i + 1 < ends.size(); ++i) {
    bool all_near = ends[i].is_beyond == ends[i + 1].is_beyond;
    for (std::size_t b = first; all_near && b <= i; ++b) all_near = is_near(ends[i + 1], b);
    if (all_near) continue;
    kept.push_back(ends[i]);
    first = i + 1;
  }
  if (ends.size() > 1) kept.push_back(ends.back());
  return kept;
}

}  // namespace

Result<std::vector<CurvePoint>> trace_curve(const std::function<Result<CurvePoint>(double)>& ask, double low,
                                            const CurvePoint& high, const Nothing& nothing, std::size_t most) {
  Tracer tracer(ask, low, high, nothing, most);
  if (auto done = tracer.run(); !done) return std::unexpected(done.error());
  auto bends = tracer.bends();
  std::ranges::reverse(bends);
  return bends;
}

}  // namespace korridor
