#include "korridor/plan/shared_plan.h"

#include <utility>

namespace korridor {

SharedPlan::Loan SharedPlan::lend() {
  std::unique_ptr<Replanner> lent;
  {
    const std::scoped_lock lock(mutex_);
    if (!idle_.empty()) {
      lent = std::move(idle_.back());
      idle_.pop_back();
    }
  }
  if (!lent) lent = std::make_unique<Replanner>(first_.twin());
  return {lent.release(), [this](Replanner* back) {
            std::unique_ptr<Replanner> replanner(back);
            replanner->reset();
            const std::scoped_lock lock(mutex_);
            idle_.push_back(std::move(replanner));
          }};
}

}  // namespace korridor
