#include "korridor/plan/replanner.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace korridor {
namespace {

constexpr int kMostSteps = 60;        // breakpoints that are passed without a fall of the price
constexpr double kPriceFalls = 1e-6;  // share of the price
constexpr double kBeyond = 1e-7;      // of the limit's size, past a breakpoint

}  // namespace

Replanner::Replanner(const Model& model) : model_(&model) {}

Result<Replanner> Replanner::create(const Model& model) {
  auto form = make_chain_form(model);
  if (!form) return std::unexpected(form.error());
  Replanner replanner(model);
  replanner.form_ = std::make_unique<ChainForm>(std::move(*form));
  replanner.engine_ = std::make_unique<ChainEngine>(replanner.form_->net);
  replanner.row_of_.assign(model.rows.size(), ChainForm::kNoColumn);
  for (std::uint32_t r = 0; r < replanner.form_->row_row.size(); ++r)
    if (replanner.form_->row_row[r] >= 0) replanner.row_of_[static_cast<std::size_t>(replanner.form_->row_row[r])] = r;
  return replanner;
}

ChainStatus Replanner::solve(const ChainOptions& options) {
  found_ = engine_->solve(options);
  if (!base_ && found_.status == ChainStatus::kOptimal) base_ = engine_->save();
  return found_.status;
}

ModelAnswer Replanner::answer() { return to_model(*model_, *form_, found_, engine_->pool(), engine_->labels()); }

/// A chain begins with its delivery.
std::uint32_t Replanner::sink_column_of(std::uint32_t chain) const {
  return form_->sink_column[Piece::id_of(engine_->pool().piece_codes(chain).front())];
}

void Replanner::set_limit(std::size_t model_row, double upper) {
  const std::uint32_t row = row_of(model_row);
  assert(row != ChainForm::kNoColumn && form_->row_sign[row] > 0);
  set_capacity(row, upper);
}

void Replanner::set_capacity(std::uint32_t row, double capacity) {
  engine_->master().set_capacity(row, capacity);
  changed_.push_back(row);
}

void Replanner::shut_link(Index link) {
  const std::size_t links = model_->network->link_capacity.count;
  for (std::size_t at = link; at < form_->link_row.size(); at += links)
    if (form_->link_row[at] != ChainForm::kNoColumn) set_capacity(form_->link_row[at], 0);
}

void Replanner::set_link(Index link, std::size_t period, double t) {
  const std::uint32_t row = form_->link_row[period * model_->network->link_capacity.count + link];
  if (row != ChainForm::kNoColumn) set_capacity(row, t);
}

double Replanner::limit(std::size_t model_row) const { return engine_->master().capacities()[row_of(model_row)]; }

double Replanner::price(std::size_t model_row) const { return found_.row_price[row_of(model_row)]; }

double Replanner::stretch(std::size_t model_row) {
  const std::uint32_t row = row_of(model_row);
  const double price = found_.row_price[row];
  double end = limit(model_row);
  for (int step = 0; step < kMostSteps; ++step) {
    const double room = engine_->master().room_above(row);
    if (!std::isfinite(room)) return room;
    end += room;
    const double past = end + kBeyond * std::max(form_->net.row_scale[row], 1.0);
    set_limit(model_row, past);
    if (solve() != ChainStatus::kOptimal || found_.row_price[row] < price * (1 - kPriceFalls)) return end;
    end = past;
  }
  return end;
}

void Replanner::reset() {
  for (const std::uint32_t row : changed_) engine_->master().set_capacity(row, form_->net.capacity[row]);
  changed_.clear();
  if (base_) engine_->restore(*base_);
}

}  // namespace korridor
