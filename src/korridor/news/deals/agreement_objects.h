#pragma once

#include <string>
#include <vector>

#include "korridor/news/statements.h"

namespace korridor {

/// Takes those out of the parties that do not agree: whom an agreement is about (sold its stake in X to Z, a
/// partnership for the revival of X), who was beaten (outbid X, gegen X durchgesetzt), and whom one talked with before
/// (after talks with X, Y signed a contract with Z). Two stay, or one who beat the other.
void drop_objects(const Passage& passage, const SentenceFindings& sentence, std::vector<std::string>& parties);

}  // namespace korridor
