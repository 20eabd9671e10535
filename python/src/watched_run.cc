#include "watched_run.h"

#include <chrono>
#include <cmath>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

namespace korridor::python {
namespace {

namespace nb = nanobind;
using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kBetween{50};  // how long a Ctrl-C waits at most before it is seen

class Watched {
 public:
  explicit Watched(const Work& work) : thread_([this, &work] { run(work); }) {}
  ~Watched() {
    nb::gil_scoped_release free;
    stop();
    thread_.join();
  }
  Watched(const Watched&) = delete;
  Watched& operator=(const Watched&) = delete;

  void stop() {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
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

 private:
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

  std::mutex mutex_;
  std::condition_variable changed_;
  std::optional<std::pair<double, double>> news_;
  std::pair<std::size_t, std::size_t> share_{0, 0};
  bool done_ = false, stopped_ = false;
  Reply reply_;
  std::exception_ptr failure_;
  std::thread thread_;  // last: it uses all of the above
};

nb::object number_or_none(double value) { return std::isfinite(value) ? nb::float_(value) : nb::object(nb::none()); }

}  // namespace

Reply run_watched(const Work& work, const nb::object& progress) {
  const auto start = Clock::now();
  Watched watched(work);
  while (!watched.wait()) {
    if (PyErr_CheckSignals() != 0) throw nb::python_error();
    if (progress.is_none()) continue;
    const auto news = watched.take_news();
    const double seconds = std::chrono::duration<double>(Clock::now() - start).count();
    const auto [done, all] = watched.share();
    progress(news ? number_or_none(news->first) : nb::object(nb::none()),
             news ? number_or_none(news->second) : nb::object(nb::none()), seconds, done, all);
  }
  return watched.result();
}

}  // namespace korridor::python
