#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/routing/travel_time.h"
#include "korridor/routing/way_graph.h"

namespace korridor {

struct WayRequest {
  std::string good;                 ///< id; empty: the study's route good, else its first good
  std::string from, to;             ///< places by id or name
  std::vector<std::string> avoid;   ///< selectors; no returned way touches any of them
  std::optional<Date> depart;       ///< default: first day of the horizon
  int alternatives = 0;             ///< how many ways that really differ, beside the Pareto set
  double epsilon = 0;               ///< 0: exact Pareto set
  bool ignore_study_avoid = false;  ///< else the study's own `avoid` holds beside those asked for
};

struct Leg {
  std::string link, from, to, mode, country;
  double length_km = 0, time_h = 0, cost_usd_per_t = 0, risk = 0;
  std::vector<std::string> claims;
};

struct Way {
  std::vector<Leg> legs;
  double cost_usd_per_t = 0;
  TimeSpread time;
  double risk = 0;                  ///< expected stopped days a year, an event counted on each arc that it stops
  double stopped_days = 0;          ///< the same, each event once
  std::vector<std::string> events;  ///< that can stop it
  double length_km = 0;
  std::vector<std::string> countries;  ///< in order of travel
  std::vector<std::string> can_stop;   ///< states on the way other than those of its two ends
  std::vector<std::string> corridors;  ///< whose gateway it crosses
  std::string corridor_class;
  double free_t_per_year = 0;  ///< what still fits this calendar year after other traffic; infinity: no limit known
  std::vector<std::string> dominated_by;  ///< classes whose way is no worse in cost, time and risk, and better in one
};

/// An asset that stands in the way, and why.
struct Obstacle {
  std::string asset, why;
};

struct Ways {
  std::vector<Way> pareto;  ///< cost, time, risk; sorted by cost
  std::vector<Way> alternatives;
  std::vector<Way> by_class;         ///< cheapest of each corridor class and of none, dominated or not
  std::vector<Obstacle> cut;         ///< no way: the fewest assets whose opening gives one
  std::string why_no_cut;            ///< no way and no cut: `not_carried` or `not_joined`
  std::vector<std::string> lift;     ///< no way: the fewest parts of the avoid expressions whose lifting gives one
  std::vector<std::string> avoid;    ///< expressions in force, the study's own last
  std::vector<std::string> matched;  ///< places and links that `avoid` means
  Date day{};
  std::string good, from, to;  ///< ids
  Warnings warnings;           ///< lift_not_found
};

/// Ways for one tonne. Errors: unknown good or place (with the nearest name), a selector that does not parse, an end
/// that is itself avoided.
[[nodiscard]] Result<Ways> find_ways(const World& world, const WayRequest& request);

/// The k ways that differ: each shares at most `kMaxShared` of its length with any chosen before.
///
/// Method  penalty method: the cheapest way is taken, its arcs are made half as dear again, and so on; a way that is
/// too like an
///         earlier one is passed over. Its cost is told without the penalty.
/// Source  de la Barra et al. 1993.
constexpr double kMaxShared = 0.6;
[[nodiscard]] std::vector<std::vector<Index>> find_alternatives(const WayGraph& graph, Index from, Index to, int count);

/// Fewest blocked assets to open for a way, ties by cost; empty if even that is not enough.
[[nodiscard]] std::vector<Obstacle> find_cut(const WayGraph& graph, Index from, Index to,
                                             const std::vector<std::string>& avoid);

/// Why opening assets helps nothing: no link at all carries the good (`not_carried`), or those that do never join the
/// two places (`not_joined`).
[[nodiscard]] std::string find_why_no_cut(const WayGraph& graph);

/// Fewest parts of the avoid expressions (what stands between the outermost `|`) whose lifting alone gives a way; of
/// sets of one size the one that comes first. Empty where even lifting all of them gives none.
///
/// Method  labels (node, parts touched) in order of their number; one is dropped when another at its node touches a
///         part of it. Each arc knows the parts that mean it, so nothing is compiled again.
/// Limits  64 parts and a million labels; beyond, the warning `lift_not_found` says that the answer is not known.
[[nodiscard]] std::vector<std::string> find_lift(const WayGraph& graph, Index from, Index to,
                                                 const std::vector<std::string>& avoid, Warnings& warnings);

}  // namespace korridor
