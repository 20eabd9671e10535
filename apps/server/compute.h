#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <mutex>

namespace korridor::server {

/// Lets few requests compute at once; a bounded number waits, the rest is told to come again.
class ComputeGate {
 public:
  ComputeGate(int slots, int waiting) : slots_(slots), room_(waiting) {}

  /// A turn to compute; false where too many wait already, or `until` has passed.
  class Turn {
   public:
    Turn(ComputeGate& gate, std::chrono::steady_clock::time_point until) : gate_(gate) {
      std::unique_lock lock(gate_.mutex_);
      if (gate_.slots_ == 0 && gate_.room_ == 0) return;
      --gate_.room_;
      has_ = gate_.free_.wait_until(lock, until, [&] { return gate_.slots_ > 0; });
      ++gate_.room_;
      if (has_) --gate_.slots_;
    }
    ~Turn() {
      if (!has_) return;
      {
        const std::lock_guard lock(gate_.mutex_);
        ++gate_.slots_;
      }
      gate_.free_.notify_one();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    [[nodiscard]] explicit operator bool() const { return has_; }

   private:
    ComputeGate& gate_;
    bool has_ = false;
  };

 private:
  std::mutex mutex_;
  std::condition_variable free_;
  int slots_, room_;
};

}  // namespace korridor::server
