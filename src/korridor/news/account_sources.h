#pragma once

#include "korridor/news/statements.h"

namespace korridor {

/// A word for who may tell a figure: Ministerium, audit office, la douane, по оценке банка; also at the end of a German
/// compound (Verkehrsministerium), and offices (minister).
[[nodiscard]] bool is_account_source(const Passage& passage, std::size_t at);

}  // namespace korridor
