#include "korridor/base/run_program.h"

#include <gtest/gtest.h>

namespace korridor {
namespace {

TEST(RunProgram, TellsWhatIsNotThereWhatFailsAndWhatTakesTooLong) {
  EXPECT_FALSE(run_program({"no_such_program_here"}).started);
  EXPECT_EQ(run_program({"false"}).code, 1);
  EXPECT_EQ(run_program({"printf", "a b"}).out, "a b");
  const ProgramRun slow = run_program({"sleep", "60"}, {.patience = std::chrono::milliseconds{50}});
  EXPECT_TRUE(slow.started && !slow.whole);
  EXPECT_FALSE(run_program({"cat", "/dev/zero"}, {.most_bytes = 1000}).whole);
}

}  // namespace
}  // namespace korridor
