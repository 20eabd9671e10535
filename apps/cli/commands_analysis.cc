#include "commands.h"
#include "korridor/service/backtest.h"
#include "korridor/service/dependence.h"
#include "korridor/service/frontier.h"
#include "korridor/service/worth.h"

namespace korridor::cli {

void Session::add_analysis() {
  CLI::App* dependence =
      add("dependence", "Who depends on whom: shares by partner, transit state, port, processor, owner and corridor",
          "  korridor dependence studies/kazakhstan --of buyer --good uranium_u3o8\n"
          "  korridor dependence studies/kazakhstan --with titr_clause --of transit\n"
          "  korridor dependence studies/kazakhstan --year 2026 --close country,owner,port      what each of them "
          "costs when it fails\n");
  add_study(dependence);
  add_world(dependence);
  add_plan_options(dependence);
  dependence->add_option("--good", way_good_, "Good that is delivered or counted (default: all)");
  dependence->add_option("--state", state_, "Of this state alone (JPN, Japan; a group such as EU27)")
      ->type_name("STATE");
  dependence->add_option("--of", side_, "Whose dependence (default: all three)")
      ->check(CLI::IsMember({"buyer", "exporter", "transit"}));
  add_year(dependence);
  dependence
      ->add_option("--close", close_,
                   "Plan anew without each country, owner, port, plant or link (kinds, separated by commas)")
      ->delimiter(',')
      ->check(CLI::IsMember({"country", "owner", "port", "plant", "link"}))
      ->type_name("KIND");
  dependence->callback([this] {
    chosen_ = [this] {
      const Reply reply = dependence_study({.study = study_,
                                            .world = world_,
                                            .plan = plan_request(),
                                            .ask = {.side = side_, .good = way_good_, .state = state_},
                                            .year = year_,
                                            .close = close_});
      print(reply);
      return reply.exit_code;
    };
  });

  CLI::App* backtest = add("backtest", "Hold the model against what was observed, year by year",
                           "  korridor backtest studies/kazakhstan\n");
  add_study(backtest);
  add_world(backtest);
  backtest->callback([this] {
    chosen_ = [this] {
      const Reply reply = backtest_study({.study = study_, .world = world_, .plan = plan_request()});
      print(reply);
      return reply.exit_code;
    };
  });

  CLI::App* value =
      add("value", "What each agreement and clause is worth in the plan, and who gains",
          "  korridor value studies/kazakhstan --year 2026\n"
          "  korridor value studies/kazakhstan --year 2026 --with titr_clause --with wabtec_locomotives --shapley\n"
          "  korridor value studies/kazakhstan --year 2026 --with titr_clause --rules\n");
  add_study(value);
  add_world(value);
  add_plan_options(value);
  add_year(value);
  CLI::Option* shapley =
      value->add_flag("--shapley", shapley_, "Fair shares too: plans every subset of what is on, up to 12");
  value
      ->add_flag("--rules", rules_,
                 "Instead: the price of each clause, limit and policy that acts, of its row and by planning without it")
      ->excludes(shapley);
  value->callback([this] {
    chosen_ = [this] {
      const Reply reply = value_study({.study = study_,
                                       .world = world_,
                                       .plan = plan_request(),
                                       .year = year_,
                                       .fair_shares = shapley_,
                                       .rules = rules_});
      print(reply);
      return reply.exit_code;
    };
  });
  add_frontier();
}

void Session::add_frontier() {
  CLI::App* frontier =
      add("frontier", "What it costs to depend less on something: the exact curve with all its breakpoints",
          "  korridor frontier studies/kazakhstan --on country:RUS --orders good:uranium_u3o8 --year 2026\n"
          "  korridor frontier studies/kazakhstan --on china --orders country:JPN\n");
  add_study(frontier);
  add_world(frontier);
  add_plan_options(frontier);
  frontier->add_option("--on", frontier_on_, "What the deliveries are to depend less on (selector)")
      ->required()
      ->type_name("SELECTOR");
  frontier
      ->add_option("--orders", frontier_orders_,
                   "Whose deliveries (selector of orders; default: all); one curve a good")
      ->type_name("SELECTOR");
  add_year(frontier);
  frontier->add_flag("--may-miss", may_miss_, "Deliveries may fall where serving costs more than the penalty");
  frontier->callback([this] {
    chosen_ = [this] {
      const Reply reply =
          frontier_study({.study = study_,
                          .world = world_,
                          .plan = plan_request(),
                          .ask = {.on = frontier_on_, .orders = frontier_orders_, .may_miss = may_miss_},
                          .year = year_});
      print(reply);
      return reply.exit_code;
    };
  });
}

}  // namespace korridor::cli
