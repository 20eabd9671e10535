#pragma once

#include <span>
#include <string_view>

namespace korridor::server {

/// A file of the browser page, compiled into the program. `path` begins with `/`; `/index.html` answers `/` too.
struct PageFile {
  std::string_view path, mime, bytes;
};

/// All of them: the built page, or one that says how to build it.
[[nodiscard]] std::span<const PageFile> page_files();

}  // namespace korridor::server
