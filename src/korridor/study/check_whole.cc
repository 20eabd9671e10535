#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <functional>
#include <map>
#include <set>

#include "korridor/base/country.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"
#include "korridor/study/selector_parser.h"

namespace korridor {
namespace {

/// Finds what leads back to itself: edges from names to names, each told by a row that can be blamed for it.
///
/// Method  depth first, with a stack of its own so that long chains do not overflow; one circle for each edge back.
/// Cost    linear in the number of edges.
class CircleSearch {
 public:
  struct Edge {
    std::string to;
    std::size_t row;
  };
  using Circle = std::function<void(std::size_t row, const std::vector<std::string>& path)>;

  void add(const std::string& from, std::string to, std::size_t row) { edges_[from].push_back({std::move(to), row}); }

  /// Calls `found` with the row that closes the circle and the names along it, the first one again at the end.
  void run(const Circle& found) {
    for (const auto& [name, edges] : edges_)
      if (!done_.contains(name)) search(name, found);
  }

 private:
  void search(const std::string& start, const Circle& found) {
    std::vector<std::pair<std::string, std::size_t>> path{
        {start, 0}};  // a name and how many of its edges were followed
    std::set<std::string> on_path{start};
    while (!path.empty()) {
      const auto edges = edges_.find(path.back().first);
      if (edges == edges_.end() || path.back().second == edges->second.size()) {
        on_path.erase(path.back().first);
        done_.insert(path.back().first);
        path.pop_back();
        continue;
      }
      const Edge& edge = edges->second[path.back().second++];
      if (on_path.contains(edge.to)) {
        tell(path, edge, found);
      } else if (!done_.contains(edge.to)) {
        on_path.insert(edge.to);
        path.emplace_back(edge.to, 0);
      }
    }
  }
  static void tell(const std::vector<std::pair<std::string, std::size_t>>& path, const Edge& edge,
                   const Circle& found) {
    auto at = std::ranges::find(path, edge.to, &std::pair<std::string, std::size_t>::first);
    std::vector<std::string> names;
    for (; at != path.end(); ++at) names.push_back(at->first);
    names.push_back(edge.to);
    found(edge.row, names);
  }

