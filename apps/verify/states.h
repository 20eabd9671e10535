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

/// Somebody to whom a good is brought in a state: an order, or a plant that uses it up.
struct Receiver {
  std::size_t good;
  std::string country;
};

/// A policy about what comes to the receiver, or about what its actor sells to the receiver.
[[nodiscard]] bool buys(const Policy& policy, const Receiver& receiver);
[[nodiscard]] bool sells(const Policy& policy, const Receiver& receiver);
/// An origin of the policy's targets.
[[nodiscard]] bool targets(const Policy& policy, const std::string& origin);
/// True of cargo that a price cap means: from its target, or from anywhere but its actor.
[[nodiscard]] bool comes_in(const Policy& policy, const std::string& origin);
/// Whether the actor is the state of origin.
[[nodiscard]] bool comes_from(const Policy& policy, const State& state);
/// Whether a state is spared by it.
[[nodiscard]] bool is_exempt(const Policy& policy, const std::string& country);
/// Whether cargo in this state, brought to the receiver, falls under the policy.
[[nodiscard]] bool meets(const Policy& policy, const Receiver& receiver, const State& state);
/// The part of a period for which bans keep it away.
[[nodiscard]] double barred(const Reading& reading, const Receiver& receiver, const State& state, std::size_t t);
/// USD that a tonne of it pays at the receiver.
[[nodiscard]] double duty(const Reading& reading, const Policy& policy, std::size_t good, std::size_t t);
/// True of a policy whose rate is paid, or paid out, for each tonne that falls under it.
[[nodiscard]] bool is_duty(const Policy& policy);

/// The state without what does not matter to the good.
[[nodiscard]] State reduce(const Reading& reading, std::size_t good, State state);
/// `x1x3@KAZ`.
[[nodiscard]] std::string name_of(const Reading& reading, const State& state);

}  // namespace korridor::verify
