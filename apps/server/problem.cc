#include "problem.h"

#include <algorithm>

#include "korridor/base/error_codes.h"

namespace korridor::server {
namespace {

constexpr int kRetryAfter = 2;

std::string title_of(int status) {
  switch (status) {
    case 400:
      return "Bad request";
    case 401:
      return "Token needed";
    case 403:
      return "Refused";
    case 404:
      return "Not found";
    case 405:
      return "Wrong method";
    case 409:
      return "Not ready";
    case 413:
      return "Too large";
    case 415:
      return "Wrong type of body";
    case 422:
      return "Bad input";
    case 503:
      return "Busy or limit reached";
    default:
      return "Failed";
  }
}

Answer problem_of(const Json& errors) {
  int status = 0;
  for (const Json& e : errors) {
    const ErrorCode* row = find_error_code(e["code"].get<std::string>());
    status = std::max(status, row == nullptr ? 422 : row->http);
  }
  if (status == 0) status = 500;
  const Json json = {{"type", "about:blank"},
                     {"title", title_of(status)},
                     {"status", status},
                     {"detail", errors.empty() ? Json("") : errors[0]["message"]},
                     {"errors", errors}};
  return {.status = status,
          .type = "application/problem+json",
          .body = to_json_line(json),
          .retry_after_s = status == 503 ? kRetryAfter : 0};
}

}  // namespace

Answer make_json(const Json& json, int status) { return {.status = status, .body = to_json_line(json)}; }

Answer make_answer(const Reply& reply) {
  const auto errors = reply.json.find("errors");
  if (errors != reply.json.end() && !errors->empty()) return problem_of(*errors);
  return make_json(reply.json);
}

Answer make_problem(const Errors& errors) { return problem_of(to_json(errors)); }

Answer make_problem(const char* code, const std::string& message, const std::string& hint) {
  return make_problem(Errors{{.code = code, .message = message, .hint = hint}});
}

}  // namespace korridor::server
