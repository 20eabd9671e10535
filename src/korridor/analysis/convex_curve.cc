#include "korridor/analysis/convex_curve.h"

#include <algorithm>
#include <cmath>

namespace korridor {
namespace {

constexpr double kLeap = 1.0 / 64;  // of the whole width: how far a question stands from what is known
constexpr double kNarrow = 1e-9;    // of the whole width: no two breakpoints are told apart below

double line_at(const CurvePoint& p, double at) { return p.value + p.slope * (at - p.at); }

class Tracer {
 public:
  Tracer(const std::function<Result<CurvePoint>(double)>& ask, double width, double tolerance, std::size_t most)
      : ask_(ask), narrow_(kNarrow * width), leap_(kLeap * width), tolerance_(tolerance), most_(most) {}

  /// Appends the breakpoints between two points, by falling `at`.
  Result<void> trace(const CurvePoint& low, CurvePoint high) {
    while (!is_straight(low, high)) {
      const double meet = meeting(low, high);
      const double at = place_of_question(high, meet);
      const auto mid = ask_(at);
      if (!mid) return std::unexpected(mid.error());
      if (points.size() >= most_)
        return fail({.code = "limit_reached",
                     .message = "the curve has more breakpoints than can be told",
                     .hint = "ask for one year, or for fewer orders"});
      const bool is_on_both = at == meet && mid->value - std::max(line_at(low, at), line_at(high, at)) <= tolerance_;
      if (!is_on_both)
        if (auto done = trace(*mid, high); !done) return done;
      // The middle may lie inside a piece: whether it is a breakpoint shows when both sides are known.
      points.push_back(*mid);
      if (is_on_both) return {};
      high = *mid;
    }
    return {};
  }

  std::vector<CurvePoint> points;

 private:
  [[nodiscard]] bool is_straight(const CurvePoint& low, const CurvePoint& high) const {
    return high.is_beyond || high.value - line_at(low, high.at) <= tolerance_ ||
           low.value - line_at(high, low.at) <= tolerance_ || high.at - low.at <= 2 * narrow_ ||
           high.slope <= low.slope;
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
  double narrow_, leap_, tolerance_;
  std::size_t most_;
};

/// Leaves out points on a straight line between their neighbours.
std::vector<CurvePoint> drop_straight(const std::vector<CurvePoint>& points, double tolerance) {
  std::vector<CurvePoint> kept;
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (i > 0 && i + 1 < points.size()) {
      const CurvePoint &a = kept.back(), &b = points[i], &c = points[i + 1];
      const double chord = a.value + (c.value - a.value) * (b.at - a.at) / (c.at - a.at);
      if (chord - b.value <= tolerance) continue;
    }
    kept.push_back(points[i]);
  }
  return kept;
}

}  // namespace

Result<std::vector<CurvePoint>> trace_curve(const std::function<Result<CurvePoint>(double)>& ask, const CurvePoint& low,
                                            const CurvePoint& high, double tolerance, std::size_t most) {
  Tracer tracer(ask, high.at - low.at, tolerance, most);
  tracer.points.push_back(high);
  if (auto done = tracer.trace(low, high); !done) return std::unexpected(done.error());
  tracer.points.push_back(low);
  std::ranges::reverse(tracer.points);
  return drop_straight(tracer.points, tolerance);
}

}  // namespace korridor
