#include "corridor_program.h"

namespace korridor {
namespace {

class ArcProgramBuilder {
 public:
  explicit ArcProgramBuilder(const Corridor& corridor) : c_(corridor) {}

  ArcProgram build() {
    std::vector<double> demand(c_.goods * c_.months * c_.places, 0);
    for (const auto& d : c_.demands)
      for (std::uint32_t t = 0; t < c_.months; ++t) demand[node(d.good, t, d.place)] += d.amount * c_.season[t];
    for (const double d : demand) program_.lp.add_row(d, kInfinity);
    program_.first_capacity = static_cast<std::uint32_t>(program_.lp.rows());
    link_ = add_rows(c_.capacity, [](double u) { return u; });
    store_ = add_rows(c_.store_capacity, [](double u) { return u; });
    source_ = add_rows(c_.sources, [](const auto& s) { return s.capacity; });
    plant_ = add_rows(c_.plants, [](const auto& p) { return p.capacity; });
    add_moves();
    add_ends(demand);
    return std::move(program_);
  }

 private:
  [[nodiscard]] std::size_t node(std::uint32_t k, std::uint32_t t, std::uint32_t p) const {
    return (k * c_.months + t) * c_.places + p;
  }
  static std::int32_t row(std::size_t i) { return static_cast<std::int32_t>(i); }

  template <class Items, class Capacity>
  std::size_t add_rows(const Items& items, Capacity&& capacity) {
    const std::size_t first = program_.lp.rows();
    for (const auto& item : items)
      for (std::uint32_t t = 0; t < c_.months; ++t) program_.lp.add_row(-kInfinity, capacity(item));
    return first;
  }

  void add_moves() {
    LinearProgram& lp = program_.lp;
    for (std::uint32_t k = 0; k < c_.goods; ++k)
      for (std::uint32_t t = 0; t < c_.months; ++t) {
        for (std::uint32_t l = 0; l < c_.from.size(); ++l)
          if (t + c_.lag[l] < c_.months)
            lp.add_column(c_.cost[l] * c_.factor[k], 0, kInfinity,
                          {{row(node(k, t, c_.from[l])), -1.0},
                           {row(node(k, t + c_.lag[l], c_.to[l])), 1.0},
                           {row(link_ + l * c_.months + t), c_.weight[k]}});
        for (std::uint32_t w = 0; w < c_.store.size() && t + 1 < c_.months; ++w)
          lp.add_column(c_.hold, 0, kInfinity,
                        {{row(node(k, t, c_.store[w])), -1.0},
                         {row(node(k, t + 1, c_.store[w])), 1.0},
                         {row(store_ + w * c_.months + t), 1.0}});
      }
  }

  void add_ends(const std::vector<double>& demand) {
    LinearProgram& lp = program_.lp;
    for (std::uint32_t t = 0; t < c_.months; ++t) {
      for (std::uint32_t s = 0; s < c_.sources.size(); ++s)
        lp.add_column(
            c_.sources[s].cost, 0, kInfinity,
            {{row(node(c_.sources[s].good, t, c_.sources[s].place)), 1.0}, {row(source_ + s * c_.months + t), 1.0}});
      for (std::uint32_t q = 0; q < c_.plants.size(); ++q) {
        const auto& plant = c_.plants[q];
        lp.add_column(plant.cost, 0, kInfinity,
                      {{row(node(plant.in, t, plant.place)), -1 / plant.yield},
                       {row(node(plant.out, t, plant.place)), 1.0},
                       {row(plant_ + q * c_.months + t), 1.0}});
      }
    }
    for (std::size_t n = 0; n < demand.size(); ++n)
      if (demand[n] > 0) lp.add_column(c_.demands.front().penalty, 0, kInfinity, {{row(n), 1.0}});
  }

  const Corridor& c_;
  ArcProgram program_;
  std::size_t link_ = 0, store_ = 0, source_ = 0, plant_ = 0;
};

}  // namespace

ArcProgram to_arc_program(const Corridor& corridor) { return ArcProgramBuilder(corridor).build(); }

}  // namespace korridor
