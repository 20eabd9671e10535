#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "korridor/base/result.h"

namespace korridor::cases {

/// A table of a case: columns stand on the line of its name, rows below, indented, cells two blanks or more apart.
/// A lone `-` is an empty cell.
struct CaseTable {
  std::string name;
  std::vector<std::string> columns;  ///< without the first one, which every table has
  struct Row {
    int line = 0;
    std::vector<std::string> cells;
  };
  std::vector<Row> rows;
};

/// A line by itself, such as `order iron_ore Mine -> Port 12000`, in words.
struct CaseLine {
  int line = 0;
  std::string name;
  std::vector<std::string> words;
};

/// A line under `plan`: what must come out.
struct Expected {
  int line = 0;
  std::vector<std::string> words;
};

/// A `plan` with the scenarios that were named by `with` lines above it.
struct Question {
  std::vector<std::string> with;
  bool ordered = false;
  std::vector<Expected> answers;
};

/// A small corridor drawn in text, and what planning it must give.
struct CaseFile {
  std::string shows;
  std::vector<CaseTable> tables;
  std::vector<CaseLine> lines;
  std::vector<Question> questions;
};

/// Reads the text of a case. Errors: an unknown section, a row with too many cells, a case that shows or asks nothing.
[[nodiscard]] Result<CaseFile> parse_case(const std::string& text, const std::string& file);

}  // namespace korridor::cases
