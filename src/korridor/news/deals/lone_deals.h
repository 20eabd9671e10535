#pragma once

#include "korridor/news/deals/deal_topic.h"

namespace korridor {

/// True where a sentence tells what one firm does for, buys from or sells to whom the paragraph goes on about, though
/// no noun says that the two agreed: Eni a souscrit 2 milliards de mètres cubes; a further 500,000 t were booked by X;
/// Generalunternehmer ist X.
///
/// Method  one firm and nobody else; a verb of taking with an amount in its clause, the firm in front of it or behind
///         its "by"; or the noun of a counterparty with the firm behind the copula.
/// Limits  needs an agreement told before in the same paragraph (deal_topic.h), and nothing that is planned or ended.
[[nodiscard]] bool tells_lone_deal(const DealPlace& place);

}  // namespace korridor
