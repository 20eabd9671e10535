#pragma once

#include <map>
#include <string>

#include "cases/case_file.h"

namespace korridor::cases {

/// The files of the study that a case draws, by name.
///
/// What a case leaves out is filled in: places and goods from where they are named; a state's place is in KAZ; cargo is
/// bulk; one year from 2026, no discount, no holding cost; a link is named after its mode and runs through the states
/// of its ends (`A-B` both ways, `A->B` one way); an order is firm unless it has a penalty or steps; a good that
/// nothing supplies or makes is free and plentiful where its order starts; a policy is in force; a change sets a value.
[[nodiscard]] Result<std::map<std::string, std::string>> make_files(const CaseFile& text);

}  // namespace korridor::cases
