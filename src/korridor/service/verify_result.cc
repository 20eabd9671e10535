#include "korridor/service/verify_result.h"

#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>

extern char** environ;

namespace korridor {
namespace {

/// Runs a program without a shell and gives what it printed; its exit code goes to `code`.
std::string run(const std::filesystem::path& program, const std::string& folder, int& code) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return {};
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, ends[0]);
  std::string name = program.string();
  std::string dir = folder;
  std::string json = "--json";
  std::array<char*, 4> arguments{name.data(), dir.data(), json.data(), nullptr};
  pid_t child = 0;
  const int started = ::posix_spawn(&child, name.c_str(), &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  std::string out;
  std::array<char, 4096> buffer{};
  for (ssize_t n = 0; started == 0 && (n = ::read(ends[0], buffer.data(), buffer.size())) > 0;)
    out.append(buffer.data(), static_cast<std::size_t>(n));
  ::close(ends[0]);
  int status = 0;
  if (started == 0) ::waitpid(child, &status, 0);
  code = started == 0 && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return out;
}

}  // namespace

Reply verify_result(const std::filesystem::path& folder, const std::string& program) {
  std::error_code error;
  std::filesystem::path self = std::filesystem::read_symlink("/proc/self/exe", error);
  if (error) self = program;
  const std::filesystem::path verifier = self.parent_path() / "korridor-verify";
  int code = -1;
  const std::string out = run(verifier, folder.string(), code);
  Json json = Json::parse(out, nullptr, false);
  if (json.is_discarded() || !json.is_object())
    return reply_errors("verify", {{.code = "no_verifier",
                                    .message = "korridor-verify gave no answer",
                                    .file = verifier.string(),
                                    .hint = "build it: it stands beside korridor"}});
  return {std::move(json), code};
}

}  // namespace korridor
