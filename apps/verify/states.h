#pragma once

#include <map>
#include <string>
#include <vector>

#include "reading.h"

namespace korridor::verify {

/// What a tonne has touched, and its origin where that is told apart (docs/methods/model.md 3).
struct State {
  std::uint64_t touched = 0;
  std::string origin;
  auto operator<=>(const State&) const = default;
};

/// Fills what needs the whole reading: stages of goods, what things touch, what matters to which good.
[[nodiscard]] Result<void> complete(const Study& study, Reading& reading);

/// The state without what does not matter to the good.
[[nodiscard]] State reduce(const Reading& reading, std::size_t good, State state);
/// `x1x3@KAZ`.
[[nodiscard]] std::string name_of(const Reading& reading, const State& state);

}  // namespace korridor::verify
