#include "output.h"

#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <iostream>

namespace korridor::cli {

bool write_output(std::string_view text) {
  while (!text.empty()) {
    const ssize_t n = ::write(STDOUT_FILENO, text.data(), text.size());
    if (n >= 0) {
      text.remove_prefix(static_cast<std::size_t>(n));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno == EPIPE || errno == EBADF) return true;  // the reader has left, or was never there
    std::cerr << "korridor: the answer cannot be written: " << std::strerror(errno) << "\n";
    return false;
  }
  return true;
}

}  // namespace korridor::cli