  std::map<std::string, std::vector<Edge>> edges_;
  std::set<std::string> done_;
};

/// Goods are made in stages: following any process from its inputs to its outputs never comes back.
void check_stages(const Study& study, Errors& errors) {
  const Table& processes = study.table("processes");
  CircleSearch search;
  for (std::size_t r = 0; r < processes.size(); ++r)
    for (const auto& [in, a] : processes.recipe(r, "inputs"))
      for (const auto& [out, b] : processes.recipe(r, "outputs")) search.add(in, out, r);
  search.run([&](std::size_t row, const std::vector<std::string>& path) {
    errors.push_back(cell_error(processes, row, "outputs", "process_cycle",
                                fmt::format("{} is made again from itself: {}", path.back(), fmt::join(path, " -> ")),
                                "give the returned good a name of its own, or leave the way back out"));
  });
}

/// Names of corridors in a selector, bare ones included.
void collect_corridors(const Selector::Node& node, const Table& corridors, std::vector<std::string>& names) {
  for (const auto& child : node.children) collect_corridors(*child, corridors, names);
  if (node.kind != Selector::Node::Kind::kTerm) return;
  const bool bare = node.key.empty() && corridors.find(node.value) && !find_country(node.value);
  if (node.key == "corridor" || bare) names.push_back(node.value);
}

/// Gateways, projects and agreements do not lead back to themselves.
void check_circles(const Study& study, Errors& errors) {
  const auto run = [&](CircleSearch& search, const Table& table, const char* column, const char* code,
                       const char* what) {
    search.run([&](std::size_t row, const std::vector<std::string>& path) {
      errors.push_back(cell_error(table, row, column, code,
                                  fmt::format("{} {}: {}", path.back(), what, fmt::join(path, " -> ")),
                                  "take one of these out"));
    });
  };
  const Table& corridors = study.table("corridors");
  CircleSearch gateways;
  for (std::size_t r = 0; r < corridors.size(); ++r) {
    const auto tree = parse_selector_text(corridors.text(r, "gateway"), {});
    std::vector<std::string> names;
    if (tree) collect_corridors(**tree, corridors, names);
    for (std::string& name : names) gateways.add(corridors.id(r), std::move(name), r);
  }
  run(gateways, corridors, "gateway", "corridor_cycle", "is its own gateway");
  const Table& projects = study.table("projects");
  CircleSearch order;
  for (std::size_t r = 0; r < projects.size(); ++r)
    for (std::string& id : projects.list(r, "after")) order.add(projects.id(r), std::move(id), r);
  run(order, projects, "after", "project_cycle", "must come after itself");
  const Table& agreements = study.table("agreements");
  CircleSearch parts;
  for (std::size_t r = 0; r < agreements.size(); ++r)
    if (const std::string& whole = agreements.text(r, "part_of"); !whole.empty()) parts.add(agreements.id(r), whole, r);
  run(parts, agreements, "part_of", "part_cycle", "is part of itself");
}

std::string basis_of(const Study& study, const std::string& good) {
  const Table& goods = study.table("goods");
  const auto row = goods.find(good);
  return row ? goods.text(*row, "basis") : std::string();
}

/// What is contained cannot weigh more than what it is taken from: contained tonnes no more than all inputs, whatever
/// their basis; oxide no more than gross inputs (metal gains oxygen when it becomes oxide).
void check_basis_gain(const Study& study, Errors& errors) {
  const Table& processes = study.table("processes");
  for (std::size_t r = 0; r < processes.size(); ++r) {
    if (!processes.is_sound(r)) continue;
    double taken = 0;
    bool all_gross = true;
    for (const auto& [good, t] : processes.recipe(r, "inputs")) {
      taken += t;
      all_gross = all_gross && basis_of(study, good) == "gross";
    }
    for (const auto& [good, t] : processes.recipe(r, "outputs")) {
      const std::string basis = basis_of(study, good);
      if (t > taken * (1 + 1e-9) && (basis == "contained" || (basis == "oxide" && all_gross)))
        errors.push_back(cell_error(processes, r, "outputs", "basis_gain",
                                    fmt::format("{} t of {} ({}) come out of {} t of input", t, good, basis, taken),
                                    "one of the two is counted on another basis"));
    }
  }
}

/// A limit adds tonnes of its goods, which only means something on one basis.
void check_basis_of_limits(const Study& study, Errors& errors) {
  const Table& limits = study.table("limits");
  for (std::size_t r = 0; r < limits.size(); ++r) {
    std::map<std::string, std::string> good_by_basis;
    for (const std::string& good : limits.list(r, "goods"))
      if (const std::string basis = basis_of(study, good); !basis.empty()) good_by_basis.emplace(basis, good);
    if (good_by_basis.size() < 2) continue;
    const auto& [one, first] = *good_by_basis.begin();
    const auto& [other, second] = *good_by_basis.rbegin();
    errors.push_back(
        cell_error(limits, r, "goods", "basis_mix",
                   fmt::format("tonnes of {} ({}) and of {} ({}) would be added", first, one, second, other),
                   "write one limit for each basis"));
  }
}

/// Two goods of one name that count differently would be taken for one.
void check_names_of_goods(const Study& study, Errors& errors) {
  const Table& goods = study.table("goods");
  std::map<std::string, std::size_t> by_name;
  for (std::size_t r = 0; r < goods.size(); ++r) {
    if (!goods.is_sound(r)) continue;
    const auto [first, fresh] = by_name.emplace(lower_ascii(goods.text(r, "name")), r);
    if (fresh || goods.text(r, "basis") == goods.text(first->second, "basis")) continue;
    errors.push_back(
        cell_error(goods, r, "name", "basis_mix",
                   fmt::format("{} has the name of {} but counts {} tonnes, not {}", goods.id(r),
                               goods.id(first->second), goods.text(r, "basis"), goods.text(first->second, "basis")),
                   "say in the name what is counted"));
  }
}

void check_stakes(const Study& study, Errors& errors) {
  const Table& owners = study.table("owners");
  std::map<std::string, double> sum;
  for (std::size_t r = 0; r < owners.size(); ++r) {
    if (!owners.is_sound(r)) continue;
    double& total = sum[owners.text(r, "asset")];
    const bool was_over = total > 100.5;
    total += owners.number(r, "percent");
    if (total > 100.5 && !was_over)  // printed stakes are rounded
      errors.push_back(cell_error(owners, r, "percent", "stakes_over_100",
                                  fmt::format("the stakes in {} add up to {:.4g} %", owners.text(r, "asset"), total),
                                  "they can be 100 % at most"));
  }
}

void check_citations(const Study& study, Errors& errors) {
  const Table& citations = study.table("citations");
  std::map<std::tuple<std::string, std::string, std::string>, std::size_t> first;
  for (std::size_t r = 0; r < citations.size(); ++r) {
    if (!citations.is_sound(r)) continue;
    const std::string& name = citations.text(r, "table");
    const std::string& column = citations.text(r, "column");
    const TableSchema* target = find_table_schema(name);
    if (target == nullptr) {
      errors.push_back(cell_error(citations, r, "table", "unknown_table", fmt::format("there is no table {}", name),
                                  did_you_mean(name, table_names(), "`korridor schema` tells the tables and columns")));
      continue;
    }
    check_reference(study, name, citations.text(r, "key"), citations.place(r, "key"), errors);
    if (!column.empty() && !target->find(column))
      errors.push_back(
          cell_error(citations, r, "column", "unknown_column", fmt::format("{} has no column {}", name, column),
                     did_you_mean(column, column_names(*target), "`korridor schema` tells the tables and columns")));
    if (citations.text(r, "kind") == "context") continue;
    const auto [at, fresh] = first.try_emplace({name, citations.text(r, "key"), column}, r);
    if (!fresh && citations.text(at->second, "kind") != citations.text(r, "kind"))
      errors.push_back(cell_error(citations, r, "kind", "cited_and_assumed",
                                  fmt::format("the figure is {} here and {} in line {}", citations.text(r, "kind"),
                                              citations.text(at->second, "kind"), citations.line(at->second)),
                                  "keep one; what only belongs to the matter is context"));
  }
}

}  // namespace

void check_whole(const Study& study, Errors& errors) {
  check_stages(study, errors);
  check_circles(study, errors);
  check_basis_gain(study, errors);
  check_basis_of_limits(study, errors);
  check_names_of_goods(study, errors);
  check_stakes(study, errors);
  check_citations(study, errors);
}

}  // namespace korridor
