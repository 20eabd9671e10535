#include "korridor/analysis/convex_curve.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace korridor {
namespace {

constexpr double kLeap = 1.0 / 64;  // of the whole width: how far a question stands from what is known
constexpr double kNarrow = 1e-9;    // of the whole width: no two breakpoints are told apart below
constexpr double kEnd = 1e-10;      // of the whole height, with what lies beyond: how exact its beginning is

double line_at(const CurvePoint& p, double at) { return p.value + p.slope * (at - p.at); }

class Tracer {
 public:
  Tracer(const std::function<Result<CurvePoint>(double)>& ask, const CurvePoint& low, const CurvePoint& high,
         const Nothing& nothing, std::size_t most)
      : points{high, low}, ask_(ask), narrow_(kNarrow * (high.at - low.at)), leap_(kLeap * (high.at - low.at)),
        end_tolerance_(std::max(nothing.least, kEnd * std::abs(low.value - high.value))), nothing_(nothing),
        most_(most) {}

  Result<void> run() {
    const auto [least, most] = std::minmax(points.front().value, points.back().value);
    tolerance_ = as_nothing(most - least);
    if (auto done = refine(); !done) return done;
    const double coarse = std::exchange(tolerance_, as_nothing(height()));
    return tolerance_ < coarse ? refine() : Result<void>{};
  }
  /// What is left when points on a straight line between two others go.
  [[nodiscard]] std::vector<CurvePoint> bends() const;

  std::vector<CurvePoint> points;  ///< by falling `at`

 private:
  [[nodiscard]] double as_nothing(double height) const { return std::max(nothing_.least, nothing_.share * height); }

  /// Of what is of interest.
  [[nodiscard]] double height() const {
    double low = points.front().value, high = low;
    for (const CurvePoint& p : points)
      if (!p.is_beyond) {
        low = std::min(low, p.value);
        high = std::max(high, p.value);
      }
    return high - low;
  }

  /// Looks between all neighbours.
  Result<void> refine() {
    const auto known = std::exchange(points, {points.front()});
    for (std::size_t i = 1; i < known.size(); ++i) {
      if (auto done = trace(known[i], known[i - 1]); !done) return done;
      points.push_back(known[i]);
    }
    return {};
  }

  /// Appends the breakpoints between two points, by falling `at`.
  Result<void> trace(const CurvePoint& low, CurvePoint high) {
    const double tolerance = low.is_beyond ? std::min(tolerance_, end_tolerance_) : tolerance_;
    while (!is_straight(low, high, tolerance)) {
      const double meet = meeting(low, high);
      const double at = place_of_question(high, meet);
      const auto mid = ask_(at);
      if (!mid) return std::unexpected(mid.error());
      if (points.size() > most_)
        return fail({.code = "limit_reached",
                     .message = "the curve has more breakpoints than can be told",
                     .hint = "ask for one year, or for fewer orders"});
      const bool is_on_both = at == meet && mid->value - std::max(line_at(low, at), line_at(high, at)) <= tolerance;
      if (!is_on_both)
        if (auto done = trace(*mid, high); !done) return done;
      // The middle may lie inside a piece: whether it is a breakpoint shows when both sides are known.
      points.push_back(*mid);
      if (is_on_both) return {};
      high = *mid;
    }
    return {};
  }

  [[nodiscard]] bool is_straight(const CurvePoint& low, const CurvePoint& high, double tolerance) const {
    return high.is_beyond || high.value - line_at(low, high.at) <= tolerance ||
           low.value - line_at(high, low.at) <= tolerance || high.at - low.at <= 2 * narrow_ || high.slope <= low.slope;
  }

  /// Where the lines of two points meet.
  [[nodiscard]] double meeting(const CurvePoint& low, const CurvePoint& high) const {
    const double rise = low.value - low.slope * low.at - high.value + high.slope * high.at;
    return std::clamp(rise / (high.slope - low.slope), low.at + narrow_, high.at - narrow_);
  }

  /// Beyond what is known from the higher end, but not far.
  [[nodiscard]] double place_of_question(const CurvePoint& high, double meet) const {
    return high.from < high.at ? std::max(meet, high.from - leap_) : meet;
  }

  const std::function<Result<CurvePoint>(double)>& ask_;
  double narrow_, leap_, end_tolerance_, tolerance_ = 0;
  Nothing nothing_;
  std::size_t most_;
};

std::vector<CurvePoint> Tracer::bends() const {
  std::vector<CurvePoint> kept = {points.front()};
  const auto is_near = [&](const CurvePoint& to, std::size_t between) {
    const CurvePoint &from = kept.back(), &b = points[between];
    const double chord = from.value + (to.value - from.value) * (b.at - from.at) / (to.at - from.at);
    return chord - b.value <= tolerance_;
  };
  std::size_t first = 1;  // behind the last that is kept
  for (std::size_t i = 1; i + 1 < points.size(); ++i) {
    bool all_near = points[i].is_beyond == points[i + 1].is_beyond;
    for (std::size_t b = first; all_near && b <= i; ++b) all_near = is_near(points[i + 1], b);
    if (all_near) continue;
    kept.push_back(points[i]);
    first = i + 1;
  }
  kept.push_back(points.back());
  return kept;
}

}  // namespace

Result<std::vector<CurvePoint>> trace_curve(const std::function<Result<CurvePoint>(double)>& ask, const CurvePoint& low,
                                            const CurvePoint& high, const Nothing& nothing, std::size_t most) {
  Tracer tracer(ask, low, high, nothing, most);
  if (auto done = tracer.run(); !done) return std::unexpected(done.error());
  auto bends = tracer.bends();
  std::ranges::reverse(bends);
  return bends;
}

}  // namespace korridor
