#include "korridor/service/reply.h"

#include <cmath>

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
  Json json = reply_head(command, nullptr, "bad_input");
  json["errors"] = to_json(errors);
  return {std::move(json), kExitBadInput};
}

Json to_json(const Warnings& warnings) {
  Json list = Json::array();
  for (const Warning& w : warnings) list.push_back({{"code", w.code}, {"message", w.message}, {"where", w.where}});
  return list;
}

Json to_json(const Errors& errors) {
  Json list = Json::array();
  for (const Error& e : errors)
    list.push_back({{"code", e.code}, {"message", e.message}, {"file", e.file}, {"row", e.row}, {"column", e.column}, {"hint", e.hint}});
  return list;
}

Json number_or_null(double value) { return std::isfinite(value) ? Json(value) : Json(nullptr); }

}  // namespace korridor
