// How change sets become a world: which sets act, what they change, and whether they agree.

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <set>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"
#include "korridor/study/gate_columns.h"
#include "korridor/study/selector.h"
#include "korridor/study/world.h"

namespace korridor {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
using Names = std::vector<std::string>;
using Patch = World::Patch;

bool contains(const Names& names, const std::string& name) { return std::ranges::find(names, name) != names.end(); }

Names base_sets(const Study& study) {
  Names sets;
  for (const char* name : {"events", "projects", "agreements"}) {
    const Table& table = study.table(name);
    for (std::size_t r = 0; r < table.size(); ++r) {
      const std::string& set = table.text(r, "set");
      if (!set.empty() && table.text(r, "in_base") == "yes" && !contains(sets, set)) sets.push_back(set);
    }
  }
  return sets;
}

void check_names(const Study& study, const Names& names, Errors& errors) {
  const Table& sets = study.table("sets");
  std::set<std::string> seen;
  for (const std::string& name : names) {
    if (!sets.find(name))
      errors.push_back({.code = "unknown_set",
                        .message = fmt::format("there is no scenario {}", name),
                        .hint = did_you_mean(name, ids_of(sets), "see: korridor list STUDY scenarios")});
    if (!seen.insert(name).second)
      errors.push_back(
          {.code = "set_twice", .message = fmt::format("scenario {} is named twice", name), .hint = "name it once"});
  }
}

Errors check_request(const Study& study, const WorldRequest& request) {
  Errors errors;
  check_names(study, request.with, errors);
  check_names(study, request.without, errors);
  for (const std::string& name : request.with)
    if (contains(request.without, name))
      errors.push_back({.code = "set_twice",
                        .message = fmt::format("scenario {} is asked for and left out", name),
                        .hint = "name it in one of the two lists"});
  return errors;
}

/// Base sets without those left out, then those asked for.
Names sets_in_force(const Study& study, const WorldRequest& request, Warnings& warnings) {
  Names sets = base_sets(study);
  const auto warn = [&](const char* code, std::string_view what, const std::string& set) {
    warnings.push_back({code, fmt::format("scenario {} {} of the base world", set, what), set});
  };
  for (const std::string& set : request.without)
    if (std::erase(sets, set) == 0) warn("set_not_on", "is not part", set);
  const std::size_t base = sets.size();
  for (const std::string& set : request.with) {
    if (std::find(sets.begin(), sets.begin() + static_cast<std::ptrdiff_t>(base), set) !=
        sets.begin() + static_cast<std::ptrdiff_t>(base))
      warn("set_already_on", "is part", set);
    else
      sets.push_back(set);
  }
  return sets;
}

bool overlap(const Patch& a, const Patch& b) { return a.from < b.until && b.from < a.until; }

/// Parts of a message that name a cell.
std::string name_cell(const Table& table, std::size_t row, std::size_t column) {
  return fmt::format("{}/{}/{}", table.name(), table.id(row), table.schema().fields[column].column);
}

}  // namespace

/// Fills a world step by step.
class WorldBuilder {
 public:
  explicit WorldBuilder(World& world) : world_(world), study_(world.study()), changes_(study_.table("changes")) {}

  void add_patches(Errors& errors) {
    for (std::size_t s = 0; s < world_.sets_.size(); ++s)
      for (const std::size_t change : rows_of_set(world_.sets_[s])) add_change(s, change, errors);
  }

  void find_clashes(Errors& errors) const {
    for (const auto& [at, rows] : world_.patches_)
      for (const auto& [row, patches] : rows)
        if (const auto pair = find_clash(patches)) {
          const Error where = changes_.place(pair->second->change, "value");
          errors.push_back(
              error_at(where, "sets_clash",
                       fmt::format("scenarios {} and {} both change {}", world_.sets_[pair->first->set],
                                   world_.sets_[pair->second->set], name_cell(study_.tables[at.first], row, at.second)),
                       "leave one out, or give --ordered so that they act in their order"));
        }
  }

  /// Figures that leave their range, and changes of what is empty, counted for each row of `changes`.
  void warn_values() {
    for (const auto& [at, rows] : world_.patches_) {
      const Table& table = study_.tables[at.first];
      const Field& field = table.schema().fields[at.second];
      if (field.type != FieldType::kNumber || field.list) continue;
      for (const auto& [row, patches] : rows) check_values(table, row, at.second, patches);
    }
    warn(empty_, "change_of_empty", "acts on an empty cell, which stays empty");
    warn(clamped_, "value_out_of_range", "would leave the range of its column, and stays at the edge");
  }

  void fill_gates() {
    world_.gates_.resize(study_.tables.size());
    for (std::size_t t = 0; t < study_.tables.size(); ++t) {
      const GateColumns columns(study_.tables[t].schema());
      if (!columns.any()) continue;
      for (std::size_t r = 0; r < study_.tables[t].size(); ++r) world_.gates_[t].push_back(read_gate(t, columns, r));
    }
  }

