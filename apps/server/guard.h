#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "problem.h"

namespace korridor::server {

/// The parts of a request that decide who may ask.
struct Caller {
  std::vector<std::string> hosts;    ///< every header Host
  std::vector<std::string> origins;  ///< every header Origin
  std::string fetch_site;            ///< Sec-Fetch-Site
  std::string authorization;
  std::string cookie;
  std::string query_token;  ///< ?token=
  bool for_api = true;
};

/// Keeps other people's pages and names out.
///
/// Method  Host must name the address that was printed (on loopback also localhost; where the server listens on every
///         address, any numeric one: rebinding needs a name) or a name that was given. Origin, where a browser sends
///         one, must be that very host. With a token: Bearer, cookie, or ?token= once.
class Guard {
 public:
  Guard(std::string listen, int port, std::vector<std::string> names, std::string token);
  /// What to answer instead, or nothing: go on.
  [[nodiscard]] std::optional<Answer> refuse(const Caller& caller) const;
  [[nodiscard]] bool has_token() const { return !token_.empty(); }
  [[nodiscard]] bool is_token(std::string_view given) const;
  [[nodiscard]] const std::string& token() const { return token_; }

 private:
  [[nodiscard]] bool is_known_host(const std::string& host) const;
  std::string listen_;
  int port_;
  std::vector<std::string> names_;
  std::string token_;
};

[[nodiscard]] bool is_loopback(const std::string& address);
/// 128 bits by chance from the system, in hexadecimal.
[[nodiscard]] std::string make_token();

}  // namespace korridor::server
