#pragma once

#include <string>

#include "korridor/service/requests.h"

namespace korridor {

/// `report` as a request: the fields of a world and of a plan as all commands take them, `lang` (en, de) and
/// `projects`. What is switched on and changed is told beside the base world.
///
/// Errors  bad_field, those of the changes, too_much_memory, those of the plan; limit_reached where `options.tell` said
/// no: a page is whole or not told.
[[nodiscard]] Result<std::string> answer_report(const Study& study, const Json& request, const RunOptions& options);

}  // namespace korridor
