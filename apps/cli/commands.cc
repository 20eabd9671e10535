#include "commands.h"

#include <iostream>
#include <thread>

#include "completion.h"
#include "korridor/base/error_codes.h"
#include "korridor/base/phrases.h"
#include "korridor/base/version.h"
#include "korridor/service/plan_reply.h"
#include "korridor/service/schema_reply.h"
#include "korridor/service/verify_result.h"
#include "numbers.h"
#include "output.h"
#include "plan_watch.h"
#include "show_parts.h"
#include "words.h"

namespace korridor::cli {

namespace {

/// What an error or warning says. A message without a translation stays English, after what its code means.
std::string say(const Json& told, const std::string& lang) {
  std::string message = told["message"];
  const ErrorCode* code = find_error_code(told["code"].get<std::string>());
  if (lang == "en" || code == nullptr) return message;
  return translate_phrase(message, lang).value_or(std::string(title_of(*code, lang)) + ": " + message);
}

std::string say_where(const Json& warning) {
  const std::string where = warning["where"];
  return where.empty() ? "" : where + ": ";
}

std::optional<std::filesystem::path> path_or_none(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional<std::filesystem::path>(text);
}

std::string say_hint(const Json& told, const std::string& lang) {
  const std::string hint = told["hint"];
  return translate_phrase(hint, lang).value_or(hint);
}

}  // namespace

Session::Session(CLI::App& app, const char* program) : app_(app), program_(program) {
  app_.add_flag("--json", json_, "Print one JSON object and nothing else");
  app_.add_flag("--verbose", verbose_, "Tell the words of the solver too");
  app_.add_option("--lang", lang_, "Language of tables and pages")
      ->check(CLI::IsMember({"en", "de"}))
      ->capture_default_str();
  app_.add_option("--threads", threads_, "Threads; the answer is the same for any number (default: all cores)")
      ->check(CLI::Range(0, 256));
  app_.add_option("--seed", seed_, "Seed of everything that draws by chance")
      ->check(whole_number())
      ->capture_default_str();
  app_.fallthrough();
  add_check_new_list();
  add_plan_compare_verify();
  add_route();
  add_report();
  add_analysis();
  add_invest();
  add_read();
  add_serve();
  add_exchange();
  add_ledger();
  add_evidence();
  add_instance();
  add_helpers();
}

CLI::App* Session::add(const std::string& name, const std::string& what, const std::string& examples) {
  CLI::App* command = app_.add_subcommand(name, what);
  command->footer(footer(examples));
  command->fallthrough();
  return command;
}

/// Examples, and the options that every command takes.
std::string Session::footer(const std::string& examples) const {
  std::string all;
  for (const CLI::Option* option : app_.get_options())
    if (const std::string& name = option->get_lnames().front(); name != "help" && name != "version")
      all += " --" + name;
  return "Examples\n" + examples + "\nWith every command:" + all + "; korridor --help says what they do\n";
}

void Session::add_study(CLI::App* command) { command->add_option("study", study_, "Folder of the study")->required(); }

void Session::add_world(CLI::App* command) {
  command->add_option("--with", world_.with, "Scenario to switch on; may be given again")->type_name("SET");
  command->add_option("--without", world_.without, "Scenario of the base world to leave out")->type_name("SET");
  command->add_flag("--ordered", world_.ordered, "Scenarios may change the same cell; the later one wins");
}

void Session::add_plan_options(CLI::App* command) {
  command
      ->add_option(
          "--period", period_,
          "Periods: years, whatever study.toml says, unless quarter, month or study (those of study.toml) is asked for")
      ->check(CLI::IsMember({"year", "quarter", "month", "study"}))
      ->default_str("year");
  command->add_option("--engine", engine_, "Engine")->check(CLI::IsMember({"chains", "arcs"}))->capture_default_str();
  command->add_option("--gap", gap_, "Largest gap that counts as optimal")->check(number_from(0, 1));
  command->add_option("--time-limit", time_limit_, "Seconds after which the best plan so far is told (0: none)")
      ->check(number_from(0, 1e9));
}

void Session::add_year(CLI::App* command) {
  command->add_option("--year", year_, "Plan this year alone (default: the whole horizon)")
      ->check(CLI::Range(1990, 2100));
}

PlanRequest Session::plan_request() const {
  PlanRequest request;
  if (period_.empty() || period_ == "year") request.period = PeriodKind::kYear;
  if (period_ == "quarter") request.period = PeriodKind::kQuarter;
  if (period_ == "month") request.period = PeriodKind::kMonth;
  request.engine = engine_;
  if (gap_) request.gap = request.whole_gap = *gap_;
  request.time_limit_s = time_limit_;
  request.threads = thread_count();
  watch_plans(request, json_);
  return request;
}

int Session::thread_count() const {
  return threads_ > 0 ? threads_ : std::max(1, static_cast<int>(std::thread::hardware_concurrency()));
}

void Session::add_check_new_list() {
  CLI::App* check = add("check", "Check a study: errors, warnings, and which share of the figures is cited",
                        "  korridor check studies/kazakhstan\n");
  add_study(check);
  check->callback([this] {
    chosen_ = [this] {
      const Reply reply = check_study(study_);
      print(reply);
      return reply.exit_code;
    };
  });

  CLI::App* make = add("new", "Make a small study that plans at once, or one that layers over another",
                       "  korridor new mine\n  korridor new --from studies/kazakhstan mine     own rows add to the "
                       "base or replace it by id\n");
  make->add_option("name", study_, "Folder to make")->required();
  make->add_option("--from", base_, "Study to layer over")->type_name("STUDY");
  make->add_flag("--force", force_, "Replace a study that is there already");
  make->callback([this] {
    chosen_ = [this] {
      const Reply reply =
          new_study(study_, base_.empty() ? std::nullopt : std::optional<std::filesystem::path>(base_), force_);
      print(reply);
      return reply.exit_code;
    };
  });

  CLI::App* list = add("list", "List what a study holds",
                       "  korridor list studies/kazakhstan scenarios\n  korridor list studies/kazakhstan clauses\n  "
                       "korridor list studies/kazakhstan selectors\n");
  add_study(list);
  list->add_option(
          "what", what_,
          "places links goods processes plants supply stores orders clauses limits fleets owners scenarios corridors "
          "agreements events projects policies selectors")
      ->required();
  list->callback([this] {
    chosen_ = [this] {
      const Reply reply = list_study(study_, what_);
      print(reply);
      return reply.exit_code;
    };
  });
}

void Session::add_plan_compare_verify() {
  CLI::App* plan =
      add("plan", "Plan a world: who is served, by which ways, at which price, and what binds",
          "  korridor plan studies/kazakhstan\n  korridor plan studies/kazakhstan --with titr_clause --json\n"
          "  korridor plan studies/kazakhstan --period quarter --out result && korridor verify result\n"
          "  korridor plan studies/kazakhstan --period month --keep base.plan\n"
          "  korridor plan studies/kazakhstan --period month --with titr_clause --start base.plan\n");
  add_study(plan);
  add_world(plan);
  add_plan_options(plan);
  add_year(plan);
  plan->add_option("--out", out_, "Folder for the result as files")->type_name("DIR");
  plan->add_option("--keep", keep_file_, "File that keeps the plan so that others can start from it")
      ->type_name("FILE");
  plan->add_option("--start", start_file_, "Kept plan to start from, of the same world or another one of the study")
      ->type_name("FILE");
  plan->add_option("--only", only_, "Lists of the answer that are wanted, separated by commas (default: all)")
      ->delimiter(',')
      ->check(CLI::IsMember(plan_lists()))
      ->type_name("LIST");
  plan->callback([this] {
    chosen_ = [this] {
      const Reply reply = plan_study({.study = study_,
                                      .world = world_,
                                      .plan = plan_request(),
                                      .out = path_or_none(out_),
                                      .year = year_,
                                      .only = only_,
                                      .kept = {path_or_none(start_file_), path_or_none(keep_file_)}});
      print(reply);
      return reply.exit_code;
    };
  });

  CLI::App* compare = add("compare", "Plan two worlds and tell what differs",
                          "  korridor compare studies/kazakhstan --with titr_clause\n  korridor compare "
                          "studies/kazakhstan --with wabtec_locomotives --against titr_clause\n");
  add_study(compare);
  add_world(compare);
  add_plan_options(compare);
  add_year(compare);
  compare->add_option("--against", against_.with, "Scenario of the other world (default: the base world)")
      ->type_name("SET");
  compare->callback([this] {
    chosen_ = [this] {
      const Reply reply = compare_study(
          {.study = study_, .world = world_, .plan = plan_request(), .out = std::nullopt, .year = year_}, against_);
      print(reply);
      return reply.exit_code;
    };
  });

  CLI::App* verify = add("verify", "Check a result without the engine that made it", "  korridor verify result\n");
  verify->add_option("dir", study_, "Folder that plan --out wrote")->required();
  verify->callback([this] {
    chosen_ = [this] {
      const Reply reply = verify_result(study_, program_);
      print(reply);
      return reply.exit_code;
    };
  });
}

void Session::add_helpers() {
  const auto told = [this](CLI::App* command, std::function<Reply()> make) {
    command->callback([this, make = std::move(make)] {
      chosen_ = [this, make] {
        const Reply reply = make();
        print(reply);
        return reply.exit_code;
      };
    });
  };
  CLI::App* tables =
      add("schema", "Tell every table and column of a study", "  korridor schema\n  korridor schema links\n");
  tables->add_option("table", what_, "Table to tell (default: all)");
  told(tables, [this] { return tell_schema(what_, lang_); });
  CLI::App* completion = add("completion", "Print a completion script for a shell",
                             "  korridor completion bash > ~/.local/share/bash-completion/completions/korridor\n");
  completion->add_option("shell", shell_, "bash or zsh")->required()->check(CLI::IsMember({"bash", "zsh"}));
  told(completion, [this] { return tell_text("completion", completion_script(app_, shell_)); });
  CLI::App* explain_command = add("explain", "Tell what an error or warning means and what to do about it",
                                  "  korridor explain sets_clash\n  korridor explain\n");
  explain_command->add_option("code", what_, "Code or number; all of them where none is given");
  told(explain_command, [this] { return explain(what_); });
  told(add("version", "Tell the version", "  korridor version\n"),
       [] { return tell_text("version", std::string(version()) + "\n"); });
}

int Session::run() {
  const int code = chosen_();
  if (was_interrupted())
    std::cerr << "korridor: " << word("interrupted; the answer is what was found so far", lang_) << "\n";
  return write_output(out_text_) ? code : kExitBadInput;
}

void Session::print(const Reply& reply) {
  if (json_) {
    out_text_ += to_json_line(reply.json);
    return;
  }
  const bool is_check = reply.json["command"] == "check";  // the one that is asked to find what is wrong
  for (const Json& w : reply.json["warnings"])
    std::cerr << word("warning", lang_) << ": " << (is_check ? say_where(w) : "") << say(w, lang_)
              << (is_check ? " [" + w["code"].get<std::string>() + "]" : "") << "\n";
  if (is_check && !reply.json["warnings"].empty())
    std::cerr << word("`korridor explain CODE` tells what to do about a warning", lang_) << "\n";
  if (reply.json.contains("errors"))
    for (const Json& e : reply.json["errors"])
      std::cerr << to_line({.code = e["code"],
                            .message = say(e, lang_),
                            .file = e["file"],
                            .row = e["row"],
                            .column = e["column"],
                            .hint = say_hint(e, lang_)})
                << "\n";
  std::cerr << show_matched(reply.json, {.lang = lang_, .verbose = verbose_});
  out_text_ += show_reply(reply.json, {.lang = lang_, .verbose = verbose_});
}

}  // namespace korridor::cli
