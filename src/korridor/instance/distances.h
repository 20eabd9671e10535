#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace korridor {

/// Arcs of a plain directed graph by their tails, and shortest ways in it.
///
/// Method  Dijkstra with a binary heap; lengths of zero or more. Ties: the arc that was met first.
/// Cost    O((n + m) log n) time; memory is kept for the next run.
class Distances {
 public:
  /// No way passes through a node below `first_through`; it may start or end there.
  Distances(std::size_t nodes, std::span<const std::pair<std::int32_t, std::int32_t>> arcs,
            std::int32_t first_through = 0);

  void run(std::int32_t origin, std::span<const double> length);
  /// Infinite where no way leads.
  [[nodiscard]] double to(std::int32_t node) const { return distance_[static_cast<std::size_t>(node)]; }
  /// The last arc of the shortest way to a node; -1 at the origin and where no way leads.
  [[nodiscard]] std::int32_t last_arc(std::int32_t node) const { return last_arc_[static_cast<std::size_t>(node)]; }
  [[nodiscard]] std::int32_t tail(std::int32_t arc) const { return tail_[static_cast<std::size_t>(arc)]; }

 private:
  std::int32_t first_through_;
  std::vector<std::size_t> start_;
  std::vector<std::int32_t> arc_, head_, tail_;
  std::vector<double> distance_;
  std::vector<std::int32_t> last_arc_;
  std::vector<std::pair<double, std::int32_t>> heap_;
};

}  // namespace korridor
