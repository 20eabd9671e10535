// The readers of problem files, the first byte choosing one: any bytes either are refused, each error with its place
// and what would be right, or give a problem whose parts fit together.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "korridor/instance/demand_network.h"
#include "korridor/instance/design_problem.h"
#include "korridor/instance/dimacs.h"
#include "korridor/instance/interdiction_problem.h"
#include "korridor/instance/mps.h"
#include "korridor/instance/read_bytes.h"
#include "korridor/instance/traffic_problem.h"

namespace {

using namespace korridor;

void require(bool holds) {
  if (!holds) std::abort();
}

bool is_node(std::int32_t v, std::size_t nodes) { return v >= 0 && static_cast<std::size_t>(v) < nodes; }

void check(const MpsProgram& p) {
  const LinearProgram& lp = p.lp;
  require(lp.columns() == p.column_names.size() && lp.rows() == p.row_names.size());
  require(lp.start.size() == lp.columns() + 1 && lp.start.back() == lp.index.size());
  require(lp.integer.empty() || lp.integer.size() == lp.columns());
  for (const std::int32_t i : lp.index) require(is_node(i, lp.rows()));
  for (std::size_t j = 0; j < lp.columns(); ++j) require(lp.lower[j] <= lp.upper[j]);
  for (std::size_t i = 0; i < lp.rows(); ++i) require(lp.row_lower[i] <= lp.row_upper[i]);
}

void check(const FlowNetwork& n) { require(check_network(n).has_value()); }

void check(const DesignProblem& p) {
  for (const auto& arc : p.arcs) {
    require(is_node(arc.from, p.nodes) && is_node(arc.to, p.nodes) && arc.capacity >= 0);
    require(arc.unit_cost.size() == 1 || arc.unit_cost.size() == p.goods.size());
  }
  for (const auto& good : p.goods)
    for (const auto& amount : good) require(is_node(amount.node, p.nodes));
}

void check(const DemandNetwork& n) {
  for (const auto& link : n.links) require(is_node(link.from, n.nodes.size()) && link.capacity >= 0);
  for (const auto& demand : n.demands) require(is_node(demand.to, n.nodes.size()) && demand.amount >= 0);
}

void check(const InterdictionProblem& p) {
  for (const auto& arc : p.arcs) require(is_node(arc.from, p.nodes) && is_node(arc.to, p.nodes) && arc.length >= 0);
}

void check(const TrafficProblem& p) {
  for (const auto& link : p.links) require(is_node(link.from, p.nodes) && link.time(1) >= 0);
}

template <class Value>
void check_result(const Result<Value>& read) {
  if (read) return check(*read);
  require(!read.error().empty());
  for (const Error& error : read.error()) require(!error.code.empty() && !error.hint.empty());
}

void check_trips(std::string_view text) {
  TrafficProblem problem;
  problem.nodes = problem.zones = 4;
  if (read_tntp_trips(text, "fuzz", problem))
    for (const auto& trip : problem.trips) require(is_node(trip.from, 4) && is_node(trip.to, 4) && trip.amount > 0);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string_view text(reinterpret_cast<const char*>(data + 1), size - 1);
  switch (data[0] % 8) {
    case 0:
      check_result(read_mps(text, "fuzz"));
      break;
    case 1:
      check_result(read_dimacs(text, "fuzz"));
      break;
    case 2:
      check_result(read_design(text, "fuzz"));
      break;
    case 3:
      check_result(read_sndlib(text, "fuzz"));
      break;
    case 4:
      check_result(read_interdiction(text, "fuzz"));
      break;
    case 5:
      check_result(read_tntp_net(text, "fuzz"));
      break;
    case 6:
      check_trips(text);
      break;
    default:
      (void)unpack(std::string(text), "fuzz", 1 << 20);
      break;
  }
  return 0;
}
