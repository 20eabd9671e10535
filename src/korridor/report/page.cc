#include "korridor/report/page.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>

#include "korridor/base/sha256.h"

namespace korridor {
namespace embedded {
extern const std::string_view kPageCss;
extern const std::string_view kPageJs;
}  // namespace embedded

namespace {

std::string to_base64(std::string_view hex) {
  constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  const auto digit = [](char c) { return static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10); };
  std::string text;
  std::uint32_t bits = 0;
  int count = 0;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
    bits = (bits << 8U) | (digit(hex[i]) << 4U) | digit(hex[i + 1]);
    for (count += 8; count >= 6; count -= 6) text += kLetters[(bits >> static_cast<unsigned>(count - 6)) & 63U];
  }
  if (count > 0) text += kLetters[(bits << static_cast<unsigned>(6 - count)) & 63U];
  while (text.size() % 4 != 0) text += '=';
  return text;
}

}  // namespace

std::string hash_source(std::string_view text) {
  Sha256 hash;
  hash.add(text);
  return "sha256-" + to_base64(hash.finish());
}

std::string render_frame(const PageFrame& frame) {
  const std::string policy =
      fmt::format("default-src 'none'; style-src '{}'; script-src '{}'; base-uri 'none'; form-action 'none'",
                  hash_source(embedded::kPageCss), hash_source(embedded::kPageJs));
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
      "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\"/>\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      "<meta name=\"color-scheme\" content=\"light dark\"/>\n<title>{}</title>\n<style>",
      frame.lang, policy, frame.title);
  html += embedded::kPageCss;
  html += "</style>\n</head>\n<body>\n" + frame.body;
  html += "<script type=\"application/json\" id=\"data\">" + frame.data + "</script>\n<script>";
  html += embedded::kPageJs;
  return html + "</script>\n</body>\n</html>\n";
}

}  // namespace korridor
