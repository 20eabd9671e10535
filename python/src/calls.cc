#include "calls.h"

#include <array>
#include <filesystem>
#include <optional>
#include <utility>
#include <vector>

#include "korridor/analysis/closures.h"
#include "korridor/base/date.h"
#include "korridor/service/commands.h"
#include "korridor/service/ledger.h"
#include "korridor/service/read.h"
#include "korridor/service/request_fields.h"

namespace korridor::python {
namespace {

using Fields = RequestFields;
const std::vector<std::string> kLanguages = {"de", "en", "fr", "ru"};

std::optional<Date> read_day(Fields& fields) {
  const std::string text = fields.text("date");
  auto day = parse_date(text);
  if (!text.empty() && !day) fields.complain("date", "is no day of the calendar", "write YYYY-MM-DD");
  return day;
}

std::vector<std::filesystem::path> read_paths(Fields& fields, const std::string& name) {
  const auto texts = fields.texts(name);
  return {texts.begin(), texts.end()};
}

/// The rows that closing what a selector means shuts, as `dependence --close` does.
Reply run_closed_rows(const Study& study, const Json& request) {
  Fields fields(request);
  const std::string selector = fields.needed_text("selector");
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("closed_rows", errors);
  const auto closed = find_closed(study, selector);
  if (!closed) return reply_errors("closed_rows", closed.error());
  Json json = reply_head("closed_rows", &study, "ok");
  json["rows"] = Json::object();
  for (const auto& [table, keys] : *closed) json["rows"][table] = keys;
  return {std::move(json), kExitOk};
}

/// A text in memory, or files; the lines of the answer stand in `lines`, what could not be read in `errors`.
Reply run_read(const Json& request, const RunOptions& options) {
  Fields fields(request);
  ReadCommand command{.files = read_paths(fields, "files"),
                      .date = read_day(fields),
                      .language = find_language(fields.text("lang", kLanguages)),
                      .threads = options.threads};
  const bool pasted = fields.raw("text") != nullptr;
  std::string text = fields.text("text");
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("read", errors);
  ReadReply read = pasted ? read_text("text", std::move(text), command) : read_files(command);
  if (!read.errors.empty()) return reply_errors("read", read.errors);
  Json json = reply_head("read", nullptr, "ok");
  json["warnings"] = to_json(read.warnings);
  json["lines"] = std::move(read.lines);
  return {std::move(json), kExitOk};
}

Reply run_new(const Json& request, const RunOptions&) {
  Fields fields(request);
  const std::string folder = fields.needed_text("folder"), base = fields.text("base");
  const bool force = fields.flag("force");
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("new", errors);
  return new_study(folder, base.empty() ? std::nullopt : std::optional<std::filesystem::path>(base), force);
}

Reply run_add(const Json& request, const RunOptions&) {
  Fields fields(request);
  LedgerAdd ask{.ledger = fields.needed_text("ledger"), .inputs = read_paths(fields, "files")};
  if (fields.raw("text") != nullptr) {
    const std::string name = fields.text("name");
    ask.pasted = LedgerAdd::Pasted{.name = name.empty() ? "pasted" : name, .text = fields.text("text")};
  }
  ask.date = read_day(fields);
  ask.language = find_language(fields.text("lang", kLanguages));
  ask.publisher = fields.text("publisher");
  ask.title = fields.text("title");
  ask.url = fields.text("url");
  ask.licence = fields.text("licence");
  ask.grade = fields.text("grade");
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("ledger", errors);
  return ledger_add(ask);
}

StatementFilter read_filter(Fields& fields) {
  return {.state = fields.text("state", {"proposed", "accepted", "edited", "rejected", "reopened"}),
          .source = fields.text("source"),
          .about = fields.text("about"),
          .property = fields.text("property"),
          .kind = fields.text("kind", {"claim", "agreement", "figure"}),
          .limit = static_cast<std::size_t>(fields.whole("limit", 0, 0, 1'000'000'000))};
}

Reply run_list(const Json& request, const RunOptions&) {
  Fields fields(request);
  const LedgerList ask{.ledger = fields.needed_text("ledger"), .filter = read_filter(fields)};
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("ledger", errors);
  return ledger_list(ask);
}

Reply run_review(const Json& request, const RunOptions&) {
  Fields fields(request);
  const LedgerReview ask{.ledger = fields.needed_text("ledger"),
                         .decide = fields.texts("decide"),
                         .same = fields.texts("same"),
                         .different = fields.texts("different"),
                         .who = fields.text("who")};
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("ledger", errors);
  return ledger_review(ask);
}

Reply run_conflicts(const Json& request, const RunOptions&) {
  Fields fields(request);
  const LedgerFile ask{.ledger = fields.needed_text("ledger")};
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("ledger", errors);
  return ledger_conflicts(ask);
}

Reply run_ledger_check(const Json& request, const RunOptions&) {
  Fields fields(request);
  const LedgerFile ask{.ledger = fields.needed_text("ledger")};
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("ledger", errors);
  return ledger_check(ask);
}

Reply run_export(const Json& request, const RunOptions&) {
  Fields fields(request);
  LedgerExport ask{.ledger = fields.needed_text("ledger"), .filter = read_filter(fields)};
  if (const std::string format = fields.text("format", {"jsonl", "csv", "ftm"}); !format.empty()) ask.format = format;
  if (Errors errors = fields.finish(); !errors.empty()) return reply_errors("ledger", errors);
  return ledger_export(ask);
}

constexpr auto kFileCalls = std::to_array<std::pair<std::string_view, Reply (*)(const Json&, const RunOptions&)>>({
    {"read", run_read},
    {"new", run_new},
    {"ledger_add", run_add},
    {"ledger_list", run_list},
    {"ledger_review", run_review},
    {"ledger_conflicts", run_conflicts},
    {"ledger_check", run_ledger_check},
    {"ledger_export", run_export},
});

}  // namespace

Reply run_call(const std::string& command, const Study* study, const Json& request, const RunOptions& options) {
  for (const auto& [name, run] : kFileCalls)
    if (name == command) return run(request, options);
  if (command == "closed_rows" && study != nullptr) return run_closed_rows(*study, request);
  const RequestCommand* found = find_request_command(command);
  if (found == nullptr) return reply_errors(command, {{.code = "usage", .message = "there is no command " + command}});
  if (found->needs_study && study == nullptr)
    return reply_errors(command, {{.code = "no_study", .message = command + " needs a study"}});
  return run_request(*found, study, request, options);
}

}  // namespace korridor::python
