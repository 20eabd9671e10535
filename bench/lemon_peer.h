#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace korridor {

/// LEMON's network simplex and cost scaling behind plain arrays: its headers are C++17 and take no newer language.
class LemonPeer {
 public:
  struct Network {
    const std::vector<std::int64_t>& supply;
    const std::vector<std::int32_t>&tail, &head;
    const std::vector<std::int64_t>&upper, &cost;  ///< lower bounds are 0, amounts fit in 32 bits
  };
  explicit LemonPeer(const Network& network);
  ~LemonPeer();
  /// The least cost, or -1.
  std::int64_t simplex();
  std::int64_t scaling();
  /// The same with these arcs closed.
  std::int64_t simplex_closed(const std::vector<std::size_t>& arcs);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace korridor
