#include "guard.h"

#include <arpa/inet.h>
#include <sys/random.h>

#include <algorithm>
#include <array>
#include <charconv>

#include "korridor/base/text.h"

namespace korridor::server {
namespace {

constexpr std::string_view kCookie = "korridor_token=";

bool is_numeric(const std::string& host) {
  std::array<unsigned char, sizeof(in6_addr)> bytes{};
  if (::inet_pton(AF_INET, host.c_str(), bytes.data()) == 1) return true;
  return host.size() > 2 && host.front() == '[' && host.back() == ']' &&
         ::inet_pton(AF_INET6, host.substr(1, host.size() - 2).c_str(), bytes.data()) == 1;
}

std::string cookie_of(const std::string& header) {
  for (const std::string& part : split(header, ';'))
    if (const std::string_view text = trim(part); text.starts_with(kCookie))
      return std::string(text.substr(kCookie.size()));
  return {};
}

}  // namespace

bool is_loopback(const std::string& address) {
  return address == "localhost" || address == "::1" || address.starts_with("127.");
}

std::string make_token() {
  std::array<unsigned char, 16> bytes{};
  if (::getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return {};
  std::string text;
  for (const unsigned char b : bytes) {
    text += "0123456789abcdef"[b >> 4U];
    text += "0123456789abcdef"[b & 15U];
  }
  return text;
}

Guard::Guard(std::string listen, int port, std::vector<std::string> names, std::string token)
    : listen_(std::move(listen)), port_(port), names_(std::move(names)), token_(std::move(token)) {}

bool Guard::is_known_host(const std::string& header) const {
  const std::string port = ":" + std::to_string(port_);
  std::string host = lower_ascii(header);
  if (host.ends_with(port))
    host.resize(host.size() - port.size());
  else if (port_ != 80)
    return false;
  if (std::ranges::find(names_, host) != names_.end()) return true;
  if (is_loopback(listen_)) return host == "localhost" || host == "127.0.0.1" || host == "[::1]" || host == listen_;
  if (listen_ == "0.0.0.0" || listen_ == "::") return is_numeric(host) || host == "localhost";
  return host == lower_ascii(listen_) || host == "[" + lower_ascii(listen_) + "]";
}

bool Guard::is_token(std::string_view given) const {
  if (given.size() != token_.size()) return false;
  unsigned char differs = 0;  // every byte is looked at: time tells nothing about where it differs
  for (std::size_t i = 0; i < given.size(); ++i) differs = static_cast<unsigned char>(differs | (given[i] ^ token_[i]));
  return differs == 0;
}

std::optional<Answer> Guard::refuse(const Caller& caller) const {
  if (caller.hosts.size() != 1 || !is_known_host(caller.hosts[0]))
    return make_problem("foreign_origin", "the header Host does not name this server");
  if (caller.origins.size() > 1 ||
      (!caller.origins.empty() && lower_ascii(caller.origins[0]) != "http://" + lower_ascii(caller.hosts[0])))
    return make_problem("foreign_origin", "the request comes from a page of another origin");
  if (caller.for_api && (caller.fetch_site == "cross-site" || caller.fetch_site == "same-site"))
    return make_problem("foreign_origin", "the request comes from a page of another site");
  if (!has_token()) return std::nullopt;
  constexpr std::string_view kBearer = "Bearer ";
  const std::string_view bearer = caller.authorization;
  if (bearer.starts_with(kBearer) && is_token(bearer.substr(kBearer.size()))) return std::nullopt;
  if (is_token(cookie_of(caller.cookie)) || is_token(caller.query_token)) return std::nullopt;
  return make_problem("no_token", "this server wants its token");
}

}  // namespace korridor::server
