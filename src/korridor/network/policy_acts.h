#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "korridor/network/entities.h"

namespace korridor {

/// Sets `act`, `side` and `sign` of a policy from its kind, unit, target and selector (docs/methods/model.md 6).
void classify(PolicyItem& policy);

/// Who takes a good over in which state: an order, or a plant of which it is an input.
struct Taker {
  Index good;
  std::string_view country;
};
[[nodiscard]] inline Taker taker_of(const OrderItem& order) { return {order.good, order.country}; }

/// All of them, orders first.
[[nodiscard]] std::vector<Taker> list_takers(const Entities& entities);

/// True if it is about what comes to the taker: the actor is the taker's country and it meets the good.
[[nodiscard]] bool concerns_import(const PolicyItem& policy, const Taker& taker);
/// True if it is about what leaves the actor for the taker: the target, or anybody but the actor, is the taker's
/// country.
[[nodiscard]] bool concerns_export(const PolicyItem& policy, const Taker& taker);
/// True if cargo of this customs origin, brought to the taker, falls under the policy.
[[nodiscard]] bool falls_under(const PolicyItem& policy, const Taker& taker, const std::string& origin);
/// True if a cap on moves counts cargo of this origin: one of the target, or any where there is none.
[[nodiscard]] bool counts_move(const PolicyItem& policy, const std::string& origin);
/// Share of a period for which a policy that bans acts on a good of this reference value: a price cap bars what is
/// dearer than the cap, any other ban all.
[[nodiscard]] double ban_of(const PolicyItem& policy, double value, std::size_t t);
/// The same for cargo of this customs origin on a link; 0 of a policy that bans no moves.
[[nodiscard]] double move_ban(const PolicyItem& policy, Index link, Index good, const std::string& origin, double value,
                              std::size_t t);
/// True of a price cap that names the services which it withholds.
[[nodiscard]] bool bars_moves_by_origin(const PolicyItem& policy);
/// USD a tonne of a good of this reference value pays in a period; less than zero for a subsidy.
[[nodiscard]] double charge_per_tonne(const PolicyItem& policy, double value, std::size_t t);

/// Share of what is delivered of the actor's origin that may leave under an export control in percent.
[[nodiscard]] double share_let_out(const PolicyItem& policy, std::size_t t);
/// USD a tonne of a fee pays in a band; band 0 is the full rate.
[[nodiscard]] double fee_in_band(const PolicyItem& policy, std::size_t band, std::size_t t);
/// What a tariff that is lower beyond a volume takes in a band besides: for its first tonnes, which pay more.
[[nodiscard]] double fee_beside_band(const PolicyItem& policy, std::size_t band, std::size_t t, double years);

}  // namespace korridor
