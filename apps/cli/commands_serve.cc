#include <signal.h>
#include <spawn.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <thread>

#include "commands.h"
#include "http_server.h"
#include "output.h"
#include "words.h"

extern char** environ;

namespace korridor::cli {
namespace {

/// Shows an address in the browser of the desktop, where there is one.
void open_browser(const std::string& address) {
  std::string program = "xdg-open", argument = address;
  char* words[] = {program.data(), argument.data(), nullptr};
  pid_t child = 0;
  if (::posix_spawnp(&child, program.c_str(), nullptr, nullptr, words, environ) != 0)
    std::cerr << "korridor: no browser could be opened; visit " << address << "\n";
}

/// Stops the server at SIGINT or SIGTERM, which every thread of the program leaves to this one.
class StopAtSignal {
 public:
  StopAtSignal() {
    ::sigemptyset(&signals_);
    for (const int signal : {SIGINT, SIGTERM, SIGUSR1}) ::sigaddset(&signals_, signal);
    ::pthread_sigmask(SIG_BLOCK, &signals_, nullptr);
  }
  void watch(server::HttpServer& server) {
    thread_ = std::jthread([this, &server] {
      int signal = 0;
      ::sigwait(&signals_, &signal);
      if (signal != SIGUSR1) server.stop();
    });
  }
  /// For a server that has ended, by itself or not: whoever stops it must be through before it goes away.
  void release() {
    if (!thread_.joinable()) return;
    ::pthread_kill(thread_.native_handle(), SIGUSR1);
    thread_.join();
  }

 private:
  sigset_t signals_{};
  std::jthread thread_;
};

}  // namespace

void Session::add_serve() {
  CLI::App* serve = add("serve", "Answer over HTTP: the page in the browser, and every command as JSON",
                        "  korridor serve studies/kazakhstan\n  korridor serve studies/kazakhstan mine --port 8080\n"
                        "  korridor serve studies/kazakhstan --listen 0.0.0.0      for others too, with a token\n");
  serve->add_option("study", serve_.studies, "Folders of studies (default: studies/kazakhstan)")->type_name("STUDY");
  serve->add_option("--port", serve_.port, "Port; 0 takes one that is free")->check(CLI::Range(0, 65535));
  serve->add_option("--listen", serve_.listen, "Address to listen on")->capture_default_str()->type_name("ADDRESS");
  serve->add_option("--host", serve_.names, "A further name by which the server is called")->type_name("NAME");
  serve->add_option("--ledger", serve_.ledger, "Ledger that the page may read, add to and review")->type_name("DB");
  serve->add_option("--token", serve_.token,
                    "Token that every request must bring (default: none on loopback, else made)");
  serve->add_option("--max-body", serve_.max_body_mb, "Largest request in MB")
      ->check(CLI::Range(1, 256))
      ->capture_default_str();
  serve->add_option("--max-seconds", serve_.max_seconds, "Seconds after which a request ends with the best so far")
      ->check(CLI::Range(1, 86400))
      ->capture_default_str();
  serve->add_option("--max-memory", serve_.max_memory_mb, "MB that one answer may take (0: no bound)")
      ->check(CLI::Range(0, 1 << 20))
      ->capture_default_str();
  serve->add_flag("--open", serve_.open, "Open the page in the browser");
  serve->callback([this] { chosen_ = [this] { return run_serve(); }; });
}

int Session::run_serve() {
  server::ServeOptions options;
  options.app.studies = serve_.studies;
  if (options.app.studies.empty()) options.app.studies.emplace_back("studies/kazakhstan");
  for (const std::filesystem::path& folder : options.app.studies)
    if (std::error_code ignored; !std::filesystem::exists(folder / "study.toml", ignored)) {
      const Reply reply = reply_errors("serve", {{.code = "no_study",
                                                  .message = "there is no study.toml",
                                                  .file = folder.string(),
                                                  .hint = "name the folder of a study; `korridor new` makes one"}});
      print(reply);
      return reply.exit_code;
    }
  options.app.ledger = serve_.ledger;
  options.app.max_seconds = serve_.max_seconds;
  options.app.max_memory_mb = serve_.max_memory_mb;
  options.app.threads = thread_count();
  options.app.warm = true;
  options.limits.body_bytes = static_cast<std::size_t>(serve_.max_body_mb) << 20U;
  options.listen = serve_.listen;
  options.port = serve_.port;
  options.names = serve_.names;
  options.token = serve_.token;
  StopAtSignal signals;
  server::HttpServer server(options);
  const auto bound = server.bind();
  if (!bound) {
    const Reply reply = reply_errors("serve", bound.error());
    print(reply);
    return reply.exit_code;
  }
  Json json = reply_head("serve", nullptr, "ok");
  json["address"] = server.address();
  json["port"] = server.port();
  if (!write_output(json_ ? to_json_line(json) : server.address() + "\n")) return kExitBadInput;
  if (!json_ && ::isatty(STDERR_FILENO) == 1)
    std::cerr << word("open it in a browser; Ctrl-C ends the server", lang_) << "\n";
  if (serve_.open) open_browser(server.address());
  signals.watch(server);
  server.run();
  signals.release();
  if (server.is_warming()) {  // a plan that nobody asked for is not waited for: it goes with the program
    std::cout.flush();
    std::quick_exit(kExitOk);
  }
  return kExitOk;
}

}  // namespace korridor::cli
