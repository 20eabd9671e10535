#pragma once

#include <map>
#include <string>
#include <vector>

#include "korridor/study/study.h"

namespace korridor {

/// A row of `changes` by the names of its columns; `set` and `order` are given by the caller.
using InlineChange = std::map<std::string, std::string>;

/// The study with one more change set, whose rows come with a request and are checked like rows of changes.csv.
///
/// Errors  those of changes.csv; `file` is `changes[I].COLUMN` with I from 0. A set of that name must not be there.
/// Cost    a copy of the tables, and a check of all changes. Hash and warnings stay those of the study as written.
[[nodiscard]] Result<Study> add_inline_changes(const Study& study, const std::string& set,
                                               const std::vector<InlineChange>& changes);
/// Names the places of later errors about such a change (two scenarios that clash) the same way.
void name_inline_places(Errors& errors);

}  // namespace korridor
