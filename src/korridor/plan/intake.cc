#include "korridor/plan/intake.h"

#include <algorithm>

namespace korridor {
namespace {

const std::string& origin_of(const Tracking& tracking, State state) {
  static const std::string kNotTracked;
  return state.origin == 0 ? kNotTracked : tracking.origins[state.origin - 1];
}

/// Tonnes of input k, per tonne of the main product, that fall under the policy; 0 where what is made keeps the origin
/// and falls under it, too: it counts where that is delivered.
double counted(const Tracking& tracking, const PolicyItem& policy, const PlantItem& plant, std::size_t k, State state) {
  const auto& [good, rate] = plant.inputs[k];
  if (policy.goods[good] == 0 || (!plant.changes_heading && policy.goods[plant.main] != 0)) return 0;
  return falls_under(policy, {good, plant.country}, origin_of(tracking, state)) ? rate : 0;
}

}  // namespace

double intake_share(const Entities& entities, const Tracking& tracking, Index plant, const std::vector<State>& inputs,
                    std::size_t t) {
  const PlantItem& item = entities.plants[plant];
  double banned = 0;
  for (std::size_t k = 0; k < inputs.size(); ++k)
    banned = std::max(banned, banned_share(entities, tracking, {item.inputs[k].first, item.country}, inputs[k], t));
  return 1 - banned;
}

double intake_charge(const Entities& entities, const Tracking& tracking, const PolicyItem& policy, Index plant,
                     const std::vector<State>& inputs, std::size_t t) {
  if (policy.act != PolicyAct::kDeliveryCharge) return 0;
  const PlantItem& item = entities.plants[plant];
  double usd = 0;
  for (std::size_t k = 0; k < inputs.size(); ++k)
    if (const double tonnes = counted(tracking, policy, item, k, inputs[k]); tonnes > 0)
      usd += tonnes * charge_per_tonne(policy, entities.value[item.inputs[k].first], t);
  return usd;
}

double intake_under(const Entities& entities, const Tracking& tracking, const PolicyItem& policy, Index plant,
                    const std::vector<State>& inputs) {
  if (policy.act != PolicyAct::kDeliveryCap) return 0;
  double tonnes = 0;
  for (std::size_t k = 0; k < inputs.size(); ++k)
    tonnes += counted(tracking, policy, entities.plants[plant], k, inputs[k]);
  return tonnes;
}

std::vector<State> states_of_inputs(const Model& model, const Column& run) {
  const auto& picked = model.run_inputs[run.inputs];
  const auto& recipe = model.entities->plants[run.item].inputs;
  std::vector<State> states;
  for (std::size_t k = 0; k < picked.size(); ++k) states.push_back(model.reach.states[recipe[k].first][picked[k]]);
  return states;
}

}  // namespace korridor
