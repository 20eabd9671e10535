#include "korridor/instance/solve_flow.h"

#include "korridor/flow/network_simplex.h"

namespace korridor {

Result<InstanceAnswer> solve_flow(const FlowNetwork& network, double time_limit_s) {
  auto simplex = NetworkSimplex::create(network);
  if (!simplex) return std::unexpected(simplex.error());
  InstanceAnswer answer;
  answer.method = "network simplex";
  answer.size = {{"nodes", network.nodes()}, {"arcs", network.arcs()}};
  switch (simplex->solve(time_limit_s)) {
    case FlowStatus::kOptimal:
      answer.status = InstanceStatus::kOptimal;
      break;
    case FlowStatus::kInfeasible:
      answer.status = InstanceStatus::kInfeasible;
      break;
    case FlowStatus::kUnbounded:
      answer.status = InstanceStatus::kUnbounded;
      break;
    case FlowStatus::kLimit:
      answer.status = InstanceStatus::kLimit;
      break;
  }
  if (answer.status != InstanceStatus::kOptimal) return answer;
  const FlowCheck check = check_flow(network, simplex->flow(), simplex->potential());
  set_values(answer, static_cast<double>(check.objective), static_cast<double>(check.bound));
  answer.checks = {{"conserves", check.conserves ? 0.0 : 1.0, 0.0},
                   {"bounds", check.within_bounds ? 0.0 : 1.0, 0.0},
                   {"prices", check.complementary && check.bounded ? 0.0 : 1.0, 0.0}};
  return answer;
}

}  // namespace korridor
