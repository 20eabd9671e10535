#include "korridor/service/backtest.h"

#include "korridor/analysis/backtest.h"

namespace korridor {
namespace {

Json or_null(const std::optional<double>& value) { return value ? Json(*value) : Json(nullptr); }

Json row_json(const Study& study, const BacktestRow& r) {
  const Table& observations = study.table("observations");
  const std::size_t row = *observations.find(r.observation);
  return {{"observation", r.observation},
          {"name", r.name},
          {"name_de", observations.text(row, "name_de")},
          {"measure", r.measure},
          {"year", r.year},
          {"observed", r.observed},
          {"modelled", or_null(r.modelled)},
          {"unit", r.unit},
          {"error_pct", or_null(r.error_pct)},
          {"base_load", r.base_load},
          {"naive", or_null(r.naive)},
          {"naive_error_pct", or_null(r.naive_error_pct)},
          {"fitted", r.fitted},
          {"why", r.why},
          {"cause", observations.text(row, "cause")},
          {"cause_de", observations.text(row, "cause_de")},
          {"claims", r.claims}};
}

Json score_json(const BacktestScore& s) {
  return {{"rows", s.rows},
          {"fitted", s.fitted},
          {"not_compared", s.not_compared},
          {"median_abs_error_pct", or_null(s.median_abs_error_pct)},
          {"mean_abs_error_pct", or_null(s.mean_abs_error_pct)},
          {"base_load_share_pct", or_null(s.base_load_share)},
          {"naive_rows", s.naive_rows},
          {"naive_median_abs_error_pct", or_null(s.naive_median_abs_error_pct)},
          {"median_abs_error_pct_beside_naive", or_null(s.median_abs_error_pct_beside_naive)}};
}

}  // namespace

Reply backtest_study(const BacktestCommand& command) {
  const auto study = read_study(command.study);
  return study ? backtest_study(*study, command) : reply_errors("backtest", study.error());
}

Reply backtest_study(const Study& study, const BacktestCommand& command) {
  PlanRequest request = command.plan;
  request.period = PeriodKind::kYear;
  request.bottlenecks = 0;
  const auto found = run_backtest(study, command.world, [&](const World& world) { return solve_plan(world, request); });
  if (!found) return reply_errors("backtest", found.error());
  Json json = reply_head("backtest", &study, found->status);
  add_warnings(json, found->warnings);
  json["rows"] = Json::array();
  for (const BacktestRow& row : found->rows) json["rows"].push_back(row_json(study, row));
  json["score"] = score_json(found->score);
  return {std::move(json), found->status == "ok" ? kExitOk : kExitLimit};
}

}  // namespace korridor
