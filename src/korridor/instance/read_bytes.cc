#include "korridor/instance/read_bytes.h"

#include <bzlib.h>
#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <optional>
#include <vector>

namespace korridor {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 20;

std::unexpected<Errors> too_large(const std::string& name, std::size_t largest) {
  return fail({.code = "file_too_large",
               .message = fmt::format("the problem is larger than {} bytes", largest),
               .file = name,
               .hint = "take a smaller one"});
}

std::unexpected<Errors> damaged(const std::string& name, std::size_t out) {
  return fail({.code = "bad_archive",
               .message = fmt::format("the archive is cut or damaged after {} unpacked bytes", out),
               .file = name,
               .hint = "fetch it again"});
}

/// One archive after the other, as gzip and bzip2 allow. `Stream` opens, feeds and closes.
template <class Stream>
Result<std::string> unpack_all(std::string_view bytes, const std::string& name, std::size_t largest) {
  std::string out;
  std::vector<char> buffer(kChunk);
  while (!bytes.empty()) {
    Stream stream(bytes);
    for (bool ended = false; !ended;) {
      const auto made = stream.step(buffer, ended);
      if (!made) return damaged(name, out.size());
      if (out.size() + *made > largest) return too_large(name, largest);
      out.append(buffer.data(), *made);
      if (*made == 0 && !ended && stream.left() == 0) return damaged(name, out.size());
    }
    bytes.remove_prefix(bytes.size() - stream.left());
    if (!bytes.empty() && !Stream::starts(bytes)) break;  // padding behind the last archive
  }
  return out;
}

class Gzip {
 public:
  explicit Gzip(std::string_view bytes) {
    z_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
    z_.avail_in = static_cast<uInt>(bytes.size());
    open_ = inflateInit2(&z_, 15 + 16) == Z_OK;
  }
  ~Gzip() {
    if (open_) inflateEnd(&z_);
  }
  Gzip(const Gzip&) = delete;
  Gzip& operator=(const Gzip&) = delete;
  static bool starts(std::string_view bytes) { return bytes.starts_with("\x1f\x8b"); }
  [[nodiscard]] std::size_t left() const { return z_.avail_in; }
  std::optional<std::size_t> step(std::vector<char>& buffer, bool& ended) {
    z_.next_out = reinterpret_cast<Bytef*>(buffer.data());
    z_.avail_out = static_cast<uInt>(buffer.size());
    const int code = open_ ? inflate(&z_, Z_NO_FLUSH) : Z_MEM_ERROR;
    ended = code == Z_STREAM_END;
    if (code != Z_OK && code != Z_STREAM_END && code != Z_BUF_ERROR) return std::nullopt;
    return buffer.size() - z_.avail_out;
  }

 private:
  z_stream z_{};
  bool open_ = false;
};

class Bzip {
 public:
  explicit Bzip(std::string_view bytes) {
    b_.next_in = const_cast<char*>(bytes.data());
    b_.avail_in = static_cast<unsigned>(bytes.size());
    open_ = BZ2_bzDecompressInit(&b_, 0, 0) == BZ_OK;
  }
  ~Bzip() {
    if (open_) BZ2_bzDecompressEnd(&b_);
  }
  Bzip(const Bzip&) = delete;
  Bzip& operator=(const Bzip&) = delete;
  static bool starts(std::string_view bytes) { return bytes.starts_with("BZh"); }
  [[nodiscard]] std::size_t left() const { return b_.avail_in; }
  std::optional<std::size_t> step(std::vector<char>& buffer, bool& ended) {
    b_.next_out = buffer.data();
    b_.avail_out = static_cast<unsigned>(buffer.size());
    const int code = open_ ? BZ2_bzDecompress(&b_) : BZ_MEM_ERROR;
    ended = code == BZ_STREAM_END;
    if (code != BZ_OK && code != BZ_STREAM_END) return std::nullopt;
    return buffer.size() - b_.avail_out;
  }

 private:
  bz_stream b_{};
  bool open_ = false;
};

}  // namespace

Result<std::string> unpack(std::string bytes, const std::string& name, std::size_t largest) {
  if (bytes.size() > largest) return too_large(name, largest);
  if (Gzip::starts(bytes)) return unpack_all<Gzip>(bytes, name, largest);
  if (Bzip::starts(bytes)) return unpack_all<Bzip>(bytes, name, largest);
  return bytes;
}

Result<std::string> read_bytes(const std::filesystem::path& file, std::size_t largest) {
  const std::string name = file.filename().string();
  std::error_code ignored;
  std::ifstream in(file, std::ios::binary);
  if (!in || std::filesystem::is_directory(file, ignored))
    return fail({.code = "no_file",
                 .message = "the file cannot be read",
                 .file = file.string(),
                 .hint = "look at its path and rights"});
  std::string bytes;
  std::vector<char> buffer(kChunk);
  while (in.read(buffer.data(), static_cast<std::streamsize>(kChunk)), in.gcount() > 0) {
    bytes.append(buffer.data(), static_cast<std::size_t>(in.gcount()));
    if (bytes.size() > largest) return too_large(name, largest);
  }
  return unpack(std::move(bytes), name, largest);
}

}  // namespace korridor
