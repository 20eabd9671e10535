#include "served_command.h"

#include "korridor/report/answer_report.h"

namespace korridor::server {
namespace {

ServedCommand serve(const RequestCommand& command) {
  return {.name = command.name,
          .needs_study = command.needs_study,
          .is_partly_told = true,
          .blank = {},
          .run = [&command](const Study* study, const Json& request, const RunOptions& options) {
            const Reply reply = run_request(command, study, request, options);
            return Made{.answer = make_answer(reply),
                        .is_whole = reply.exit_code == kExitOk || reply.exit_code == kExitNo};
          }};
}

/// A page with script and style of its own: it is saved and opened from there, not shown under this server's policy.
ServedCommand serve_report() {
  const Answer blank = {.type = "text/html; charset=utf-8", .file = "report.html"};
  return {.name = "report",
          .needs_study = true,
          .is_partly_told = false,
          .blank = blank,
          .run = [blank](const Study* study, const Json& request, const RunOptions& options) {
            Json own = request;
            own.erase("study");
            auto page = answer_report(*study, own, options);
            if (!page) return Made{.answer = make_problem(page.error())};
            Made made{.answer = blank, .is_whole = true};
            made.answer.body = std::move(*page);
            return made;
          }};
}

}  // namespace

std::optional<ServedCommand> find_served_command(std::string_view name) {
  if (name == "report") return serve_report();
  const RequestCommand* command = find_request_command(name);
  return command == nullptr ? std::nullopt : std::optional(serve(*command));
}

}  // namespace korridor::server
