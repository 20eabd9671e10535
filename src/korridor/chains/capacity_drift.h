#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace korridor {

/// Numbers, each listed once.
struct ListedNumbers {
  std::vector<std::uint32_t> at;
  std::vector<char> is_listed;

  void clear(std::size_t size) {
    at.clear();
    is_listed.assign(size, 0);
  }
  void add(std::uint32_t i) {
    if (is_listed[i] == 0) at.push_back(i);
    is_listed[i] = 1;
  }
};

/// One capacity of the master on its way from what it was at the last plan, and how all amounts change with it over the
/// whole of that way.
struct CapacityDrift {
  static constexpr std::uint32_t kNoRow = 0xffffffffU;

  std::uint32_t row = kNoRow;  ///< whose capacity was set since the last plan
  bool is_more = false;        ///< those of others as well
  double before = 0, change = 0;
  std::vector<double> place, key, usage;  ///< by position of the working basis, set, row
  ListedNumbers places, keys, rows;       ///< where they are not nothing
  double done = 0;                        ///< part of the way

  void note(std::uint32_t changed, double capacity_before) {
    if (row == kNoRow) row = changed, before = capacity_before;
    is_more |= row != changed;
  }
  void forget() { row = kNoRow, is_more = false; }
  [[nodiscard]] double of_capacity(std::uint32_t r) const { return r == row ? change : 0; }
};

}  // namespace korridor
