#include "korridor/service/reply.h"

#include <algorithm>
#include <cmath>

#include "korridor/base/error_codes.h"
#include "korridor/base/version.h"

namespace korridor {

Json reply_head(const std::string& command, const Study* study, const std::string& status) {
  Json json;
  json["korridor"] = version();
  json["command"] = command;
  json["study"] = study == nullptr ? Json(nullptr) : Json(study->settings.name);
  json["study_sha256"] = study == nullptr ? Json(nullptr) : Json(study->sha256);
  json["status"] = status;
  json["warnings"] = study == nullptr ? Json::array() : to_json(study->warnings);
  return json;
}

Reply reply_errors(const std::string& command, const Errors& errors) {
  int exit_code = kExitBadInput;
  for (const Error& error : errors)
    if (const ErrorCode* row = find_error_code(error.code)) exit_code = std::max(exit_code, row->exit);
  Json json = reply_head(command, nullptr, exit_code == kExitLimit ? "limit" : "bad_input");
  json["errors"] = to_json(errors);
  return {std::move(json), exit_code};
}

Json to_json(const Warnings& warnings) {
  Json list = Json::array();
  for (const Warning& w : warnings) list.push_back({{"code", w.code}, {"message", w.message}, {"where", w.where}});
  return list;
}

void add_warnings(Json& reply, const Json& more) {
  Json& list = reply["warnings"];
  for (const Json& w : more)
    if (std::ranges::find(list, w) == list.end()) list.push_back(w);
}

void add_warnings(Json& reply, const Warnings& more) { add_warnings(reply, to_json(more)); }

Json to_json(const Errors& errors) {
  Json list = Json::array();
  for (const Error& e : errors)
    list.push_back({{"code", e.code},
                    {"message", e.message},
                    {"file", e.file},
                    {"row", e.row},
                    {"column", e.column},
                    {"hint", e.hint}});
  return list;
}

std::string to_json_line(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n"; }

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

}  // namespace korridor
