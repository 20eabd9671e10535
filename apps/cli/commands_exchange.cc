#include "commands.h"
#include "korridor/exchange/export_study.h"

namespace korridor::cli {

void Session::add_exchange() {
  CLI::App* out = add("export", "Write a study or its plan for other programs",
                      "  korridor export studies/kazakhstan --format csv --out tables --year 2027\n"
                      "  korridor export studies/kazakhstan --format gpkg --out kazakhstan.gpkg      for QGIS\n"
                      "  korridor export studies/kazakhstan --format mps --out kazakhstan.mps        the exact "
                      "program, for any solver\n");
  add_study(out);
  add_world(out);
  add_plan_options(out);
  add_year(out);
  out->add_option("--format", what_, "csv: tables of the plan; geojson, gpkg: map layers; mps, lp: the program")
      ->required()
      ->check(CLI::IsMember({"csv", "geojson", "gpkg", "mps", "lp"}));
  out->add_option("--out", out_, "File to write; a folder for csv")->required()->type_name("PATH");
  out->callback([this] {
    chosen_ = [this] {
      const Reply reply = export_study(
          {.study = study_, .world = world_, .plan = plan_request(), .year = year_, .format = what_, .out = out_});
      print(reply);
      return reply.exit_code;
    };
  });
}

}  // namespace korridor::cli
