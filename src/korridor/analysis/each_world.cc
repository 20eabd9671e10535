#include "korridor/analysis/each_world.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <thread>
#include <vector>

namespace korridor {

void for_each_item(std::size_t count, int threads, const std::function<void(std::size_t)>& work,
                   const TellShare& tell) {
  std::atomic<std::size_t> next{0};
  std::mutex telling;
  std::size_t done = 0;
  if (tell) tell(done, count);
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) {
      work(i);
      if (!tell) continue;
      const std::lock_guard lock(telling);
      tell(++done, count);
    }
  };
  const std::size_t helpers = std::min(count, static_cast<std::size_t>(std::max(1, threads))) - (count == 0 ? 0 : 1);
  std::vector<std::jthread> pool;
  for (std::size_t k = 0; k < helpers; ++k) pool.emplace_back(run);
  run();
}

}  // namespace korridor
