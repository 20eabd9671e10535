#include "korridor/plan/replanner.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "korridor/plan/plan_start.h"

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
  replanner.form_ = std::make_shared<const ChainForm>(std::move(*form));
  replanner.engine_ = std::make_unique<ChainEngine>(replanner.form_->net);
  replanner.capacity_ = replanner.form_->net.capacity;
  if (!replanner.form_->wholes.empty()) replanner.search_ = std::make_unique<WholeSearch>(model, *replanner.form_);
  replanner.row_of_.assign(model.rows.size(), ChainForm::kNoColumn);
  for (std::uint32_t r = 0; r < replanner.form_->row_row.size(); ++r)
    if (replanner.form_->row_row[r] >= 0) replanner.row_of_[static_cast<std::size_t>(replanner.form_->row_row[r])] = r;
  return replanner;
}

Replanner Replanner::twin() const {
  assert(base_ && !are_held_);
  Replanner twin(*model_);
  twin.form_ = form_;
  twin.engine_ = std::make_unique<ChainEngine>(*engine_, *base_);
  twin.row_of_ = row_of_;
  twin.base_ = base_;
  twin.base_found_ = base_found_;
  twin.capacity_ = capacity_;
  twin.whole_options_ = whole_options_;
  if (search_) twin.search_ = std::make_unique<WholeSearch>(*model_, *form_);
  return twin;
}

bool Replanner::start_near(const Replanner& other) {
  if (!other.base_) return false;
  const auto start =
      make_start({other.model_, other.form_.get(), &other.engine_->pool(), &other.base_found_}, *model_, *form_);
  if (start) engine_->start_from(*start);
  return start.has_value();
}

ChainStatus Replanner::solve(const ChainOptions& options) {
  if (are_decided_ && !are_held_) let_whole_numbers(true);
  found_ = engine_->solve(options);
  if (!base_ && found_.status == ChainStatus::kOptimal) {
    base_ = std::make_shared<const ChainEngine::Base>(engine_->save());
    base_found_ = found_;
  }
  if (found_.status == ChainStatus::kOptimal && search_ && !are_held_) return decide(options);
  return found_.status;
}

/// Looks for whole numbers and plans once more with the best of them.
ChainStatus Replanner::decide(const ChainOptions& options) {
  whole_options_.chains = options;
  whole_ = search_->run(*engine_, whole_options_);
  if (whole_.status == ChainStatus::kInfeasible || whole_.status == ChainStatus::kStuck)
    return found_.status = whole_.status;
  let_whole_numbers(false);
  found_ = engine_->solve();
  engine_->ease_shut_prices(found_);
  if (found_.status == ChainStatus::kOptimal) found_.status = whole_.status;
  return found_.status;
}

void Replanner::let_whole_numbers(bool free) {
  for (std::size_t w = 0; w < form_->wholes.size(); ++w) {
    const ChainForm::WholeNumber& whole = form_->wholes[w];
    set_capacities(*engine_, whole, free ? 0 : whole_.number[w], free ? whole.most : whole_.number[w]);
  }
  are_decided_ = !free;
}

void Replanner::hold_whole_numbers() {
  if (!are_decided_ || are_held_) return;
  are_held_ = true;
  free_capacity_ = std::exchange(capacity_, engine_->master().capacities());
  free_base_ = std::exchange(base_, std::make_shared<const ChainEngine::Base>(engine_->save()));
}

void Replanner::release_whole_numbers() {
  if (!are_held_) return;
  are_held_ = false;
  capacity_ = std::move(free_capacity_);
  base_ = std::move(free_base_);
}

ModelAnswer Replanner::answer() {
  ModelAnswer answer = to_model(*model_, *form_, found_, engine_->pool(), engine_->labels());
  for (std::size_t w = 0; are_decided_ && w < form_->wholes.size(); ++w)
    answer.x[form_->wholes[w].column] = whole_.number[w];
  return answer;
}

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

Replanner::Range Replanner::ranging(std::size_t model_row) {
  const double at = limit(model_row);
  if (found_.status != ChainStatus::kOptimal || found_.gate == ChainGate::kBounded) return {at, at};
  ChainMaster& master = engine_->master();
  return {at - master.room_below(row_of(model_row)), at + master.room_above(row_of(model_row))};
}

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
  if (are_decided_ && !are_held_) let_whole_numbers(true);
  for (const std::uint32_t row : changed_) engine_->master().set_capacity(row, capacity_[row]);
  changed_.clear();
  if (base_) engine_->restore(*base_);
}

}  // namespace korridor
