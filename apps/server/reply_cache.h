#pragma once

#include <cstddef>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace korridor::server {

/// Replies by question, those asked for last kept longest, bounded in bytes.
class ReplyCache {
 public:
  explicit ReplyCache(std::size_t bytes) : room_(bytes) {}

  [[nodiscard]] std::optional<std::string> find(const std::string& key) {
    const std::lock_guard lock(mutex_);
    const auto at = by_key_.find(key);
    if (at == by_key_.end()) return std::nullopt;
    kept_.splice(kept_.begin(), kept_, at->second);
    return kept_.front().second;
  }

  void put(const std::string& key, const std::string& reply) {
    const std::lock_guard lock(mutex_);
    if (by_key_.contains(key) || key.size() + reply.size() > room_ / 4) return;
    kept_.emplace_front(key, reply);
    by_key_[key] = kept_.begin();
    used_ += key.size() + reply.size();
    while (used_ > room_) {
      used_ -= kept_.back().first.size() + kept_.back().second.size();
      by_key_.erase(kept_.back().first);
      kept_.pop_back();
    }
  }

 private:
  using Kept = std::list<std::pair<std::string, std::string>>;
  std::size_t room_, used_ = 0;
  std::mutex mutex_;
  Kept kept_;
  std::unordered_map<std::string, Kept::iterator> by_key_;
};

}  // namespace korridor::server
