#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "korridor/plan/replanner.h"

namespace korridor {

/// A plan that others are made from on several threads.
///
/// Method  the first replanner stays as it is; each caller gets one of its own that stands at the same plan (twin), as
///         many as are in use at once. An answer therefore depends on the plan and the changes alone, never on the
///         thread or on what was asked before.
/// Cost    a twin copies the pool, the basis and the labels once and is used again.
class SharedPlan {
 public:
  using Loan = std::unique_ptr<Replanner, std::function<void(Replanner*)>>;

  /// `first` is solved.
  explicit SharedPlan(Replanner first) : first_(std::move(first)) { first_.reset(); }

  [[nodiscard]] const Replanner& first() const { return first_; }
  /// A replanner that stands at the plan, until the loan ends; the loan must not outlive the plan.
  [[nodiscard]] Loan lend();

 private:
  Replanner first_;
  std::mutex mutex_;
  std::vector<std::unique_ptr<Replanner>> idle_;
};

}  // namespace korridor
