#include "commands.h"
#include "korridor/service/invest.h"
#include "numbers.h"

namespace korridor::cli {

void Session::add_invest() {
  CLI::App* invest =
      add("invest", "Which projects to build: the ones that save most over what they cost, within a budget",
          "  korridor invest studies/kazakhstan\n"
          "  korridor invest studies/kazakhstan --budget 5e9 --granted --cap any=0.7\n"
          "  korridor invest studies/kazakhstan --cost caspian_six_feeders=300e6 --cost poti_berth=150e6 --life 30\n");
  add_study(invest);
  add_world(invest);
  add_plan_options(invest);
  invest->get_option("--time-limit")->description("Seconds after which the best choice so far is told (0: none)");
  invest->get_option("--gap")->description("What counts as no difference, as part of the gross cost (default: 1e-9)");
  invest->add_option("--budget", invest_.budget_usd, "Most that may be spent, USD as the projects state it")
      ->check(number_from(0, 1e15))
      ->type_name("USD");
  invest->add_option("--projects", invest_.projects, "Projects to choose from, separated by commas (default: all)")
      ->delimiter(',')
      ->type_name("PROJECT");
  invest
      ->add_option(
          "--cap", invest_caps_,
          "Largest share of what is spent for projects of a partner; `any` for each of them; may be given again")
      ->check(named_number(0, 1))
      ->type_name("PARTNER=SHARE");
  invest
      ->add_option("--cost", invest_costs_,
                   "Cost of a project instead of what the study says, or where it says none; may be given again")
      ->check(named_number(0, 1e15))
      ->type_name("PROJECT=USD");
  invest->add_flag("--granted", invest_.granted,
                   "The money is given: what is built costs nothing beyond the budget, so that the plan alone counts");
  invest
      ->add_option(
          "--life", invest_.life_years,
          "Years a project lasts; what is left at the end of the horizon is taken off its cost (default: nothing)")
      ->check(number_from(1, 1000))
      ->type_name("YEARS");
  invest->add_option("--runners", invest_.runners, "How many choices behind the best are told")
      ->check(CLI::Range(0, 20))
      ->capture_default_str();
  invest->callback([this] {
    chosen_ = [this] {
      invest_.study = study_;
      invest_.world = world_;
      invest_.plan = plan_request();
      invest_.gap = gap_;
      for (const std::string& cap : invest_caps_) invest_.caps.push_back(split_named_number(cap));
      for (const std::string& cost : invest_costs_) invest_.costs.push_back(split_named_number(cost));
      const Reply reply = invest_study(invest_);
      print(reply);
      return reply.exit_code;
    };
  });
}

}  // namespace korridor::cli
