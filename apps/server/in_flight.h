#pragma once

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <set>
#include <string>

namespace korridor::server {

/// Questions that are being answered. Whoever asks the same one meanwhile waits, and then finds the answer in the
/// cache.
class InFlight {
 public:
  class Turn {
   public:
    /// Waits while another one works on the question, at most until then.
    Turn(InFlight& all, const std::string& question, std::chrono::steady_clock::time_point until)
        : all_(all), question_(question) {
      std::unique_lock lock(all_.mutex_);
      const auto is_free = [&] { return !all_.questions_.contains(question_); };
      if (all_.answered_.wait_until(lock, until, is_free)) has_ = all_.questions_.insert(question_).second;
    }
    ~Turn() {
      if (!has_) return;
      {
        const std::lock_guard lock(all_.mutex_);
        all_.questions_.erase(question_);
      }
      all_.answered_.notify_all();
    }
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    [[nodiscard]] explicit operator bool() const { return has_; }

   private:
    InFlight& all_;
    const std::string& question_;
    bool has_ = false;
  };

 private:
  std::mutex mutex_;
  std::condition_variable answered_;
  std::set<std::string> questions_;
};

}  // namespace korridor::server
