#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// Road traffic: links that slow down as they fill, and trips between zones.
struct TrafficProblem {
  struct Link {
    std::int32_t from = 0, to = 0;
    double capacity = 1, free_time = 0, b = 0, power = 0;
    double length = 0, toll = 0;
    double extra = 0;  ///< what length and toll count as time
    /// free_time * (1 + b * (flow / capacity)^power) + extra, its slope, and its integral from 0.
    [[nodiscard]] double time(double flow) const;
    [[nodiscard]] double slope(double flow) const;
    [[nodiscard]] double integral(double flow) const;
  };
  struct Trip {
    std::int32_t from = 0, to = 0;
    double amount = 0;
  };
  std::size_t nodes = 0, zones = 0;
  std::int32_t first_through = 0;  ///< no way passes through a node below it
  std::vector<Link> links;
  /// Counts lengths and tolls as time.
  void weigh(double per_length, double per_toll);
  std::vector<Trip> trips;  ///< between different zones, by origin, amounts above 0
};

/// The links and sizes of a TNTP net file; no trips.
[[nodiscard]] Result<TrafficProblem> read_tntp_net(std::string_view text, const std::string& file);
/// Adds the trips of a TNTP trips file.
[[nodiscard]] Result<void> read_tntp_trips(std::string_view text, const std::string& file, TrafficProblem& problem);
/// The trips file beside `X_net.tntp`, packed or not.
[[nodiscard]] Result<std::filesystem::path> find_trips(const std::filesystem::path& net);

}  // namespace korridor
