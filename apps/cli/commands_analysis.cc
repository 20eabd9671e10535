#include "commands.h"
#include "korridor/service/backtest.h"
#include "korridor/service/dependence.h"

namespace korridor::cli {

void Session::add_analysis() {
  CLI::App* dependence = add("dependence", "Who depends on whom: shares by partner, transit state, port, processor, owner and corridor",
                             "  korridor dependence studies/kazakhstan --of buyer --good uranium_u3o8\n"
                             "  korridor dependence studies/kazakhstan --with titr_clause --of transit\n");
  add_study(dependence);
  add_world(dependence);
  add_plan_options(dependence);
  dependence->add_option("--good", way_good_, "Good that is delivered or counted (default: all)");
  dependence->add_option("--of", side_, "Whose dependence (default: all three)")->check(CLI::IsMember({"buyer", "exporter", "transit"}));
  dependence->callback([this] { chosen_ = [this] {
    const Reply reply = dependence_study({.study = study_, .world = world_, .plan = plan_request(), .ask = {.side = side_, .good = way_good_}});
    print(reply);
    return reply.exit_code;
  }; });

  CLI::App* backtest = add("backtest", "Hold the model against what was observed, year by year", "  korridor backtest studies/kazakhstan\n");
  add_study(backtest);
  add_world(backtest);
  backtest->callback([this] { chosen_ = [this] {
    const Reply reply = backtest_study({.study = study_, .world = world_, .plan = plan_request()});
    print(reply);
    return reply.exit_code;
  }; });
}

}  // namespace korridor::cli
