#include "commands.h"
#include "korridor/service/evidence.h"
#include "numbers.h"

namespace korridor::cli {

void Session::add_evidence() {
  CLI::App* evidence = add("evidence", "On which claims and assumptions a plan rests, and which of them move it most",
                           "  korridor evidence studies/kazakhstan\n"
                           "  korridor evidence studies/kazakhstan --with zhana_kazakhstan --top 5\n"
                           "  korridor evidence studies/kazakhstan --year 2026 --range 2\n");
  add_study(evidence);
  add_world(evidence);
  add_plan_options(evidence);
  add_year(evidence);
  evidence->add_option("--top", evidence_top_, "How many figures are read otherwise and planned anew")
      ->check(CLI::Range(0, 1000))
      ->capture_default_str();
  evidence
      ->add_option("--range", evidence_range_, "What an assumption without an interval is multiplied and divided by")
      ->check(number_from(1, 10))
      ->capture_default_str();
  evidence->callback([this] {
    chosen_ = [this] {
      const Reply reply = evidence_study({.study = study_,
                                          .world = world_,
                                          .plan = plan_request(),
                                          .year = year_,
                                          .top = evidence_top_,
                                          .range = evidence_range_});
      print(reply);
      return reply.exit_code;
    };
  });
}

}  // namespace korridor::cli
