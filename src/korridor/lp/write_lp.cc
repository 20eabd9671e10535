#include <fmt/format.h>

#include "korridor/lp/solver.h"

namespace korridor {
namespace {

constexpr std::size_t kTermsOnALine = 6;

void append_terms(const std::vector<std::pair<std::size_t, double>>& terms, std::string& out) {
  for (std::size_t k = 0; k < terms.size(); ++k)
    out +=
        fmt::format("{} {:+.17g} c{}", k % kTermsOnALine == 0 && k > 0 ? "\n " : "", terms[k].second, terms[k].first);
  if (terms.empty()) out += " 0 c0";
}

std::string bound(double value) {
  return value == kInfinity ? "+inf" : value == -kInfinity ? "-inf" : fmt::format("{:.17g}", value);
}

}  // namespace

std::string write_lp(const LinearProgram& lp, const std::vector<std::string>& column_names,
                     const std::vector<std::string>& row_names) {
  std::string out = "\\ names of the format hold few signs, so columns and rows are numbered; what they are:\n";
  for (std::size_t j = 0; j < lp.columns(); ++j) out += fmt::format("\\ c{} {}\n", j, column_names[j]);
  for (std::size_t i = 0; i < lp.rows(); ++i) out += fmt::format("\\ r{} {}\n", i, row_names[i]);
  std::vector<std::pair<std::size_t, double>> terms;
  for (std::size_t j = 0; j < lp.columns(); ++j)
    if (lp.cost[j] != 0) terms.emplace_back(j, lp.cost[j]);
  out += "Minimize\n cost:";
  append_terms(terms, out);
  std::vector<std::vector<std::pair<std::size_t, double>>> rows(lp.rows());
  for (std::size_t j = 0; j < lp.columns(); ++j)
    for (std::size_t k = lp.start[j]; k < lp.start[j + 1]; ++k)
      rows[static_cast<std::size_t>(lp.index[k])].emplace_back(j, lp.value[k]);
  out += "\nSubject To\n";
  const auto add = [&](std::size_t i, const char* part, const char* sense, double side) {
    out += fmt::format(" r{}{}:", i, part);
    append_terms(rows[i], out);
    out += fmt::format(" {} {:.17g}\n", sense, side);
  };
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    const double low = lp.row_lower[i], high = lp.row_upper[i];
    if (low == high) {
      add(i, "", "=", low);
      continue;
    }
    if (high != kInfinity) add(i, "", "<=", high);
    if (low != -kInfinity) add(i, high != kInfinity ? "_low" : "", ">=", low);
  }
  out += "Bounds\n";
  for (std::size_t j = 0; j < lp.columns(); ++j)
    if (lp.lower[j] != 0 || lp.upper[j] != kInfinity)
      out += fmt::format(" {} <= c{} <= {}\n", bound(lp.lower[j]), j, bound(lp.upper[j]));
  bool whole = false;
  for (std::size_t j = 0; j < lp.integer.size(); ++j)
    if (lp.integer[j] != 0) {
      out += fmt::format("{} c{}\n", whole ? "" : "General\n", j);
      whole = true;
    }
  return out + "End\n";
}

}  // namespace korridor
