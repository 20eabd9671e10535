#pragma once

#include "korridor/news/names/local_names.h"

namespace korridor {

/// Companies of unknown words by what they do and where they sit: X bought the mine; Kenya's X; Geneva-based X; the
/// syndicate led by X; the German "X, eine Tochter von ..." and "X übernimmt".
void learn_companies_by_acts(const Passage& passage, LocalNames& local, std::size_t at);

}  // namespace korridor
