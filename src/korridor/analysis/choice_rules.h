#pragma once

#include "korridor/analysis/invest.h"

namespace korridor {

/// What a request and the table say of the choices. Projects without a cost, and those that something blocks, may not
/// be chosen. Partners are states by any of their names, or texts whatever their case.
///
/// Errors  unknown_partner.
[[nodiscard]] Result<ChoiceRules> make_rules(const Study& study, const ProjectList& list, const InvestRequest& request);

}  // namespace korridor
