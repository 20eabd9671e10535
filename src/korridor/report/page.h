#pragma once

#include <string>
#include <string_view>

namespace korridor {

/// The frame around a page's body: head, style, script, and a policy that lets nothing else run or load.
struct PageFrame {
  std::string lang, title;  ///< HTML
  std::string body;
  std::string data;  ///< JSON for the script, safe inside a script element
};
[[nodiscard]] std::string render_frame(const PageFrame& frame);

/// `sha256-…` of a text as a content security policy names it.
[[nodiscard]] std::string hash_source(std::string_view text);

}  // namespace korridor
