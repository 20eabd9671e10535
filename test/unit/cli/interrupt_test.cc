#include <csignal>
#include <vector>

#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

/// True once a process handles SIGINT itself, as Linux tells it.
bool handles_interrupts(pid_t process) {
  std::istringstream status(read_text("/proc/" + std::to_string(process) + "/status"));
  for (std::string line; std::getline(status, line);)
    if (line.starts_with("SigCgt:")) return ((std::stoull(line.substr(7), nullptr, 16) >> (SIGINT - 1)) & 1U) != 0;
  return false;
}

/// A command on the bundled study in a process of its own, which writes to two files.
pid_t start_on_the_study(const std::string& out, const std::string& err, std::vector<const char*> words) {
  words.insert(words.begin(), "korridor");
  words.insert(words.begin() + 2, KORRIDOR_SOURCE_DIR "/studies/kazakhstan");
  words.push_back(nullptr);
  const pid_t child = ::fork();
  if (child != 0) return child;
  if (std::freopen(out.c_str(), "w", stdout) != nullptr && std::freopen(err.c_str(), "w", stderr) != nullptr)
    ::execv(KORRIDOR_BINARY, const_cast<char* const*>(words.data()));
  ::_exit(99);
}

TEST(Interrupt, EndsAPlanAsATimeLimitDoesAndTheAnswerIsStillOneObject) {
  const Folder folder;
  const std::string out = folder.at("out"), err = folder.at("err");
  const pid_t child = start_on_the_study(out, err, {"plan", "--period", "quarter", "--json"});
  int status = 0;
  while (!handles_interrupts(child)) {
    ASSERT_EQ(::waitpid(child, &status, WNOHANG), 0) << "it ended before it listened";
    ::usleep(1000);
  }
  ASSERT_EQ(::kill(child, SIGINT), 0);
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 3);
  const Json reply = Json::parse(read_text(out), nullptr, false);
  ASSERT_TRUE(reply.is_object());
  EXPECT_EQ(reply["status"], "limit");
  EXPECT_NE(read_text(err).find("interrupted"), std::string::npos);
}

TEST(Interrupt, EndsAServerThatStillPlansAhead) {
  const Folder folder;
  const std::string out = folder.at("out"), err = folder.at("err");
  const pid_t child = start_on_the_study(out, err, {"serve"});
  int status = 0;
  while (read_text(out).find('\n') == std::string::npos) {
    ASSERT_EQ(::waitpid(child, &status, WNOHANG), 0) << "it ended before it told its address";
    ::usleep(1000);
  }
  ASSERT_EQ(::kill(child, SIGTERM), 0);
  ASSERT_EQ(::waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status)) << "ended by signal " << (WIFSIGNALED(status) ? WTERMSIG(status) : 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
  EXPECT_EQ(read_text(err), "");
}

}  // namespace
}  // namespace korridor::cli_test
