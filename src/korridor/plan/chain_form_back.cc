#include <algorithm>
#include <cmath>
#include <map>

#include "korridor/plan/chain_form.h"

namespace korridor {
namespace {

constexpr double kUnreachable = 1e9;  // USD/t at nodes that nothing gets to; no column can bring anything there

void add_chain_amounts(const ChainForm& form, const ChainAnswer& answer, const ChainPool& pool,
                       std::vector<double>& x) {
  const std::vector<std::uint32_t>* columns[] = {&form.source_column, &form.move_column, &form.join_column,
                                                 &form.sink_column};
  for (const auto& [chain, tonnes] : answer.chains) {
    if (tonnes <= 0) continue;
    const auto codes = pool.piece_codes(chain);
    const auto amounts = pool.piece_amounts(chain);
    for (std::size_t k = 0; k < codes.size(); ++k) {
      const std::uint32_t column =
          (*columns[static_cast<std::size_t>(Piece::kind_of(codes[k]))])[Piece::id_of(codes[k])];
      if (column != ChainForm::kNoColumn) x[column] += amounts[k] * tonnes;
    }
  }
}

/// What is not taken of a by-product is given up.
void add_disposals(const ChainForm& form, const ChainAnswer& answer, const ChainPool& pool, std::vector<double>& x) {
  std::map<std::uint32_t, double> rest;
  for (const auto& by : form.byproducts) rest[by.row] = 0;
  for (const auto& [chain, tonnes] : answer.chains) {
    const auto rows = pool.rows(chain);
    const auto values = pool.per_unit(chain);
    for (std::size_t k = 0; k < rows.size(); ++k)
      if (const auto at = rest.find(rows[k]); at != rest.end()) at->second -= values[k] * std::max(tonnes, 0.0);
  }
  for (const auto& by : form.byproducts)
    if (by.dispose >= 0) x[static_cast<std::size_t>(by.dispose)] = std::max(0.0, rest[by.row]);
}

}  // namespace

ModelAnswer to_model(const Model& model, const ChainForm& form, const ChainAnswer& answer, const ChainPool& pool,
                     const ChainPricing& labels) {
  ModelAnswer result{std::vector<double>(model.columns.size(), 0), std::vector<double>(model.rows.size(), 0)};
  add_chain_amounts(form, answer, pool, result.x);
  add_disposals(form, answer, pool, result.x);
  for (std::size_t k = 0; k < form.step_column.size(); ++k) {
    if (form.step_column[k] == ChainForm::kNoColumn) continue;
    const double amount = std::clamp(answer.step_amount[k], 0.0, form.net.step_upper[k]);
    result.x[form.step_column[k]] = form.step_is_take[k] != 0 ? form.net.step_upper[k] - amount : amount;
  }
  for (const auto& [row, column] : form.shorts) result.x[column] = std::max(0.0, answer.shortfall[row]);
  for (std::size_t n = 0; n < form.node_row.size(); ++n) {
    const double label = labels.label(static_cast<std::uint32_t>(n));
    result.y[form.node_row[n]] = std::isfinite(label) ? label : kUnreachable;
  }
  for (std::size_t s = 0; s < form.set_row.size(); ++s)
    if (form.set_row[s] >= 0) result.y[static_cast<std::size_t>(form.set_row[s])] = answer.set_price[s];
  for (std::size_t r = 0; r < form.row_row.size(); ++r)
    if (form.row_row[r] >= 0)
      result.y[static_cast<std::size_t>(form.row_row[r])] =
          answer.row_price[r] == 0 ? 0 : -form.row_sign[r] * answer.row_price[r];
  for (const ChainForm::WholeNumber& whole : form.wholes)  // its room pays for what shuts out, by the share it takes
    for (const std::uint32_t row : whole.exclude_rows)
      result.y[static_cast<std::size_t>(form.row_row[whole.room_row])] -= answer.row_price[row] / whole.room;
  return result;
}

}  // namespace korridor
