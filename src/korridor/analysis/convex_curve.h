#pragma once

#include <functional>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// A point of a convex piecewise-linear curve, and the slope of some line through it that stays below the curve.
struct CurvePoint {
  double at = 0, value = 0, slope = 0;
  bool is_beyond = false;     ///< here and to the left the curve is of no interest
  double from = at, to = at;  ///< between these, `at` among them, the line is known to be the curve
};

/// What height counts as nothing: a share of the height of the part of the curve that is of interest, no less than the
/// least. Bends of less are passed over, and a line between two points that are told is off by no more.
struct Nothing {
  double share = 0, least = 0;
};

/// All breakpoints of a convex piecewise-linear curve from `low` to the point `high`, both included, by rising `at`.
///
/// Method  every question brings a piece of the curve. The lines of two pieces meet below the curve or on it. Where
///         they meet on it, that is the only breakpoint between them; else the point of the curve there has a piece of
///         its own, and both sides are looked at, until no gap between two pieces can hide a bend that counts. Nothing
///         is sampled: what is told are ends of pieces. First a walk goes from the higher end down, each time a little
///         past where the line of the last point is known to be the curve, so that questions stand near each other and
///         a plan can go on from the one before. It ends where the curve is of no interest any more: what lies beyond
///         can be higher by far, and dear to ask for. Where that begins is found next, and with it the height that the
///         bends between the steps of the walk are held against.
/// Cost    k breakpoints take about 2 k questions, at most 64 more for the walk, and some thirty where the end must be
///         closed in by halves.
/// Ends    at an end the slope may be steeper than the curve (where beyond it there is no curve, any line does). The
///         lowest point is `low`, or one beyond near where that begins.
/// Exact   up to the height that counts as nothing.
/// Errors  those of `ask`; limit_reached past `most` points.
/// Source  Eisner and Severance 1976; Gal 1979 for ranges.
[[nodiscard]] Result<std::vector<CurvePoint>> trace_curve(const std::function<Result<CurvePoint>(double)>& ask,
                                                          double low, const CurvePoint& high, const Nothing& nothing,
                                                          std::size_t most = 4096);

}  // namespace korridor
