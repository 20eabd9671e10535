#include "result_files.h"

#include <fmt/format.h>

#include <fstream>
#include <functional>
#include <iterator>
#include <string_view>

#include "korridor/base/text.h"
#include "korridor/study/csv.h"

namespace korridor::verify {
namespace {

namespace fs = std::filesystem;

Result<std::string> read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in)
    return fail({.code = "no_file",
                 .message = "the file cannot be read",
                 .file = path.string(),
                 .hint = "give the folder that plan --out wrote"});
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

/// `header` as plan --out writes it: names with commas between.
Result<CsvFile> read_csv(const fs::path& path, std::string_view header) {
  const auto bytes = read_bytes(path);
  if (!bytes) return std::unexpected(bytes.error());
  auto csv = parse_csv(*bytes, path.string());
  if (!csv) return csv;
  std::string names;
  for (const CsvCell& cell : csv->header) names += (names.empty() ? "" : ",") + cell.text;
  if (names == header) return csv;
  return fail({.code = "bad_result",
               .message = fmt::format("the columns {} were expected", header),
               .file = path.string(),
               .row = 1,
               .hint = "the file is not as this version's plan --out writes it: make the plan again"});
}

Result<std::unordered_map<std::string, double>> read_pairs(const fs::path& path, std::string_view header) {
  const auto csv = read_csv(path, header);
  if (!csv) return std::unexpected(csv.error());
  std::unordered_map<std::string, double> pairs;
  Errors errors;
  for (const CsvRow& row : csv->rows) {
    const auto value = parse_number(row.cells[1].text);
    if (!value || !pairs.emplace(row.cells[0].text, *value).second)
      errors.push_back({.code = "bad_result",
                        .message = value ? "the name stands twice" : "no finite number",
                        .file = path.string(),
                        .row = row.line,
                        .column = value ? 1 : 2,
                        .hint = "the file is not as plan --out writes it"});
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return pairs;
}

Result<std::map<std::string, double>> read_flows(const fs::path& path) {
  const auto csv = read_csv(path, "link,from,to,mode,good,state,period,t");
  if (!csv) return std::unexpected(csv.error());
  std::map<std::string, double> flows;
  for (const CsvRow& row : csv->rows) {
    const auto value = parse_number(row.cells[7].text);
    if (!value)
      return fail({.code = "bad_result",
                   .message = "no finite number",
                   .file = path.string(),
                   .row = row.line,
                   .column = 8,
                   .hint = "the file is not as plan --out writes it"});
    std::string name;
    for (std::size_t c = 0; c < 7; ++c) name += (c == 0 ? "" : "|") + row.cells[c].text;
    flows[name] += *value;
  }
  return flows;
}

using Trees = std::map<long, std::map<long, LeafFile>>;

/// Lines that begin with the number of a tree and of a leaf; `take` says whether the rest of one is sound.
Result<void> read_tree_lines(const fs::path& path, std::string_view header, Trees& trees,
                             const std::function<bool(LeafFile&, const std::vector<CsvCell>&)>& take) {
  const auto csv = read_csv(path, header);
  if (!csv) return std::unexpected(csv.error());
  for (const CsvRow& row : csv->rows) {
    const auto tree = parse_number(row.cells[0].text), leaf = parse_number(row.cells[1].text);
    if (tree && leaf && take(trees[static_cast<long>(*tree)][static_cast<long>(*leaf)], row.cells)) continue;
    return fail({.code = "bad_result",
                 .message = "the line is no part of a tree",
                 .file = path.string(),
                 .row = row.line,
                 .hint = "the file is not as plan --out writes it"});
  }
  return {};
}

Result<Trees> read_trees(const fs::path& folder) {
  Trees trees;
  std::error_code error;
  if (!fs::exists(folder / "trees.csv", error)) return trees;
  auto boxes =
      read_tree_lines(folder / "trees.csv", "tree,leaf,column,low,high,empty", trees,
                      [](LeafFile& leaf, const std::vector<CsvCell>& cells) {
                        const auto low = parse_number(cells[3].text), high = parse_number(cells[4].text);
                        leaf.is_empty = cells[5].text == "yes";
                        return low && high && leaf.numbers.emplace(cells[2].text, std::pair(*low, *high)).second;
                      });
  if (!boxes) return std::unexpected(boxes.error());
  auto prices = read_tree_lines(folder / "tree_duals.csv", "tree,leaf,row,new_price", trees,
                                [](LeafFile& leaf, const std::vector<CsvCell>& cells) {
                                  const auto price = parse_number(cells[3].text);
                                  return price && leaf.changes.emplace(cells[2].text, *price).second;
                                });
  if (!prices) return std::unexpected(prices.error());
  return trees;
}

}  // namespace

Result<ResultFiles> read_result(const fs::path& folder) {
  ResultFiles files;
  const auto run = read_bytes(folder / "run.json");
  if (!run) return std::unexpected(run.error());
  files.run = nlohmann::json::parse(*run, nullptr, false);
  for (const char* key : {"study_path", "study_sha256", "status", "objective_usd", "bound_usd", "gap", "sets",
                          "tracked", "with", "without", "period"})
    if (!files.run.is_object() || !files.run.contains(key))
      return fail({.code = "bad_result",
                   .message = fmt::format("run.json has no {}", key),
                   .file = (folder / "run.json").string(),
                   .hint = "the file is not as plan --out writes it"});
  auto amounts = read_pairs(folder / "columns.csv", "column,amount");
  if (!amounts) return std::unexpected(amounts.error());
  auto prices = read_pairs(folder / "duals.csv", "row,price");
  if (!prices) return std::unexpected(prices.error());
  auto flows = read_flows(folder / "flows.csv");
  if (!flows) return std::unexpected(flows.error());
  auto trees = read_trees(folder);
  if (!trees) return std::unexpected(trees.error());
  files.trees = std::move(*trees);
  files.amounts = std::move(*amounts);
  files.prices = std::move(*prices);
  files.flows = std::move(*flows);
  return files;
}

}  // namespace korridor::verify
