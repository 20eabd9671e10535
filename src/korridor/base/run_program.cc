#include "korridor/base/run_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

extern char** environ;

namespace korridor {
namespace {

/// Everything the program prints, until it ends, the time is up or it is too much.
bool drain(int pipe, const RunLimits& limits, std::string& text) {
  const auto until = std::chrono::steady_clock::now() + limits.patience;
  std::array<char, 65536> buffer{};
  while (text.size() <= limits.most_bytes) {
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(until - std::chrono::steady_clock::now()).count();
    pollfd ready{.fd = pipe, .events = POLLIN, .revents = 0};
    if (left <= 0 || ::poll(&ready, 1, static_cast<int>(left)) <= 0) return false;
    const auto got = ::read(pipe, buffer.data(), buffer.size());
    if (got == 0) return true;
    if (got < 0) return false;
    text.append(buffer.data(), static_cast<std::size_t>(got));
  }
  return false;
}

}  // namespace

ProgramRun run_program(std::vector<std::string> words, const RunLimits& limits) {
  ProgramRun run;
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return run;
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::vector<char*> arguments;
  for (std::string& word : words) arguments.push_back(word.data());
  arguments.push_back(nullptr);
  pid_t child = 0;
  run.started = ::posix_spawnp(&child, arguments.front(), &actions, nullptr, arguments.data(), environ) == 0;
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (run.started) {
    run.whole = drain(ends[0], limits, run.out);
    if (!run.whole) ::kill(child, SIGKILL);
    int status = 0;
    ::waitpid(child, &status, 0);
    run.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  ::close(ends[0]);
  return run;
}

}  // namespace korridor
