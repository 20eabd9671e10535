#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/date.h"
#include "korridor/base/result.h"
#include "korridor/study/table.h"

namespace korridor {

enum class PeriodKind { kYear, kQuarter, kMonth };

/// What study.toml says.
struct Settings {
  std::string name;
  std::string title;
  std::string title_de;
  std::string licence;
  Date start{};  ///< first day of the horizon
  Date end{};    ///< first day after it
  PeriodKind period = PeriodKind::kYear;
  std::optional<Date> year_from;  ///< from this day on periods are years
  std::string currency = "USD";
  int price_year = 0;
  double discount_rate = 0;  ///< per year; amounts are discounted to `start`, from the middle of each period
  double holding_rate = 0;   ///< per year of the good's reference value, while it is on the way or in store
  std::string avoid;         ///< selector that every order avoids unless a clause `may` lifts it
  std::string route_good;    ///< good, start and end of the ways that a report tells
  std::string route_from;
  std::string route_to;
  std::map<std::string, double> factors;  ///< named conversion factors that the study's figures were made with
};

/// A study as the analyst wrote it: every table checked, nothing computed yet.
class Study {
 public:
  Settings settings;
  std::filesystem::path folder;
  std::string sha256;  ///< over the names and bytes of study.toml and all tables, a base first
  Warnings warnings;
  std::vector<std::string> added;     ///< table/id of rows that the study adds to its base; empty without a base
  std::vector<std::string> replaced;  ///< table/id of rows of the base that it replaces

  /// A table of the schema; it may be empty but is always there.
  [[nodiscard]] const Table& table(std::string_view name) const;
  std::vector<Table> tables;  ///< in the order of the schema

  /// Rows of `citations` about a row, in their order.
  [[nodiscard]] const std::vector<std::size_t>& citations_of(std::string_view table, std::string_view key) const;
  /// Used by the reader, once the tables stand.
  void index_citations();

 private:
  std::map<std::string, std::vector<std::size_t>, std::less<>> citations_;  // by table/key
};

/// Reads and checks a study folder. Every error of every file is told at once.
///
/// Checks  encoding, columns, types, ranges, choices, ids, references, recipes, steps, selectors, dates, cycles among
///         processes, and rules between columns (docs/reference/errors.md lists them). What would only follow from
///         another error is not told.
/// Cost    linear in the size of the files, but for the search of the nearest name of each unknown one.
/// Errors  see `Error`; a folder that is missing, or has no study.toml, is an error too.
/// A study that was made by `korridor new --from` names its base in study.toml (`[study] base = "../kazakhstan"`); its
/// own rows add to the base's rows or replace those with the same id.
[[nodiscard]] Result<Study> read_study(const std::filesystem::path& folder);

/// Share of the figures that stand on claims, on stated assumptions, or on nothing but the study's author.
struct Coverage {
  std::size_t cited = 0;
  std::size_t assumed = 0;
  std::size_t yours = 0;
  [[nodiscard]] std::size_t total() const { return cited + assumed + yours; }
};
[[nodiscard]] Coverage count_coverage(const Study& study);

/// Claims cited for a figure: those of the cell, else those of its row.
[[nodiscard]] std::vector<std::string> claims_of(const Study& study, std::string_view table, std::string_view key,
                                                 std::string_view column);
/// All claims cited for a row, whichever column, in the order of the citations.
[[nodiscard]] std::vector<std::string> claims_of_row(const Study& study, std::string_view table, std::string_view key);

/// Takes a study away, so that another can be made in its place; a folder that is not there is fine. Refuses a folder
/// that holds anything but study.toml, tables and files that a study comes with (LICENSE, README.md, SOURCES.md).
[[nodiscard]] Result<void> remove_study(const std::filesystem::path& folder);
/// Writes a small complete study that checks without a warning and plans at once. Refuses a folder that exists.
[[nodiscard]] Result<std::filesystem::path> write_new_study(const std::filesystem::path& folder);
/// Writes a study that layers over another one.
[[nodiscard]] Result<std::filesystem::path> write_layered_study(const std::filesystem::path& folder,
                                                                const std::filesystem::path& base);

}  // namespace korridor
