#pragma once

#include "korridor/news/names/entities.h"

namespace korridor {

/// Learns the names that a text introduces itself:
///   a company by its legal form (Almonty Industries Inc.), by a noun before it (der Konzern Aurubis, компания
///   «Карен»); a person by an office before the name (Ökonom Olschas B.) or a verb of speech beside it; a short form in
///   brackets behind any of them.
void learn_names(const Passage& passage, LocalNames& local);

}  // namespace korridor
