#include "ledger_paths.h"

#include <fmt/format.h>

#include "korridor/service/ledger.h"
#include "korridor/service/request_fields.h"

namespace korridor::server {
namespace {

constexpr const char* kStatements = "/api/ledger/statements";
constexpr const char* kConflicts = "/api/ledger/conflicts";
constexpr const char* kAdd = "/api/ledger/add";
constexpr const char* kReview = "/api/ledger/review";

}  // namespace

std::string LedgerPaths::methods_of(const std::string& path) const {
  if (!is_open()) return "";
  if (path == kStatements || path == kConflicts) return "GET, HEAD";
  return path == kAdd || path == kReview ? "POST" : "";
}

Answer LedgerPaths::get(const std::string& path) {
  const std::scoped_lock lock(mutex_);
  std::error_code ignored;
  if (!std::filesystem::exists(ledger_, ignored)) {  // the first article makes it
    Json json = reply_head("ledger", nullptr, "ok");
    json[path == kStatements ? "statements" : "conflicts"] = Json::array();
    return make_json(json);
  }
  return make_answer(path == kStatements ? ledger_list({.ledger = ledger_}) : ledger_conflicts({.ledger = ledger_}));
}

Answer LedgerPaths::post(const std::string& path, const std::string& body) {
  const auto request = parse_request(body);
  if (!request) return make_problem(request.error());
  const std::scoped_lock lock(mutex_);
  return path == kAdd ? add(*request) : review(*request);
}

Answer LedgerPaths::add(const Json& request) {
  RequestFields fields(request);
  LedgerAdd ask{.ledger = ledger_, .inputs = {}};
  std::string name = fields.text("name");
  ask.pasted = LedgerAdd::Pasted{.name = std::move(name), .text = fields.needed_text("text")};
  const std::string date = fields.text("date");
  ask.date = parse_date(date);
  if (!date.empty() && !ask.date) fields.complain("date", "is no day of the calendar", "write YYYY-MM-DD");
  ask.language = find_language(fields.text("lang", {"de", "en", "fr", "ru"}));
  if (const Errors errors = fields.finish(); !errors.empty()) return make_problem(errors);
  return make_answer(ledger_add(ask));
}

Answer LedgerPaths::review(const Json& request) {
  RequestFields fields(request);
  const std::string id = fields.needed_text("id");
  const std::string decision = fields.text("decision", {"accept", "edit", "reject", "reopen", "undo"});
  const std::string value = fields.text("value"), note = fields.text("note");
  if (decision.empty()) fields.complain("decision", "is missing", "one of accept edit reject reopen undo");
  if (id.find('=') != std::string::npos) fields.complain("id", "is no id of a statement", "see /api/ledger/statements");
  if (decision == "edit" && value.empty()) fields.complain("value", "is missing", "give what the statement says");
  if (value.find(';') != std::string::npos) fields.complain("value", "holds a semicolon", "give one value");
  if (const Errors errors = fields.finish(); !errors.empty()) return make_problem(errors);
  std::string words = id + "=" + decision;
  if (decision == "edit")
    words += ":value=" + value;
  else if (!note.empty() && decision != "undo")
    words += ":" + note;
  return make_answer(ledger_review({.ledger = ledger_, .decide = {words}, .who = "page"}));
}

}  // namespace korridor::server
