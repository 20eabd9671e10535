#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "korridor/service/reply.h"

namespace korridor {

/// What is brought into which study.
struct ImportCommand {
  std::string format;  ///< table unlocode wpi baci vector workbook osm
  std::vector<std::filesystem::path> files;
  std::filesystem::path study;
  std::filesystem::path mapping;                    ///< table, vector
  std::filesystem::path codes;                      ///< baci: the numbers of the states
  std::string sheet;                                ///< or layer, where the file has several
  std::vector<std::string> countries;               ///< those places, those exporters; any name of a state; empty: all
  std::string source, publisher, title, date, url;  ///< the source that the rows rest on
  bool orders = false;                              ///< baci: trade of the newest year as orders as well
  bool observations = false;                        ///< baci: trade as observations as well
  std::filesystem::path places;                     ///< baci: which place stands for which importing state
  bool junctions_only = false;                      ///< osm: stations that only lie on a line are no places
  bool replace = false;
  bool dry_run = false;
};

/// Brings rows of other programs and registers into the tables of a study, as docs/reference/exchange.md says. The
/// study with its new rows is checked as a whole before anything is written; then each table is put in place by one
/// rename. The reply tells rows read, taken and dropped by reason.
///
/// Errors  those of the formats (exchange/import_*.h), of merge_rows, and of read_study for the study as it would be.
[[nodiscard]] Reply import_into_study(const ImportCommand& given);

}  // namespace korridor
