#include "proof.h"

#include <algorithm>
#include <limits>
#include <set>

#include "korridor/base/tolerance.h"

namespace korridor::verify {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// The columns of one part, as far as its trees ask.
struct PartColumns {
  std::vector<ColumnFacts> columns;
  std::vector<std::size_t> whole;            ///< positions in columns
  std::map<std::string, std::size_t> place;  ///< of the name of a whole number: position in `whole`
};

std::map<std::size_t, PartColumns> gather(const Model& model, PartsOfRows& parts) {
  const std::set<std::size_t> deciding = deciding_parts(model, parts);
  std::map<std::size_t, PartColumns> gathered;
  if (deciding.empty()) return gathered;
  model.for_each_column([&](const ColumnFacts& column) {
    if (column.entries.empty()) return;
    const std::size_t part = parts.part_of(column.entries.front().first);
    if (!deciding.contains(part)) return;
    PartColumns& of = gathered[part];
    if (column.is_whole) {
      of.place[column.name] = of.whole.size();
      of.whole.push_back(of.columns.size());
    }
    of.columns.push_back(column);
  });
  return gathered;
}

using Prices = std::unordered_map<std::string, double>;

/// What no plan of the box undercuts under these prices; with `cost` 0 a figure above zero says that there is none.
double bound_of(const Model& model, const PartColumns& part, const NumberBox& box, const Prices& prices, double cost) {
  double bound = 0;
  Prices allowed;
  for (const auto& [name, price] : prices) {
    const RowBounds& row = model.rows().at(name);
    const double y = allowed_price(row, price);
    if (y == 0) continue;
    bound += y * (y > 0 ? row.low : row.high);
    allowed[name] = y;
  }
  std::size_t whole = 0;
  for (const ColumnFacts& column : part.columns) {
    double reduced = cost * column.cost;
    for (const auto& [row, value] : column.entries)
      if (const auto y = allowed.find(row); y != allowed.end()) reduced -= y->second * value;
    const double low = column.is_whole ? box.low[whole] : 0, high = column.is_whole ? box.high[whole] : column.upper;
    whole += column.is_whole ? 1 : 0;
    bound += reduced < 0 ? reduced * high : reduced > 0 ? reduced * low : 0;
  }
  return bound;
}

/// A box as a file tells it; nothing where it does not name just the numbers of the part.
bool read_box(const PartColumns& part, const LeafFile& leaf, NumberBox& box) {
  box.low.assign(part.whole.size(), 0);
  box.high.assign(part.whole.size(), -1);
  for (const auto& [name, sides] : leaf.numbers) {
    const auto at = part.place.find(name);
    if (at == part.place.end()) return false;
    box.low[at->second] = sides.first;
    box.high[at->second] = sides.second;
  }
  return leaf.numbers.size() == part.whole.size();
}

std::vector<std::pair<std::size_t, std::size_t>> pairs_in(const Model& model, const PartColumns& part) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  for (const auto& [a, b] : model.exclusions())
    if (part.place.contains(a) && part.place.contains(b)) pairs.emplace_back(part.place.at(a), part.place.at(b));
  return pairs;
}

}  // namespace

std::set<std::size_t> deciding_parts(const Model& model, PartsOfRows& parts) {
  std::set<std::size_t> deciding;
  for (const auto& [name, bounds] : model.rows())
    if (name.starts_with("room|")) deciding.insert(parts.part_of(name));
  return deciding;
}

bool brings_no_proof(const Model& model, const ResultFiles& files) {
  return model.decides() && files.trees.empty() && files.run.value("engine", "") == "arcs";
}

double allowed_price(const RowBounds& row, double price) {
  if (row.low == -kInfinite) price = std::min(price, 0.0);
  if (row.high == kInfinite) price = std::max(price, 0.0);
  return price;
}

std::map<std::size_t, double> prove_whole_numbers(const Model& model, const ResultFiles& files, PartsOfRows& parts,
                                                  std::vector<Check>& checks) {
  const auto gathered = gather(model, parts);
  if (gathered.empty() && files.trees.empty()) return {};
  Worst known{{"boxes_known", 0, 0, ""}}, covered{{"boxes_cover_all", 0, 0, ""}}, empty{{"boxes_empty", 0, 0, ""}},
      proven{{"parts_have_trees", 0, 0, ""}};
  std::map<std::size_t, double> bounds;
  for (const auto& [number, leaves] : files.trees) {
    const std::string where = "tree " + std::to_string(number);
    const std::string first =
        leaves.begin()->second.numbers.empty() ? "" : leaves.begin()->second.numbers.begin()->first;
    const auto part = std::ranges::find_if(gathered, [&](const auto& p) { return p.second.place.contains(first); });
    if (part == gathered.end()) {
      known.see(1, std::string(where).append(" ").append(first));
      continue;
    }
    double least = kInfinite;
    std::vector<NumberBox> boxes(leaves.size());
    std::vector<const NumberBox*> all;
    Prices prices;  // of the leaf that is looked at
    for (const auto& [name, leaf] : leaves) {
      NumberBox& box = boxes[all.size()];
      all.push_back(&box);
      const bool rows_known = std::ranges::all_of(leaf.changes, [&](const auto& p) {
        return model.rows().contains(p.first) && parts.part_of(p.first) == part->first;
      });
      if (rows_known)
        for (const auto& [row, price] : leaf.changes) prices[row] = price;
      if (!read_box(part->second, leaf, box) || !rows_known) {
        known.see(1, where + " leaf " + std::to_string(name));
        continue;
      }
      const double bound = bound_of(model, part->second, box, prices, leaf.is_empty ? 0 : 1);
      if (leaf.is_empty)
        empty.see(bound > 0 ? 0 : 1, where + " leaf " + std::to_string(name));
      else
        least = std::min(least, bound);
    }
    NumberBox region{std::vector<double>(part->second.whole.size(), 0), {}};
    for (const std::size_t j : part->second.whole) region.high.push_back(part->second.columns[j].upper);
    covered.see(covers(std::move(region), all, pairs_in(model, part->second)) ? 0 : 1, where);
    bounds[part->first] = least;
  }
  for (const auto& [part, columns] : gathered) proven.see(bounds.contains(part) ? 0 : 1, columns.place.begin()->first);
  for (const Worst& worst : {known, covered, empty, proven}) checks.push_back(worst.check);
  return bounds;
}

}  // namespace korridor::verify
