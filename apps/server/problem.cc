#include "problem.h"

#include <algorithm>

#include "korridor/base/error_codes.h"
#include "korridor/base/phrases.h"

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
      return "No result";
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

std::string translate_problem(const std::string& body, const std::string& accept_language) {
  const std::string language = accept_language.substr(0, accept_language.find_first_of("-,;"));
  Json json = Json::parse(body, nullptr, false);
  if (language != "de" || !json.is_object() || !json.contains("errors")) return body;
  for (Json& error : json["errors"]) {
    const ErrorCode* code = find_error_code(error["code"].get<std::string>());
    const std::string message = error["message"], hint = error["hint"];
    const std::string title = code == nullptr ? std::string() : std::string(korridor::title_of(*code, language)) + ": ";
    error["message"] = translate_phrase(message, language).value_or(title + message);
    error["hint"] = translate_phrase(hint, language).value_or(hint);
  }
  const std::string title = json.value("title", "");
  json["title"] = translate_phrase(title, language).value_or(title);
  if (!json["errors"].empty()) json["detail"] = json["errors"][0]["message"];
  return to_json_line(json);
}

Answer make_problem(const Errors& errors) { return problem_of(to_json(errors)); }

Answer make_problem(const char* code, const std::string& message, const std::string& hint) {
  return make_problem(Errors{{.code = code, .message = message, .hint = hint}});
}

}  // namespace korridor::server
