#pragma once

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

namespace korridor {

/// Milliseconds that one call takes, the mean over `repeat` calls in a row.
template <class Call>
double time_ms(int repeat, Call&& call) {
  const auto start = std::chrono::steady_clock::now();
  for (int r = 0; r < repeat; ++r) call();
  return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count() / repeat;
}

/// Times ours and the peer's by turns, so that whatever else the machine does meets both, and prints the ratio
/// peer/ours (above 1: ours is faster) with both medians.
template <class Ours, class Peer>
void compare(const char* name, const char* peer_name, const char* instance, int rounds, int repeat, Ours&& ours,
             Peer&& peer) {
  std::vector<double> mine, theirs, ratios;
  for (int round = 0; round < rounds; ++round) {
    mine.push_back(time_ms(repeat, ours));
    theirs.push_back(time_ms(repeat, peer));
    ratios.push_back(theirs.back() / mine.back());
  }
  const auto median = [](std::vector<double>& values) {
    std::ranges::sort(values);
    return values[values.size() / 2];
  };
  fmt::print("{}: {:.4f} ms, {}: {:.4f} ms\n", name, median(mine), peer_name, median(theirs));
  const double middle = median(ratios);
  fmt::print("ratio {}: {:.2f} (min {:.2f}, max {:.2f}) vs {} on {}\n", name, middle, ratios.front(), ratios.back(),
             peer_name, instance);
}

/// Median milliseconds of one call, where there is no peer.
template <class Call>
double median_ms(int rounds, Call&& call) {
  std::vector<double> times;
  for (int round = 0; round < rounds; ++round) times.push_back(time_ms(1, call));
  std::ranges::sort(times);
  return times[times.size() / 2];
}

}  // namespace korridor
