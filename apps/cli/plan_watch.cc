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
  void show(double cost_usd, double bound_usd) {
    const auto now = Clock::now();
    auto due = due_.load();
    if (now.time_since_epoch() < due || !due_.compare_exchange_strong(due, (now + kBetween).time_since_epoch())) return;
    is_shown_ = true;
    const double gap = std::abs(cost_usd - bound_usd) / std::max(1.0, std::abs(cost_usd));
    const auto seconds = std::chrono::duration<double>(now - start_).count();
    const std::string line = std::isfinite(cost_usd) && std::isfinite(bound_usd)
                                 ? fmt::format("\r\033[Kplanning: {:.0f} s, cost {:.4g} USD, proven to {:.2g} %",
                                               seconds, cost_usd, 100 * gap)
                                 : fmt::format("\r\033[Kplanning: {:.0f} s", seconds);
    std::fputs(line.c_str(), stderr);
  }

 private:
  Clock::time_point start_ = Clock::now();
  std::atomic<Clock::duration> due_{(start_ + kSilent).time_since_epoch()};
  std::atomic<bool> is_shown_ = false;
};

}  // namespace

std::function<bool(double, double)> watch_plan(bool quiet) {
  static ProgressLine line;
  std::signal(SIGINT, interrupt);
  std::signal(SIGTERM, interrupt);
  const bool shows = !quiet && ::isatty(STDERR_FILENO) == 1;
  return [shows](double cost_usd, double bound_usd) {
    if (shows) line.show(cost_usd, bound_usd);
    return interrupts == 0;
  };
}

bool was_interrupted() { return interrupts > 0; }

}  // namespace korridor::cli
