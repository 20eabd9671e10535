#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "korridor/base/country.h"
#include "korridor/base/groups.h"
#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"
#include "korridor/study/selector.h"

namespace korridor {
namespace {

void check_ids(const Table& table, Errors& errors) {
  if (table.schema().fields.front().type != FieldType::kId) return;
  for (std::size_t r = 0; r < table.size(); ++r)
    if (const auto first = table.find(table.id(r)); first && *first != r)
      errors.push_back(error_at(
          table.place(r, std::size_t{0}), "duplicate_id",
          fmt::format("{} stands twice, first in {}", table.id(r), to_place(table.place(*first, std::size_t{0}))),
          "give one of the two another id"));
}

void check_cells(const Study& study, const Table& table, std::size_t c, Errors& errors) {
  const Field& field = table.schema().fields[c];
  const bool has_names =
      field.type == FieldType::kRef || field.type == FieldType::kRecipe || field.type == FieldType::kSelector;
  if (!has_names) return;
  for (std::size_t r = 0; r < table.size(); ++r) {
    const std::string& text = table.text(r, c);
    if (text.empty()) continue;
    const Error where = table.place(r, c);
    if (field.type == FieldType::kSelector)
      check_names_in_selector(study, text, where, errors);
    else if (field.type == FieldType::kRecipe)
      for (const auto& [good, tonnes] : table.recipe(r, field.column))
        check_reference(study, "goods", good, where, errors);
    else if (field.list)
      for (const std::string& id : split(text, ';')) check_reference(study, field.references, id, where, errors);
    else
      check_reference(study, field.references, text, where, errors);
  }
}

/// `carries`, `cargo` and the goods of policies hold goods, cargo classes, or `all`.
void check_cargo_lists(const Study& study, Errors& errors) {
  const Table& goods = study.table("goods");
  if (!goods.is_complete()) return;
  std::vector<std::string> known = goods.schema().fields[goods.column("cargo")].allowed;
  for (auto& id : ids_of(goods)) known.push_back(std::move(id));
  const std::set<std::string> names(known.begin(), known.end());
  for (const auto& [table_name, column] : {std::pair{"links", "carries"}, {"fleets", "cargo"}, {"policies", "goods"}}) {
    const Table& table = study.table(table_name);
    for (std::size_t r = 0; r < table.size(); ++r)
      for (const std::string& name : table.list(r, column))
        if (!names.contains(name) && name != "all")
          errors.push_back(cell_error(table, r, column, "unknown_cargo",
                                      fmt::format("{} is neither a good nor a cargo class", name),
                                      did_you_mean(name, known, "see goods.csv")));
  }
}

/// Policies name states, groups of states, `all` or `WLD`; the actor may be unknown.
void check_states(const Study& study, Errors& errors) {
  const auto is_state = [](const std::string& code) { return is_country(code) || !group_members(code).empty(); };
  const Table& policies = study.table("policies");
  for (std::size_t r = 0; r < policies.size(); ++r) {
    const auto complain = [&](const char* column, const std::string& code) {
      const auto meant = find_country(code);
      errors.push_back(cell_error(policies, r, column, "bad_country",
                                  fmt::format("{} is neither a state nor a group of states", code),
                                  meant ? fmt::format("did you mean {}?", *meant) : "write KAZ, CHN, EU, ..."));
    };
    const std::string& actor = policies.text(r, "actor");
    if (!actor.empty() && !is_state(actor) && actor != "unknown") complain("actor", actor);
    for (const std::string& target : policies.list(r, "target"))
      if (!is_state(target) && target != "all" && target != "WLD") complain("target", target);
    for (const std::string& state : policies.list(r, "exempt"))
      if (!is_state(state)) complain("exempt", state);
  }
}

/// `plant:ulba`, as selectors say, is meant for `plants:ulba`.
std::string say_asset(const std::string& asset) {
  const std::size_t colon = std::min(asset.find(':'), asset.size());
  const std::string table = asset.substr(0, colon) + "s";
  if (colon < asset.size() && find_table_schema(table) != nullptr)
    return fmt::format("write {} here", table + asset.substr(colon));
  return "write table:id, such as plants:ulba or supply:inkai";
}

/// Owners name an asset as `table:id`.
void check_assets(const Study& study, Errors& errors) {
  const Table& owners = study.table("owners");
  for (std::size_t r = 0; r < owners.size(); ++r) {
    const std::string& asset = owners.text(r, "asset");
    if (asset.empty()) continue;
    const std::size_t colon = asset.find(':');
    const TableSchema* table = find_table_schema(asset.substr(0, colon));
    if (colon == std::string::npos || table == nullptr)
      errors.push_back(
          cell_error(owners, r, "asset", "unknown_id", fmt::format("there is no asset {}", asset), say_asset(asset)));
    else
      check_reference(study, table->name, asset.substr(colon + 1), owners.place(r, "asset"), errors);
  }
}

/// Lists of projects that come first or exclude one another.
void check_project_lists(const Study& study, Errors& errors) {
  const Table& projects = study.table("projects");
  for (std::size_t r = 0; r < projects.size(); ++r)
    for (const char* column : {"after", "excludes"})
      for (const std::string& id : projects.list(r, column))
        check_reference(study, "projects", id, projects.place(r, column), errors);
}

}  // namespace

std::vector<std::string> ids_of(const Table& table) {
  std::vector<std::string> ids;
  for (std::size_t r = 0; r < table.size(); ++r) ids.push_back(table.id(r));
  return ids;
}

Error cell_error(const Table& table, std::size_t row, std::string_view column, std::string code, std::string message,
                 std::string hint) {
  return error_at(table.place(row, column), std::move(code), std::move(message), std::move(hint));
}

void check_reference(const Study& study, std::string_view table, const std::string& id, const Error& where,
                     Errors& errors) {
  const Table& target = study.table(table);
  if (id.empty() || target.find(id) || !target.is_complete()) return;
  errors.push_back(error_at(where, "unknown_id", fmt::format("{} has no row {}", table, id),
                            did_you_mean(id, ids_of(target), fmt::format("add it to {}.csv", table))));
}

void check_names_in_selector(const Study& study, const std::string& text, const Error& where, Errors& errors) {
  if (text.empty()) return;
  const auto selector = Selector::parse(text, study, where);
  if (selector) return;
  // A name may stand in a file that could not be read.
  const bool complete = std::ranges::all_of(study.tables, &Table::is_complete);
  for (const Error& error : selector.error())
    if (complete || error.code != "unknown_name") errors.push_back(error);
}

void check_references(const Study& study, Errors& errors) {
  for (const Table& table : study.tables) {
    check_ids(table, errors);
    for (std::size_t c = 0; c < table.schema().fields.size(); ++c) check_cells(study, table, c, errors);
  }
  check_cargo_lists(study, errors);
  check_states(study, errors);
  check_assets(study, errors);
  check_project_lists(study, errors);
}

}  // namespace korridor
