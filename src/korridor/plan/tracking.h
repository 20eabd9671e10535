#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/network/entities.h"

namespace korridor {

/// What a tonne has touched and where customs see its origin (docs/methods/model.md 3): bit i of `touched` stands for
/// tracked selector x(i+1); `origin` is a position in Tracking::origins plus one, 0 where it is not tracked.
struct State {
  std::uint32_t touched = 0;
  std::uint32_t origin = 0;
  auto operator<=>(const State&) const = default;
};

/// Which selectors and origins a world tracks, for which goods, and what each thing touches.
struct Tracking {
  std::vector<std::string> selectors;
  std::vector<std::string> origins;
  std::vector<std::uint32_t> matters;                    ///< by good: selectors that matter
  std::vector<std::vector<char>> origin_matters;         ///< by good, by origin
  std::vector<std::uint32_t> arc, supply, plant, store;  ///< what each touches; supply.. by position in Entities
  std::vector<std::uint32_t> clause, limit, policy;      ///< bit of the selector of each, 0 if none is tracked
  std::uint32_t study_avoid = 0;                         ///< bit of the study's avoid
  std::vector<char> lifts_avoid;                         ///< by order: a `may` clause lifts the study's avoid

  /// Drops from a state what does not matter to a good.
  [[nodiscard]] State keep(Index good, State state) const {
    state.touched &= matters[good];
    if (state.origin != 0 && origin_matters[good][state.origin - 1] == 0) state.origin = 0;
    return state;
  }
  /// Position + 1 of a country among the origins, 0 if it is none.
  [[nodiscard]] std::uint32_t origin_of(const std::string& country) const;
  /// `x1x3@KAZ`.
  [[nodiscard]] std::string name(State state) const;
};

/// Errors: more than 32 tracked selectors, naming the clauses and limits that bring them.
[[nodiscard]] Result<Tracking> make_tracking(const Network& network, const Entities& entities);

}  // namespace korridor
