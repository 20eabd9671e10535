#include <filesystem>
#include <iostream>

#include "commands.h"
#include "korridor/base/write_file.h"
#include "korridor/report/gather.h"

namespace korridor::cli {
namespace {

namespace fs = std::filesystem;

void progress(bool quiet, const char* what) {
  if (!quiet) std::cerr << "korridor: " << what << "\n";
}

}  // namespace

Reply Session::make_report() const {
  progress(json_, "reading the study");
  const auto study = read_study(study_);
  if (!study) return reply_errors("report", study.error());
  const auto input = gather_report(*study, {.study = study_,
                                            .world = world_,
                                            .plan = plan_request(),
                                            .lang = lang_,
                                            .projects = report_projects_,
                                            .progress = [this](const char* what) { progress(json_, what); }});
  if (!input) return reply_errors("report", input.error());
  progress(json_, "writing the page");
  const fs::path path =
      out_.empty() ? fs::path(study->settings.name + (lang_ == "en" ? "" : "-" + lang_) + ".html") : fs::path(out_);
  if (auto written = write_file(path, render_report(*input)); !written) return reply_errors("report", written.error());
  const std::string status = input->plan["status"];
  Json json = reply_head("report", &*study, status);
  for (const Json* reply : {&input->plan, &input->scenario})
    if (reply->contains("warnings")) add_warnings(json, (*reply)["warnings"]);
  json["path"] = fs::absolute(path).lexically_normal().string();
  json["sections"] = Json::array();
  for (const ReportSection& section : list_report_sections(*input))
    json["sections"].push_back({{"id", section.id}, {"title", section.title}, {"refused", section.refused}});
  return {std::move(json), status == "infeasible" ? kExitNo : status == "limit" ? kExitLimit : kExitOk};
}

void Session::add_report() {
  CLI::App* report =
      add("report", "Write one page that shows it all: map, orders, bottlenecks, ways, prices, sources",
          "  korridor report studies/kazakhstan\n  korridor report studies/kazakhstan --lang de --out seite.html\n"
          "  korridor report studies/kazakhstan --with titr_clause\n"
          "  korridor report studies/kazakhstan --with close_russia --projects\n");
  add_study(report);
  add_world(report);
  add_plan_options(report);
  report->add_option("--out", out_, "File to write (default: NAME.html in this folder)")->type_name("FILE.html");
  report->add_flag("--projects", report_projects_,
                   "Also tell which projects would pay, of those whose cost the study knows (takes many plans more)");
  report->callback([this] {
    chosen_ = [this] {
      const Reply reply = make_report();
      print(reply);
      return reply.exit_code;
    };
  });
}

}  // namespace korridor::cli
