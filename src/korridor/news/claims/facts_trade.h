#pragma once

#include <string>
#include <vector>

#include "korridor/news/deals/clauses.h"

namespace korridor {

/// Who is the largest (or the only) buyer, supplier, partner of whom; where all or most of something goes; whose land
/// its way crosses. `main_state`: whom the article tells of, where the clause names no exporter.
void read_trade(const Passage& passage, const Clause& clause, const std::vector<FactWord>& words,
                const std::string& main_state, std::vector<FactNote>& out);

}  // namespace korridor
