#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include <fmt/format.h>
#include <fmt/ranges.h>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/check_study.h"

namespace korridor {
namespace {

/// Goods are made in stages: following any process from its inputs to its outputs never comes back. One error a circle.
class StageCheck {
 public:
  StageCheck(const Study& study, Errors& errors) : processes_(study.table("processes")), errors_(errors) {
    for (std::size_t r = 0; r < processes_.size(); ++r)
      for (const auto& [in, a] : processes_.recipe(r, "inputs"))
        for (const auto& [out, b] : processes_.recipe(r, "outputs")) made_by_[in].emplace_back(out, r);
  }
  void run() {
    for (const auto& [good, uses] : made_by_) visit(good);
  }

 private:
  void visit(const std::string& good) {
    if (done_.contains(good)) return;
    if (const auto at = std::ranges::find(path_, good); at != path_.end()) return;
    path_.push_back(good);
    if (const auto uses = made_by_.find(good); uses != made_by_.end())
      for (const auto& [out, row] : uses->second) {
        if (const auto at = std::ranges::find(path_, out); at != path_.end()) {
          errors_.push_back(cell_error(processes_, row, "outputs", "process_cycle",
                                       fmt::format("{} is made again from itself: {}", out,
                                                   fmt::join(std::vector<std::string>(at, path_.end()), " -> ")),
                                       "give the returned good a name of its own, or leave the way back out"));
        } else {
          visit(out);
        }
      }
    path_.pop_back();
    done_.insert(good);
  }

  const Table& processes_;
  Errors& errors_;
  std::map<std::string, std::vector<std::pair<std::string, std::size_t>>> made_by_;
  std::vector<std::string> path_;
  std::set<std::string> done_;
};

/// Contained metal or oxide cannot weigh more than the gross tonnes it is taken from.
void check_basis(const Study& study, Errors& errors) {
  const Table& processes = study.table("processes");
  const Table& goods = study.table("goods");
  const auto basis = [&](const std::string& good) {
    const auto row = goods.find(good);
    return row ? goods.text(*row, "basis") : std::string("gross");
  };
  for (std::size_t r = 0; r < processes.size(); ++r) {
    double gross = 0;
    bool all_gross = true;
    for (const auto& [good, t] : processes.recipe(r, "inputs")) {
      gross += t;
      all_gross = all_gross && basis(good) == "gross";
    }
    for (const auto& [good, t] : processes.recipe(r, "outputs"))
      if (all_gross && basis(good) != "gross" && t > gross)
        errors.push_back(cell_error(processes, r, "outputs", "basis_gain",
                                    fmt::format("{} t of {} ({}) come out of {} t of gross input", t, good, basis(good), gross),
                                    "one of the two is counted on another basis"));
  }
}

void check_stakes(const Study& study, Errors& errors) {
  const Table& owners = study.table("owners");
  std::map<std::string, double> sum;
  for (std::size_t r = 0; r < owners.size(); ++r) {
    double& total = sum[owners.text(r, "asset")];
    const bool was_over = total > 100.5;
    total += owners.number(r, "percent");
    if (total > 100.5 && !was_over)  // printed stakes are rounded
      errors.push_back(cell_error(owners, r, "percent", "stakes_over_100",
                                  fmt::format("the stakes in {} add up to {:.4g} %", owners.text(r, "asset"), total),
                                  "they can be 100 % at most"));
  }
}

/// Table and column of a change exist, the row too, and the value fits the column.
void check_changes(const Study& study, Errors& errors) {
  const Table& changes = study.table("changes");
  std::vector<std::string> table_names;
  for (const TableSchema& t : schema()) table_names.push_back(t.name);
  for (std::size_t r = 0; r < changes.size(); ++r) {
    const std::string& name = changes.text(r, "table");
    const TableSchema* target = find_table_schema(name);
    if (target == nullptr) {
      errors.push_back(cell_error(changes, r, "table", "unknown_table", fmt::format("there is no table {}", name),
                                  did_you_mean(name, table_names, "see docs/reference/schema.md")));
      continue;
    }
    const std::string& key = changes.text(r, "key");
    if (!key.empty() && !study.table(name).find(key))
      errors.push_back(cell_error(changes, r, "key", "unknown_id", fmt::format("{} has no row {}", name, key), "name a row of that table"));
    const std::string& column = changes.text(r, "column");
    const auto at = target->find(column);
    if (!at || *at == 0) {
      std::vector<std::string> columns;
      for (const Field& f : target->fields) columns.push_back(f.column);
      errors.push_back(cell_error(changes, r, "column", "unknown_column", fmt::format("{} has no column {} to change", name, column),
                                  did_you_mean(column, columns, "see docs/reference/schema.md")));
      continue;
    }
    const Field& field = target->fields[*at];
    const std::string& value = changes.text(r, "value");
    const Error where = cell_error(changes, r, "value", "", "", "");
    if (changes.text(r, "operation") == "set") {
      check_cell(field, value, where, errors);
    } else if (field.type != FieldType::kNumber || field.list) {
      errors.push_back(cell_error(changes, r, "operation", "not_a_number", fmt::format("{} is no number and can only be set", column), "use set"));
    } else if (!parse_number(value)) {
      errors.push_back(error_at(where, "bad_number", fmt::format("{} is no finite number", value), "write it like 12.5 or 1e6"));
    }
  }
}

/// Change sets are named in the table sets; what refers to one names one that has changes.
void check_sets(const Study& study, Errors& errors) {
  const Table& sets = study.table("sets");
  std::vector<std::string> names;
  for (std::size_t r = 0; r < sets.size(); ++r) names.push_back(sets.id(r));
  for (const char* name : {"changes", "events", "projects", "agreements"}) {
    const Table& table = study.table(name);
    for (std::size_t r = 0; r < table.size(); ++r)
      if (const std::string& set = table.text(r, "set"); !set.empty() && !sets.find(set))
        errors.push_back(cell_error(table, r, "set", "unknown_set", fmt::format("there is no set {}", set),
                                    did_you_mean(set, names, "add it to sets.csv")));
  }
}

void check_citations(const Study& study, Errors& errors) {
  const Table& citations = study.table("citations");
  for (std::size_t r = 0; r < citations.size(); ++r) {
    const std::string& name = citations.text(r, "table");
    const TableSchema* target = find_table_schema(name);
    if (target == nullptr) {
      errors.push_back(cell_error(citations, r, "table", "unknown_table", fmt::format("there is no table {}", name), "see docs/reference/schema.md"));
      continue;
    }
    if (!study.table(name).find(citations.text(r, "key")))
      errors.push_back(cell_error(citations, r, "key", "unknown_id", fmt::format("{} has no row {}", name, citations.text(r, "key")), "name a row of that table"));
    if (const std::string& column = citations.text(r, "column"); !column.empty() && !target->find(column))
      errors.push_back(cell_error(citations, r, "column", "unknown_column", fmt::format("{} has no column {}", name, column), "see docs/reference/schema.md"));
  }
}

}  // namespace

void check_whole(const Study& study, Errors& errors) {
  StageCheck(study, errors).run();
  check_basis(study, errors);
  check_stakes(study, errors);
  check_changes(study, errors);
  check_sets(study, errors);
  check_citations(study, errors);
}

}  // namespace korridor
