#include "korridor/analysis/planned_choices.h"

#include <algorithm>

#include "korridor/analysis/closures.h"
#include "korridor/analysis/each_world.h"
#include "korridor/analysis/switch_sets.h"

namespace korridor {

PlannedChoices::PlannedChoices(ChoicePlans plans) : plans_(std::move(plans)) {
  if (const auto base = World::apply(plans_.study, {})) base_sets_ = base->sets();
  for (std::size_t k = 0; k < plans_.list.projects.size(); ++k)
    if (plans_.list.projects[k].relaxes) relaxing_ |= bit_of(k);
}

const PlannedChoice* PlannedChoices::find(ChoiceMask choice) const {
  for (const PlannedChoice& known : planned_) {
    const ChoiceMask less = known.choice & ~choice;
    if ((choice & ~known.choice) != 0 || (less & ~relaxing_) != 0) continue;
    if (less == 0 || !known.worth.has_plan || (known.worth.used & less) == 0) return &known;
  }
  return nullptr;
}

bool PlannedChoices::are_all_done() const {
  return std::ranges::none_of(planned_, [](const PlannedChoice& known) { return known.status == "limit"; });
}

Result<std::vector<ChoiceWorth>> PlannedChoices::plan(const std::vector<ChoiceMask>& choices) {
  std::vector<ChoiceMask> fresh;
  for (const ChoiceMask choice : choices)
    if (find(choice) == nullptr && std::ranges::find(fresh, choice) == fresh.end()) fresh.push_back(choice);
  std::vector<Result<PlannedChoice>> made(fresh.size(), Result<PlannedChoice>{});
  const std::size_t before = planned_.size();
  const TellShare tell = [&](std::size_t done, std::size_t all) {
    if (plans_.tell) plans_.tell(before + done, before + all);
  };
  for_each_item(fresh.size(), plans_.threads, [&](std::size_t i) { made[i] = plan_one(fresh[i]); }, tell);
  for (auto& one : made) {
    if (!one) return std::unexpected(std::move(one.error()));
    planned_.push_back(std::move(*one));
  }
  std::vector<ChoiceWorth> worth;
  worth.reserve(choices.size());
  for (const ChoiceMask choice : choices) worth.push_back(find(choice)->worth);
  return worth;
}

Result<PlannedChoice> PlannedChoices::plan_one(ChoiceMask choice) const {
  SwitchedSets sets;
  for (std::size_t k = 0; k < plans_.list.projects.size(); ++k)
    if (is_chosen(choice, k)) sets.on.push_back(plans_.list.projects[k].set);
  const auto world = World::apply(plans_.study, switch_sets(plans_.world, base_sets_, sets));
  if (!world) return std::unexpected(world.error());
  auto outcome = plans_.planner(*world);
  if (!outcome) return std::unexpected(std::move(outcome.error()));
  PlannedChoice made{.choice = choice, .worth = {}, .status = "infeasible", .delivered_t = {}, .gains = {}};
  made.warnings = warnings_of(*outcome);
  Plan* plan = std::get_if<Plan>(&*outcome);
  if (plan == nullptr) return made;
  made.status = plan->status;
  made.worth = {.has_plan = true,
                .usd = plan->objective_usd,
                .bound_usd = std::min(plan->bound_usd, plan->objective_usd),
                .used = used_by(*plan, choice)};
  made.gross_usd = plan->gross_usd;
  for (const OrderResult& order : plan->orders) made.delivered_t[order.good] += order.served_t;
  made.gains = std::move(plan->gains);
  return made;
}

ChoiceMask PlannedChoices::used_by(const Plan& plan, ChoiceMask choice) const {
  if (plan.status != "optimal" || plan.columns_csv.empty()) return choice;
  const ClosedRows rows = find_used(plan);
  ChoiceMask used = 0;
  for (std::size_t k = 0; k < plans_.list.projects.size(); ++k) {
    const Project& project = plans_.list.projects[k];
    const bool is_idle = project.relaxes && project.effect.opened && !meet(rows, *project.effect.opened);
    if (is_chosen(choice, k) && !is_idle) used |= bit_of(k);
  }
  return used;
}

}  // namespace korridor
