#include "korridor/lp/solver.h"

#include <Highs.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "korridor/lp/scaling.h"

namespace korridor {
namespace {

HighsLp to_highs(const LinearProgram& lp) {
  HighsLp model;
  model.num_col_ = static_cast<HighsInt>(lp.columns());
  model.num_row_ = static_cast<HighsInt>(lp.rows());
  model.col_cost_ = lp.cost;
  model.col_lower_ = lp.lower;
  model.col_upper_ = lp.upper;
  model.row_lower_ = lp.row_lower;
  model.row_upper_ = lp.row_upper;
  model.a_matrix_.format_ = MatrixFormat::kColwise;
  model.a_matrix_.start_.assign(lp.start.begin(), lp.start.end());
  model.a_matrix_.index_.assign(lp.index.begin(), lp.index.end());
  model.a_matrix_.value_ = lp.value;
  if (std::ranges::any_of(lp.integer, [](char c) { return c != 0; })) {
    model.integrality_.assign(lp.columns(), HighsVarType::kContinuous);
    for (std::size_t j = 0; j < lp.integer.size(); ++j)
      if (lp.integer[j] != 0) model.integrality_[j] = HighsVarType::kInteger;
  }
  return model;
}

LpStatus to_status(HighsModelStatus status) {
  switch (status) {
    case HighsModelStatus::kOptimal:
    case HighsModelStatus::kModelEmpty:
      return LpStatus::kOptimal;
    case HighsModelStatus::kInfeasible:
      return LpStatus::kInfeasible;
    case HighsModelStatus::kUnbounded:
    case HighsModelStatus::kUnboundedOrInfeasible:
      return LpStatus::kUnbounded;
    default:
      return LpStatus::kLimit;
  }
}

/// HiGHS calls a program without columns empty and does not look at its rows.
bool holds_at_zero(const HighsLp& lp) {
  return std::ranges::all_of(lp.row_lower_, [](double low) { return low <= 0; }) &&
         std::ranges::all_of(lp.row_upper_, [](double high) { return high >= 0; });
}

}  // namespace

struct LpSolver::Impl {
  Highs highs;
  Scaling scaling;
  bool whole_columns = false;
};

LpSolver::LpSolver(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
LpSolver::~LpSolver() = default;
LpSolver::LpSolver(LpSolver&&) noexcept = default;
LpSolver& LpSolver::operator=(LpSolver&&) noexcept = default;

Result<LpSolver> LpSolver::create(const LinearProgram& lp, const LpOptions& options) {
  auto impl = std::make_unique<Impl>();
  impl->scaling = make_scaling(lp);
  Highs& highs = impl->highs;
  highs.setOptionValue("output_flag", false);
  highs.setOptionValue("threads", 1);
  highs.setOptionValue("parallel", "off");
  highs.setOptionValue("random_seed", options.seed);
  highs.setOptionValue("primal_feasibility_tolerance", 1e-9);
  highs.setOptionValue("dual_feasibility_tolerance", 1e-9);
  highs.setOptionValue("mip_rel_gap", options.mip_gap);
  highs.setOptionValue("mip_feasibility_tolerance", 1e-9);
  if (options.time_limit_s > 0) highs.setOptionValue("time_limit", options.time_limit_s);
  HighsLp model = to_highs(apply_scaling(lp, impl->scaling));
  impl->whole_columns = !model.integrality_.empty();
  if (!impl->whole_columns) highs.setOptionValue("solver", "simplex");
  if (highs.passModel(std::move(model)) == HighsStatus::kError)
    return fail({.code = "solver", .message = "the solver refused the program"});
  return LpSolver(std::move(impl));
}

Result<LpSolution> LpSolver::solve() {
  Highs& highs = impl_->highs;
  const Scaling& scaling = impl_->scaling;
  if (highs.run() == HighsStatus::kError)
    return fail(
        {.code = "solver", .message = "the solver stopped: " + highs.modelStatusToString(highs.getModelStatus())});
  LpSolution result;
  result.status = to_status(highs.getModelStatus());
  result.iterations = highs.getInfo().simplex_iteration_count;
  result.mip_bound = highs.getInfo().mip_dual_bound / scaling.cost;
  if (highs.getModelStatus() == HighsModelStatus::kModelEmpty && !holds_at_zero(highs.getLp())) {
    result.status = LpStatus::kInfeasible;
    return result;
  }
  const HighsSolution& s = highs.getSolution();
  if (!s.value_valid) return result;
  result.objective = highs.getInfo().objective_function_value / scaling.cost;
  result.x = s.col_value;
  for (std::size_t j = 0; j < result.x.size(); ++j) result.x[j] *= scaling.column[j];
  result.y.assign(scaling.row.size(), 0.0);
  if (s.dual_valid)
    for (std::size_t i = 0; i < result.y.size(); ++i) result.y[i] = s.row_dual[i] * scaling.row[i] / scaling.cost;
  const HighsBasis& basis = highs.getBasis();
  for (const HighsBasisStatus b : basis.col_status) result.basis.column.push_back(static_cast<std::uint8_t>(b));
  for (const HighsBasisStatus b : basis.row_status) result.basis.row.push_back(static_cast<std::uint8_t>(b));
  return result;
}

void LpSolver::set_basis(const LpBasis& basis) {
  HighsBasis given;
  given.valid = true;
  for (const std::uint8_t b : basis.column) given.col_status.push_back(static_cast<HighsBasisStatus>(b));
  for (const std::uint8_t b : basis.row) given.row_status.push_back(static_cast<HighsBasisStatus>(b));
  impl_->highs.setBasis(given);
}

void LpSolver::set_row_bounds(std::size_t row, double low, double high) {
  const double r = impl_->scaling.row[row];
  impl_->highs.changeRowBounds(static_cast<HighsInt>(row), low * r, high * r);
}

void LpSolver::set_column_bounds(std::size_t column, double low, double high) {
  const double c = impl_->scaling.column[column];
  impl_->highs.changeColBounds(static_cast<HighsInt>(column), low / c, high / c);
}

void LpSolver::set_column_cost(std::size_t column, double cost) {
  impl_->highs.changeColCost(static_cast<HighsInt>(column), cost * impl_->scaling.column[column] * impl_->scaling.cost);
}

std::optional<double> LpSolver::upper_range(std::size_t row) {
  HighsRanging ranging;
  if (impl_->highs.getRanging(ranging) != HighsStatus::kOk || ranging.row_bound_up.value_.size() <= row)
    return std::nullopt;
  return ranging.row_bound_up.value_[row] / impl_->scaling.row[row];
}

Result<LpSolution> solve_lp(const LinearProgram& lp, const LpOptions& options) {
  auto solver = LpSolver::create(lp, options);
  if (!solver) return std::unexpected(solver.error());
  return solver->solve();
}

std::string write_mps(const LinearProgram& lp, const std::vector<std::string>& column_names,
                      const std::vector<std::string>& row_names) {
  std::string out = "NAME korridor\nROWS\n N cost\n";
  const auto kind = [&](std::size_t i) {
    if (lp.row_lower[i] == lp.row_upper[i]) return 'E';
    if (lp.row_lower[i] == -kInfinity && lp.row_upper[i] == kInfinity) return 'N';
    return lp.row_lower[i] == -kInfinity ? 'L' : 'G';
  };
  for (std::size_t i = 0; i < lp.rows(); ++i) out += fmt::format(" {} {}\n", kind(i), row_names[i]);
  out += "COLUMNS\n";
  bool is_whole = false;  // inside markers
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    if (const bool whole = j < lp.integer.size() && lp.integer[j] != 0; whole != is_whole) {
      out += fmt::format(" MARKER 'MARKER' '{}'\n", whole ? "INTORG" : "INTEND");
      is_whole = whole;
    }
    out += fmt::format(" {} cost {:.17g}\n", column_names[j], lp.cost[j]);
    for (std::size_t k = lp.start[j]; k < lp.start[j + 1]; ++k)
      out += fmt::format(" {} {} {:.17g}\n", column_names[j], row_names[static_cast<std::size_t>(lp.index[k])],
                         lp.value[k]);
  }
  if (is_whole) out += " MARKER 'MARKER' 'INTEND'\n";
  out += "RHS\n";
  for (std::size_t i = 0; i < lp.rows(); ++i) {
    const double side = kind(i) == 'L' ? lp.row_upper[i] : lp.row_lower[i];
    if (kind(i) != 'N' && side != 0) out += fmt::format(" RHS {} {:.17g}\n", row_names[i], side);
  }
  out += "RANGES\n";
  for (std::size_t i = 0; i < lp.rows(); ++i)
    if (kind(i) == 'G' && lp.row_upper[i] != kInfinity)
      out += fmt::format(" RNG {} {:.17g}\n", row_names[i], lp.row_upper[i] - lp.row_lower[i]);
  out += "BOUNDS\n";
  for (std::size_t j = 0; j < lp.columns(); ++j) {
    if (lp.lower[j] != 0)
      out += lp.lower[j] == -kInfinity ? fmt::format(" MI BND {}\n", column_names[j])
                                       : fmt::format(" LO BND {} {:.17g}\n", column_names[j], lp.lower[j]);
    if (lp.upper[j] != kInfinity) out += fmt::format(" UP BND {} {:.17g}\n", column_names[j], lp.upper[j]);
  }
  return out + "ENDATA\n";
}

}  // namespace korridor
