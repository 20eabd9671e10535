// What is left of a job that was cancelled while it ran.
#include "jobs.h"

#include <gtest/gtest.h>

#include <latch>

#include "korridor/service/requests.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor::server {
namespace {

Json told_at_the_end(Jobs& jobs, const std::string& id) {
  std::uint64_t seen = 0;
  for (;;) {
    const auto told = jobs.wait(id, seen);
    if (!told || ((*told)["state"] != "queued" && (*told)["state"] != "running")) return told.value_or(Json());
  }
}

/// A job that is at work until it is told to stop, and then ends with `answer`.
Answer result_of_a_cancelled_job(const Answer& answer) {
  std::latch at_work(1);
  Jobs jobs;
  const auto id = jobs.add("plan", [&](const Jobs::Listener& listener) {
    at_work.count_down();
    while (listener.plan(262000, 200000)) std::this_thread::yield();
    return answer;
  });
  at_work.wait();
  EXPECT_TRUE(jobs.cancel(*id));
  EXPECT_EQ(told_at_the_end(jobs, *id)["state"], "cancelled");
  return jobs.result(*id).value_or(Answer{});
}

TEST(Jobs, OneThatIsCancelledWhileItRunsEndsWithTheBestSoFar) {
  const Answer left = result_of_a_cancelled_job(make_json({{"status", "limit"}, {"objective_usd", 262000}}));
  EXPECT_EQ(left.status, 200);
  EXPECT_EQ(Json::parse(left.body)["objective_usd"], 262000);
}

/// A frontier is whole or nothing: it ends with an error, and a job without an answer has no result.
TEST(Jobs, OneThatIsCancelledAndHasNoBestSoFarHasNoResult) {
  const Answer left = result_of_a_cancelled_job(make_problem("limit_reached", "time ran out"));
  EXPECT_EQ(left.status, 409);
  EXPECT_EQ(Json::parse(left.body)["errors"][0]["code"], "not_done");
  const Json german = Json::parse(translate_problem(left.body, "de"));
  EXPECT_EQ(german["title"], "Kein Ergebnis");
  EXPECT_EQ(german["detail"], "die Arbeit wurde abgebrochen");
}

TEST(Jobs, OneThatIsCancelledBeforeItRunsHasNoResult) {
  std::latch at_work(1), go_on(1);
  Jobs jobs;
  const auto first = jobs.add("plan", [&](const Jobs::Listener&) {
    at_work.count_down();
    go_on.wait();
    return make_json({{"status", "optimal"}});
  });
  at_work.wait();
  const auto second = jobs.add("plan", [](const Jobs::Listener&) { return make_json({{"status", "optimal"}}); });
  EXPECT_TRUE(jobs.cancel(*second));
  go_on.count_down();
  EXPECT_EQ(told_at_the_end(jobs, *first)["state"], "done");
  EXPECT_EQ(told_at_the_end(jobs, *second)["state"], "cancelled");
  EXPECT_EQ(jobs.result(*second)->status, 409);
  EXPECT_EQ(Json::parse(jobs.result(*first)->body)["status"], "optimal");
}

/// The command itself, cancelled as soon as it tells anything: nothing is served yet, or something, and it says
/// `limit`.
TEST(Jobs, APlanThatIsCancelledSaysThatItIsNotDone) {
  const TinyStudy files(rail_and_road());
  const Study study = files.read();
  Jobs jobs;
  const auto id = jobs.add("plan", [&](const Jobs::Listener& listener) {
    const auto cancel_at_once = [&](double cost_usd, double bound_usd) {
      jobs.cancel("j1");
      return listener.plan(cost_usd, bound_usd);
    };
    return make_answer(run_request(*find_request_command("plan"), &study, {{"year", 2026}}, {.tell = cancel_at_once}));
  });
  ASSERT_EQ(*id, "j1");
  EXPECT_EQ(told_at_the_end(jobs, *id)["state"], "cancelled");
  const Answer left = jobs.result(*id).value_or(Answer{});
  ASSERT_EQ(left.status, 200) << left.body;
  const Json reply = Json::parse(left.body);
  EXPECT_EQ(reply["status"], "limit");
  EXPECT_GE(reply["objective_usd"].get<double>(), 262000 - 1e-6) << "10,000 * 18 + 2,000 * 41 is the best";
  EXPECT_LE(reply["bound_usd"].get<double>(), 262000 + 1e-6);
}

}  // namespace
}  // namespace korridor::server
