#include "proof.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <set>

#include "korridor/base/tolerance.h"

namespace korridor::verify {
namespace {

constexpr double kInfinite = std::numeric_limits<double>::infinity();

/// One part, as far as its trees ask. Rows are numbered: thousands of leaves look at each.
struct PartProgram {
  struct Column {
    double cost = 0, upper = 0;
    bool is_whole = false;
    std::vector<std::pair<std::uint32_t, double>> entries;  ///< number of the row, value
  };
  std::vector<Column> columns;
  std::unordered_map<std::string, std::uint32_t> row_number;
  std::vector<RowBounds> rows;
  std::vector<std::size_t> whole;            ///< positions in columns
  std::map<std::string, std::size_t> place;  ///< of the name of a whole number: position in `whole`

  void add(const ColumnFacts& facts, const Model& model) {
    if (facts.is_whole) {
      place[facts.name] = whole.size();
      whole.push_back(columns.size());
    }
    Column& column = columns.emplace_back(facts.cost, facts.upper, facts.is_whole);
    for (const auto& [row, value] : facts.entries) {
      const auto [at, is_new] = row_number.try_emplace(row, static_cast<std::uint32_t>(rows.size()));
      if (is_new) rows.push_back(model.rows().at(row));
      column.entries.emplace_back(at->second, value);
    }
  }
};

std::map<std::size_t, PartProgram> gather(const Model& model, PartsOfRows& parts) {
  const std::set<std::size_t> deciding = deciding_parts(model, parts);
  std::map<std::size_t, PartProgram> gathered;
  if (deciding.empty()) return gathered;
  model.for_each_column([&](const ColumnFacts& column) {
    if (column.entries.empty()) return;
    const std::size_t part = parts.part_of(column.entries.front().first);
    if (deciding.contains(part)) gathered[part].add(column, model);
  });
  return gathered;
}

/// Prices of a part, by number of the row, as the leaves change them one after the other.
using Prices = std::vector<double>;

/// False where a row is not of the part; then nothing is changed.
bool change(const PartProgram& part, const LeafFile& leaf, Prices& prices) {
  for (const auto& [row, price] : leaf.changes)
    if (!part.row_number.contains(row)) return false;
  for (const auto& [row, price] : leaf.changes) prices[part.row_number.at(row)] = price;
  return true;
}

/// What no plan of the box undercuts under these prices; with `cost` 0 a figure above zero says that there is none.
double bound_of(const PartProgram& part, const NumberBox& box, const Prices& prices, double cost) {
  double bound = 0;
  Prices allowed(prices.size());
  for (std::size_t i = 0; i < prices.size(); ++i) {
    const double y = allowed[i] = allowed_price(part.rows[i], prices[i]);
    if (y != 0) bound += y * (y > 0 ? part.rows[i].low : part.rows[i].high);
  }
  std::size_t whole = 0;
  for (const PartProgram::Column& column : part.columns) {
    double reduced = cost * column.cost;
    for (const auto& [row, value] : column.entries) reduced -= allowed[row] * value;
    const double low = column.is_whole ? box.low[whole] : 0, high = column.is_whole ? box.high[whole] : column.upper;
    whole += column.is_whole ? 1 : 0;
    bound += reduced < 0 ? reduced * high : reduced > 0 ? reduced * low : 0;
  }
  return bound;
}

/// A box as a file tells it; nothing where it does not name just the numbers of the part.
bool read_box(const PartProgram& part, const LeafFile& leaf, NumberBox& box) {
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

std::vector<std::pair<std::size_t, std::size_t>> pairs_in(const Model& model, const PartProgram& part) {
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
    Prices prices(part->second.rows.size());  // of the leaf that is looked at
    for (const auto& [name, leaf] : leaves) {
      NumberBox& box = boxes[all.size()];
      all.push_back(&box);
      const bool rows_known = change(part->second, leaf, prices);
      if (!read_box(part->second, leaf, box) || !rows_known) {
        known.see(1, where + " leaf " + std::to_string(name));
        continue;
      }
      const double bound = bound_of(part->second, box, prices, leaf.is_empty ? 0 : 1);
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
