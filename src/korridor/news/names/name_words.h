#pragma once

#include "korridor/news/text/tokens.h"

namespace korridor {

/// Words of the Latin alphabet without accents.
[[nodiscard]] bool is_plain_latin(const Passage& passage, std::size_t at);
/// Development Bank of Mongolia: behind the state that a bank or a company is of.
[[nodiscard]] std::size_t end_of_place(const Passage& passage, std::size_t first, std::size_t at);
/// A word in front of a legal form that is part of the name: no legal form that stands in front itself, and no German
/// noun for a firm (der Lithiumkonzern Pilbara Minerals).
[[nodiscard]] bool may_stand_in_name(const Passage& passage, std::size_t at);
/// Words that only a name in front of a legal form may hold: Africa Finance Corporation, Vale Indonesia Tbk.
[[nodiscard]] bool is_known_in_name(const Passage& passage, std::size_t at);
/// Nepal Electricity Authority, Kenya Ports Authority: an authority that sells something is a company of its state.
[[nodiscard]] bool trades(const Passage& passage, std::size_t first, std::size_t last);

}  // namespace korridor
