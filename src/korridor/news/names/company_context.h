#pragma once

#include "korridor/news/names/entities.h"

namespace korridor {

/// Companies that only what stands beside them tells: a known company joined by "and", the state that they are of, a
/// noun behind a comma, quotes that act, or the way in which they are written.
void learn_companies_beside(const Passage& passage, LocalNames& local, std::size_t at);

}  // namespace korridor
