// A first plan, in the order in which Korridor thinks: a study is read, seen as a world, planned, and told.
//
//   example_first_plan studies/kazakhstan [SCENARIO...]

#include <fmt/format.h>

#include <cstdio>

#include "korridor/plan/plan.h"
#include "korridor/study/study.h"
#include "korridor/study/world.h"

using namespace korridor;

namespace {

/// Every reason why there is no result, as `file:row:column: message; hint`.
int tell(const Errors& errors) {
  for (const Error& error : errors) fmt::print(stderr, "{}\n", to_line(error));
  return 2;
}

/// Not every world has a plan: a firm order and a full link may exclude each other. The answer then names who they are.
int tell_conflict(const Infeasible& infeasible) {
  fmt::print("These cannot hold together:\n");
  for (const ConflictRow& row : infeasible.conflict)
    fmt::print("  {} {} in {}: {}\n", row.kind, row.name, row.period, row.says);
  return 1;
}

void tell_plan(const Plan& plan) {
  fmt::print("{} in {} periods; the bill is {:.0f} USD, and no plan costs less than {:.0f} USD\n\n", plan.status,
             plan.periods.size(), plan.objective_usd, plan.bound_usd);
  // Orders come period by period; this shows the first one.
  fmt::print("{:<28}{:>14}{:>14}{:>12}\n", "order", "wanted t", "served t", "USD/t");
  for (const OrderResult& order : plan.orders)
    if (order.period == plan.periods.front().name)
      fmt::print("{:<28}{:>14.0f}{:>14.0f}{:>12.2f}\n", order.order, order.wanted_t, order.served_t,
                 order.price_usd_per_t);
  // A limit's price is what one more tonne of it would save. Zero means that there is room.
  fmt::print("\nWhat binds\n");
  for (const Bottleneck& neck : plan.bottlenecks)
    fmt::print("  {} {} in {}: one more tonne is worth {:.2f} USD\n", neck.limit.kind, neck.limit.name,
               neck.limit.period, neck.worth_usd_per_t);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    fmt::print(stderr, "usage: {} STUDY [SCENARIO...]\n", argv[0]);
    return 2;
  }
  // A study is a folder of tables. Either all of it is sound, or every fault of every table comes back at once.
  const auto study = read_study(argv[1]);
  if (!study) return tell(study.error());

  // A world is the study under its scenarios. It keeps a reference to the study, which must outlive it.
  const auto world = World::apply(*study, {.with = {argv + 2, argv + argc}, .without = {}});
  if (!world) return tell(world.error());

  // Planning is one function. Years instead of the study's own quarters make it quick.
  PlanRequest request;
  request.period = PeriodKind::kYear;
  request.bottlenecks = 3;
  const auto outcome = solve_plan(*world, request);
  if (!outcome) return tell(outcome.error());

  if (const auto* infeasible = std::get_if<Infeasible>(&*outcome)) return tell_conflict(*infeasible);
  tell_plan(std::get<Plan>(*outcome));
  return 0;
}
