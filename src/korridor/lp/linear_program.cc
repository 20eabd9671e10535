#include "korridor/lp/linear_program.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace korridor {

std::size_t LinearProgram::add_row(double low, double high) {
  row_lower.push_back(low);
  row_upper.push_back(high);
  return rows() - 1;
}

std::size_t LinearProgram::add_column(double c, double low, double high,
                                      std::vector<std::pair<std::int32_t, double>> entries) {
  std::ranges::sort(entries);
  cost.push_back(c);
  lower.push_back(low);
  upper.push_back(high);
  for (const auto& [row, coefficient] : entries) {
    const bool again = index.size() > start.back() && index.back() == row;
    if (again) {
      value.back() += coefficient;
    } else {
      index.push_back(row);
      value.push_back(coefficient);
    }
  }
  start.push_back(index.size());
  return columns() - 1;
}

namespace {

/// Disjoint sets with path halving.
struct Sets {
  std::vector<std::int32_t> parent;
  explicit Sets(std::size_t n) : parent(n) { std::iota(parent.begin(), parent.end(), 0); }
  std::int32_t find(std::int32_t i) {
    while (parent[static_cast<std::size_t>(i)] != i) {
      auto& p = parent[static_cast<std::size_t>(i)];
      p = parent[static_cast<std::size_t>(p)];
      i = p;
    }
    return i;
  }
  void join(std::int32_t a, std::int32_t b) {
    a = find(a);
    b = find(b);
    if (a != b) parent[static_cast<std::size_t>(std::max(a, b))] = std::min(a, b);
  }
};

}  // namespace

Parts find_parts(const LinearProgram& lp) {
  Sets sets(lp.rows());
  for (std::size_t j = 0; j < lp.columns(); ++j)
    for (std::size_t k = lp.start[j] + 1; k < lp.start[j + 1]; ++k) sets.join(lp.index[lp.start[j]], lp.index[k]);

  Parts parts;
  parts.of_column.assign(lp.columns(), -1);
  parts.of_row.assign(lp.rows(), -1);
  std::vector<std::int32_t> part_of_root(lp.rows(), -1);
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    if (lp.start[j] == lp.start[j + 1]) {  // a column without a row is a part of its own
      parts.of_column[j] = static_cast<std::int32_t>(parts.count++);
      continue;
    }
    auto& part = part_of_root[static_cast<std::size_t>(sets.find(lp.index[lp.start[j]]))];
    if (part < 0) part = static_cast<std::int32_t>(parts.count++);
    parts.of_column[j] = part;
  }
  for (std::size_t i = 0; i < lp.rows(); ++i)
    parts.of_row[i] = part_of_root[static_cast<std::size_t>(sets.find(static_cast<std::int32_t>(i)))];
  return parts;
}

std::vector<Part> split(const LinearProgram& lp, const Parts& parts) {
  std::vector<Part> result(parts.count);
  std::vector<std::int32_t> row_in_part(lp.rows(), -1);
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    if (parts.of_row[i] < 0) continue;
    Part& part = result[static_cast<std::size_t>(parts.of_row[i])];
    row_in_part[i] = static_cast<std::int32_t>(part.lp.add_row(lp.row_lower[i], lp.row_upper[i]));
    part.row.push_back(i);
  }
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    Part& part = result[static_cast<std::size_t>(parts.of_column[j])];
    std::vector<std::pair<std::int32_t, double>> entries;
    for (std::size_t k = lp.start[j]; k < lp.start[j + 1]; ++k)
      entries.emplace_back(row_in_part[static_cast<std::size_t>(lp.index[k])], lp.value[k]);
    part.lp.add_column(lp.cost[j], lp.lower[j], lp.upper[j], std::move(entries));
    part.column.push_back(j);
    if (lp.integer.empty() || lp.integer[j] == 0) continue;
    part.lp.integer.resize(part.lp.columns(), 0);
    part.lp.integer.back() = 1;
  }
  for (Part& part : result)
    if (!part.lp.integer.empty()) part.lp.integer.resize(part.lp.columns(), 0);
  return result;
}

double LpCheck::gap() const { return std::abs(objective - bound) / std::max(1.0, gross); }

LpCheck check_answer(const LinearProgram& lp, const std::vector<double>& x, const std::vector<double>& y) {
  LpCheck check;
  std::vector<double> activity(lp.rows(), 0.0);
  std::vector<double> size(lp.rows(), 1.0);
  std::vector<double> price(lp.rows());
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    price[i] = y[i];
    if (lp.row_lower[i] == -kInfinity) price[i] = std::min(0.0, price[i]);
    if (lp.row_upper[i] == kInfinity) price[i] = std::max(0.0, price[i]);
    if (price[i] != 0) check.bound += price[i] * (price[i] > 0 ? lp.row_lower[i] : lp.row_upper[i]);
  }
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    const double term = lp.cost[j] * x[j];
    check.objective += term;
    check.gross += std::max(0.0, term);
    check.worst_column = std::max({check.worst_column, (lp.lower[j] - x[j]) / std::max(1.0, std::abs(lp.lower[j])),
                                   (x[j] - lp.upper[j]) / std::max(1.0, std::abs(lp.upper[j]))});
    double reduced = lp.cost[j];
    for (std::size_t k = lp.start[j]; k < lp.start[j + 1]; ++k) {
      const auto i = static_cast<std::size_t>(lp.index[k]);
      reduced -= price[i] * lp.value[k];
      activity[i] += lp.value[k] * x[j];
      size[i] += std::abs(lp.value[k] * x[j]);
    }
    if (reduced < 0) check.bound += reduced * lp.upper[j];
    if (reduced > 0) check.bound += reduced * lp.lower[j];
  }
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    const double miss = std::max(lp.row_lower[i] - activity[i], activity[i] - lp.row_upper[i]);
    check.worst_row = std::max(check.worst_row, miss / size[i]);
  }
  return check;
}

}  // namespace korridor
