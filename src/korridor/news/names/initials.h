#pragma once

#include "korridor/news/names/entities.h"

namespace korridor {

/// Learns a name by the short form in brackets behind it whose letters begin its words: Empresa Nacional de
/// Hidrocarbonetos (ENH). A company by its words or by what stands before it, a body of government by its first word,
/// else an organisation. `at` is the bracket.
void learn_by_initials(const Passage& passage, LocalNames& local, std::size_t at);

}  // namespace korridor
