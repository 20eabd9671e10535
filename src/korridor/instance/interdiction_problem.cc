#include "korridor/instance/interdiction_problem.h"

#include <fmt/format.h>

#include "korridor/instance/words.h"

namespace korridor {

Result<InterdictionProblem> read_interdiction(std::string_view text, const std::string& file) {
  constexpr std::int64_t kMost = 10'000'000;
  constexpr double kLargest = 1e12;
  WordReader in(text, file);
  InterdictionProblem problem;
  if (in.next_line().size() != 3)
    return in.fault("the first line is not NODES ARCS BUDGET", "write three whole numbers"), in.errors();
  const auto n = in.count(in.line()[0], "the number of nodes");
  const auto m = in.count(in.line()[1], "the number of arcs");
  const auto budget = in.whole(in.line()[2], "the budget", 0, kMost);
  if (n && *n == 0) in.fault(in.line()[0], "there are no nodes", "give at least one");
  if (in.failed()) return in.errors();
  if (!n || !m || !budget) return in.errors();
  problem.nodes = static_cast<std::size_t>(*n);
  problem.budget = static_cast<std::size_t>(*budget);
  while (!in.hopeless() && !in.next_line().empty()) {
    const auto& line = in.line();
    if (line.size() != 4) {
      in.fault(line[0], "the line is not FROM TO LENGTH DELAY", "write four numbers");
      continue;
    }
    const auto from = in.whole(line[0], "the node", 0, *n - 1);
    const auto to = in.whole(line[1], "the node", 0, *n - 1);
    const auto length = in.number(line[2], "the length");
    const auto delay = in.number(line[3], "the delay");
    if (!from || !to || !length || !delay) continue;
    if (*length < 0 || *delay < 0 || *length > kLargest || *delay > kLargest)
      in.fault(line[*length < 0 || *length > kLargest ? 2 : 3], "a length or delay is below 0 or beyond 1e12",
               "give numbers from 0 to 1e12");
    problem.arcs.push_back({static_cast<std::int32_t>(*from), static_cast<std::int32_t>(*to), *length, *delay});
  }
  if (!in.failed() && static_cast<std::int64_t>(problem.arcs.size()) != *m)
    in.fault(fmt::format("the file has {} arcs, its first line says {}", problem.arcs.size(), *m), "is the file cut?");
  if (in.failed()) return in.errors();
  return problem;
}

}  // namespace korridor
