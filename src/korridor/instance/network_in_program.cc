#include "korridor/instance/network_in_program.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace korridor {
namespace {

std::size_t at(std::int32_t i) { return static_cast<std::size_t>(i); }

/// Disjoint sets that know whether two members have equal or opposite signs.
class Signs {
 public:
  explicit Signs(std::size_t n) : parent_(n), parity_(n, 0) { std::iota(parent_.begin(), parent_.end(), 0); }
  /// The representative and the parity to it.
  std::pair<std::int32_t, int> find(std::int32_t i) {
    std::int32_t root = i;
    int parity = 0;
    for (; parent_[at(root)] != root; root = parent_[at(root)]) parity ^= parity_[at(root)];
    for (int left = parity; parent_[at(i)] != i;) {  // hang every node on the way below the root
      const std::int32_t up = parent_[at(i)];
      const int own = parity_[at(i)];
      parent_[at(i)] = root;
      parity_[at(i)] = left;
      left ^= own;
      i = up;
    }
    return {root, parity};
  }
  /// False where that contradicts what was said before.
  bool join(std::int32_t a, std::int32_t b, int differ) {
    const auto [ra, pa] = find(a);
    const auto [rb, pb] = find(b);
    if (ra == rb) return (pa ^ pb) == differ;
    parent_[at(std::max(ra, rb))] = std::min(ra, rb);
    parity_[at(std::max(ra, rb))] = pa ^ pb ^ differ;
    return true;
  }

 private:
  std::vector<std::int32_t> parent_;
  std::vector<int> parity_;
};

bool is_whole(double value) { return std::abs(value - std::round(value)) <= 1e-9 * std::max(1.0, std::abs(value)); }

/// The power of ten that makes all finite values whole, up to 10^6.
std::optional<double> find_scale(std::initializer_list<const std::vector<double>*> lists) {
  for (double scale = 1; scale <= 1e6; scale *= 10) {
    bool fits = true;
    for (const auto* list : lists)
      fits = fits && std::ranges::all_of(*list, [&](double v) {
               return std::isinf(v) || (std::abs(v) * scale < 0x1p50 && is_whole(v * scale));
             });
    if (fits) return scale;
  }
  return std::nullopt;
}

std::int64_t to_whole(double value, double scale) {
  return std::isinf(value) ? kUnlimited : static_cast<std::int64_t>(std::llround(value * scale));
}

std::optional<std::vector<int>> find_signs(const LinearProgram& lp) {
  Signs signs(lp.rows());
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    const std::size_t first = lp.start[j];
    const std::size_t count = lp.start[j + 1] - first;
    if (count == 0 || count > 2) return std::nullopt;
    for (std::size_t k = first; k < first + count; ++k)
      if (std::abs(lp.value[k]) != 1) return std::nullopt;
    if (count == 2 && !signs.join(lp.index[first], lp.index[first + 1], lp.value[first] == lp.value[first + 1] ? 1 : 0))
      return std::nullopt;
  }
  std::vector<int> sign(lp.rows());
  for (std::size_t i = 0; i < sign.size(); ++i) sign[i] = signs.find(static_cast<std::int32_t>(i)).second != 0 ? -1 : 1;
  return sign;
}

/// What leaves a node less what enters it lies in [low, high]: a supply, and slack arcs from or to the ground.
void add_row(FlowNetwork& network, std::size_t node, double low, double high, double scale) {
  const auto ground = static_cast<std::int32_t>(network.nodes() - 1);
  const auto v = static_cast<std::int32_t>(node);
  const double side = std::isfinite(high) ? high : std::isfinite(low) ? low : 0.0;
  network.supply[node] = to_whole(side, scale);
  network.supply.back() -= network.supply[node];
  if (low == high) return;
  if (std::isfinite(high))
    network.add_arc(v, ground, 0, std::isfinite(low) ? to_whole(high - low, scale) : kUnlimited, 0);
  else
    network.add_arc(ground, v, 0, kUnlimited, 0);
  if (std::isinf(low) && std::isinf(high)) network.add_arc(v, ground, 0, kUnlimited, 0);
}

void add_column(NetworkForm& form, const LinearProgram& lp, std::size_t j) {
  FlowNetwork& network = form.network;
  const auto ground = static_cast<std::int32_t>(network.nodes() - 1);
  std::int32_t tail = ground;
  std::int32_t head = ground;
  for (std::size_t k = lp.start[j]; k < lp.start[j + 1]; ++k)
    (lp.value[k] * form.row_sign[at(lp.index[k])] > 0 ? tail : head) = lp.index[k];
  const bool turned = std::isinf(lp.lower[j]);
  const std::int64_t cost = to_whole(lp.cost[j], form.cost_scale);
  form.arc_of_column.push_back(static_cast<std::int32_t>(network.arcs()));
  form.reversed.push_back(turned ? 1 : 0);
  if (turned)
    network.add_arc(head, tail, -to_whole(lp.upper[j], form.amount_scale), kUnlimited, -cost);
  else
    network.add_arc(tail, head, to_whole(lp.lower[j], form.amount_scale), to_whole(lp.upper[j], form.amount_scale),
                    cost);
}

}  // namespace

std::optional<NetworkForm> find_network(const LinearProgram& lp) {
  if (lp.columns() == 0 || std::ranges::any_of(lp.integer, [](char c) { return c != 0; })) return std::nullopt;
  for (std::size_t j = 0; j < lp.columns(); ++j)
    if (std::isinf(lp.lower[j]) && std::isinf(lp.upper[j])) return std::nullopt;
  auto sign = find_signs(lp);
  if (!sign) return std::nullopt;
  const auto amounts = find_scale({&lp.lower, &lp.upper, &lp.row_lower, &lp.row_upper});
  const auto costs = find_scale({&lp.cost});
  if (!amounts || !costs) return std::nullopt;
  NetworkForm form{.network = {},
                   .arc_of_column = {},
                   .reversed = {},
                   .row_sign = std::move(*sign),
                   .amount_scale = *amounts,
                   .cost_scale = *costs};
  form.network.supply.assign(lp.rows() + 1, 0);
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    const bool keep = form.row_sign[i] > 0;
    add_row(form.network, i, keep ? lp.row_lower[i] : -lp.row_upper[i], keep ? lp.row_upper[i] : -lp.row_lower[i],
            *amounts);
  }
  for (std::size_t j = 0; j < lp.columns(); ++j) add_column(form, lp, j);
  if (!check_network(form.network)) return std::nullopt;
  return form;
}

std::pair<std::vector<double>, std::vector<double>> to_program(const NetworkForm& form, const LinearProgram& lp,
                                                               const NetworkSimplex& solved) {
  const std::vector<std::int64_t> flow = solved.flow();
  const std::vector<std::int64_t> potential = solved.potential();
  std::vector<double> x;
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    const auto amount = static_cast<double>(flow[at(form.arc_of_column[j])]) / form.amount_scale;
    x.push_back(form.reversed[j] != 0 ? -amount : amount);
  }
  std::vector<double> y;
  for (std::size_t i = 0; i < lp.rows(); ++i)
    y.push_back(form.row_sign[i] * static_cast<double>(potential.back() - potential[i]) / form.cost_scale);
  return {std::move(x), std::move(y)};
}

}  // namespace korridor
