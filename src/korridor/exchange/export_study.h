#pragma once

#include <filesystem>
#include <string>

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"

namespace korridor {

/// What is written where, and of which world.
struct ExportCommand {
  std::filesystem::path study;
  WorldRequest world;
  PlanRequest plan;
  int year = 0;  ///< of that year alone; 0: the whole horizon
  /// mps lp pypsa: the exact program, not solved; csv xlsx: the tables of the plan; workbook: the tables of
  /// the study, as they are written; geojson gpkg: places and links with what
  /// the plan moves.
  std::string format;
  std::filesystem::path out;  ///< a file; a folder for csv and pypsa
};

/// Writes a study or its plan for other programs, as docs/reference/replies.md says: `files` tells each file with its
/// rows.
///
/// Errors  those of the plan; cannot_write; no_ogr where gpkg, xlsx or workbook is asked for and the program ogr2ogr
/// is not there or fails; sheet_too_large.
[[nodiscard]] Reply export_study(const ExportCommand& command);

}  // namespace korridor
