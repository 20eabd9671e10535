#include "korridor/study/world.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/selector.h"

namespace korridor {
namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

std::vector<std::string> base_sets(const Study& study) {
  std::vector<std::string> sets;
  for (const char* name : {"events", "projects", "agreements"}) {
    const Table& table = study.table(name);
    for (std::size_t r = 0; r < table.size(); ++r) {
      const std::string& set = table.text(r, "set");
      if (!set.empty() && table.text(r, "in_base") == "yes" && std::ranges::find(sets, set) == sets.end())
        sets.push_back(set);
    }
  }
  return sets;
}

Result<void> check_known(const Study& study, const std::vector<std::string>& sets) {
  std::vector<std::string> names;
  for (std::size_t r = 0; r < study.table("sets").size(); ++r) names.push_back(study.table("sets").id(r));
  Errors errors;
  std::set<std::string> seen;
  for (const std::string& set : sets) {
    if (!study.table("sets").find(set))
      errors.push_back({.code = "unknown_set",
                        .message = fmt::format("there is no scenario {}", set),
                        .hint = did_you_mean(set, names, "see: korridor list STUDY scenarios")});
    if (!seen.insert(set).second)
      errors.push_back(
          {.code = "set_twice", .message = fmt::format("scenario {} is named twice", set), .hint = "name it once"});
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return {};
}

/// Rows of `changes` that belong to a set, in their order.
std::vector<std::size_t> rows_of_set(const Table& changes, const std::string& set) {
  std::vector<std::size_t> rows;
  for (std::size_t r = 0; r < changes.size(); ++r)
    if (changes.text(r, "set") == set) rows.push_back(r);
  std::ranges::stable_sort(rows, {}, [&](std::size_t r) { return changes.number(r, "order"); });
  return rows;
}

Result<std::vector<std::size_t>> rows_meant(const Study& study, std::size_t change) {
  const Table& changes = study.table("changes");
  const Table& target = study.table(changes.text(change, "table"));
  if (const std::string& key = changes.text(change, "key"); !key.empty())
    return std::vector<std::size_t>{*target.find(key)};
  const auto selector = Selector::parse(changes.text(change, "selector"), study);
  if (!selector) return std::unexpected(selector.error());
  const auto marks = selector->select(study, target.name());
  std::vector<std::size_t> rows;
  for (std::size_t r = 0; r < marks.size(); ++r)
    if (marks[r]) rows.push_back(r);
  return rows;
}

bool overlap(const World::Patch& a, const World::Patch& b) { return a.from < b.until && b.from < a.until; }

/// Two sets on one cell agree only if both scale or both add: the order of anything else would decide the value.
bool clash(const World::Patch& a, const World::Patch& b) {
  if (a.set == b.set || !overlap(a, b)) return false;
  return a.operation != b.operation || (a.operation == 's' && a.text != b.text);
}

World::Patch make_patch(const Table& changes, std::size_t row, const std::string& set, std::size_t order) {
  const std::string& operation = changes.text(row, "operation");
  return {.order = order,
          .set = set,
          .operation = operation == "set"     ? 's'
                       : operation == "scale" ? 'm'
                                              : 'a',
          .text = changes.text(row, "value"),
          .number = parse_number(changes.text(row, "value")).value_or(kNan),
          .from = changes.date(row, "from").value_or(Date::min()),
          .until = changes.date(row, "until").value_or(Date::max())};
}

/// The first pair of patches of a cell that clash, as an error.
std::optional<Error> find_clash(const Table& table, std::size_t row, std::size_t column,
                                const std::vector<World::Patch>& patches) {
  for (std::size_t i = 0; i < patches.size(); ++i)
    for (std::size_t j = i + 1; j < patches.size(); ++j)
      if (clash(patches[i], patches[j]))
        return Error{.code = "sets_clash",
                     .message = fmt::format("scenarios {} and {} both change {}/{}/{}", patches[i].set, patches[j].set,
                                            table.name(), table.id(row), table.schema().fields[column].column),
                     .hint = "leave one out, or give --ordered so that the later one wins"};
  return std::nullopt;
}

}  // namespace

Result<World> World::apply(const Study& study, const WorldRequest& request) {
  World world;
  world.study_ = &study;
  world.sets_ = base_sets(study);
  if (auto known = check_known(study, request.without); !known) return std::unexpected(known.error());
  for (const std::string& set : request.without)
    if (std::erase(world.sets_, set) == 0)
      world.warnings_.push_back({"set_not_on", fmt::format("scenario {} is not part of the base world", set), set});
  const std::vector<std::string> base = world.sets_;
  for (const std::string& set : request.with) {
    if (std::ranges::find(base, set) != base.end())
      world.warnings_.push_back({"set_already_on", fmt::format("scenario {} is part of the base world", set), set});
    else
      world.sets_.push_back(set);
  }
  if (auto known = check_known(study, world.sets_); !known) return std::unexpected(known.error());

  const Table& changes = study.table("changes");
  std::size_t order = 0;
  for (const std::string& set : world.sets_)
    for (const std::size_t change : rows_of_set(changes, set)) {
      const auto rows = rows_meant(study, change);
      if (!rows) return std::unexpected(rows.error());
      if (rows->empty())
        world.warnings_.push_back({"change_of_nothing", fmt::format("a change of scenario {} selects no row", set),
                                   to_place(changes.place(change, "selector"))});
      const std::string& table = changes.text(change, "table");
      const std::size_t column = study.table(table).column(changes.text(change, "column"));
      for (const std::size_t row : *rows)
        world.patches_[table][{row, column}].push_back(make_patch(changes, change, set, order++));
    }
  if (request.ordered) return world;
  Errors errors;
  for (const auto& [table, cells] : world.patches_)
    for (const auto& [cell, patches] : cells)
      if (auto error = find_clash(study.table(table), cell.first, cell.second, patches))
        errors.push_back(std::move(*error));
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return world;
}

std::vector<std::string> World::agreements_on() const {
  const Table& agreements = study_->table("agreements");
  std::vector<std::string> on;
  for (std::size_t r = 0; r < agreements.size(); ++r) {
    const std::string& set = agreements.text(r, "set");
    const bool asked = !set.empty() && std::ranges::find(sets_, set) != sets_.end();
    if (asked || (agreements.text(r, "in_base") == "yes" && set.empty())) on.push_back(agreements.id(r));
  }
  return on;
}

const std::vector<World::Patch>* World::find_patches(std::string_view table, std::size_t row,
                                                     std::size_t column) const {
  const auto of_table = patches_.find(table);
  if (of_table == patches_.end()) return nullptr;
  const auto of_cell = of_table->second.find({row, column});
  return of_cell == of_table->second.end() ? nullptr : &of_cell->second;
}

double World::number_on(const Table& table, std::size_t row, std::size_t column, Date day) const {
  double value = table.number(row, column);
  const auto* patches = find_patches(table.name(), row, column);
  if (patches == nullptr) return value;
  for (const Patch& patch : *patches) {
    if (day < patch.from || day >= patch.until) continue;
    if (patch.operation == 's') value = patch.number;
    if (patch.operation == 'm') value *= patch.number;
    if (patch.operation == 'a') value = (std::isnan(value) ? 0 : value) + patch.number;
  }
  const Field& field = table.schema().fields[column];
  if (field.minimum && value < *field.minimum) value = *field.minimum;  // -30 of 20 wagons leaves none
  if (field.maximum && value > *field.maximum) value = *field.maximum;
  return value;
}

std::string World::text(std::string_view table_name, std::size_t row, std::string_view column_name, Date day) const {
  const Table& table = study_->table(table_name);
  const std::size_t column = table.column(column_name);
  std::string value = table.text(row, column);
  if (const auto* patches = find_patches(table_name, row, column))
    for (const Patch& patch : *patches)
      if (day >= patch.from && day < patch.until && patch.operation == 's') value = patch.text;
  return value;
}

/// Days inside a period on which the value of a cell may change, the period's ends included.
void World::add_edges(const Table& table, std::size_t row, std::size_t column, const Period& p,
                      std::vector<Date>& edges) const {
  const auto* patches = find_patches(table.name(), row, column);
  if (patches == nullptr) return;
  for (const Patch& patch : *patches)
    for (const Date day : {patch.from, patch.until})
      if (day > p.from && day < p.until) edges.push_back(day);
}

double World::number(std::string_view table_name, std::size_t row, std::string_view column_name,
                     const Period& p) const {
  const Table& table = study_->table(table_name);
  const std::size_t column = table.column(column_name);
  if (find_patches(table_name, row, column) == nullptr) return table.number(row, column);
  std::vector<Date> edges{p.from, p.until};
  add_edges(table, row, column, p, edges);
  std::ranges::sort(edges);
  double sum = 0;
  for (std::size_t e = 0; e + 1 < edges.size(); ++e)
    sum += number_on(table, row, column, edges[e]) * days_between(edges[e], edges[e + 1]);
  return sum / days_between(p.from, p.until);
}

}  // namespace korridor
