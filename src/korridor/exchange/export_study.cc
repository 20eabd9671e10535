#include "korridor/exchange/export_study.h"

#include <algorithm>

#include "korridor/base/write_file.h"
#include "korridor/exchange/geojson.h"
#include "korridor/exchange/ogr.h"
#include "korridor/exchange/plan_tables.h"
#include "korridor/exchange/pypsa.h"
#include "korridor/exchange/scratch_folder.h"
#include "korridor/exchange/workbook.h"
#include "korridor/lp/solver.h"
#include "korridor/plan/compiled_world.h"
#include "korridor/service/plan_reply.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

/// A file that was written, and how much is in it.
struct Written {
  fs::path file;
  std::string holds;
  std::size_t rows = 0;
};
using WrittenFiles = std::vector<Written>;

Result<WrittenFiles> write_program(const World& world, const ExportCommand& command) {
  const auto compiled = CompiledWorld::make(world, command.plan.period);
  if (!compiled) return std::unexpected(compiled.error());
  const Model& model = (*compiled)->model;
  std::vector<std::string> columns, rows;
  for (std::size_t j = 0; j < model.columns.size(); ++j) columns.push_back(model.column_name(j));
  for (std::size_t i = 0; i < model.rows.size(); ++i) rows.push_back(model.row_name(i));
  const std::string text =
      command.format == "mps" ? write_mps(model.lp, columns, rows) : write_lp(model.lp, columns, rows);
  if (auto done = write_file(command.out, text); !done) return std::unexpected(done.error());
  return WrittenFiles{{command.out, "columns", columns.size()}, {command.out, "rows", rows.size()}};
}

Result<WrittenFiles> write_folder(const std::vector<ReplyTable>& tables, const fs::path& folder) {
  std::error_code error;
  if (fs::exists(folder / "study.toml", error))  // tables of a plan bear names that a study's tables have too
    return fail({.code = "exists",
                 .message = "the folder holds a study, whose tables would be lost",
                 .file = folder.string(),
                 .hint = "give another folder to --out"});
  fs::create_directories(folder, error);
  WrittenFiles written;
  for (const ReplyTable& table : tables) {
    written.push_back({folder / (table.name + ".csv"), table.name, table.rows});
    if (auto done = write_file(written.back().file, table.csv); !done) return std::unexpected(done.error());
  }
  return written;
}

/// PyPSA reads every table that it finds: what an earlier export left there must go.
void clear_pypsa(const fs::path& folder) {
  std::error_code error;
  for (const fs::directory_entry& file : fs::directory_iterator(folder, error)) {
    const std::string name = file.path().filename().string();
    for (const char* list : {"buses", "carriers", "generators", "links", "loads", "network", "snapshots", "stores"})
      if (name == std::string(list) + ".csv" || (name.starts_with(std::string(list) + "-") && name.ends_with(".csv")))
        fs::remove(file.path(), error);
  }
}

Result<WrittenFiles> write_pypsa(const World& world, const ExportCommand& command, Warnings& warnings) {
  const auto compiled = CompiledWorld::make(world, command.plan.period);
  if (!compiled) return std::unexpected(compiled.error());
  if (!(*compiled)->model.lp.integer.empty())
    return fail({.code = "whole_not_exported",
                 .message = "PyPSA has no room for the whole numbers that limits decide here",
                 .hint = "export mps or lp, or switch the limits of bound lots, least_or_none or with excludes off"});
  PypsaFolder made = make_pypsa((*compiled)->model);
  warnings = std::move(made.warnings);
  std::error_code error;
  if (!fs::exists(command.out / "study.toml", error)) clear_pypsa(command.out);
  return write_folder(made.tables, command.out);
}

/// One file with both layers told apart by their geometry, as a reader of GeoJSON expects.
Result<WrittenFiles> write_geojson(const World& world, const Plan& plan, const fs::path& out) {
  Json all = places_geojson(world);
  const std::size_t places = all["features"].size();
  Json links = links_geojson(world, plan);
  for (Json& feature : links["features"]) all["features"].push_back(std::move(feature));
  if (auto done = write_file(out, to_json_line(all)); !done) return std::unexpected(done.error());
  return WrittenFiles{{out, "places", places}, {out, "links", all["features"].size() - places}};
}

