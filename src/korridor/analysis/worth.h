#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "korridor/analysis/planner.h"

namespace korridor {

/// Something whose worth is asked for: a clause, or an agreement, by its change set or else by the clauses and orders
/// that name it.
struct WorthItem {
  std::string kind, id;  ///< agreement, clause
  std::string set = {};  ///< of an agreement
  /// What acts of an agreement without a set; of a clause itself.
  std::vector<std::string> clauses = {}, orders = {};
  bool is_on = false;  ///< acts in the world that is asked about
};

struct WorthRow {
  WorthItem item;
  std::string method;                                 ///< left_out (it is on), added (it is off)
  std::string status;                                 ///< of the other plan: optimal, limit, infeasible
  std::optional<double> worth_usd;                    ///< fall of the objective through it; negative: it costs
  std::optional<double> shapley_usd;                  ///< its fair share, where it is a player
  std::vector<std::pair<std::string, double>> gains;  ///< by state: what its buyers, work and treasury gain through it
};

struct Worth {
  std::string status;  ///< of the plan of the world as asked for: optimal, limit, infeasible
  std::vector<WorthRow> rows;
  std::vector<std::string> not_modelled;  ///< agreements without a change set, and without a clause or order that acts
  std::size_t players = 0;
  std::optional<double> whole_usd;  ///< worth of all players together; their fair shares add up to it
  Warnings warnings;                ///< of the plan of the world as asked for
};

struct WorthRequest {
  WorldRequest world;
  bool fair_shares = false;  ///< Shapley: plans every subset of the players
  int threads = 1;
  TellShare tell = {};
};

constexpr std::size_t kMostPlayers = 12;

/// What each agreement and clause is worth in the plan (docs/methods/value.md).
///
/// Method  each one left out alone (or added, where it is off), and everything planned anew. A clause that is left out
///         is off, an order wants nothing. Fair shares are the exact
///         Shapley values over all subsets of what is on: agreements with a set, and clauses that act without any of
///         them.
/// Cost    one plan an item; 2^n plans for n players.
/// Errors  too_many_players; those of the planner.
/// Source  Shapley 1953.
[[nodiscard]] Result<Worth> find_worth(const Study& study, const WorthRequest& request, const Planner& planner);

/// Shapley values of a game with n players from the value of every subset (bit i: player i).
[[nodiscard]] std::vector<double> shapley(std::size_t players, const std::vector<double>& value);

}  // namespace korridor
