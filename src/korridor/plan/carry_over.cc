#include "korridor/plan/carry_over.h"

#include <algorithm>
#include <array>
#include <bit>
#include <utility>

namespace korridor {
namespace {

constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15ULL;

/// What a column or row stands for, whatever its number.
using Meaning = std::array<std::uint64_t, 3>;

/// Values by meaning, in one piece of memory: it is looked into for every column of the other model.
class Values {
 public:
  explicit Values(std::size_t count) : slots_(std::bit_ceil(2 * count + 1)), is_taken_(slots_.size(), 0) {}
  void add(const Meaning& meaning, double value) {
    std::size_t at = begin(meaning);
    while (is_taken_[at] != 0) at = next(at);
    slots_[at] = {meaning, value};
    is_taken_[at] = 1;
  }
  [[nodiscard]] double find(const Meaning& meaning) const {
    for (std::size_t at = begin(meaning); is_taken_[at] != 0; at = next(at))
      if (slots_[at].first == meaning) return slots_[at].second;
    return 0;
  }

 private:
  [[nodiscard]] std::size_t begin(const Meaning& meaning) const {
    std::uint64_t h = 0;
    for (const std::uint64_t part : meaning) h = (h ^ part) * kMix, h ^= h >> 29;
    return h & (slots_.size() - 1);
  }
  [[nodiscard]] std::size_t next(std::size_t at) const { return (at + 1) & (slots_.size() - 1); }
  std::vector<std::pair<Meaning, double>> slots_;
  std::vector<char> is_taken_;
};

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
      state = state * kMix + state_of(model, inputs[k].first, model.run_inputs[column.inputs][k]);
  }
  return {pack(static_cast<Index>(column.kind) << 16 | column.step, column.item), pack(column.good, column.period),
          state};
}

template <class Item>
std::vector<double> carry(const Model& from, const std::vector<Item>& items, const std::vector<double>& values,
                          const Model& to, const std::vector<Item>& others) {
  Values known(static_cast<std::size_t>(std::ranges::count_if(values, [](double value) { return value != 0; })));
  for (std::size_t i = 0; i < items.size(); ++i)
    if (values[i] != 0) known.add(meaning_of(from, items[i]), values[i]);
  std::vector<double> carried;
  carried.reserve(others.size());
  for (const Item& other : others) carried.push_back(known.find(meaning_of(to, other)));
  return carried;
}

template <class Item>
bool have_same_rows(const std::vector<Item>& a, const std::vector<Item>& b) {
  return std::ranges::equal(a, b, {}, &Item::row, &Item::row);
}

bool are_counted_alike(const Model& a, const Model& b) {
  const Entities &p = *a.entities, &q = *b.entities;
  return a.network->has_ways_of(*b.network) && a.tracking->selectors == b.tracking->selectors &&
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
