#include <unistd.h>

#include <iostream>

#include "commands.h"
#include "review.h"

namespace korridor::cli {
namespace {

void add_filters(CLI::App* command, StatementFilter& filter) {
  command->add_option("--state", filter.state, "proposed, accepted, edited, rejected or reopened")
      ->check(CLI::IsMember({"proposed", "accepted", "edited", "rejected", "reopened"}));
  command->add_option("--source", filter.source, "Part of the name or publisher of the source")->type_name("TEXT");
  command->add_option("--about", filter.about, "Part of the subject, the good or the matter")->type_name("TEXT");
  command->add_option("--property", filter.property, "Part of the property")->type_name("TEXT");
  command->add_option("--kind", filter.kind, "claim, agreement, or figure that stands in neither")
      ->check(CLI::IsMember({"claim", "agreement", "figure"}));
  command->add_option("--limit", filter.limit, "At most so many statements (0: all)");
}

/// The name of the account, for the decisions.
std::string account() {
  const char* user = std::getenv("USER");
  return user == nullptr ? "" : user;
}

}  // namespace

CLI::App* Session::add_ledger_action(CLI::App* ledger, const std::string& name, const std::string& what,
                                     const std::string& examples, std::function<Reply()> work) {
  CLI::App* action = ledger->add_subcommand(name, what);
  action->footer(footer(examples));
  action->fallthrough();
  action->callback([this, work = std::move(work)] {
    chosen_ = [this, work] {
      const Reply reply = work();
      print(reply);
      return reply.exit_code;
    };
  });
  return action;
}

void Session::add_ledger() {
  CLI::App* ledger = add("ledger", "Keep what the press says: statements with their source, and what was decided",
                         "  korridor ledger press.db add article.txt --publisher \"Astana Times\"\n"
                         "  korridor ledger press.db list --state proposed --about uranium\n"
                         "  korridor ledger press.db review\n"
                         "  korridor ledger press.db conflicts\n"
                         "  korridor ledger press.db export --format csv > statements.csv\n");
  ledger->add_option("db", ledger_file_, "File of the ledger; `add` makes it")->required()->type_name("DB");
  ledger->require_subcommand(1);

  CLI::App* add_files = add_ledger_action(ledger, "add", "Add articles (text, HTML, PDF), or the claims of a study",
                                          "  korridor ledger press.db add news/*.txt --date 2025-11-08\n  korridor "
                                          "ledger press.db add studies/kazakhstan\n",
                                          [this] { return run_ledger_add(); });
  add_files->add_option("files", read_files_, "Articles, or folders of studies")->required()->type_name("FILE");
  add_files->add_option("--date", read_date_, "Date of the articles, YYYY-MM-DD (default: looked for in the text)");
  add_files->add_option("--text-lang", read_language_, "Language of the articles (default: guessed)")
      ->check(CLI::IsMember({"de", "en", "fr", "ru"}));
  add_files->add_option("--publisher", ledger_add_.publisher, "Who published them");
  add_files->add_option("--title", ledger_add_.title, "Their title");
  add_files->add_option("--url", ledger_add_.url, "Where they stand");
  add_files->add_option("--licence", ledger_add_.licence, "Under which licence");
  add_files->add_option("--grade", ledger_add_.grade, "How far you trust the source, in your own scale");

  add_filters(add_ledger_action(ledger, "list", "List statements", "  korridor ledger press.db list --source astana\n",
                                [this] { return ledger_list({ledger_file_, ledger_filter_}); }),
              ledger_filter_);
  CLI::App* review =
      add_ledger_action(ledger, "review", "Decide about statements: one key each in a terminal, or with --decide",
                        "  korridor ledger press.db review --about uranium\n"
                        "  korridor ledger press.db review --decide \"3f0a...=accept:as in the treaty\"\n"
                        "  korridor ledger press.db review --decide \"3f0a...=edit:unit=t;basis=ore\"\n"
                        "  korridor ledger press.db review --same \"Kazatomprom=NAC Kazatomprom\"\n",
                        [this] { return run_ledger_review(); });
  add_filters(review, ledger_filter_);
  review->add_option("--decide", ledger_review_.decide, "ID=accept, reject, reopen, undo, or edit:field=value;...");
  review->add_option("--same", ledger_review_.same, "Two names of one thing: A=B");
  review->add_option("--different", ledger_review_.different, "Two names of different things: A=B");
  review->add_option("--who", ledger_review_.who, "Who decides (default: the account)");

  add_ledger_action(ledger, "conflicts", "Tell what contradicts, repeats or only resembles what, in the whole ledger",
                    "  korridor ledger press.db conflicts --json\n",
                    [this] { return ledger_conflicts({ledger_file_}); });
  add_ledger_action(ledger, "check", "Check that the ledger is whole: pages, hashes, spans",
                    "  korridor ledger press.db check\n", [this] { return ledger_check({ledger_file_}); });
  CLI::App* write =
      add_ledger_action(ledger, "export", "Write statements as JSON Lines, CSV or FollowTheMoney statements",
                        "  korridor ledger press.db export --format ftm > statements.ftm.json\n",
                        [this] { return ledger_export({ledger_file_, ledger_format_, ledger_filter_}); });
  write->add_option("--format", ledger_format_, "jsonl, csv or ftm")
      ->check(CLI::IsMember({"jsonl", "csv", "ftm"}))
      ->capture_default_str();
  add_filters(write, ledger_filter_);
}

Reply Session::run_ledger_add() {
  ledger_add_.ledger = ledger_file_;
  ledger_add_.inputs = read_files_;
  ledger_add_.date = parse_date(read_date_);
  ledger_add_.language = find_language(read_language_);
  if (!read_date_.empty() && !ledger_add_.date)
    return reply_errors(
        "ledger",
        {{.code = "bad_date", .message = read_date_ + " is no day of the calendar", .hint = "write YYYY-MM-DD"}});
  if (isatty(STDERR_FILENO) != 0)
    ledger_add_.progress = [all = read_files_.size()](std::size_t done, const std::string& name) {
      std::cerr << done << "/" << all << " " << name << "\n";
    };
  return ledger_add(ledger_add_);
}

Reply Session::run_ledger_review() {
  ledger_review_.ledger = ledger_file_;
  if (ledger_review_.who.empty()) ledger_review_.who = account();
  const bool asked =
      !ledger_review_.decide.empty() || !ledger_review_.same.empty() || !ledger_review_.different.empty();
  if (asked) return ledger_review(ledger_review_);
  if (json_ || isatty(STDIN_FILENO) == 0 || isatty(STDOUT_FILENO) == 0)
    return reply_errors("ledger", {{.code = "usage",
                                    .message = "a review without a terminal needs --decide, --same or --different",
                                    .hint = "korridor ledger DB review --decide ID=accept"}});
  return review_in_terminal(ledger_file_, ledger_filter_, ledger_review_.who);
}

}  // namespace korridor::cli
