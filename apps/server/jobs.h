#pragma once

#include <atomic>
#include <chrono>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "korridor/base/tell_share.h"
#include "problem.h"

namespace korridor::server {

/// Long work, one at a time, told as it goes.
///
/// Limits  kMaxQueued jobs wait; kMaxKept finished ones are kept, the oldest are forgotten.
class Jobs {
 public:
  enum class State { kQueued, kRunning, kDone, kFailed, kCancelled };
  /// How far an engine has come; not finite: not known.
  struct Progress {
    std::size_t rounds = 0;
    double cost_usd = NAN, bound_usd = NAN, seconds = 0;
    std::size_t plans_done = 0, plans = 0;  ///< of an answer that needs many; 0 of 0: it needs one
    std::size_t parts_done = 0, parts = 0;  ///< of an answer of several parts; plans are then those of the part at work
    Json best = nullptr;                    ///< the answer so far, of commands that tell it
  };
  /// What the work tells as it goes. The answer to the first is whether to go on.
  struct Listener {
    std::function<bool(double cost_usd, double bound_usd)> plan = {};
    TellShare share = {};
    TellShare part = {};
    std::function<void(const Json& so_far)> best = {};
  };
  using Work = std::function<Answer(const Listener&)>;

  static constexpr std::size_t kMaxQueued = 16;
  static constexpr std::size_t kMaxKept = 32;

  Jobs();
  ~Jobs();
  /// An id, or nothing when too many wait.
  [[nodiscard]] std::optional<std::string> add(std::string command, Work work);
  /// State as JSON, or nothing if there is no such job.
  [[nodiscard]] std::optional<Json> tell(const std::string& id);
  /// Waits until the job has something new to tell, or a second has passed; `seen` is the version told last.
  [[nodiscard]] std::optional<Json> wait(const std::string& id, std::uint64_t& seen);
  /// The answer of a job that is done or failed, or the best so far of one that was stopped while it ran.
  [[nodiscard]] std::optional<Answer> result(const std::string& id);
  /// Ends a job that waits or runs; a finished one is forgotten. False: no such job.
  bool cancel(const std::string& id);
  void stop();

 private:
  struct Job {
    std::string id, command;
    Work work;
    State state = State::kQueued;
    Progress progress;
    bool cancelled = false;
    std::uint64_t version = 1;
    Answer answer;
    std::chrono::steady_clock::time_point began{};
  };
  void work();
  void run(const std::shared_ptr<Job>& job);
  [[nodiscard]] Listener listen_to(const std::shared_ptr<Job>& job);
  void forget_old();
  [[nodiscard]] static Json to_json(const Job& job);

  std::mutex mutex_;
  std::condition_variable changed_;
  std::map<std::string, std::shared_ptr<Job>> jobs_;
  std::deque<std::shared_ptr<Job>> queue_;
  std::deque<std::string> finished_;
  std::shared_ptr<Job> running_;
  std::uint64_t next_ = 1;
  bool stopping_ = false;
  std::jthread thread_;
};

}  // namespace korridor::server
