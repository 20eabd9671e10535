#include "commands.h"
#include "korridor/exchange/export_study.h"
#include "korridor/exchange/import_study.h"

namespace korridor::cli {

void Session::add_exchange() {
  CLI::App* out =
      add("export", "Write a study or its plan for other programs",
          "  korridor export studies/kazakhstan --format csv --out tables --year 2027\n"
          "  korridor export studies/kazakhstan --format gpkg --out kazakhstan.gpkg      for QGIS\n"
          "  korridor export studies/kazakhstan --format mps --out kazakhstan.mps        the exact "
          "program, for any solver\n"
          "  korridor export studies/kazakhstan --format pypsa --out network --year 2027         the same as "
          "a PyPSA network\n");
  add_study(out);
  add_world(out);
  add_plan_options(out);
  add_year(out);
  out->add_option(
         "--format", what_,
         "csv, xlsx: tables of the plan; geojson, gpkg: map layers; mps, lp, pypsa: the program; workbook: the "
         "tables of the study")
      ->required()
      ->check(CLI::IsMember({"csv", "xlsx", "geojson", "gpkg", "mps", "lp", "pypsa", "workbook"}));
  out->add_option("--out", out_, "File to write; a folder for csv and pypsa")->required()->type_name("PATH");
  out->callback([this] {
    chosen_ = [this] {
      const Reply reply = export_study(
          {.study = study_, .world = world_, .plan = plan_request(), .year = year_, .format = what_, .out = out_});
      print(reply);
      return reply.exit_code;
    };
  });
  add_import();
}

void Session::add_import() {
  CLI::App* in = add("import", "Bring rows of registers and other programs into a study",
                     "  korridor import unlocode CodeListPart1.csv --into mine --country kazakhstan\n"
                     "  korridor import wpi UpdatedPub150.csv --into mine --country AZE --country GEO\n"
                     "  korridor import baci BACI_HS22_Y2023_V202501.csv --codes country_codes_V202501.csv --into mine "
                     "--country KAZ\n"
                     "  korridor import table rail.csv --map rail_mapping.csv --into mine --dry-run\n"
                     "  korridor import osm kazakhstan-latest.osm.pbf --into mine --country KAZ --junctions-only\n"
                     "  korridor import vector ports.gpkg --map ports_mapping.csv --into mine\n");
  in->add_option(
        "format", what_,
        "unlocode, wpi: places; baci: trade as claims; table: any CSV or sheet by a mapping; vector: a layer of any "
        "file that GDAL reads, by a mapping; workbook: sheets named as tables of the study; "
        "osm: railways of an extract of OpenStreetMap")
      ->required()
      ->check(CLI::IsMember({"unlocode", "wpi", "baci", "table", "vector", "workbook", "osm"}));
  in->add_option("files", import_.files, "Files to read")->required();
  in->add_option("--into", import_.study, "Study whose tables get the rows")->required()->type_name("STUDY");
  in->add_option("--map", import_.mapping, "Mapping: which column becomes which (table, vector)")->type_name("FILE");
  in->add_option("--sheet", import_.sheet,
                 "Sheet of a workbook (.xlsx, .ods) or layer of a vector file that has several");
  in->add_option("--codes", import_.codes, "The numbers of the states (baci)")->type_name("FILE");
  in->add_flag("--orders", import_.orders, "Trade of the newest year as orders as well (baci)");
  in->add_flag("--observations", import_.observations, "Trade as observations for backtest as well (baci)");
  in->add_option("--places", import_.places, "CSV country,place: where the orders of a state go (baci --orders)")
      ->type_name("FILE");
  in->add_option("--country", import_.countries,
                 "Only places there, or exports from there; may be given several times");
  in->add_option("--source", import_.source, "Id of the source that the rows rest on");
  in->add_option("--publisher", import_.publisher, "Its publisher");
  in->add_option("--title", import_.title, "Its title");
  in->add_option("--date", import_.date, "Its date");
  in->add_option("--url", import_.url, "Its address");
  in->add_flag("--junctions-only", import_.junctions_only, "Stations that only lie on a line are no places (osm)");
  in->add_flag("--replace", import_.replace, "Imported cells win over those of rows that are there already");
  in->add_flag("--dry-run", import_.dry_run, "Tell what would happen and write nothing");
  in->callback([this] {
    chosen_ = [this] {
      import_.format = what_;
      const Reply reply = import_into_study(import_);
      print(reply);
      return reply.exit_code;
    };
  });
}

}  // namespace korridor::cli
