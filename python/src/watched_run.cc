#include "watched_run.h"

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

namespace korridor::python {
namespace {

namespace nb = nanobind;
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kBetween{50};  // how long a Ctrl-C waits at most before it is seen

/// What the caller and the thread that works tell each other. Both own it: after a Ctrl-C the caller goes first.
class Talk {
 public:
  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  [[nodiscard]] bool is_done() {
    const std::lock_guard lock(mutex_);
    return done_;
  }
  /// Waits a little with the interpreter free; true once the work is done.
  [[nodiscard]] bool wait() {
    nb::gil_scoped_release free;
    std::unique_lock lock(mutex_);
    return changed_.wait_for(lock, kBetween, [&] { return done_; });
  }
  /// Cost and bound, where they are news.
  [[nodiscard]] std::optional<std::pair<double, double>> take_news() {
    const std::lock_guard lock(mutex_);
    return std::exchange(news_, std::nullopt);
  }
  /// Plans that are made, and how many it takes.
  [[nodiscard]] std::pair<std::size_t, std::size_t> share() {
    const std::lock_guard lock(mutex_);
    return share_;
  }
  [[nodiscard]] Reply result() {
    if (failure_) std::rethrow_exception(failure_);
    return std::move(reply_);
  }

  void run(const Work& work) {
    const Tell tell = [this](double cost_usd, double bound_usd) {
      const std::lock_guard lock(mutex_);
      news_.emplace(cost_usd, bound_usd);
      return !stopped_;
    };
    const TellShare tell_share = [this](std::size_t done, std::size_t all) {
      const std::lock_guard lock(mutex_);
      share_ = {done, all};
    };
    try {
      reply_ = work(tell, tell_share);
    } catch (...) {
      failure_ = std::current_exception();
    }
    const std::lock_guard lock(mutex_);
    done_ = true;
    changed_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<std::pair<double, double>> news_;
  std::pair<std::size_t, std::size_t> share_{0, 0};
  bool done_ = false, stopped_ = false;
  Reply reply_;
  std::exception_ptr failure_;
};

/// Work that was told to stop and whose caller did not wait: an engine asks only between its rounds, and building a
/// large program has none. It is joined when it is done, at the latest before the interpreter goes.
class Leftovers {
 public:
  void add(std::shared_ptr<Talk> talk, std::thread thread) {
    const std::lock_guard lock(mutex_);
    left_.emplace_back(std::move(talk), std::move(thread));
  }
  void join_done() {
    const std::lock_guard lock(mutex_);
    std::erase_if(left_, [](auto& one) {
      if (!one.first->is_done()) return false;
      one.second.join();
      return true;
    });
  }
  void join_all() {
    const std::lock_guard lock(mutex_);
    for (auto& [talk, thread] : left_) thread.join();
    left_.clear();
  }

 private:
  std::mutex mutex_;
  std::vector<std::pair<std::shared_ptr<Talk>, std::thread>> left_;
};

/// Never destroyed: what the interpreter did not join may not be destroyed while it runs.
Leftovers& leftovers() {
  static auto* all = new Leftovers;
  return *all;
}

nb::object number_or_none(double value) { return std::isfinite(value) ? nb::float_(value) : nb::object(nb::none()); }

/// Until the work is done; throws for a signal, and what the progress function throws.
void watch(Talk& talk, const nb::object& progress) {
  const auto start = Clock::now();
  while (!talk.wait()) {
    if (PyErr_CheckSignals() != 0) throw nb::python_error();
    if (progress.is_none()) continue;
    const auto news = talk.take_news();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    const auto [done, all] = talk.share();
    progress(news ? number_or_none(news->first) : nb::object(nb::none()),
             news ? number_or_none(news->second) : nb::object(nb::none()), seconds, done, all);
  }
}

}  // namespace

Reply run_watched(Work work, const nb::object& progress) {
  leftovers().join_done();
  const auto talk = std::make_shared<Talk>();
  std::thread thread([talk, work = std::move(work)] { talk->run(work); });
  try {
    watch(*talk, progress);
  } catch (...) {
    talk->stop();
    leftovers().add(talk, std::move(thread));
    throw;
  }
  thread.join();
  return talk->result();
}

void join_leftovers() {
  nb::gil_scoped_release free;
  leftovers().join_all();
}

}  // namespace korridor::python
