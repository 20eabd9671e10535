#include "korridor/service/asked_world.h"

#include <fmt/format.h>

#include <algorithm>

#include "korridor/service/plan_memory.h"
#include "korridor/study/horizon.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

constexpr std::size_t kMaxChanges = 10'000;
constexpr const char* kWhatIf = "what_if";

/// The rows of `changes`; numbers and words alike are cells.
std::vector<InlineChange> read_changes(RequestFields& fields) {
  std::vector<InlineChange> changes;
  const Json* rows = fields.raw("changes");
  if (rows == nullptr) return changes;
  if (!rows->is_array() || rows->size() > kMaxChanges) {
    fields.complain("changes", "is no list of rows, or too long", fmt::format("give at most {} rows", kMaxChanges));
    return changes;
  }
  for (std::size_t i = 0; i < rows->size(); ++i) {
    const Json& row = (*rows)[i];
    InlineChange change;
    if (!row.is_object()) fields.complain(fmt::format("changes[{}]", i), "is no object", "give the columns by name");
    if (row.is_object())
      for (const auto& [name, value] : row.items()) {
        if (value.is_string())
          change[name] = value.get<std::string>();
        else if (value.is_number())
          change[name] = value.dump();
        else if (!value.is_null())
          fields.complain(fmt::format("changes[{}].{}", i, name), fmt::format("is of type {}", value.type_name()),
                          "give a text or a number");
      }
    changes.push_back(std::move(change));
  }
  return changes;
}

}  // namespace

void read_world(RequestFields& fields, AskedWorld& asked) {
  asked.world.with = fields.texts("with");
  asked.world.without = fields.texts("without");
  asked.world.ordered = fields.flag("ordered");
  asked.changes = read_changes(fields);
}

void read_plan(RequestFields& fields, const RunOptions& options, AskedWorld& asked) {
  const std::string period = fields.text("period", {"year", "quarter", "month", "study"});
  if (period.empty() || period == "year") asked.plan.period = PeriodKind::kYear;
  if (period == "quarter") asked.plan.period = PeriodKind::kQuarter;
  if (period == "month") asked.plan.period = PeriodKind::kMonth;
  if (const std::string engine = fields.text("engine", {"chains", "arcs"}); !engine.empty()) asked.plan.engine = engine;
  if (fields.raw("gap") != nullptr) asked.plan.gap = asked.plan.whole_gap = fields.number("gap", asked.plan.gap, 0, 1);
  const double limit = fields.number("time_limit", 0, 0, 1e9);
  asked.plan.time_limit_s = limit > 0 && options.time_limit_s > 0 ? std::min(limit, options.time_limit_s)
                            : limit > 0                           ? limit
                                                                  : options.time_limit_s;
  asked.memory_mb = options.memory_mb;
  asked.plan.threads = options.threads;
  asked.plan.tell = options.tell;
  asked.plan.tell_share = options.tell_share;
}

void read_year(RequestFields& fields, AskedWorld& asked) {
  if (fields.raw("year") != nullptr) asked.year = fields.whole("year", 0, 1990, 2100);
}

Result<Study> change_study(const Study& study, AskedWorld& asked) {
  if (asked.year > 0)
    if (auto fits = check_year(study, asked.year); !fits) return std::unexpected(std::move(fits.error()));
  Study changed = asked.year > 0 ? read_one_year(study, asked.year) : study;
  if (auto fits = check_plan_memory(changed, asked.plan, asked.plans_at_once, asked.memory_mb); !fits)
    return std::unexpected(std::move(fits.error()));
  if (asked.changes.empty()) return changed;
  auto with_changes = add_inline_changes(changed, kWhatIf, asked.changes);
  if (with_changes) asked.world.with.emplace_back(kWhatIf);
  return with_changes;
}

Reply name_places(Reply reply) {
  if (!reply.json.contains("errors")) return reply;
  for (Json& e : reply.json["errors"]) {
    Errors one{{.file = e["file"], .row = e["row"], .column = e["column"]}};
    name_inline_places(one);
    e["file"] = one[0].file;
    e["row"] = one[0].row;
    e["column"] = one[0].column;
  }
  return reply;
}

}  // namespace korridor
