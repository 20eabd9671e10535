#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "korridor/base/run_program.h"

namespace korridor {

inline bool has_glpk() { return run_program({"glpsol", "--version"}).started; }

/// Objective that GLPK finds for a program file; NaN when it finds none.
inline double solve_by_glpk(const char* how, const std::filesystem::path& program) {
  const std::filesystem::path answer = program.string() + ".sol";
  const ProgramRun run = run_program({"glpsol", how, program.string(), "--scale", "-w", answer.string()});
  if (run.code != 0) return NAN;
  std::ifstream in(answer);
  for (std::string line; std::getline(in, line);) {  // s bas ROWS COLUMNS f f OBJECTIVE
    std::istringstream words(line);
    std::string word;
    double objective = NAN;
    if (words >> word && word == "s" && words >> word >> word >> word >> word >> word >> objective) return objective;
  }
  return NAN;
}

}  // namespace korridor
