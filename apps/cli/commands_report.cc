#include <fmt/format.h>

#include <filesystem>
#include <iostream>

#include "commands.h"
#include "korridor/base/write_file.h"
#include "korridor/report/report.h"
#include "korridor/service/plan_reply.h"
#include "korridor/service/route.h"

namespace korridor::cli {
namespace {

namespace fs = std::filesystem;

/// Ways for the pair of places that the study names, null where it names none.
Json ways_of(const World& world, const fs::path& folder) {
  const Settings& settings = world.study().settings;
  if (settings.route_from.empty() || settings.route_to.empty()) return nullptr;
  RouteCommand command{.study = folder, .world = {}, .way = {}, .tonnes = 1};
  command.way.good = settings.route_good;
  command.way.from = settings.route_from;
  command.way.to = settings.route_to;
  command.way.alternatives = 3;
  return route_world(world, command).json;
}

void progress(bool quiet, const char* what) {
  if (!quiet) std::cerr << "korridor: " << what << "\n";
}

}  // namespace

Reply Session::make_report() const {
  progress(json_, "reading the study");
  const auto study = read_study(study_);
  if (!study) return reply_errors("report", study.error());
  ReportInput input{.study = &*study,
                    .check = check_study(study_).json,
                    .plan = nullptr,
                    .scenario = nullptr,
                    .ways = nullptr,
                    .lang = lang_};
  const auto base = World::apply(*study, {.with = {}, .without = world_.without, .ordered = world_.ordered});
  if (!base) return reply_errors("report", base.error());
  progress(json_, "planning the base world");
  const auto plan = solve_plan(*base, plan_request());
  if (!plan) return reply_errors("report", plan.error());
  const Reply plan_told = plan_reply(*base, *plan);
  input.plan = plan_told.json;
  input.ways = ways_of(*base, study_);
  if (!world_.with.empty()) {
    progress(json_, "planning the scenario");
    const auto changed = World::apply(*study, world_);
    if (!changed) return reply_errors("report", changed.error());
    const auto other = solve_plan(*changed, plan_request());
    if (!other) return reply_errors("report", other.error());
    input.scenario = plan_reply(*changed, *other).json;
  }
  progress(json_, "writing the page");
  const fs::path path =
      out_.empty() ? fs::path(study->settings.name + (lang_ == "en" ? "" : "-" + lang_) + ".html") : fs::path(out_);
  if (auto written = write_file(path, render_report(input)); !written) return reply_errors("report", written.error());
  Json json = reply_head("report", &*study, input.plan["status"]);
  json["path"] = fs::absolute(path).lexically_normal().string();
  json["sections"] = Json::array();
  for (const ReportSection& section : list_report_sections(input))
    json["sections"].push_back({{"id", section.id}, {"title", section.title}});
  return {std::move(json), plan_told.exit_code};
}

void Session::add_report() {
  CLI::App* report =
      add("report", "Write one page that shows it all: map, orders, bottlenecks, ways, prices, sources",
          "  korridor report studies/kazakhstan\n  korridor report studies/kazakhstan --lang de --out seite.html\n"
          "  korridor report studies/kazakhstan --with titr_clause\n");
  add_study(report);
  add_world(report);
  add_plan_options(report);
  report->add_option("--out", out_, "File to write (default: NAME.html in this folder)")->type_name("FILE.html");
  report->callback([this] {
    chosen_ = [this] {
      const Reply reply = make_report();
      print(reply);
      return reply.exit_code;
    };
  });
}

}  // namespace korridor::cli
