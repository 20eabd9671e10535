#include "refuse_body.h"

#include <fmt/format.h>

#include <charconv>

namespace korridor::server {

std::vector<std::string> all_of(const httplib::Request& request, const char* header) {
  std::vector<std::string> values;
  const auto [begin, end] = request.headers.equal_range(header);
  for (auto at = begin; at != end; ++at) values.push_back(at->second);
  return values;
}

std::optional<Answer> refuse_body(const httplib::Request& request, std::size_t most) {
  if (request.has_header("Transfer-Encoding") || request.has_header("Content-Encoding"))
    return make_problem("wrong_type", "a body comes as it is, with Content-Length");
  const auto lengths = all_of(request, "Content-Length");
  std::uint64_t length = 0;
  if (lengths.size() > 1) return make_problem("wrong_type", "Content-Length is given twice");
  if (lengths.size() == 1) {
    const char* end = lengths[0].data() + lengths[0].size();
    const auto [at, error] = std::from_chars(lengths[0].data(), end, length);
    if (error == std::errc::result_out_of_range) return make_problem("too_large", "the body is too large");
    if (error != std::errc() || at != end) return make_problem("wrong_type", "Content-Length is no number");
  }
  if (length > most)
    return make_problem("too_large", fmt::format("the body has {} bytes, at most {} are taken", length, most));
  if (request.method != "POST") {
    if (length > 0) return make_problem("wrong_type", "a body comes with POST only");
    return std::nullopt;
  }
  if (lengths.empty()) return make_problem("wrong_type", "Content-Length is missing");
  const std::string type = request.get_header_value("Content-Type");
  if (const std::string kind = type.substr(0, type.find(';')); kind != "application/json")
    return make_problem("wrong_type", "the body is not application/json");
  return std::nullopt;
}

}  // namespace korridor::server
