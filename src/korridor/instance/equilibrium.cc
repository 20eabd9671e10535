#include "korridor/instance/equilibrium.h"

#include <algorithm>
#include <cmath>

namespace korridor {
namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

std::vector<std::pair<std::int32_t, std::int32_t>> ends_of(const TrafficProblem& problem) {
  std::vector<std::pair<std::int32_t, std::int32_t>> ends;
  for (const auto& link : problem.links) ends.emplace_back(link.from, link.to);
  return ends;
}

}  // namespace

TrafficState::TrafficState(const TrafficProblem& problem)
    : problem_(problem), distances_(problem.nodes, ends_of(problem), problem.first_through),
      flow_(problem.links.size(), 0.0), time_(problem.links.size()), slope_(problem.links.size()),
      ways_(problem.trips.size()), on_fast_(problem.links.size(), 0), on_slow_(problem.links.size(), 0) {
  for (std::size_t l = 0; l < flow_.size(); ++l) set_flow(static_cast<std::int32_t>(l), 0);
}

void TrafficState::set_flow(std::int32_t link, double flow) {
  flow_[at(link)] = flow;
  time_[at(link)] = problem_.links[at(link)].time(flow);
  slope_[at(link)] = problem_.links[at(link)].slope(flow);
}

/// Link flows anew from the ways, so that rounding does not pile up.
void TrafficState::add_up() {
  std::vector<double> flow(flow_.size(), 0.0);
  for (const auto& ways : ways_)
    for (const Way& way : ways)
      for (const std::int32_t l : way.links) flow[at(l)] += way.amount;
  for (std::size_t l = 0; l < flow.size(); ++l) set_flow(static_cast<std::int32_t>(l), flow[l]);
}

double TrafficState::time_of(const Way& way) const {
  double time = 0;
  for (const std::int32_t l : way.links) time += time_[at(l)];
  return time;
}

void TrafficState::trace(Way& way, std::int32_t end) const {
  for (std::int32_t l = distances_.last_arc(end); l >= 0; l = distances_.last_arc(distances_.tail(l)))
    way.links.push_back(l);
  std::ranges::reverse(way.links);
}

TrafficState::Round TrafficState::find_ways() {
  Round round;
  const bool first = std::ranges::all_of(ways_, [](const auto& ways) { return ways.empty(); });
  if (!first) add_up();
  unreachable_ = 0;
  std::int32_t origin = -1;
  for (std::size_t t = 0; t < problem_.trips.size(); ++t) {
    const auto& trip = problem_.trips[t];
    if (trip.from != origin) distances_.run(origin = trip.from, time_);
    const double shortest = distances_.to(trip.to);
    if (std::isinf(shortest)) {
      ++unreachable_;
      continue;
    }
    round.shortest += trip.amount * shortest;
    double fastest = std::numeric_limits<double>::infinity();
    for (const Way& way : ways_[t]) {
      const double time = time_of(way);
      fastest = std::min(fastest, time);
      round.spent += way.amount * time;
    }
    if (fastest <= shortest * (1 + 1e-13)) continue;
    trace(ways_[t].emplace_back(), trip.to);
    if (ways_[t].size() == 1) ways_[t][0].amount = trip.amount;
  }
  if (first) add_up();
  return round;
}

double TrafficState::sweep() {
  double saving = 0;
  for (auto& ways : ways_)
    if (ways.size() > 1) saving += even_out(ways);
  return saving;
}

double TrafficState::even_out(std::vector<Way>& ways) {
  cost_.clear();
  for (const Way& way : ways) cost_.push_back(time_of(way));
  const auto fast = static_cast<std::size_t>(std::ranges::min_element(cost_) - cost_.begin());
  double saving = 0;
  for (std::size_t k = 0; k < ways.size(); ++k) {
    if (k == fast) continue;
    saving += ways[k].amount * (cost_[k] - cost_[fast]);
    const double gain = time_of(ways[k]) - time_of(ways[fast]);
    if (gain > 0 && ways[k].amount > 0)
      move(ways[k], ways[fast], gain);
    else if (gain < 0 && ways[fast].amount > 0)
      move(ways[fast], ways[k], -gain);
  }
  std::erase_if(ways, [](const Way& way) { return way.amount <= 0; });
  return saving;
}

/// A Newton step over the links in which the two ways differ.
void TrafficState::move(Way& slow, Way& fast, double gain) {
  ++round_;
  for (const std::int32_t l : fast.links) on_fast_[at(l)] = round_;
  for (const std::int32_t l : slow.links) on_slow_[at(l)] = round_;
  double slope = 0;
  for (const std::int32_t l : fast.links) slope += on_slow_[at(l)] == round_ ? 0 : slope_[at(l)];
  for (const std::int32_t l : slow.links) slope += on_fast_[at(l)] == round_ ? 0 : slope_[at(l)];
  const double amount = slope > 0 && gain < slow.amount * slope ? gain / slope : slow.amount;
  slow.amount = amount == slow.amount ? 0 : slow.amount - amount;
  fast.amount += amount;
  for (const std::int32_t l : fast.links)
    if (on_slow_[at(l)] != round_) set_flow(l, flow_[at(l)] + amount);
  for (const std::int32_t l : slow.links)
    if (on_fast_[at(l)] != round_) set_flow(l, std::max(0.0, flow_[at(l)] - amount));
}

double TrafficState::objective() const {
  double sum = 0;
  for (std::size_t l = 0; l < flow_.size(); ++l) sum += problem_.links[l].integral(flow_[l]);
  return sum;
}

double TrafficState::worst_trip() const {
  double worst = 0;
  for (std::size_t t = 0; t < ways_.size(); ++t) {
    double carried = 0;
    for (const Way& way : ways_[t]) carried += way.amount;
    worst = std::max(worst, std::abs(carried - problem_.trips[t].amount) / problem_.trips[t].amount);
  }
  return worst;
}

}  // namespace korridor
