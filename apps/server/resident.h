#pragma once

#include <unistd.h>

#include <fstream>

namespace korridor::server {

/// What the process holds in memory, in MB, as Linux tells it; 0 where it does not.
[[nodiscard]] inline double resident_mb() {
  std::ifstream pages("/proc/self/statm");
  double all = 0, resident = 0;
  pages >> all >> resident;
  return pages ? resident * static_cast<double>(::sysconf(_SC_PAGESIZE)) / 1e6 : 0;
}

}  // namespace korridor::server
