#pragma once

#include <cstdint>
#include <vector>

#include "korridor/instance/distances.h"
#include "korridor/instance/traffic_problem.h"

namespace korridor {

/// Traffic as amounts on ways, moved between the ways of a pair of zones until no trip gains.
class TrafficState {
 public:
  struct Round {
    double spent = 0;     ///< trips times time, at the times of the round
    double shortest = 0;  ///< the same on shortest ways
    [[nodiscard]] double relative_gap() const { return spent > 0 ? (spent - shortest) / spent : 0; }
  };

  explicit TrafficState(const TrafficProblem& problem);
  /// The shortest ways at the present times; new ones join those that are known. The first round puts all trips there.
  /// A trip without any way stays where `unreachable` counts it.
  Round find_ways();
  /// Moves trips to faster known ways, pair by pair; gives the time that trips could have saved before.
  double sweep();

  [[nodiscard]] double objective() const;
  /// Largest difference between the trips of a pair and what its ways carry, relative.
  [[nodiscard]] double worst_trip() const;
  [[nodiscard]] std::size_t unreachable() const { return unreachable_; }

 private:
  struct Way {
    std::vector<std::int32_t> links;
    double amount = 0;
  };
  void set_flow(std::int32_t link, double flow);
  void add_up();
  [[nodiscard]] double time_of(const Way& way) const;
  void trace(Way& way, std::int32_t end) const;
  double even_out(std::vector<Way>& ways);
  void move(Way& slow, Way& fast, double gain);

  const TrafficProblem& problem_;
  Distances distances_;
  std::vector<double> flow_, time_, slope_;
  std::vector<std::vector<Way>> ways_;  ///< one list a trip
  std::vector<std::uint32_t> on_fast_;
  std::vector<std::uint32_t> on_slow_;
  std::uint32_t round_ = 0;
  std::size_t unreachable_ = 0;
  std::vector<double> cost_;
};

}  // namespace korridor
