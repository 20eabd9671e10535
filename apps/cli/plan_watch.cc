#include "plan_watch.h"

#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <cmath>
#include <csignal>
#include <cstdio>
#include <memory>
#include <string>

namespace korridor::cli {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::chrono::milliseconds kSilent{3000}, kBetween{500};

volatile std::sig_atomic_t interrupts = 0;

extern "C" void interrupt(int signal) {
  const bool again = interrupts > 0;
  interrupts = 1;
  if (again) {
    std::signal(signal, SIG_DFL);
    std::raise(signal);
  }
}

/// One line that writes over itself and is gone when the program ends.
class ProgressLine {
 public:
  ~ProgressLine() {
    if (is_shown_) std::fputs("\r\033[K", stderr);
  }
  void show_plan(double cost_usd, double bound_usd) {
    if (all_ > 0 || !is_due()) return;  // one of many plans: their number says more
    const double gap = std::abs(cost_usd - bound_usd) / std::max(1.0, std::abs(cost_usd));
    const bool is_known = std::isfinite(cost_usd) && std::isfinite(bound_usd);
    write(is_known ? fmt::format(", cost {:.4g} USD, proven to {:.2g} %", cost_usd, 100 * gap) : std::string());
  }
  void show_share(std::size_t done, std::size_t all) {
    all_ = all;
    if (is_due()) write(fmt::format(", {} of {} plans", done, all));
  }

 private:
  bool is_due() {
    const auto now = Clock::now();
    auto due = due_.load();
    return now.time_since_epoch() >= due && due_.compare_exchange_strong(due, (now + kBetween).time_since_epoch());
  }
  void write(const std::string& what) {
    is_shown_ = true;
    const auto seconds = std::chrono::duration<double>(Clock::now() - start_).count();
    std::fputs(fmt::format("\r\033[Kplanning: {:.0f} s{}", seconds, what).c_str(), stderr);
  }

  Clock::time_point start_ = Clock::now();
  std::atomic<Clock::duration> due_{(start_ + kSilent).time_since_epoch()};
  std::atomic<bool> is_shown_ = false;
  std::atomic<std::size_t> all_ = 0;
};

}  // namespace

void watch_plans(PlanRequest& request, bool quiet) {
  static ProgressLine line;
  std::signal(SIGINT, interrupt);
  std::signal(SIGTERM, interrupt);
  const bool shows = !quiet && ::isatty(STDERR_FILENO) == 1;
  request.tell = [shows](double cost_usd, double bound_usd) {
    if (shows) line.show_plan(cost_usd, bound_usd);
    return interrupts == 0;
  };
  if (shows) request.tell_share = [](std::size_t done, std::size_t all) { line.show_share(done, all); };
}

bool was_interrupted() { return interrupts > 0; }

}  // namespace korridor::cli
