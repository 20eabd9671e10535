#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "korridor/service/reply.h"

namespace korridor {

/// A JSON object read strictly, field by field: every wrong one is told, and every one that nobody asked for.
///
/// Errors  bad_field; `file` is the path of the field in the request (`with[1]`).
class RequestFields {
 public:
  /// `object` stays with the caller.
  explicit RequestFields(const Json& object);

  [[nodiscard]] std::string text(const std::string& name, const std::vector<std::string>& allowed = {});
  /// A text of at least one character.
  [[nodiscard]] std::string needed_text(const std::string& name);
  [[nodiscard]] std::vector<std::string> texts(const std::string& name, const std::vector<std::string>& allowed = {});
  [[nodiscard]] double number(const std::string& name, double fallback, double least, double most);
  [[nodiscard]] int whole(const std::string& name, int fallback, int least, int most);
  [[nodiscard]] bool flag(const std::string& name);
  /// The field as it is, or null; for fields with a shape of their own.
  [[nodiscard]] const Json* raw(const std::string& name);
  void complain(const std::string& path, std::string message, std::string hint);
  /// Everything that was wrong, and what nobody asked for.
  [[nodiscard]] Errors finish();

 private:
  [[nodiscard]] const Json* find(const std::string& name);
  [[nodiscard]] std::string checked(const Json& value, const std::string& path,
                                    const std::vector<std::string>& allowed);
  const Json& object_;
  std::vector<std::string> known_;
  Errors errors_;
};

/// The text as one JSON object. Errors: bad_json (also: nested deeper than 64).
[[nodiscard]] Result<Json> parse_request(const std::string& text);

}  // namespace korridor
