#pragma once

#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// Marks sums that only tell the sum before them in another currency: 17,2 Mrd. Dollar (rund 14,8 Mrd. Euro); $227mn,
/// or 800bn tugrik; 66 millions de dollars, soit 37 milliards de FCFA.
void mark_conversions(const Passage& passage, Article& block);

}  // namespace korridor
