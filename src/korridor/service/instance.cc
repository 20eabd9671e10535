#include "korridor/service/instance.h"

#include <algorithm>
#include <chrono>

namespace korridor {
namespace {

/// A proven answer whose checks do not hold is none.
bool is_verified(const InstanceAnswer& answer) {
  return std::ranges::all_of(answer.checks, &InstanceAnswer::Check::ok);
}

std::pair<const char*, int> tell_status(const InstanceAnswer& answer) {
  switch (answer.status) {
    case InstanceStatus::kInfeasible:
      return {"infeasible", kExitNo};
    case InstanceStatus::kUnbounded:
      return {"unbounded", kExitNo};
    case InstanceStatus::kOptimal:
      if (is_verified(answer)) return {"optimal", kExitOk};
      return {"failed", kExitUnverified};
    case InstanceStatus::kLimit:
      break;
  }
  return {"limit", kExitLimit};
}

Json value_or_null(const std::optional<double>& value) { return value ? number_or_null(*value) : Json(nullptr); }

}  // namespace

Reply solve_instance_file(const InstanceRequest& request) {
  const auto start = std::chrono::steady_clock::now();
  const auto answer = solve_instance(request);
  if (!answer) return reply_errors("instance", answer.error());
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
  const auto [status, exit_code] = tell_status(*answer);
  Json json = reply_head("instance", nullptr, status);
  json["warnings"] = to_json(answer->warnings);
  json["file"] = request.file.filename().string();
  json["format"] = answer->format;
  json["problem"] = answer->problem;
  json["sense"] = answer->maximise ? "maximise" : "minimise";
  json["objective"] = value_or_null(answer->objective);
  json["bound"] = value_or_null(answer->bound);
  json["gap"] = value_or_null(answer->gap);
  json["method"] = answer->method;
  json["seconds"] = seconds;
  json["size"] = Json::object();
  for (const auto& [name, count] : answer->size) json["size"][name] = count;
  json["checks"] = Json::array();
  for (const auto& check : answer->checks)
    json["checks"].push_back(
        {{"name", check.name}, {"ok", check.ok()}, {"worst", check.worst}, {"tolerance", check.tolerance}});
  return {std::move(json), exit_code};
}

}  // namespace korridor
