#pragma once

#include "korridor/news/local_names.h"

namespace korridor {

/// Companies that their words do not show, by what stands around the name: a ticker in brackets, who leads or runs
/// something, shares, Latin letters in a Russian text.
void learn_companies_by_cue(const Passage& passage, LocalNames& local, std::size_t at);

}  // namespace korridor
