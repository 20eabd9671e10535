#pragma once

#include "korridor/network/entities.h"

namespace korridor {

/// Adds a limit for each volume from which a transit fee is lower: what moves there comes with a whole number
/// (docs/methods/whole_numbers.md 5). How much is paid for it is known when the model is built.
///
/// Errors: two fees with volume discounts that meet on a link.
[[nodiscard]] Result<void> add_fee_bands(const Network& network, Entities& entities);

}  // namespace korridor
