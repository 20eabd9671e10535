#include "korridor/service/commands.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "korridor/base/error_codes.h"
#include "korridor/base/text.h"
#include "korridor/service/plan_reply.h"
#include "korridor/service/result_files.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/gateways.h"
#include "korridor/study/layers.h"
#include "korridor/study/one_year.h"

namespace korridor {
namespace {

const char* name_of(const std::optional<PeriodKind>& kind) {
  if (!kind) return "";
  return *kind == PeriodKind::kYear ? "year" : *kind == PeriodKind::kQuarter ? "quarter" : "month";
}

/// Columns told of a table in a list; the first is the id.
std::vector<std::string> columns_told(const std::string& what) {
  if (what == "places") return {"place_id", "name", "country", "kind"};
  if (what == "links")
    return {"link_id", "from", "to", "mode", "countries", "capacity_t_per_year", "cost_usd_per_t", "hours", "status"};
  if (what == "goods") return {"good_id", "name", "hs", "basis", "cargo", "value_usd_per_t"};
  if (what == "orders") return {"order_id", "name", "kind", "good", "place", "amount_t_per_year"};
  if (what == "supply") return {"supply_id", "name", "place", "good", "amount_t_per_year", "status"};
  if (what == "plants") return {"plant_id", "name", "process", "place", "capacity_t_per_year", "status"};
  if (what == "scenarios") return {"set_id", "name"};
  if (what == "corridors") return {"corridor_id", "name", "class", "gateway"};
  if (what == "agreements")
    return {"agreement_id", "name", "parties", "subject", "value", "currency", "signed", "status", "set", "in_base"};
  if (what == "events") return {"event_id", "name", "set", "in_base", "rate_per_year", "duration_days"};
  if (what == "projects") return {"project_id", "name", "set", "cost_usd", "partner", "opens", "status", "in_base"};
  if (what == "clauses") return {"clause_id", "order", "kind", "selector", "share", "penalty_usd_per_t", "status"};
  if (what == "limits")
    return {"limit_id",          "kind",  "bound", "selector",          "goods", "orders",
            "amount_t_per_year", "share", "lot_t", "penalty_usd_per_t", "status"};
  if (what == "fleets") return {"fleet_id", "name", "selector", "cargo", "vehicles", "payload_t", "status"};
  if (what == "stores") return {"store_id", "place", "good", "capacity_t", "opening_t", "cost_usd_per_t_year"};
  if (what == "processes") return {"process_id", "name", "inputs", "outputs", "cost_usd_per_run"};
  if (what == "owners") return {"owner_id", "asset", "holder", "percent"};
  if (what == "policies") return {"policy_id", "name", "kind", "actor", "rate", "rate_unit", "in_base"};
  return {};
}

const std::vector<std::string> kLists = {
    "places", "links",     "goods",  "processes",  "plants", "supply",    "stores",   "orders",   "clauses",  "limits",
    "fleets", "scenarios", "owners", "agreements", "events", "corridors", "projects", "policies", "selectors"};

/// The forms of a selector, each with the first name that the study has for it; a form without any is left out.
Json selectors_json(const Study& study) {
  struct Form {
    const char *key, *table, *column, *means;
  };
  static constexpr Form kForms[] = {
      {"country", "places", "country",
       "links through the state, places, plants, supply and orders in it; also by name or alpha-2 code"},
      {"mode", "links", "mode", "links of a mode"},
      {"corridor", "corridors", "corridor_id", "links of a corridor's gateway"},
      {"label", "links", "labels", "links that carry a label"},
      {"place", "places", "place_id", "a place and what stands in it"},
      {"link", "links", "link_id", "a link; with * at its end all that start so"},
      {"owner", "owners", "holder", "what a holder owns; with >=50 behind it from that many percent"},
      {"good", "goods", "good_id", "a good, and what supplies, makes or wants it"},
      {"plant", "plants", "plant_id", "a plant"},
      {"supply", "supply", "supply_id", "a source"},
      {"order", "orders", "order_id", "an order"},
      {"store", "stores", "store_id", "a store"},
      {"process", "processes", "process_id", "plants that run a process"}};
  Json rows = Json::array();
  for (const Form& form : kForms) {
    const Table& table = study.table(form.table);
    std::string name;
    for (std::size_t r = 0; r < table.size() && name.empty(); ++r)
      if (const auto names = table.list(r, form.column); !names.empty()) name = names.front();
    if (name.find(' ') != std::string::npos) name = '"' + name + '"';
    if (!name.empty()) rows.push_back({{"selector", std::string(form.key) + ":" + name}, {"means", form.means}});
  }
  rows.push_back({{"selector", "a & b   a | b   !a   (a | b) & c"}, {"means", "both, either, not, brackets"}});
  return rows;
}

constexpr int kMostLayers = 64;

/// --force takes a folder away, so what the new study needs must be there, and elsewhere, before that.
Result<void> check_base(const std::filesystem::path& folder, const std::filesystem::path& base) {
  std::error_code error;
  if (!std::filesystem::exists(base / "study.toml", error))
    return fail({.code = "no_study",
                 .message = "the base has no study.toml",
                 .file = base.string(),
                 .hint = "name the folder of a study"});
  std::filesystem::path below = base;
  for (int layer = 0; layer < kMostLayers && !below.empty(); ++layer, below = find_base_folder(below))
    if (std::filesystem::equivalent(folder, below, error))
      return fail({.code = "usage",
                   .message = "a study cannot layer over itself, directly or through others",
                   .file = folder.string(),
                   .hint = "give the new study another name"});
  return {};
}

}  // namespace

Reply check_study(const std::filesystem::path& folder) {
  const auto study = read_study(folder);
  return study ? check_study(*study) : reply_errors("check", study.error());
}

Reply check_study(const Study& study) {
  Json json = reply_head("check", &study, "ok");
  json["errors"] = Json::array();
  for (const Table& table : study.tables) json["counts"][table.name()] = table.size();
  const Coverage coverage = count_coverage(study);
  json["coverage"] = {{"cited", coverage.cited}, {"assumed", coverage.assumed}, {"yours", coverage.yours}};
  const auto periods = make_periods(study.settings);
  json["horizon"] = {
      {"start", to_string(study.settings.start)}, {"end", to_string(study.settings.end)}, {"periods", periods.size()}};
  return {std::move(json), kExitOk};
}

Reply explain(const std::string& code) {
  const auto row_json = [](const ErrorCode& row) {
    return Json{{"code", row.code},
                {"number", row.number},
                {"kind", row.is_warning() ? "warning" : "error"},
                {"exit", row.exit},
                {"http", row.http},
                {"meaning", row.meaning},
                {"meaning_de", title_of(row, "de")},
                {"text", explain_code(row.code)},
                {"text_de", explain_code(row.code, "de")}};
  };
  const std::string wanted = lower_ascii(code);
  std::vector<std::string> names;
  Json json = reply_head("explain", nullptr, "ok");
  json["codes"] = Json::array();
  for (const ErrorCode& row : error_codes()) {
    names.emplace_back(row.code);
    if (wanted.empty() || wanted == row.code || wanted == std::to_string(row.number))
      json["codes"].push_back(row_json(row));
  }
  if (json["codes"].empty())
    return reply_errors("explain", {{.code = "unknown_code",
                                     .message = fmt::format("there is no code {}", code),
                                     .hint = did_you_mean(code, names, "see: korridor explain")}});
  return {std::move(json), kExitOk};
}

Reply new_study(const std::filesystem::path& folder, const std::optional<std::filesystem::path>& base, bool force) {
  if (base)
    if (auto fits = check_base(folder, *base); !fits) return reply_errors("new", fits.error());
  if (force)
    if (auto done = remove_study(folder); !done) return reply_errors("new", done.error());
  const auto written = base ? write_layered_study(folder, *base) : write_new_study(folder);
  if (!written) return reply_errors("new", written.error());
  Json json = reply_head("new", nullptr, "ok");
  json["study"] = folder.filename().string();
  json["path"] = written->string();
  return {std::move(json), kExitOk};
}

Reply list_study(const std::filesystem::path& folder, const std::string& what) {
  const auto study = read_study(folder);
  return study ? list_study(*study, what) : reply_errors("list", study.error());
}

Reply list_study(const Study& study, const std::string& what) {
  const auto columns = columns_told(what);
  if (columns.empty() && what != "selectors")
    return reply_errors("list",
                        {{.code = "unknown_list",
                          .message = fmt::format("there is no list of {}", what),
                          .hint = did_you_mean(what, kLists, fmt::format("use one of {}", fmt::join(kLists, ", ")))}});
  Json json = reply_head("list", &study, "ok");
  json["what"] = what;
  json["rows"] = what == "selectors" ? selectors_json(study) : Json::array();
  if (columns.empty()) return {std::move(json), kExitOk};
  const Table& table = study.table(what == "scenarios" ? "sets" : what);
  for (std::size_t r = 0; r < table.size(); ++r) {
    Json row;
    for (const std::string& column : columns) {
      row[column] = table.text(r, column);
      if (column == "name" && table.schema().find("name_de")) row["name_de"] = table.text(r, "name_de");
      if (column == "class") row["class_de"] = name_class(study, table.text(r, column), "de");
    }
    json["rows"].push_back(std::move(row));
  }
  return {std::move(json), kExitOk};
}

Reply plan_study(const PlanCommand& command) {
  if (command.year > 0 && command.out)
    return reply_errors("plan", {{.code = "usage",
                                  .message = "a result folder holds the whole horizon",
                                  .hint = "leave out --year, or set the horizon in study.toml"}});
  const auto study = read_study_in(command.study, command.year);
  if (!study) return reply_errors("plan", study.error());
  if (!command.kept.is_any()) return plan_study(*study, command);
  return plan_study(*study, command, [&](const World& world, const PlanRequest& request) {
    return plan_from_file(world.study(), command.world, command.kept, request);
  });
}

Reply plan_study(const Study& study, const PlanCommand& command, const PlanMaker& make) {
  const auto world = World::apply(study, command.world);
  if (!world) return reply_errors("plan", world.error());
  PlanRequest request = command.plan;
  request.names = command.out.has_value();
  drop_unwanted(request, command.only);
  const auto outcome = make(*world, request);
  if (!outcome) return reply_errors("plan", outcome.error());
  const auto* plan = std::get_if<Plan>(&*outcome);
  if (command.out && plan != nullptr)
    if (auto written = write_result(*command.out, *world, *plan,
                                    {.with = command.world.with,
                                     .without = command.world.without,
                                     .ordered = command.world.ordered,
                                     .period = name_of(command.plan.period)});
        !written)
      return reply_errors("plan", written.error());
  Reply reply = plan_reply(*world, *outcome, command.only, command.layout);
  if (command.out && plan != nullptr) reply.json["out"] = command.out->string();
  if (plan != nullptr && plan->is_kept) reply.json["kept"] = command.kept.keep->string();
  return reply;
}

}  // namespace korridor
