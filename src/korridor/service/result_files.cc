#include "korridor/service/result_files.h"

#include <fmt/format.h>
#include <unistd.h>

#include "korridor/base/text.h"
#include "korridor/base/tolerance.h"
#include "korridor/base/write_file.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

Json run_json(const World& world, const Plan& plan, const RunFacts& facts) {
  Json json = reply_head("plan", &world.study(), plan.status);
  json.erase("warnings");
  std::error_code error;
  const fs::path absolute = fs::absolute(world.study().folder, error);
  json["study_path"] = (error ? world.study().folder : absolute).string();
  json["sets"] = world.sets();
  json["with"] = facts.with;
  json["without"] = facts.without;
  json["ordered"] = facts.ordered;
  json["period"] = facts.period;
  json["engine"] = plan.engine;
  json["objective_usd"] = plan.objective_usd;
  json["bound_usd"] = plan.bound_usd;
  json["gap"] = plan.gap;
  json["tracked"] = plan.tracked;
  json["tolerances"] = {{"feasibility", kFeasibility}, {"gap", kOptimalGap}};
  json["seed"] = 0;
  return json;
}

std::string pairs_csv(const char* header, const std::vector<std::pair<std::string, double>>& pairs) {
  std::string out = header;
  for (const auto& [name, value] : pairs) out += fmt::format("{},{}\n", csv_cell(name), value);
  return out;
}

std::string flows_csv(const Plan& plan) {
  std::string out = "link,from,to,mode,good,state,period,t\n";
  for (const Flow& f : plan.flows)
    out += fmt::format("{},{},{},{},{},{},{},{}\n", f.link, f.from, f.to, f.mode, f.good, f.state, f.period, f.t);
  return out;
}

/// True for a folder with the files of a result and nothing else: only such a one may go away.
bool is_result(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder / "run.json", error)) return false;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    if (name != "run.json" && name != "columns.csv" && name != "duals.csv" && name != "flows.csv") return false;
  }
  return !error;
}

/// The folder without a slash at its end, so that a name can be hung on.
fs::path plain(const fs::path& path) {
  const fs::path whole = path.lexically_normal();
  return whole.has_filename() ? whole : whole.parent_path();
}

}  // namespace

Result<void> write_result(const fs::path& target, const World& world, const Plan& plan, const RunFacts& facts) {
  const fs::path folder = plain(target);
  std::error_code error;
  if (fs::exists(folder, error) && !is_result(folder) &&
      !(fs::is_directory(folder, error) && fs::is_empty(folder, error)))
    return fail({.code = "exists",
                 .message = "the folder holds something that is no result",
                 .file = folder.string(),
                 .hint = "give another folder to --out"});
  fs::path fresh = folder;
  fresh += fmt::format(".new{}", ::getpid());
  fs::remove_all(fresh, error);
  if (!fs::create_directories(fresh, error))
    return fail({.code = "cannot_write",
                 .message = "the folder cannot be made",
                 .file = fresh.string(),
                 .hint = error.message()});
  const std::pair<const char*, std::string> files[] = {{"run.json", run_json(world, plan, facts).dump(2) + "\n"},
                                                       {"columns.csv", pairs_csv("column,amount\n", plan.columns_csv)},
                                                       {"duals.csv", pairs_csv("row,price\n", plan.duals_csv)},
                                                       {"flows.csv", flows_csv(plan)}};
  for (const auto& [name, text] : files)
    if (auto done = write_file(fresh / name, text); !done) {
      fs::remove_all(fresh, error);
      return done;
    }
  fs::remove_all(folder, error);
  fs::rename(fresh, folder, error);
  if (error)
    return fail({.code = "cannot_write",
                 .message = "the result cannot be put in place",
                 .file = folder.string(),
                 .hint = error.message()});
  return {};
}

}  // namespace korridor
