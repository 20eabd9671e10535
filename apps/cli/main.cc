#include <fmt/format.h>

#include "korridor/base/version.h"
#include "korridor/plan/plan.h"
#include "korridor/study/study.h"

int main(int argc, char** argv) {
  fmt::print("korridor {}\n", korridor::version());
  if (argc < 2) return 0;
  const auto study = korridor::read_study(argv[1]);
  if (!study) {
    for (const auto& e : study.error()) fmt::print("{}\n", korridor::to_line(e));
    return 2;
  }
  for (const auto& w : study->warnings) fmt::print("warning {}: {}\n", w.code, w.message);
  const auto world = korridor::World::apply(*study, {});
  const auto plan = korridor::solve_plan(*world, {});
  if (!plan) return 2;
  if (const auto* p = std::get_if<korridor::Plan>(&*plan)) {
    fmt::print("{} objective {} bound {} gap {} columns {} rows {} chains {}\n", p->status, p->objective_usd, p->bound_usd, p->gap, p->columns, p->rows, p->chains.size());
    for (const auto& o : p->orders) fmt::print("{} {} wanted {} served {} price {}\n", o.order, o.period, o.wanted_t, o.served_t, o.price_usd_per_t);
    for (const auto& b : p->bottlenecks) fmt::print("{} {} {} worth {} until {}\n", b.limit.kind, b.limit.name, b.limit.period, b.worth_usd_per_t, b.until_t);
  }
}
