#pragma once

#include <cstdint>
#include <string_view>

namespace korridor {

/// A quick hash for tables in memory, the same on every machine; no defence against chosen input.
///
/// Method  FNV-1a, 64 bits; a word counts as one step.
/// Source  Fowler, Noll, Vo 1991.
class Hash {
 public:
  void add(std::uint64_t word) { value_ = (value_ ^ word) * 0x100000001b3ULL; }
  void add(std::string_view bytes) {
    for (const char c : bytes) add(std::uint64_t{static_cast<unsigned char>(c)});
  }
  [[nodiscard]] std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xcbf29ce484222325ULL;
};

}  // namespace korridor
