#include "korridor/service/plan_memory.h"

#include <fmt/format.h>

#include "korridor/study/period.h"

namespace korridor {
namespace {

constexpr double kChainsBytes = 500, kArcsBytes = 1600;  // by link, good and period
constexpr double kBytesPerMb = 1e6;

}  // namespace

double estimate_plan_mb(const Study& study, const PlanRequest& request) {
  const auto cells = static_cast<double>(study.table("links").size()) *
                     static_cast<double>(study.table("goods").size()) *
                     static_cast<double>(make_periods(study.settings, request.period).size());
  return cells * (request.engine == "arcs" ? kArcsBytes : kChainsBytes) / kBytesPerMb;
}

Result<void> check_plan_memory(const Study& study, const PlanRequest& request, int plans, double most_mb) {
  const double needed = plans * estimate_plan_mb(study, request);
  if (most_mb <= 0 || needed <= most_mb) return {};
  return fail(
      {.code = "too_much_memory",
       .message = fmt::format("the answer would take about {:.0f} MB, the server gives {:.0f}", needed, most_mb),
       .hint = "ask for one year, for years instead of months, or for the engine chains; `serve --max-memory` "
               "gives more"});
}

}  // namespace korridor
