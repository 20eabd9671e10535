#include "korridor/plan/carry_over.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace korridor {
namespace {

/// What a column or row stands for, whatever its number.
using Meaning = std::array<std::uint64_t, 3>;

struct MeaningHash {
  std::size_t operator()(const Meaning& meaning) const {
    std::uint64_t h = 0;
    for (const std::uint64_t part : meaning) h = (h ^ part) * 0x9e3779b97f4a7c15ULL, h ^= h >> 29;
    return h;
  }
};
using Values = std::unordered_map<Meaning, double, MeaningHash>;

std::uint64_t pack(Index high, Index low) { return std::uint64_t{high} << 32 | low; }

std::uint64_t state_of(const Model& model, Index good, Index state) {
  if (good == kNone || state == kNone) return ~0ULL;
  const State& s = model.reach.states[good][state];
  return pack(s.touched, s.origin);
}

Meaning meaning_of(const Model& model, const Row& row) {
  return {pack(static_cast<Index>(row.kind), row.item), pack(row.good, row.period),
          state_of(model, row.good, row.state)};
}

Meaning meaning_of(const Model& model, const Column& column) {
  std::uint64_t state = state_of(model, column.good, column.state);
  if (column.kind == ColumnKind::kRun) {
    const auto& inputs = model.entities->plants[column.item].inputs;
    for (std::size_t k = 0; k < inputs.size(); ++k)
      state = state * 0x9e3779b97f4a7c15ULL + state_of(model, inputs[k].first, model.run_inputs[column.inputs][k]);
  }
  return {pack(static_cast<Index>(column.kind) << 16 | column.step, column.item), pack(column.good, column.period),
          state};
}

template <class Item>
std::vector<double> carry(const Model& from, const std::vector<Item>& items, const std::vector<double>& values,
                          const Model& to, const std::vector<Item>& others) {
  Values known(items.size() / 4);
  for (std::size_t i = 0; i < items.size(); ++i)
    if (values[i] != 0) known.emplace(meaning_of(from, items[i]), values[i]);
  std::vector<double> carried(others.size(), 0);
  for (std::size_t i = 0; i < others.size(); ++i)
    if (const auto at = known.find(meaning_of(to, others[i])); at != known.end()) carried[i] = at->second;
  return carried;
}

template <class Item>
bool have_same_rows(const std::vector<Item>& a, const std::vector<Item>& b) {
  return std::ranges::equal(a, b, {}, &Item::row, &Item::row);
}

bool are_counted_alike(const Model& a, const Model& b) {
  const Entities &p = *a.entities, &q = *b.entities;
  return a.network->periods.size() == b.network->periods.size() && a.network->nodes.place == b.network->nodes.place &&
         a.network->arcs.tail == b.network->arcs.tail && a.network->arcs.head == b.network->arcs.head &&
         a.network->arcs.link == b.network->arcs.link && a.tracking->selectors == b.tracking->selectors &&
         a.tracking->origins == b.tracking->origins && have_same_rows(p.supply, q.supply) &&
         have_same_rows(p.plants, q.plants) && have_same_rows(p.stores, q.stores) &&
         have_same_rows(p.orders, q.orders) && have_same_rows(p.clauses, q.clauses) &&
         have_same_rows(p.limits, q.limits) && have_same_rows(p.fleets, q.fleets) &&
         have_same_rows(p.policies, q.policies);
}

/// A shut link has a row without cargo; in a model that still has its cargo, the price there keeps all of it out.
void clear_idle_rows(const Model& model, std::vector<double>& y) {
  std::vector<char> is_used(model.rows.size(), 0);
  for (const std::int32_t row : model.lp.index) is_used[static_cast<std::size_t>(row)] = 1;
  for (std::size_t i = 0; i < y.size(); ++i)
    if (is_used[i] == 0) y[i] = 0;
}

}  // namespace

std::optional<ModelAnswer> carry_over(const Model& from, const ModelAnswer& answer, const Model& to) {
  if (!are_counted_alike(from, to)) return std::nullopt;
  ModelAnswer carried{carry(from, from.columns, answer.x, to, to.columns),
                      carry(from, from.rows, answer.y, to, to.rows)};
  clear_idle_rows(to, carried.y);
  return carried;
}

}  // namespace korridor
