#pragma once

#include <map>
#include <string>
#include <vector>

#include "cases/case_file.h"
#include "korridor/service/reply.h"

namespace korridor::cases {

/// What planning a case gave: the reply of `plan`, and the amounts of its columns where there is a plan.
struct Outcome {
  Json reply;
  std::map<std::string, double> columns;
};

/// Says in words where the outcome is not what the case expects; empty if it is.
///
/// LINK [GOOD] [PERIOD] t        tonnes over a link, both ways
/// bill USD                      what the plan costs
/// served|unmet [ORDER] [PERIOD] t
/// price [ORDER] [PERIOD] USD    of one more tonne delivered
/// worth LIMIT [PERIOD] USD      of one more unit of a limit
/// supplied|produced|delivered|unused GOOD t
/// kept STORE PERIOD t           in store at the end of a period
/// fees STATE USD                what a state takes in fees, tariffs and taxes
/// infeasible NAME...            these, and no others, cannot hold together
/// refused CODE...               the study is refused with these error codes
/// warns CODE                    a warning is given
[[nodiscard]] std::vector<std::string> find_faults(const std::vector<Expected>& expected, const Outcome& outcome);

}  // namespace korridor::cases
