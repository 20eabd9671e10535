#include "commands.h"
#include "korridor/service/route.h"
#include "numbers.h"

namespace korridor::cli {

void Session::add_route() {
  CLI::App* route =
      add("route", "Ways for a tonne from one place to another: what they cost, how long they take, who can stop them",
          "  korridor route studies/kazakhstan --from almaty --to yokohama\n"
          "  korridor route studies/kazakhstan --from almaty --to yokohama --avoid china --avoid 'russia | iran'\n"
          "  korridor route studies/kazakhstan --from oskemen --to baltimore --good uranium_u3o8 --alternatives 3\n");
  add_study(route);
  add_world(route);
  route->add_option("--from", way_from_, "Place where the tonne starts (default: as study.toml says)")
      ->type_name("PLACE");
  route->add_option("--to", way_to_, "Place where it is wanted (default: as study.toml says)")->type_name("PLACE");
  route->add_option("--good", way_good_, "Good (default: the one study.toml names for ways)");
  route->add_option("--avoid", way_avoid_, "Selector that no way may touch; may be given again")->type_name("SELECTOR");
  route->add_flag("--ignore-study-avoid", way_ignore_avoid_, "Let ways touch what study.toml avoids");
  route
      ->add_option("--alternatives", way_alternatives_,
                   "Ways that really differ, beside the best ones (3 where no number is given)")
      ->check(CLI::Range(0, 50));
  route->add_option("--tonnes", way_tonnes_, "Tonnes to move in the year")->check(number_above_zero());
  route->add_option("--depart", way_day_, "Day of departure, YYYY-MM-DD (default: first day of the horizon)");
  route->add_option("--epsilon", way_epsilon_, "Thin the set of best ways by this share (0: all)")
      ->check(number_from(0, 1));
  route->callback([this] {
    chosen_ = [this] {
      RouteCommand command{.study = study_,
                           .world = world_,
                           .way = {.good = way_good_,
                                   .from = way_from_,
                                   .to = way_to_,
                                   .avoid = way_avoid_,
                                   .depart = std::nullopt,
                                   .alternatives = way_alternatives_,
                                   .epsilon = way_epsilon_,
                                   .ignore_study_avoid = way_ignore_avoid_},
                           .tonnes = way_tonnes_};
      Reply reply;
      if (!way_day_.empty() && !(command.way.depart = parse_date(way_day_)))
        reply = reply_errors(
            "route",
            {{.code = "bad_date", .message = way_day_ + " is no day of the calendar", .hint = "write YYYY-MM-DD"}});
      else
        reply = route_study(command);
      print(reply);
      return reply.exit_code;
    };
  });
}

}  // namespace korridor::cli
