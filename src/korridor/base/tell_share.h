#pragma once

#include <cstddef>
#include <functional>

namespace korridor {

/// Told how much of some work of known size is done; by several threads, one at a time, and never less than before.
using TellShare = std::function<void(std::size_t done, std::size_t all)>;

}  // namespace korridor
