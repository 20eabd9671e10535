#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/plan/plan.h"

namespace korridor {

/// How much of what a subject gets (buyer), sells (exporter) or lets through (transit) rests on something.
struct ShareRow {
  std::string side, of;            ///< buyer exporter transit; the state
  std::string on, dimension;       ///< on whom or what; partner transit port processor owner corridor
  std::string stage;               ///< mine processing use way
  std::string delivered, good;     ///< good that is delivered; good that is counted at the stage
  std::string period;              ///< of the plan, or `all`
  double t = 0, of_t = 0;          ///< tonnes of `good` that rest on it, and of all of the group
  double share = 0;                ///< t / of_t
  double part = 0;                 ///< adds up to 1 over a group; the same as share but for ways, which touch several
  double direct = 0, through = 0;  ///< share without and with processing in a third state; they add up to share
};

/// How concentrated a group is: Herfindahl and Hirschman, and the largest parts.
struct ConcentrationRow {
  std::string side, of, dimension, stage, delivered, good, period;
  double hhi = 0;           ///< 0 to 1: sum of squared parts, `none` and `unknown` left out
  double hhi_10000 = 0;     ///< the same in points
  double cr1 = 0, cr3 = 0;  ///< largest part, and the three largest
  std::string largest;
  double unattributed = 0;            ///< part of `none` and `unknown`
  std::optional<double> supply_risk;  ///< sum of squared parts, each times the state's weight (table governance)
};

struct Dependence {
  std::vector<ShareRow> shares;
  std::vector<ConcentrationRow> concentration;
  Warnings warnings;  ///< no_governance_weight
};

struct DependenceRequest {
  std::string side;   ///< buyer, exporter, transit; empty: all three
  std::string good;   ///< delivered or counted good; empty: all
  std::string state = {};  ///< whose dependence, alpha-3 or a group such as EU27; empty: everybody's
};

/// Shares along realised chains (docs/methods/dependence.md).
///
/// Method  every chain says what it rests on (ChainReader); tonnes of one good at one stage are added, those of
/// different
///         goods never. Parts of a group add up to 1.
/// Cost    linear in the legs of all chains.
/// Source  Hirschman 1964 for the index; European Commission 2017 for weighting its terms by governance.
[[nodiscard]] Dependence find_dependence(const World& world, const Plan& plan, const DependenceRequest& request);

/// The index of given parts; `none` and `unknown` are left out and counted as unattributed.
void measure_concentration(const std::vector<std::pair<std::string, double>>& parts, ConcentrationRow& row);

}  // namespace korridor
