#pragma once

#include <map>
#include <string>
#include <vector>

#include "korridor/study/selector.h"
#include "korridor/study/world.h"

namespace korridor::verify {

// A world as docs/methods/model.md tells it, read row by row and written down plainly. Names are kept as text; one
// value per period where a member is a vector of double, NaN for "no limit".

struct Link {
  std::string id, from, to, mode;
  bool both = true;
  std::vector<char> carries;  ///< by good
  std::vector<double> net, open, cost, hours, run_hours;
  std::uint64_t touches = 0;
};
struct Place {
  std::string id, country;
  bool split = false;
  std::vector<double> throughput, cost, hours;
  std::uint64_t touches = 0;
};
struct Source {
  std::string id, place, country;
  std::size_t row = 0, good = 0;
  std::vector<double> amount, cost;
  double reserve = 0;
  std::uint64_t touches = 0;
};
struct Plant {
  std::string id, place, country;
  std::size_t row = 0;
  std::vector<std::pair<std::size_t, double>> inputs,
      outputs;  ///< good, tonnes per run; the first output is the main product
  bool new_origin = true;
  std::vector<double> capacity, open, cost_per_run;
  std::uint64_t touches = 0;
};
struct Store {
  std::string id, place, country;
  std::size_t good = 0;
  double opening = 0;
  std::vector<double> capacity, cost;
  std::uint64_t touches = 0;
};
struct Order {
  std::string id, place, country;
  std::size_t row = 0, good = 0;
  bool market = false, firm = false, lifts_avoid = false;
  std::vector<std::pair<double, double>> steps;
  std::vector<double> wanted, years, penalty, inland;
};
struct Clause {
  std::string id, kind;
  std::size_t order = 0;
  std::uint64_t bit = 0;
  bool has_share = false;
  std::vector<double> share, penalty, active;
};
struct Limit {
  std::string id, kind, bound;
  std::uint64_t bit = 0;
  std::vector<char> goods, orders;
  std::vector<bool> links, supply, plants;
  std::vector<double> amount, share, active, penalty, lot;
  std::vector<std::string> excludes;   ///< limits that cannot be used beside this one, each pair in both
  bool least = false, all = false;     ///< all: no selector, every tonne counts
  std::size_t fee = kNoFee, band = 0;  ///< band of a fee with volume discounts: the policy, and which, from 1
  static constexpr std::size_t kNoFee = static_cast<std::size_t>(-1);
};
struct Fleet {
  std::string id;
  std::vector<bool> links;
  std::vector<char> goods;
  std::vector<double> hours, payload, turn, dwell;
};
struct Policy {
  std::string id, kind, actor, unit, where;
  std::vector<std::string> target, exempt;
  std::vector<char> goods;
  std::vector<bool> links;
  std::vector<double> rate, open;
  std::uint64_t bit = 0;                               ///< of the selector of a sanction
  std::vector<std::pair<double, double>> discounts{};  ///< t per year, percent off from there on
  bool on_all = false;
};

struct Reading {
  std::vector<Period> periods;
  std::vector<std::string> goods;
  std::vector<double> value;                      ///< by good
  std::vector<std::size_t> stages;                ///< goods, inputs before outputs
  std::vector<std::string> tracked;               ///< selectors x1, x2, ...
  std::vector<std::uint64_t> matters;             ///< by good
  std::vector<std::vector<std::string>> origins;  ///< by good, the states of origin that are told apart
  std::uint64_t avoid = 0;                        ///< bit of the study's avoid
  double holding_rate = 0;
  std::vector<Link> links;
  std::vector<Place> places;
  std::map<std::string, std::size_t> place_at;
  std::vector<Source> sources;
  std::vector<Plant> plants;
  std::vector<Store> stores;
  std::vector<Order> orders;
  std::vector<Clause> clauses;
  std::vector<Limit> limits;
  std::vector<Fleet> fleets;
  std::vector<Policy> policies;
};

[[nodiscard]] Result<Reading> read_world(const World& world, std::vector<Period> periods);

}  // namespace korridor::verify
