#pragma once

#include "korridor/news/names/local_names.h"

namespace korridor {

/// Kessler & Vogt, Samsung C&T, Minjingu Mines & Fertiliser: what a sign for "and" makes one name of.
void learn_by_ampersand(const Passage& passage, LocalNames& local, std::size_t at);

/// Companies that only the names which were learned before them tell, in a second look at the passage: who stands in
/// one list with a company, or behind "companies such as", and who is called by the first word of a name alone.
void learn_companies_by_names(const Passage& passage, LocalNames& local);

}  // namespace korridor
