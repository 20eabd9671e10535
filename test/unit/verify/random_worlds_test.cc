#include <gtest/gtest.h>

#include "korridor/service/commands.h"
#include "korridor/service/verify_result.h"
#include "support/tiny_study.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {
namespace {

/// The verifier reads the model on its own: where both readings of a random world differ, a check fails.
TEST(RandomWorlds, StandBeforeTheVerifier) {
  constexpr std::uint64_t kSeed = 27114;
  for (std::uint64_t round = 0; round < 60; ++round) {
    Random random(kSeed, round);
    const TinyStudy tiny(random_world(random));
    PlanCommand command;
    command.study = tiny.folder();
    command.out = tiny.folder() / "result";
    const Reply plan = plan_study(command);
    ASSERT_EQ(plan.json["status"], "optimal") << "seed " << kSeed << ", round " << round << plan.json.dump(1);
    const Reply verified = verify_result(*command.out, KORRIDOR_BINARY);
    EXPECT_EQ(verified.exit_code, 0) << "seed " << kSeed << ", round " << round << verified.json.dump(1);
  }
}

}  // namespace
}  // namespace korridor
