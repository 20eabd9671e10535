#pragma once

#include <string>

#include "korridor/service/reply.h"
#include "korridor/service/requests.h"

namespace korridor::python {

/// Runs a command of service/requests.h, or one of those that touch files: read, new, ledger_add, ledger_list,
/// ledger_review, ledger_conflicts, ledger_check, ledger_export; or closed_rows {selector}. Fields that nobody asked
/// for are errors (bad_field). A command that needs a study and gets none answers with the error no_study.
[[nodiscard]] Reply run_call(const std::string& command, const Study* study, const Json& request,
                             const RunOptions& options);

}  // namespace korridor::python
