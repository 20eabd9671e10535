#pragma once

namespace korridor {

/// Largest violation of a row, relative to the size of its terms, that still counts as kept.
constexpr double kFeasibility = 1e-7;
/// Largest gap between primal value and bound, relative to gross cost, that counts as optimal.
constexpr double kOptimalGap = 1e-6;
/// The same where whole numbers are decided, unless another is asked for: the last digits cost most of the search.
constexpr double kWholeGap = 1e-4;
/// Gap that rounding alone leaves: whoever asks for less gets no more than that.
constexpr double kRoundingGap = 1e-9;
/// Amounts below this many tonnes, relative to the largest amount of the good, are noise of the solver.
constexpr double kNoise = 1e-9;

}  // namespace korridor
