#include "korridor/service/request_fields.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"

namespace korridor {
namespace {

constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxTextTold = 60;

/// True if brackets outside of texts are open more than kMaxDepth deep at one point.
bool is_too_deep(const std::string& text) {
  int depth = 0;
  bool quoted = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (quoted && c == '\\')
      ++i;
    else if (c == '"')
      quoted = !quoted;
    else if (!quoted && (c == '[' || c == '{') && ++depth > kMaxDepth)
      return true;
    else if (!quoted && (c == ']' || c == '}'))
      --depth;
  }
  return false;
}

}  // namespace

Result<Json> parse_request(const std::string& text) {
  const auto refuse = [](std::string message) {
    return fail({.code = "bad_json", .message = std::move(message), .hint = "send one JSON object"});
  };
  if (is_too_deep(text)) return refuse(fmt::format("the request is nested deeper than {}", kMaxDepth));
  Json json = Json::parse(text.empty() ? "{}" : text, nullptr, false);
  if (json.is_discarded()) return refuse("the request is not JSON");
  if (!json.is_object()) return refuse(fmt::format("the request is of type {}", json.type_name()));
  return json;
}

RequestFields::RequestFields(const Json& object) : object_(object) {}

const Json* RequestFields::find(const std::string& name) {
  known_.push_back(name);
  const auto at = object_.find(name);
  return at == object_.end() ? nullptr : &*at;
}

const Json* RequestFields::raw(const std::string& name) { return find(name); }

void RequestFields::complain(const std::string& path, std::string message, std::string hint) {
  errors_.push_back(
      {.code = "bad_field", .message = path + " " + std::move(message), .file = path, .hint = std::move(hint)});
}

std::string RequestFields::checked(const Json& value, const std::string& path,
                                   const std::vector<std::string>& allowed) {
  if (!value.is_string()) {
    complain(path, fmt::format("is of type {}", value.type_name()), "give a text");
    return {};
  }
  std::string text = value.get<std::string>();
  if (!allowed.empty() && std::ranges::find(allowed, text) == allowed.end()) {
    complain(
        path, fmt::format("is {}", text.substr(0, kMaxTextTold)),
        did_you_mean(text.substr(0, kMaxTextTold), allowed, fmt::format("use one of {}", fmt::join(allowed, ", "))));
    return {};
  }
  return text;
}

std::string RequestFields::text(const std::string& name, const std::vector<std::string>& allowed) {
  const Json* value = find(name);
  return value == nullptr ? std::string() : checked(*value, name, allowed);
}

std::string RequestFields::needed_text(const std::string& name) {
  const Json* value = find(name);
  if (value != nullptr && !(value->is_string() && value->get_ref<const std::string&>().empty()))
    return checked(*value, name, {});
  complain(name, value == nullptr ? "is missing" : "is empty", "give a text");
  return {};
}

std::vector<std::string> RequestFields::texts(const std::string& name, const std::vector<std::string>& allowed) {
  const Json* value = find(name);
  if (value == nullptr) return {};
  if (!value->is_array()) {
    complain(name, fmt::format("is of type {}", value->type_name()), "give a list of texts");
    return {};
  }
  std::vector<std::string> list;
  for (std::size_t i = 0; i < value->size(); ++i)
    list.push_back(checked((*value)[i], fmt::format("{}[{}]", name, i), allowed));
  return list;
}

double RequestFields::number(const std::string& name, double fallback, double least, double most) {
  const Json* value = find(name);
  if (value == nullptr) return fallback;
  if (value->is_number()) {
    const double number = value->get<double>();
    if (std::isfinite(number) && number >= least && number <= most) return number;
  }
  complain(name, value->is_number() ? "is out of range" : fmt::format("is of type {}", value->type_name()),
           fmt::format("give a number from {} to {}", to_text(least), to_text(most)));
  return fallback;
}

int RequestFields::whole(const std::string& name, int fallback, int least, int most) {
  const double value = number(name, fallback, least, most);
  if (value == std::floor(value)) return static_cast<int>(value);
  complain(name, "is no whole number", fmt::format("give one from {} to {}", least, most));
  return fallback;
}

bool RequestFields::flag(const std::string& name) {
  const Json* value = find(name);
  if (value == nullptr) return false;
  if (!value->is_boolean()) complain(name, fmt::format("is of type {}", value->type_name()), "give true or false");
  return value->is_boolean() && value->get<bool>();
}

Errors RequestFields::finish() {
  for (const auto& [name, value] : object_.items())
    if (std::ranges::find(known_, name) == known_.end()) {
      const std::string told = name.substr(0, kMaxTextTold);
      complain(told, "is no field of this request",
               did_you_mean(told, known_, fmt::format("the fields are {}", fmt::join(known_, ", "))));
    }
  return std::move(errors_);
}

}  // namespace korridor
