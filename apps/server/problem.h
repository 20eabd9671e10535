#pragma once

#include <string>

#include "korridor/service/reply.h"

namespace korridor::server {

/// What goes over the wire.
struct Answer {
  int status = 200;
  std::string type = "application/json";
  std::string body = {};
  std::string etag = {};
  int retry_after_s = 0;   ///< 0: none
  std::string allow = {};  ///< methods, with 405
  std::string file = {};   ///< name under which it is to be saved; empty: it is shown
};

/// A reply as an answer: what was refused as problem+json with the status of the error table, all else as it is.
[[nodiscard]] Answer make_answer(const Reply& reply);
/// RFC 9457: type, title, status, detail, errors.
[[nodiscard]] Answer make_problem(const Errors& errors);
[[nodiscard]] Answer make_problem(const char* code, const std::string& message, const std::string& hint = "");
/// What a problem says in the language that the caller would rather read (its header Accept-Language); as it is, where
/// that is English or unknown.
[[nodiscard]] std::string translate_problem(const std::string& body, const std::string& accept_language);
[[nodiscard]] Answer make_json(const Json& json, int status = 200);

}  // namespace korridor::server
