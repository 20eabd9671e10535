#pragma once

#include <functional>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// A point of a convex piecewise-linear curve, and the slope of some line through it that stays below the curve.
struct CurvePoint {
  double at = 0, value = 0, slope = 0;
  bool is_beyond = false;  ///< here and to the left the curve is of no interest
  double from = at;        ///< the line is known to be the curve from here to `at`
};

/// What height counts as nothing: a share of the height of the part of the curve that is of interest, no less than the
/// least. Bends of less are passed over, and a line between two points that are told is off by no more.
struct Nothing {
  double share = 0, least = 0;
};

/// All breakpoints of a convex piecewise-linear curve between two points, ends included, by rising `at`.
///
/// Method  the lines of two points meet below the curve or on it. Where they meet on it, that is the only breakpoint
///         between them; else the point of the curve there has a line of its own, and both sides are looked at.
///         Nothing is sampled, and every piece is proven to be straight. The walk goes from the higher end down: it
///         asks first where the line of the last point is no longer known to be the curve, so that questions stand
///         near each other and a plan can go on from the one before. What lies beyond can be higher by far than all
///         that is of interest: where it begins is found first, and with it the height that the bends are held against.
/// Cost    k breakpoints take about 2 k questions, and at most 64 more for the walk.
/// Ends    at an end the slope may be steeper than the curve (where beyond it there is no curve, any line does). Pieces
///         that lie beyond as a whole are passed over, so only the points that are not beyond are complete.
/// Exact   up to the height that counts as nothing.
/// Errors  those of `ask`; limit_reached past `most` points.
/// Source  Eisner and Severance 1976; Gal 1979 for ranges.
[[nodiscard]] Result<std::vector<CurvePoint>> trace_curve(const std::function<Result<CurvePoint>(double)>& ask,
                                                          const CurvePoint& low, const CurvePoint& high,
                                                          const Nothing& nothing, std::size_t most = 4096);

}  // namespace korridor
