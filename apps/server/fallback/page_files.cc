// Stands in for the page where it was not built.

#include "page_files.h"

#include <array>

namespace korridor::server {

std::span<const PageFile> page_files() {
  static constexpr auto kFiles = std::to_array<PageFile>({{"/index.html", "text/html; charset=utf-8",
                                                           R"(<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Korridor</title></head>
<body>
<h1>Korridor answers, without its page</h1>
<p>The page was not built into this program. Build it at the root of Korridor with <code>scripts/web</code> and start
<code>./korridor serve</code> again.</p>
<p>The HTTP interface works all the same: <a href="/api/openapi.yaml">its description</a>,
<a href="/api/studies">the studies</a>.</p>
</body>
</html>
)"}});
  return kFiles;
}

}  // namespace korridor::server
