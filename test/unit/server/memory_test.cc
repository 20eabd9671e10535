#include "korridor/service/plan_memory.h"
#include "korridor/study/study.h"
#include "running_server.h"

namespace korridor::server {
namespace {

RunningServer::Answered plan_with(double max_memory_mb, const Json& request) {
  ServeOptions options;
  options.app.max_memory_mb = max_memory_mb;
  return RunningServer(options).post("/api/plan", request);
}

TEST(Memory, OfAPlanIsEstimatedAboveWhatItTakesAndBelowTwiceThat) {
  const auto study = read_study(KORRIDOR_SOURCE_DIR "/studies/kazakhstan");
  ASSERT_TRUE(study.has_value());
  struct Measured {
    PeriodKind period;
    const char* engine;
    double mb;  // most of the process, by GNU time, of `korridor plan`
  };
  for (const Measured& m : {Measured{PeriodKind::kYear, "chains", 175}, Measured{PeriodKind::kQuarter, "chains", 342},
                            Measured{PeriodKind::kMonth, "chains", 786}, Measured{PeriodKind::kYear, "arcs", 570},
                            Measured{PeriodKind::kMonth, "arcs", 2227}}) {
    const double mb = estimate_plan_mb(*study, {.period = m.period, .engine = m.engine});
    EXPECT_GT(mb, m.mb) << m.engine;
    EXPECT_LT(mb, 2 * m.mb) << m.engine;
  }
}

TEST(Memory, AnAnswerThatWouldTakeMoreThanIsGivenIsRefusedWithARemedy) {
  const auto refused = plan_with(1e-4, Json::object());  // 2 links, 1 good: 1,000 bytes a period
  EXPECT_EQ(refused.status, 422);
  ASSERT_FALSE(refused.json["errors"].empty());
  EXPECT_EQ(refused.json["errors"][0]["code"], "too_much_memory");
  EXPECT_NE(refused.json["errors"][0]["hint"].get<std::string>().find("one year"), std::string::npos);
  EXPECT_EQ(plan_with(0, Json::object()).status, 200) << "no bound";
  EXPECT_EQ(plan_with(1, Json{{"year", 2026}}).status, 200);
}

}  // namespace
}  // namespace korridor::server
