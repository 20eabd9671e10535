#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "korridor/exchange/import_rows.h"

namespace korridor {

/// What rows do to the tables of a study.
struct Merged {
  std::map<std::string, std::string> files;  ///< text of each table that changes, by its file name
  struct Count {
    std::size_t added = 0, replaced = 0, same = 0;
  };
  std::map<std::string, Count> counts;  ///< by table
};

/// Rows into the tables of a study folder: new ids are added at the end; a row whose id stands there already is left
/// alone where its cells say the same, and replaced (the cells that it has) only if `replace`.
/// Errors  those of reading the tables; would_replace (the first ten), twice_imported: two rows of one id that differ.
[[nodiscard]] Result<Merged> merge_rows(const std::filesystem::path& study, const std::vector<ImportedRow>& rows,
                                        bool replace);

}  // namespace korridor
