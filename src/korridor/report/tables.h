#pragma once

#include <string>
#include <vector>

#include "korridor/report/flows.h"
#include "korridor/report/view.h"

namespace korridor {

// The page's tables, each as HTML; empty where there is nothing to tell.

[[nodiscard]] std::string render_exports(View& view);  ///< each good to whom by which gateway, against the record
[[nodiscard]] std::string render_orders(View& view);   ///< served or not, with the reason
[[nodiscard]] std::string render_prices(View& view);
[[nodiscard]] std::string render_netbacks(View& view);

[[nodiscard]] std::string render_bottlenecks(View& view);
[[nodiscard]] std::string render_decided(View& view);  ///< whole numbers: trains, services that run or do not
[[nodiscard]] std::string render_ways(View& view);     ///< the study's pair of places, one way a class of corridors
[[nodiscard]] std::string render_flow_table(View& view, const std::vector<LinkFlow>& flows);

[[nodiscard]] std::string name_swing(View& view, const Json& swing);  ///< the figure that was read otherwise
[[nodiscard]] std::string render_swings(View& view);                  ///< figures that move the answer most
[[nodiscard]] std::string render_dependence(View& view);              ///< who holds the home state's exports
[[nodiscard]] std::string render_frontier(View& view);    ///< what passing through one state less would cost
[[nodiscard]] std::string render_projects(View& view);    ///< which projects would pay, where that was asked
[[nodiscard]] std::string render_comparison(View& view);  ///< who gains and who pays under the scenario

[[nodiscard]] std::string render_fees(View& view);
[[nodiscard]] std::string render_balance(View& view);
[[nodiscard]] std::string render_scenario(View& view);       ///< what the scenario that was asked for changes
[[nodiscard]] std::string render_other_numbers(View& view);  ///< whole numbers that the scenario decides otherwise
[[nodiscard]] std::string render_conflict(View& view);       ///< what cannot hold together, where there is no plan

[[nodiscard]] std::string render_record(
    View& view, const std::vector<LinkFlow>& flows);  ///< observations beside base load and plan
[[nodiscard]] std::string render_scenarios(View& view);
[[nodiscard]] std::string render_agreements(View& view);
[[nodiscard]] std::string render_policies(View& view);  ///< those that the model does not carry

}  // namespace korridor
