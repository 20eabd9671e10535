#pragma once

#include <string>
#include <unordered_map>
#include <vector>

namespace korridor::verify {

/// Rows that share a column belong together; each such part has a bill and a bound of its own.
class PartsOfRows {
 public:
  std::size_t at(const std::string& row) {
    const auto [it, fresh] = number_.try_emplace(row, parent_.size());
    if (fresh) parent_.push_back(parent_.size());
    return it->second;
  }
  std::size_t find(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  std::size_t part_of(const std::string& row) { return find(at(row)); }
  void join(std::size_t a, std::size_t b) { parent_[find(a)] = find(b); }

 private:
  std::unordered_map<std::string, std::size_t> number_;
  std::vector<std::size_t> parent_;
};

}  // namespace korridor::verify