/// GeoPackage through GDAL's own program, one layer after the other into a fresh file that is put in place at the end.
Result<WrittenFiles> write_geopackage(const World& world, const Plan& plan, const fs::path& out) {
  const ScratchFolder shop(out, ".parts");
  const fs::path fresh = shop.path() / "fresh.gpkg";
  WrittenFiles written;
  for (const auto& [layer, json] :
       {std::pair{"places", places_geojson(world)}, std::pair{"links", links_geojson(world, plan)}}) {
    const fs::path part = shop.path() / (std::string(layer) + ".geojson");
    if (auto done = write_file(part, to_json_line(json)); !done) return std::unexpected(done.error());
    std::vector<std::string> words{"-f", "GPKG", fresh.string(), part.string(), "-nln", layer};
    if (!written.empty()) words.insert(words.begin(), "-update");
    if (auto done = run_ogr(std::move(words), out, "look at its version and at free space"); !done)
      return std::unexpected(done.error());
    written.push_back({out, layer, json["features"].size()});
  }
  std::error_code error;
  fs::rename(fresh, out, error);
  if (error)
    return fail({.code = "cannot_write",
                 .message = "the file cannot be put in place",
                 .file = out.string(),
                 .hint = "look at rights"});
  return written;
}

Result<WrittenFiles> write_sheets(const std::vector<ReplyTable>& tables, const fs::path& out) {
  if (auto done = write_workbook(tables, out); !done) return std::unexpected(done.error());
  WrittenFiles written;
  for (const ReplyTable& table : tables) written.push_back({out, table.name, table.rows});
  return written;
}

Reply done(const Study& study, const ExportCommand& command, const WrittenFiles& written, const std::string& status,
           const Warnings& warnings = {}) {
  Json json = reply_head("export", &study, status);
  for (Json& warning : to_json(warnings)) json["warnings"].push_back(std::move(warning));
  json["format"] = command.format;
  json["files"] = Json::array();
  for (const Written& w : written)
    json["files"].push_back({{"file", w.file.string()}, {"holds", w.holds}, {"rows", w.rows}});
  return {std::move(json), status == "limit" ? kExitLimit : kExitOk};
}

}  // namespace

Reply export_study(const ExportCommand& command) {
  const auto study = read_study_in(command.study, command.year);
  if (!study) return reply_errors("export", study.error());
  if (command.format == "workbook") {
    const auto written = write_sheets(tabulate_study(*study), command.out);
    return written ? done(*study, command, *written, "ok") : reply_errors("export", written.error());
  }
  const auto world = World::apply(*study, command.world);
  if (!world) return reply_errors("export", world.error());
  if (command.format == "mps" || command.format == "lp") {
    const auto written = write_program(*world, command);
    return written ? done(*study, command, *written, "ok") : reply_errors("export", written.error());
  }
  if (command.format == "pypsa") {
    Warnings warnings;
    const auto written = write_pypsa(*world, command, warnings);
    return written ? done(*study, command, *written, "ok", warnings) : reply_errors("export", written.error());
  }
  const auto outcome = solve_plan(*world, command.plan);
  if (!outcome) return reply_errors("export", outcome.error());
  Reply plan = plan_reply(*world, *outcome);
  if (std::holds_alternative<Infeasible>(*outcome)) {
    plan.json["command"] = "export";
    return plan;
  }
  const Plan& found = std::get<Plan>(*outcome);
  const auto written = command.format == "csv"       ? write_folder(tabulate_plan(plan.json), command.out)
                       : command.format == "xlsx"    ? write_sheets(tabulate_plan(plan.json), command.out)
                       : command.format == "geojson" ? write_geojson(*world, found, command.out)
                                                     : write_geopackage(*world, found, command.out);
  return written ? done(*study, command, *written, found.status) : reply_errors("export", written.error());
}

}  // namespace korridor
