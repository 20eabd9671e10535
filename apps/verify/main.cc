// The program korridor-verify: re-reads a study and a result from files and recomputes what the result claims, by its
// own reading of docs/methods/model.md. It shares no code with the engine (the test `layers` holds it to that).

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <cstdio>

#include "checks.h"
#include "korridor/base/version.h"

namespace {

using namespace korridor;
using nlohmann::json;

constexpr int kOk = 0;
constexpr int kBadInput = 2;
constexpr int kUnproven = 3;
constexpr int kFailed = 4;

Result<World> read_planned_world(const Study& study, const json& run) {
  WorldRequest request;
  request.with = run["with"].get<std::vector<std::string>>();
  request.without = run["without"].get<std::vector<std::string>>();
  request.ordered = run.value("ordered", false);
  return World::apply(study, request);
}

std::optional<PeriodKind> planned_periods(const json& run) {
  const auto name = run["period"].get<std::string>();
  if (name == "year") return PeriodKind::kYear;
  if (name == "quarter") return PeriodKind::kQuarter;
  if (name == "month") return PeriodKind::kMonth;
  return std::nullopt;
}

Result<json> verify_folder(const std::filesystem::path& folder, const std::string& study_folder) {
  const auto files = verify::read_result(folder);
  if (!files) return std::unexpected(files.error());
  const auto study = read_study(study_folder.empty() ? files->run["study_path"].get<std::string>() : study_folder);
  if (!study) return std::unexpected(study.error());
  const auto world = read_planned_world(*study, files->run);
  if (!world) return std::unexpected(world.error());
  auto reading = verify::read_world(*world, make_periods(study->settings, planned_periods(files->run)));
  if (!reading) return std::unexpected(reading.error());
  if (auto done = verify::complete(*study, *reading); !done) return std::unexpected(done.error());
  const verify::Spots spots(*reading);
  const verify::Model model(*reading, spots);
  const auto verdict = verify::check_result(
      *reading, model, *files, {.same_hash = json(study->sha256) == files->run["study_sha256"], .sets = world->sets()});
  json reply = {{"korridor", version()},
                {"command", "verify"},
                {"study", study->settings.name},
                {"study_sha256", study->sha256},
                {"status", verdict.is_proven ? "ok" : "unproven"},
                {"warnings", json::array()},
                {"objective_usd", verdict.objective_usd},
                {"bound_usd", verdict.bound_usd},
                {"gap", verdict.gap},
                {"checks", json::array()}};
  for (const auto& check : verdict.checks) {
    if (!check.ok()) reply["status"] = "failed";
    reply["checks"].push_back({{"name", check.name},
                               {"ok", check.ok()},
                               {"worst", std::min(check.worst, 1e300)},
                               {"tolerance", check.tolerance},
                               {"where", check.where}});
  }
  return reply;
}

int tell_errors(const Errors& errors, bool as_json) {
  json list = json::array();
  for (const Error& e : errors) {
    list.push_back({{"code", e.code},
                    {"message", e.message},
                    {"file", e.file},
                    {"row", e.row},
                    {"column", e.column},
                    {"hint", e.hint}});
    if (!as_json) fmt::print(stderr, "{}\n", to_line(e));
  }
  if (as_json)
    fmt::print("{}\n", json{{"korridor", version()},
                            {"command", "verify"},
                            {"status", "bad_input"},
                            {"warnings", json::array()},
                            {"errors", list}}
                           .dump());
  return kBadInput;
}

void print_table(const json& reply) {
  for (const json& check : reply["checks"])
    fmt::print("{:<24} {:<6} worst {:.2e}  allowed {:.0e}  {}\n", check["name"].get<std::string>(),
               check["ok"].get<bool>() ? "ok" : "FAILED", check["worst"].get<double>(),
               check["tolerance"].get<double>(), check["ok"].get<bool>() ? "" : check["where"].get<std::string>());
  if (reply["status"] == "unproven")
    fmt::print(
        "unproven: the plan keeps every rule and costs what it says; that no plan costs less than the bound it\n"
        "claims is the word of the solver. The files prove {:.10g} USD (gap {:.1e}); the engine chains writes a\n"
        "proof.\n",
        reply["bound_usd"].get<double>(), reply["gap"].get<double>());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app("Checks a result that `korridor plan --out DIR` wrote, without the engine that made it.");
  std::string folder, study;
  bool as_json = false;
  app.add_option("dir", folder, "Folder of the result")->required();
  app.add_option("--study", study, "Folder of the study (default: where the result says it was)");
  app.add_flag("--json", as_json, "Print one JSON object");
  app.set_version_flag("--version", std::string(version()));
  app.footer("Exit codes: 0 all checks hold, 2 bad input, 3 feasible and not proven, 4 a check fails");
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return error.get_exit_code() == 0 ? app.exit(error) : (app.exit(error), kBadInput);
  }
  try {
    const auto reply = verify_folder(folder, study);
    if (!reply) return tell_errors(reply.error(), as_json);
    if (as_json)
      fmt::print("{}\n", reply->dump());
    else
      print_table(*reply);
    const auto& status = (*reply)["status"];
    return status == "ok" ? kOk : status == "unproven" ? kUnproven : kFailed;
  } catch (const nlohmann::json::exception& error) {
    return tell_errors({{.code = "bad_result",
                         .message = error.what(),
                         .file = folder + "/run.json",
                         .hint = "the file is not as plan --out writes it"}},
                       as_json);
  }
}
