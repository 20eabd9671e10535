#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <map>
#include <random>

#include "korridor/evidence/ledger.h"
#include "temporary.h"

namespace korridor {
namespace {

using KillTest = Temporary;

constexpr int kStatements = 7;
constexpr int kKills = 1000;
constexpr int kKillsPerLedger = 50;

std::vector<StatementEntry> make_claims(int number) {
  std::vector<StatementEntry> claims;
  for (int i = 0; i < kStatements; ++i)
    claims.push_back(make_claim("mine " + std::to_string(i), std::to_string(number)));
  return claims;
}

/// Adds sources without end and writes the number of each into the pipe once the ledger has said that it is there.
[[noreturn]] void add_without_end(const std::filesystem::path& file, int first, int pipe) {
  auto ledger = Ledger::open(file, Ledger::Mode::kCreate);
  if (!ledger) _exit(3);
  for (int number = first;; ++number) {
    if (!ledger->add(make_source(number, "s" + std::to_string(number)), make_claims(number))) _exit(4);
    if (::write(pipe, &number, sizeof number) != sizeof number) _exit(5);
  }
}

/// Runs the adder until it is killed after `us` microseconds; what it had told by then.
std::vector<int> run_and_kill(const std::filesystem::path& file, int first, int us) {
  int ends[2];
  if (::pipe(ends) != 0) return {};
  const pid_t child = ::fork();
  if (child == 0) {
    ::close(ends[0]);
    add_without_end(file, first, ends[1]);
  }
  ::close(ends[1]);
  ::usleep(static_cast<useconds_t>(us));
  ::kill(child, SIGKILL);
  int status = 0;
  ::waitpid(child, &status, 0);
  EXPECT_TRUE(WIFSIGNALED(status)) << "the adder ended by itself with " << WEXITSTATUS(status);
  std::vector<int> told;
  for (int number = 0; ::read(ends[0], &number, sizeof number) == sizeof number;) told.push_back(number);
  ::close(ends[0]);
  return told;
}

/// Statements of each source by its name.
std::map<std::string, int> count_by_source(Ledger& ledger) {
  std::map<std::int64_t, std::string> names;
  std::map<std::string, int> counts;
  const auto sources = ledger.sources(false);
  const auto statements = ledger.statements({});
  for (const SourceEntry& source : sources.value()) counts[names[source.id] = source.name] = 0;
  for (const StatementEntry& s : statements.value()) ++counts[names[s.source]];
  return counts;
}

TEST_F(KillTest, LosesNoCommittedEntryAndLeavesNoHalfOne) {
  const auto seed = std::random_device{}();
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  std::uniform_int_distribution<int> moment(0, 25'000);
  std::size_t committed = 0;
  for (int kill = 0; kill < kKills;) {
    const auto path = file(("k" + std::to_string(kill) + ".db").c_str());
    std::vector<int> told;
    for (int round = 0; round < kKillsPerLedger; ++round, ++kill)
      for (const int number : run_and_kill(path, kill * 10'000, moment(random))) told.push_back(number);
    auto ledger = Ledger::open(path, Ledger::Mode::kCreate);
    ASSERT_TRUE(ledger) << to_line(ledger.error().front());
    const auto counts = count_by_source(*ledger);
    for (const int number : told) ASSERT_TRUE(counts.contains("s" + std::to_string(number))) << number << " is lost";
    for (const auto& [name, count] : counts) ASSERT_EQ(count, kStatements) << name << " is half there";
    ASSERT_EQ(ledger->find_damage().value(), std::vector<std::string>{});
    committed += told.size();
  }
  EXPECT_GT(committed, 100U) << "too few were added for the kills to mean anything";
}

TEST_F(KillTest, TwoProcessesWaitForEachOther) {
  constexpr int kEach = 60;
  std::vector<pid_t> children;
  for (int process = 0; process < 2; ++process) {
    const pid_t child = ::fork();
    if (child == 0) {
      auto ledger = Ledger::open(file(), Ledger::Mode::kCreate);
      if (!ledger) _exit(3);
      for (int i = 0; i < kEach; ++i) {
        const int number = process * 1000 + i;
        if (!ledger->add(make_source(number, "s" + std::to_string(number)), make_claims(number))) _exit(4);
      }
      _exit(0);
    }
    children.push_back(child);
  }
  for (const pid_t child : children) {
    int status = 0;
    ::waitpid(child, &status, 0);
    EXPECT_EQ(WEXITSTATUS(status), 0);
  }
  Ledger ledger = open_ledger(file(), Ledger::Mode::kRead);
  const auto counts = count_by_source(ledger);
  EXPECT_EQ(counts.size(), 2U * kEach);
  for (const auto& [name, count] : counts) EXPECT_EQ(count, kStatements) << name;
}

/// The exit code of `work` in a process of its own.
template <class Work>
int run_apart(Work work) {
  const pid_t child = ::fork();
  if (child == 0) _exit(work());
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST_F(KillTest, AFullDiskIsAnErrorAndLeavesWhatWasThere) {
  {
    Ledger ledger = open_ledger(file());
    ASSERT_TRUE(ledger.add(make_source(1, "before"), make_claims(1)));
  }
  const auto path = file();
  // A limit on the size of files stands for a disk without room.
  EXPECT_EQ(run_apart([&] {
              std::signal(SIGXFSZ, SIG_IGN);
              const rlimit limit{400'000, 400'000};
              ::setrlimit(RLIMIT_FSIZE, &limit);
              auto ledger = Ledger::open(path, Ledger::Mode::kWrite);
              if (!ledger) return 2;
              for (int number = 2; number < 2000; ++number) {
                const auto added = ledger->add(make_source(number, "s" + std::to_string(number)), make_claims(number));
                if (!added) return added.error().front().code == "cannot_write" ? 0 : 3;
              }
              return 4;
            }),
            0);
  Ledger ledger = open_ledger(file());
  const auto counts = count_by_source(ledger);
  EXPECT_TRUE(counts.contains("before"));
  for (const auto& [name, count] : counts) EXPECT_EQ(count, kStatements) << name;
  EXPECT_TRUE(ledger.find_damage()->empty());
}

TEST_F(KillTest, AFolderThatCannotBeWrittenIsReadAndNotWritten) {
  {
    Ledger ledger = open_ledger(file());
    ASSERT_TRUE(ledger.add(make_source(1, "before"), make_claims(1)));
  }
  namespace fs = std::filesystem;
  fs::permissions(file(), fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  const auto all_read = fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read;
  const auto all_enter = fs::perms::owner_exec | fs::perms::group_exec | fs::perms::others_exec;
  fs::permissions(folder_, all_read | all_enter);
  const auto path = file();
  const auto new_path = file("new.db");
  EXPECT_EQ(run_apart([&] {
              if (::geteuid() == 0 && ::setuid(65534) != 0) return 1;
              auto reader = Ledger::open(path, Ledger::Mode::kRead);
              if (!reader || reader->count({}).value_or(0) != kStatements) return 2;
              auto writer = Ledger::open(path, Ledger::Mode::kWrite);
              if (writer && writer->add(make_source(2, "after"), make_claims(2))) return 3;
              const auto made = Ledger::open(new_path, Ledger::Mode::kCreate);
              if (made || made.error().front().code != "cannot_write") return 4;
              return 0;
            }),
            0);
}

}  // namespace
}  // namespace korridor
