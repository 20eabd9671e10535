#include "korridor/service/article_bytes.h"

#include <fmt/format.h>

#include <fstream>

namespace korridor {

constexpr std::uintmax_t kLargestFile = std::uintmax_t{256} << 20U;

Result<std::string> read_article_bytes(const std::filesystem::path& file) {
  std::error_code error;
  const auto size = std::filesystem::file_size(file, error);
  if (!error && size > kLargestFile)
    return fail({.code = "file_too_large",
                 .message = fmt::format("{} bytes; at most {} are read", size, kLargestFile),
                 .file = file.string(),
                 .hint = "split the file"});
  std::ifstream in(file, std::ios::binary);
  if (error || !in)
    return fail({.code = "no_file",
                 .message = "the article cannot be read",
                 .file = file.string(),
                 .hint = "look at the path and its rights"});
  return std::string(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
}

}  // namespace korridor
