#include "korridor/plan/plan_start.h"

#include <algorithm>
#include <map>
#include <span>
#include <tuple>

namespace korridor {
namespace {

/// What a column or row stands for in the study: kind, row of its table (of moves the arc), good, period, step.
using Thing = std::tuple<int, Index, Index, Index, Index>;

template <class Item>
Index row_in(const std::vector<Item>& items, Index item) {
  return item < items.size() ? items[item].row : item;
}

Thing thing_of(const Model& model, const Column& c) {
  const Entities& e = *model.entities;
  Index row = c.item;
  if (c.kind == ColumnKind::kSupply) row = row_in(e.supply, c.item);
  if (c.kind == ColumnKind::kRun) row = row_in(e.plants, c.item);
  if (c.kind == ColumnKind::kStore || c.kind == ColumnKind::kOpening) row = row_in(e.stores, c.item);
  if (c.kind == ColumnKind::kServe || c.kind == ColumnKind::kTake || c.kind == ColumnKind::kUnmet)
    row = row_in(e.orders, c.item);
  return {static_cast<int>(c.kind), row, c.good, c.period, c.step};
}

Thing thing_of(const Model& model, const Row& r) {
  const Entities& e = *model.entities;
  Index row = r.item;
  if (r.kind == RowKind::kSupply || r.kind == RowKind::kReserve) row = row_in(e.supply, r.item);
  if (r.kind == RowKind::kPlant) row = row_in(e.plants, r.item);
  if (r.kind == RowKind::kStore) row = row_in(e.stores, r.item);
  if (r.kind == RowKind::kClause) row = row_in(e.clauses, r.item);
  if (r.kind == RowKind::kLimit || r.kind == RowKind::kRoom) row = row_in(e.limits, r.item);
  if (r.kind == RowKind::kFleet) row = row_in(e.fleets, r.item);
  if (r.kind == RowKind::kQuota || r.kind == RowKind::kStay) row = row_in(e.policies, r.item);
  return {static_cast<int>(r.kind), row, r.good, r.period, r.state};
}

constexpr Thing kNothing{-2, 0, 0, 0, 0};

/// A by-product has no column of its own: it is taken at its node. What stands for the chains of a limit that says at
/// least is nothing of the study.
Thing thing_of_source(const Model& model, const ChainForm& form, std::uint32_t source) {
  const std::uint32_t column = form.source_column[source];
  if (column != ChainForm::kNoColumn) return thing_of(model, model.columns[column]);
  if (form.net.source_node[source] >= form.node_row.size()) return kNothing;
  const Row& row = model.rows[form.node_row[form.net.source_node[source]]];
  return {-1, row.item, row.good, row.period, 0};
}

/// Puts chains of another world together in this one.
class Rebuilder {
 public:
  Rebuilder(const FormPlan& from, const Model& to, const ChainForm& form) : from_(from), to_(to), form_(form) {
    for (std::uint32_t s = 0; s < form.net.sources(); ++s) sources_.emplace(thing_of_source(to, form, s), s);
    for (std::uint32_t j = 0; j < form.net.joins(); ++j)
      joins_.emplace(thing_of(to, to.columns[form.join_column[j]]), j);
    for (std::uint32_t k = 0; k < form.net.sinks(); ++k)
      if (const std::uint32_t column = form.sink_column[k]; column != ChainForm::kNoColumn)
        sinks_.emplace(thing_of(to, to.columns[column]), k);
  }

  /// False where the chain has no way here.
  bool rebuild(std::uint32_t number, FoundChain& chain) {
    codes_ = from_.pool->piece_codes(number);
    if (from_.form->sink_column[Piece::id_of(codes_.front())] == ChainForm::kNoColumn) return false;
    chain.pieces.assign(codes_.size(), {});
    at_ = 1;
    const std::uint32_t node = place_piece(chain);
    const auto [first, last] = sinks_.equal_range(thing_of_old(codes_.front()));
    const auto sink = std::find_if(first, last, [&](const auto& s) { return form_.net.sink_node[s.second] == node; });
    if (node == kNowhere || sink == last) return false;
    chain.pieces.front() = Piece(PieceKind::kSink, sink->second, 1);
    chain.set = form_.net.sink_set[sink->second];
    at_ = 1;
    weigh(chain, 1);
    add_up_pieces(form_.net, chain, work_);
    return true;
  }

 private:
  static constexpr std::uint32_t kNowhere = ChainForm::kNoColumn;

  [[nodiscard]] Thing thing_of_old(std::uint32_t code) const {
    const std::uint32_t id = Piece::id_of(code);
    const ChainForm& form = *from_.form;
    if (Piece::kind_of(code) == PieceKind::kSource) return thing_of_source(*from_.model, form, id);
    const auto& columns = Piece::kind_of(code) == PieceKind::kMove   ? form.move_column
                          : Piece::kind_of(code) == PieceKind::kJoin ? form.join_column
                                                                     : form.sink_column;
    return thing_of(*from_.model, from_.model->columns[columns[id]]);
  }

