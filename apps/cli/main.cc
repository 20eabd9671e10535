// The program `korridor`: arguments in, tables or JSON out. What a command does lives in src/korridor/service.

#include <CLI/CLI.hpp>

#include <csignal>
#include <cstdio>
#include <exception>
#include <iostream>
#include <sstream>
#include <string>
#include <string_view>

#include "arguments.h"
#include "commands.h"
#include "help.h"
#include "korridor/base/version.h"
#include "output.h"
#include "usage.h"

namespace {

/// A usage error in the form that was asked for; with --json that is a reply too.
int tell_usage_error(const CLI::App& app, const CLI::ParseError& error, bool json, const std::string& lang) {
  if (error.get_exit_code() == 0) {  // --help, --version
    std::ostringstream text;
    const int code = app.exit(error, text, text);
    return korridor::cli::write_output(text.str()) ? code : korridor::kExitBadInput;
  }
  if (json) {
    const auto reply = korridor::reply_errors("usage", {korridor::cli::explain_usage(app, error)});
    (void)korridor::cli::write_output(korridor::to_json_line(reply.json));
  } else {
    std::cerr << "korridor: "
              << korridor::to_line(korridor::cli::in_language(korridor::cli::explain_usage(app, error), lang)) << "\n";
  }
  return korridor::kExitBadInput;
}

bool asks_for_json(int argc, char** argv) {
  for (int i = 1; i < argc; ++i)
    if (std::string_view(argv[i]) == "--json") return true;
  return false;
}

/// The words may not have been read as far as the language.
std::string language_of(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word = argv[i];
    if (word.starts_with("--lang=")) return std::string(word.substr(7));
    if (word == "--lang" && i + 1 < argc) return argv[i + 1];
  }
  return "en";
}

}  // namespace

int main(int argc, char** argv) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that leaves early is no failure
  CLI::App app(
      "Korridor models how a landlocked commodity exporter reaches its markets, what that depends on, and what\n"
      "independence costs.");
  app.name("korridor");
  app.set_version_flag("--version", std::string(korridor::version()));
  app.require_subcommand(1);
  app.footer(
      "Examples\n"
      "  korridor new mine                                          a small study to start from\n"
      "  korridor plan studies/kazakhstan                           who is served, what binds\n"
      "  korridor route studies/kazakhstan --from almaty --to yokohama --avoid china\n"
      "  korridor report studies/kazakhstan                         one page that shows it all\n\n"
      "Exit codes: 0 ok, 1 no plan or no way, 2 bad input, 3 limit reached, 4 verification failed");
  if (auto formatter = korridor::cli::help_in(language_of(argc, argv))) app.formatter(std::move(formatter));
  korridor::cli::Session session(app, argv[0]);
  try {
    app.parse(korridor::cli::arguments_of(argc, argv));
    return session.run();
  } catch (const CLI::ParseError& error) {
    return tell_usage_error(app, error, asks_for_json(argc, argv), language_of(argc, argv));
  } catch (const std::exception& error) {
    std::cerr << "korridor: an error that should not happen: " << error.what() << "\n";
    return korridor::kExitBadInput;
  }
}
