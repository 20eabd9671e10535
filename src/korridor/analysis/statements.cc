#include "korridor/analysis/statements.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "korridor/analysis/chain_facts.h"
#include "korridor/analysis/touched.h"
#include "korridor/base/groups.h"

namespace korridor {
namespace {

std::optional<double> given(double value) { return std::isnan(value) ? std::nullopt : std::optional(value); }

struct Question {
  std::string measure, exporter, on, good, period;
};

/// Percent of what the exporter delivers abroad, or nothing where it delivers nothing.
Result<std::optional<double>> measure(const World& world, const Plan& plan, const ChainReader& reader,
                                      const Question& q) {
  std::optional<Touched> touched;
  if (q.measure == "way_share") {
    auto made = Touched::parse(q.on, world.study());
    if (!made) return std::unexpected(made.error());
    touched = std::move(*made);
  }
  double all = 0, hit = 0;
  for (const ChainResult& chain : plan.chains) {
    if (chain.good != q.good || (q.period != "all" && chain.period != q.period)) continue;
    const ChainFacts facts = reader.read(chain);
    if (std::ranges::find(facts.exporters, q.exporter) == facts.exporters.end() || facts.buyer == q.exporter) continue;
    all += chain.t;
    const bool goes_there = facts.buyer == q.on || in_group(q.on, facts.buyer);
    if (touched ? touched->by(chain) : goes_there) hit += chain.t;
  }
  return all > 0 ? std::optional(100 * hit / all) : std::nullopt;
}

bool agrees(const std::string& relation, double said, double found) {
  if (relation == "at_least") return found >= said;
  if (relation == "at_most") return found <= said;
  return std::abs(found - said) <= kAboutPoints;
}

void judge(const std::string& scope, StatementRow& row) {
  const auto held = row.model ? row.model : row.record;
  if (!row.model && !row.record) {
    row.verdict = "not modelled";
    return;
  }
  const bool ok = agrees(row.relation, row.said, *held);
  row.verdict = !row.model ? "not modelled" : scope == "differs" ? "scope differs" : ok ? "supported" : "contradicted";
  const auto tell = [&](const char* who, double value) {
    row.why += fmt::format("{}{} {:.1f} %: {}", row.why.empty() ? "" : "; ", who, value,
                           agrees(row.relation, row.said, value) ? "agrees" : "does not agree");
  };
  if (row.record) tell("record", *row.record);
  if (row.model) tell("model", *row.model);
}

}  // namespace

Result<std::vector<StatementRow>> judge_statements(const World& world, const Plan& plan) {
  const ChainReader reader(world.study());
  const Table& table = world.study().table("statements");
  std::vector<StatementRow> rows;
  for (std::size_t r = 0; r < table.size(); ++r) {
    StatementRow row{.statement = table.id(r),
                     .says = table.text(r, "says"),
                     .claims = table.list(r, "claims"),
                     .records = table.list(r, "records"),
                     .relation = table.text(r, "relation"),
                     .said = table.number(r, "value"),
                     .record = given(table.number(r, "record_value")),
                     .model = std::nullopt,
                     .period = "all",
                     .verdict = {},
                     .why = {}};
    const double year = table.number(r, "year");
    for (const Period& p : plan.periods)
      if (!std::isnan(year) && p.name == std::to_string(static_cast<int>(year))) row.period = p.name;
    const std::string& kind = table.text(r, "measure");
    if (kind != "none") {
      auto found = measure(world, plan, reader,
                           {kind, table.text(r, "exporter"), table.text(r, "on"), table.text(r, "good"), row.period});
      if (!found) return std::unexpected(found.error());
      row.model = *found;
    }
    judge(table.text(r, "scope"), row);
    if (const std::string& note = table.text(r, "why"); !note.empty()) row.why += (row.why.empty() ? "" : "; ") + note;
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace korridor
