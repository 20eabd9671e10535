#pragma once

#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// Gives the names of meetings the year that stands right behind them (Astana International Forum (AIF) 2025), and a
/// bare name the edition that the text tells of, where it tells of one only (80. UN-Generalversammlung).
void name_editions(const Passage& passage, Article& block);

}  // namespace korridor
