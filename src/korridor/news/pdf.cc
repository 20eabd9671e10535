#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "korridor/news/source_text.h"

extern char** environ;

namespace korridor {
namespace {

constexpr auto kPatience = std::chrono::seconds{60};

/// A file of its own that goes away.
class TemporaryFile {
 public:
  explicit TemporaryFile(std::string_view bytes)
      : path_((std::filesystem::temp_directory_path() / "korridor_pdf_XXXXXX").string()) {
    const int file = ::mkstemp(path_.data());
    if (file < 0) return;
    std::size_t done = 0;
    while (done < bytes.size()) {
      const auto wrote = ::write(file, bytes.data() + done, bytes.size() - done);
      if (wrote <= 0) break;
      done += static_cast<std::size_t>(wrote);
    }
    ::close(file);
    made_ = done == bytes.size();
  }
  ~TemporaryFile() { ::unlink(path_.c_str()); }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  [[nodiscard]] bool made() const { return made_; }
  [[nodiscard]] char* path() { return path_.data(); }

 private:
  std::string path_;
  bool made_ = false;
};

std::unexpected<Errors> refuse(std::string message, std::string hint) {
  return fail({.code = "news_format", .message = std::move(message), .hint = std::move(hint)});
}

/// Everything the program writes, until it ends, the time is up or it is too much.
bool drain(int pipe, std::string& text) {
  const auto until = std::chrono::steady_clock::now() + kPatience;
  std::array<char, 65536> buffer{};
  while (text.size() <= kLargestPage) {
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

Result<std::string> read_pdf(std::string_view bytes) {
  TemporaryFile file(bytes);
  if (!file.made())
    return refuse("the PDF could not be handed on: no room in the folder for temporary files", "set TMPDIR");
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return refuse("no pipe could be opened", "close other programs");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  std::string program = "pdftotext", quiet = "-q", encoding = "-enc", utf8 = "UTF-8", out = "-";
  std::array<char*, 7> words{program.data(), quiet.data(), encoding.data(), utf8.data(),
                             file.path(),    out.data(),   nullptr};
  pid_t child = 0;
  const int fault = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, words.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  if (fault != 0) {
    ::close(ends[0]);
    return refuse("reading a PDF takes the program pdftotext, which is not there",
                  "install poppler-utils, or save the text");
  }
  std::string text;
  const bool whole = drain(ends[0], text);
  ::close(ends[0]);
  if (!whole) ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  if (!whole) return refuse("pdftotext took more than 60 seconds or wrote more than 32 MB", "split the PDF");
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    return refuse("pdftotext could not read it: damaged, or locked", "open it and save its text");
  return text;
}

}  // namespace korridor
