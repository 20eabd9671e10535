#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// A row for a table of a study, cells by column.
struct ImportedRow {
  std::string table;
  std::map<std::string, std::string> cells;
  std::string file;  ///< where it comes from
  std::int64_t line = 0;
};

/// What an importer made of its files: rows, and what it left out by reason.
struct Imported {
  std::vector<ImportedRow> rows;
  std::size_t read = 0;
  struct Dropped {
    std::size_t count = 0;
    std::vector<std::string> examples;  ///< file:line of the first five
  };
  std::map<std::string, Dropped> dropped;  ///< by reason
  Warnings warnings;

  void drop(const std::string& reason, std::string_view file, std::int64_t line);
};

/// A text as the id of a row: lower case Latin letters, digits and underscores. Letters with marks lose them; others
/// are left out, so the result may be empty.
[[nodiscard]] std::string make_id(std::string_view text);

}  // namespace korridor
