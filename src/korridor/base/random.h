#pragma once

#include <cstdint>

namespace korridor {

/// Random stream that is a pure function of (seed, index), so any worker can draw item i.
///
/// Method  SplitMix64 on a state mixed from both numbers.
/// Source  Steele, Lea, Flood 2014.
class Random {
 public:
  constexpr explicit Random(std::uint64_t seed, std::uint64_t index = 0) : state_(mix(seed) ^ mix(index + kStep)) {}

  constexpr std::uint64_t next() { return mix(state_ += kStep); }
  /// Uniform in [0, 1).
  constexpr double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
  /// Uniform in [0, n), n > 0; the bias is below n / 2^64.
  constexpr std::uint64_t below(std::uint64_t n) { return next() % n; }

 private:
  static constexpr std::uint64_t kStep = 0x9e3779b97f4a7c15ULL;
  static constexpr std::uint64_t mix(std::uint64_t z) {
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
  }
  std::uint64_t state_;
};

}  // namespace korridor
