#pragma once

#include <memory>

#include "korridor/service/reply.h"
#include "problem.h"

namespace korridor::server {

/// What a page needs to draw a study, beside the replies of commands.

/// {name, title, title_de, places, links, goods, scenarios, first, last}
[[nodiscard]] Json study_card(const std::string& name, const Study& study);
/// Places, links, goods and scenarios as the study is written, no scenario applied.
[[nodiscard]] Json map_json(const Study& study);
/// Names of all tables and their numbers of rows.
[[nodiscard]] Json tables_json(const Study& study);
/// {table, columns: [{name, type, list, references, unit, meaning, required, default, allowed}], rows: [[text]]}; cells
/// as they are written, empty where nothing stands. Errors: no_path.
[[nodiscard]] Result<Json> table_json(const Study& study, const std::string& name);
/// Checks the study with whole tables replaced, as `check` answers. `tables`: {name: {columns: [], rows: [[]]}}.
/// Writes to a folder of its own in the temporary files, and takes it away.
[[nodiscard]] Reply check_edited(const Study& study, const Json& tables);

}  // namespace korridor::server
