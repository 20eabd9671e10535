#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// Railways, roads and pipelines are named after what they join; what they join is no party for that.

/// The China-Kyrgyzstan-Uzbekistan railway, a power line to Namibia: a state at the end of a way, or on it.
[[nodiscard]] bool is_end_of_way(const Passage& passage, const SentenceFindings& sentence, const EntityMention& state);

/// To rebuild the Tazara railway: the thing, and not the firm that runs it.
[[nodiscard]] bool is_named_way(const Passage& passage, const SentenceFindings& sentence, const EntityMention& company);

}  // namespace korridor
