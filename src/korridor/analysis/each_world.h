#pragma once

#include <cstddef>
#include <functional>

#include "korridor/base/tell_share.h"

namespace korridor {

/// Calls `work(i)` for i from 0 to count - 1 on some threads. Each item stands for itself and keeps its own result, so
/// the answer is the same for any number of threads. `tell` is called once before the first and after each of them.
void for_each_item(std::size_t count, int threads, const std::function<void(std::size_t)>& work,
                   const TellShare& tell = {});

}  // namespace korridor
