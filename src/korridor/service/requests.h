#pragma once

#include <functional>
#include <span>
#include <string_view>

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"

namespace korridor {

class KeptWorlds;

/// What the caller grants to a request; none of it changes what a finished answer is worth.
struct RunOptions {
  int threads = 1;
  double time_limit_s = 0;  ///< of each plan, 0: none; a request may ask for less
  std::function<bool(double cost_usd, double bound_usd)> tell = {};  ///< PlanRequest::tell
  std::function<void(const Json& so_far)> tell_best = {};            ///< InvestCommand::tell_best
  double memory_mb = 0;        ///< that the answer may take by estimate (plan_memory.h), 0: no bound
  TellShare tell_share = {};   ///< PlanRequest::tell_share
  TellShare tell_part = {};    ///< ReportCommand::tell_part; `tell_share` is then about the part at work
  KeptWorlds* kept = nullptr;  ///< where worlds stay planned between requests (kept_worlds.h), if anywhere
};

/// One command as JSON both ways: the fields are its options in snake_case, the reply is what the program prints with
/// --json. `docs/reference/replies.md` and `api/openapi.yaml` say both.
struct RequestCommand {
  std::string_view name;
  bool needs_study;  ///< without: `study` is null
  /// Errors of the request's own fields are `bad_field`, of `changes` as study/inline_changes.h tells them.
  Reply (*run)(const Study* study, const Json& request, const RunOptions& options);
};

/// All commands that answer from a study (or from nothing) and touch no file: check list route plan compare dependence
/// frontier value invest backtest evidence explain version.
[[nodiscard]] std::span<const RequestCommand> request_commands();
[[nodiscard]] const RequestCommand* find_request_command(std::string_view name);

/// Runs a command; the field `study` of the request is the caller's and is not looked at.
[[nodiscard]] Reply run_request(const RequestCommand& command, const Study* study, const Json& request,
                                const RunOptions& options);

}  // namespace korridor