 private:
  /// Rows of a set in their order.
  [[nodiscard]] std::vector<std::size_t> rows_of_set(const std::string& set) const {
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < changes_.size(); ++r)
      if (changes_.text(r, "set") == set) rows.push_back(r);
    std::ranges::stable_sort(rows, {}, [&](std::size_t r) { return changes_.number(r, "order"); });
    return rows;
  }

  void add_change(std::size_t set, std::size_t change, Errors& errors) {
    const Table& target = study_.table(changes_.text(change, "table"));
    const auto rows = rows_meant(change, target, errors);
    const std::size_t column = target.column(changes_.text(change, "column"));
    World::Patches& patches = world_.patches_[{world_.index_of(target), column}];
    for (const std::size_t row : rows) patches[row].push_back(make_patch(set, change));
  }

  [[nodiscard]] std::vector<std::size_t> rows_meant(std::size_t change, const Table& target, Errors& errors) {
    if (const std::string& key = changes_.text(change, "key"); !key.empty()) {
      if (const auto row = target.find(key)) return {*row};
      errors.push_back(cell_error(changes_, change, "key", "unknown_id",
                                  fmt::format("{} has no row {}", target.name(), key),
                                  did_you_mean(key, ids_of(target), "name a row of the table")));
      return {};
    }
    const auto selector =
        Selector::parse(changes_.text(change, "selector"), study_, changes_.place(change, "selector"));
    if (!selector) {
      errors.insert(errors.end(), selector.error().begin(), selector.error().end());
      return {};
    }
    const auto marks = selector->select(study_, target.name());
    std::vector<std::size_t> rows;
    for (std::size_t r = 0; r < marks.size(); ++r)
      if (marks[r]) rows.push_back(r);
    if (rows.empty())
      world_.warnings_.push_back({"change_of_nothing",
                                  fmt::format("a change of scenario {} selects no row", changes_.text(change, "set")),
                                  to_place(changes_.place(change, "selector"))});
    return rows;
  }

  [[nodiscard]] Patch make_patch(std::size_t set, std::size_t change) const {
    const std::string& operation = changes_.text(change, "operation");
    return {.change = change,
            .set = set,
            .operation = operation == "set"     ? 's'
                         : operation == "scale" ? 'm'
                                                : 'a',
            .number = parse_number(trim(changes_.text(change, "value"))).value_or(kNan),
            .from = changes_.date(change, "from").value_or(Date::min()),
            .until = changes_.date(change, "until").value_or(Date::max())};
  }

  /// Two sets agree on a cell if both scale it, both add to it, or both set it to the same.
  [[nodiscard]] bool clash(const Patch& a, const Patch& b) const {
    if (a.set == b.set || !overlap(a, b)) return false;
    if (a.operation != b.operation) return true;
    const bool same = a.number == b.number || changes_.text(a.change, "value") == changes_.text(b.change, "value");
    return a.operation == 's' && !same;
  }

  using Pair = std::pair<const Patch*, const Patch*>;
  [[nodiscard]] std::optional<Pair> find_clash(const std::vector<Patch>& patches) const {
    if (std::ranges::all_of(patches, [&](const Patch& p) { return p.set == patches.front().set; })) return std::nullopt;
    for (std::size_t i = 0; i < patches.size(); ++i)
      for (std::size_t j = i + 1; j < patches.size(); ++j)
        if (clash(patches[i], patches[j])) return Pair{&patches[i], &patches[j]};
    return std::nullopt;
  }

  /// Looks at a figure on the first day of each change inside the horizon.
  void check_values(const Table& table, std::size_t row, std::size_t column, const std::vector<Patch>& patches) {
    const Settings& horizon = study_.settings;
    for (const Patch& patch : patches) {
      const Date day = std::max(patch.from, horizon.start);
      if (day >= std::min(patch.until, horizon.end)) continue;
      const double value = apply_patches(table.number(row, column), patches, day);
      if (std::isnan(value))
        ++empty_[patch.change];
      else if (keep_in_range(table.schema().fields[column], value) != value)
        ++clamped_[patch.change];
    }
  }

  void warn(const std::map<std::size_t, std::size_t>& counts, const char* code, const char* what) {
    for (const auto& [change, count] : counts)
      world_.warnings_.push_back(
          {code,
           fmt::format("a change of {} by scenario {} {} ({} rows of {})", changes_.text(change, "column"),
                       changes_.text(change, "set"), what, count, changes_.text(change, "table")),
           to_place(changes_.place(change, "value"))});
  }

  [[nodiscard]] World::Gate read_gate(std::size_t t, const GateColumns& columns, std::size_t row) const {
    const Table& table = study_.tables[t];
    World::Gate gate;
    for (const auto& column : {columns.status, columns.in_base, columns.opens, columns.closes, columns.months})
      if (column && world_.find_patches(t, row, *column) != nullptr) gate.is_changed = true;
    if (columns.status) gate.is_on = GateColumns::is_on_word(table.text(row, *columns.status));
    if (columns.in_base) gate.is_on = gate.is_on && table.text(row, *columns.in_base) == "yes";
    if (columns.opens) gate.opens = parse_date(table.text(row, *columns.opens)).value_or(Date::min());
    if (columns.closes) gate.closes = parse_date(table.text(row, *columns.closes)).value_or(Date::max());
    if (columns.months) gate.closed_months = GateColumns::read_months(table.text(row, *columns.months));
    return gate;
  }

  World& world_;
  const Study& study_;
  const Table& changes_;
  std::map<std::size_t, std::size_t> empty_, clamped_;  // rows by row of changes
};

Result<World> World::apply(const Study& study, const WorldRequest& request) {
  Errors errors = check_request(study, request);
  if (!errors.empty()) return std::unexpected(std::move(errors));
  World world;
  world.study_ = &study;
  world.sets_ = sets_in_force(study, request, world.warnings_);
  WorldBuilder builder(world);
  builder.add_patches(errors);
  if (!request.ordered) builder.find_clashes(errors);
  if (!errors.empty()) return std::unexpected(std::move(errors));
  builder.warn_values();
  builder.fill_gates();
  return world;
}

}  // namespace korridor