  /// The piece that the next code of the chain stands for here, after those that lead to it; gives back where it ends.
  std::uint32_t place_piece(FoundChain& chain) {
    const std::size_t at = at_++;
    const std::uint32_t code = codes_[at];
    const PieceKind kind = Piece::kind_of(code);
    std::uint32_t found = kNowhere, node = kNowhere;
    if (kind == PieceKind::kSource) {
      if (const auto source = sources_.find(thing_of_old(code)); source != sources_.end()) found = source->second;
      if (found != kNowhere) node = form_.net.source_node[found];
    } else if (kind == PieceKind::kMove) {
      found = find_move(place_piece(chain), thing_of_old(code));
      if (found != kNowhere) node = form_.net.move_head[found];
    } else {
      const UseLists& tails = from_.form->net.join_tails;
      const std::uint32_t id = Piece::id_of(code);
      std::vector<std::uint32_t> nodes;
      for (std::uint32_t k = tails.first[id]; k < tails.first[id + 1]; ++k) nodes.push_back(place_piece(chain));
      found = find_join(nodes, thing_of_old(code));
      if (found != kNowhere) node = form_.net.join_head[found];
    }
    if (found != kNowhere) chain.pieces[at] = Piece(kind, found, 0);
    return node;
  }

  [[nodiscard]] std::uint32_t find_move(std::uint32_t node, const Thing& thing) const {
    if (node == kNowhere) return kNowhere;
    for (std::uint32_t m = form_.net.move_first[node]; m < form_.net.move_first[node + 1]; ++m)
      if (thing_of(to_, to_.columns[form_.move_column[m]]) == thing) return m;
    return kNowhere;
  }

  [[nodiscard]] std::uint32_t find_join(const std::vector<std::uint32_t>& nodes, const Thing& thing) const {
    const UseLists& tails = form_.net.join_tails;
    const auto [first, last] = joins_.equal_range(thing);
    const auto join = std::find_if(first, last, [&](const auto& j) {
      const std::span of(tails.row.data() + tails.first[j.second], tails.row.data() + tails.first[j.second + 1]);
      return std::ranges::equal(of, nodes);
    });
    return join == last ? kNowhere : join->second;
  }

  /// Amounts for one tonne delivered, by the rates of this world.
  void weigh(FoundChain& chain, double amount) {
    Piece& piece = chain.pieces[at_++];
    piece.amount = amount;
    if (piece.kind() == PieceKind::kSource) return;
    if (piece.kind() == PieceKind::kMove) return weigh(chain, amount);
    const UseLists& tails = form_.net.join_tails;
    for (std::uint32_t k = tails.first[piece.id()]; k < tails.first[piece.id() + 1]; ++k)
      weigh(chain, amount * tails.per_unit[k]);
  }

  const FormPlan& from_;
  const Model& to_;
  const ChainForm& form_;
  std::map<Thing, std::uint32_t> sources_;
  std::multimap<Thing, std::uint32_t> joins_, sinks_;
  std::span<const std::uint32_t> codes_;
  std::size_t at_ = 0;
  std::vector<RowUse> work_;
};

std::vector<double> carry_steps(const FormPlan& from, const Model& to, const ChainForm& form) {
  std::map<Thing, double> known;
  for (std::uint32_t k = 0; k < from.form->net.steps(); ++k)
    if (const std::uint32_t column = from.form->step_column[k]; column != ChainForm::kNoColumn)
      known.emplace(thing_of(*from.model, from.model->columns[column]), from.answer->step_amount[k]);
  std::vector<double> amounts(form.net.steps(), 0);
  for (std::uint32_t k = 0; k < form.net.steps(); ++k)
    if (const std::uint32_t column = form.step_column[k]; column != ChainForm::kNoColumn)
      if (const auto at = known.find(thing_of(to, to.columns[column])); at != known.end()) amounts[k] = at->second;
  return amounts;
}

std::vector<double> carry_charges(const FormPlan& from, const Model& to, const ChainForm& form) {
  std::map<Thing, double> known;
  for (std::uint32_t r = 0; r < from.form->net.rows(); ++r)
    if (const std::int64_t row = from.form->row_row[r]; row >= 0 && from.answer->row_price[r] > 0)
      known.emplace(thing_of(*from.model, from.model->rows[static_cast<std::size_t>(row)]), from.answer->row_price[r]);
  std::vector<double> charges(form.net.rows(), 0);
  for (std::uint32_t r = 0; r < form.net.rows(); ++r)
    if (const std::int64_t row = form.row_row[r]; row >= 0)
      if (const auto at = known.find(thing_of(to, to.rows[static_cast<std::size_t>(row)])); at != known.end())
        charges[r] = at->second;
  return charges;
}

}  // namespace

std::optional<ChainEngine::Start> make_start(const FormPlan& from, const Model& to, const ChainForm& form) {
  if (!from.model->network->has_ways_of(*to.network)) return std::nullopt;
  ChainEngine::Start start{{}, carry_steps(from, to, form), carry_charges(from, to, form)};
  Rebuilder rebuilder(from, to, form);
  FoundChain chain;
  for (const auto& [number, tonnes] : from.answer->chains)
    if (tonnes > 0 && rebuilder.rebuild(number, chain)) start.chains.emplace_back(chain, tonnes);
  return start;
}

}  // namespace korridor
