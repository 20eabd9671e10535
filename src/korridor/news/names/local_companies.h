#pragma once

#include "korridor/news/names/entities.h"

namespace korridor {

/// Learns the companies that a token introduces: by a legal form, a noun before or behind the name, a known company
/// beside it, the state it is of, or the way it is written. See docs/methods/news.md, "Names".
void learn_companies(const Passage& passage, LocalNames& local, std::size_t at);

}  // namespace korridor
