#include <vector>

#include "commands.h"
#include "korridor/service/instance.h"
#include "numbers.h"

namespace korridor::cli {

void Session::add_instance() {
  CLI::App* instance =
      add("instance", "Solve a published problem file: a program, a flow, a network design, traffic, an interdiction",
          "  korridor instance netgen_8192.min.gz\n  korridor instance pds-10.mps.bz2 --time-limit 60\n"
          "  korridor instance c33.dow --problem strong_relaxation --json\n"
          "  korridor instance SiouxFalls_net.tntp             its trips stand beside it\n");
  instance->add_option("file", study_, "File: MPS, DIMACS .min, SNDlib, TNTP, Canad, interdiction; gzip and bzip2 too")
      ->required();
  const auto problems = instance_problems();
  instance->add_option("--problem", problem_, "What to solve (default: what files of the format are for)")
      ->check(CLI::IsMember(std::vector<std::string>(problems.begin(), problems.end())));
  instance->add_option("--time-limit", time_limit_, "Seconds after which the best answer so far is told (0: none)")
      ->check(number_from(0, 1e9));
  instance->add_option("--length-weight", length_weight_, "Traffic: time that a unit of length counts as")
      ->check(number_from(0, 1e9));
  instance->add_option("--toll-weight", toll_weight_, "Traffic: time that a unit of toll counts as")
      ->check(number_from(0, 1e9));
  instance->callback([this] {
    chosen_ = [this] {
      const Reply reply = solve_instance_file({.file = study_,
                                               .problem = problem_,
                                               .time_limit_s = time_limit_,
                                               .seed = static_cast<std::int32_t>(seed_ & 0x7fffffff),
                                               .length_weight = length_weight_,
                                               .toll_weight = toll_weight_});
      print(reply);
      return reply.exit_code;
    };
  });
}

}  // namespace korridor::cli
