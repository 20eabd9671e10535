#include "korridor/base/write_file.h"

#include <fstream>

namespace korridor {

namespace fs = std::filesystem;

Result<void> write_file(const fs::path& path, std::string_view text) {
  std::error_code ignored, error;
  const bool in_place = fs::exists(path, ignored) && !fs::is_regular_file(path, ignored);
  fs::path fresh = path;
  if (!in_place) fresh += ".new";
  std::ofstream out(fresh, std::ios::binary);
  out << text;
  out.close();
  if (out && !in_place) fs::rename(fresh, path, error);
  if ((!out || error) && !in_place) fs::remove(fresh, ignored);
  if (!out || error)
    return fail({.code = "cannot_write",
                 .message = "the file cannot be written",
                 .file = path.string(),
                 .hint = "look at rights and free space, or write elsewhere"});
  return {};
}

}  // namespace korridor
