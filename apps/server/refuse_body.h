#pragma once

#include <httplib.h>

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "problem.h"

namespace korridor::server {

/// Every value of a header that may stand there more than once.
[[nodiscard]] std::vector<std::string> all_of(const httplib::Request& request, const char* header);

/// What is wrong with a body before it is read, or nothing. `most` is its largest size in bytes.
[[nodiscard]] std::optional<Answer> refuse_body(const httplib::Request& request, std::size_t most);

}  // namespace korridor::server
