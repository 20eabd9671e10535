#pragma once

#include <nlohmann/json.hpp>

#include <string>

#include "korridor/base/result.h"
#include "korridor/study/study.h"

namespace korridor {

using Json = nlohmann::ordered_json;

/// What a command answers: one JSON object in the shape of docs/reference/replies.md, and the program's exit code.
struct Reply {
  Json json;
  int exit_code = 0;
};

constexpr int kExitOk = 0;
constexpr int kExitNo = 1;  ///< infeasible, or no way
constexpr int kExitBadInput = 2;
constexpr int kExitLimit = 3;
constexpr int kExitUnverified = 4;

/// The fields that every reply starts with.
[[nodiscard]] Json reply_head(const std::string& command, const Study* study, const std::string& status);
/// A reply that tells errors; the exit code is the largest that the error table has for them.
[[nodiscard]] Reply reply_errors(const std::string& command, const Errors& errors);
[[nodiscard]] Json to_json(const Warnings& warnings);
[[nodiscard]] Json to_json(const Errors& errors);
/// Adds what a reply does not warn of yet: every reply that rests on a plan tells what its plan warns of, once.
void add_warnings(Json& reply, const Json& more);
void add_warnings(Json& reply, const Warnings& more);
/// One line of JSON. Bytes that are no UTF-8 (a path, an argument) come as U+FFFD, so that it is JSON in any case.
[[nodiscard]] std::string to_json_line(const Json& json);
/// A finite number, or null: JSON has no infinity.
[[nodiscard]] Json number_or_null(double value);

}  // namespace korridor
