#include "korridor/service/result_files.h"

#include <fmt/format.h>
#include <unistd.h>

#include <set>
#include <vector>

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
  json["tolerances"] = {{"feasibility", kFeasibility}, {"gap", plan.gap_allowed}};
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

/// One line a whole number and box: the box that closes a branch of the search, and whether it holds no plan.
std::string trees_csv(const Plan& plan) {
  std::string out = "tree,leaf,column,low,high,empty\n";
  for (std::size_t t = 0; t < plan.trees.size(); ++t)
    for (std::size_t l = 0; l < plan.trees[t].leaves.size(); ++l) {
      const ProvenTree::Leaf& leaf = plan.trees[t].leaves[l];
      for (std::size_t k = 0; k < leaf.column.size(); ++k)
        out += fmt::format("{},{},{},{},{},{}\n", t, l, csv_cell(leaf.column[k]), leaf.low[k], leaf.high[k],
                           leaf.is_empty ? "yes" : "no");
    }
  return out;
}

/// Prices that change from one leaf of a tree to the next: thousands of leaves have most of theirs in common.
std::string tree_duals_csv(const Plan& plan) {
  std::string out = "tree,leaf,row,new_price\n";
  for (std::size_t t = 0; t < plan.trees.size(); ++t)
    for (std::size_t l = 0; l < plan.trees[t].leaves.size(); ++l)
      for (const auto& [row, price] : plan.trees[t].leaves[l].changes)
        out += fmt::format("{},{},{},{}\n", t, l, csv_cell(row), price);
  return out;
}

/// True for a folder with the files of a result and nothing else: only such a one may go away.
bool is_result(const fs::path& folder) {
  std::error_code error;
  if (!fs::exists(folder / "run.json", error)) return false;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    const std::string name = entry.path().filename().string();
    static const std::set<std::string> kFiles = {"run.json",  "columns.csv", "duals.csv",
                                                 "flows.csv", "trees.csv",   "tree_duals.csv"};
    if (!kFiles.contains(name)) return false;
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
  std::vector<std::pair<const char*, std::string>> files = {
      {"run.json", run_json(world, plan, facts).dump(2) + "\n"},
      {"columns.csv", pairs_csv("column,amount\n", plan.columns_csv)},
      {"duals.csv", pairs_csv("row,price\n", plan.duals_csv)},
      {"flows.csv", flows_csv(plan)}};
  if (!plan.trees.empty()) {
    files.emplace_back("trees.csv", trees_csv(plan));
    files.emplace_back("tree_duals.csv", tree_duals_csv(plan));
  }
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
