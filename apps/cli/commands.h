#pragma once

#include <CLI/CLI.hpp>

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "korridor/exchange/import_study.h"
#include "korridor/service/commands.h"
#include "korridor/service/invest.h"
#include "korridor/service/ledger.h"
#include "korridor/service/reply.h"
#include "show.h"

namespace korridor::cli {

/// The commands of the program: declares them, and runs the one that was chosen.
class Session {
 public:
  Session(CLI::App& app, const char* program);
  /// Runs the chosen command, prints its reply, and gives the exit code.
  int run();

 private:
  CLI::App* add(const std::string& name, const std::string& what, const std::string& examples);
  [[nodiscard]] std::string footer(const std::string& examples) const;
  void add_study(CLI::App* command);
  void add_world(CLI::App* command);
  void add_plan_options(CLI::App* command);
  void add_year(CLI::App* command);
  void add_check_new_list();
  void add_plan_compare_verify();
  void add_route();
  void add_report();
  void add_analysis();
  void add_frontier();
  void add_invest();
  void add_exchange();
  void add_import();
  void add_read();
  void add_ledger();
  void add_evidence();
  CLI::App* add_ledger_action(CLI::App* ledger, const std::string& name, const std::string& what,
                              const std::string& examples, std::function<Reply()> work);
  void add_serve();
  void add_instance();
  void add_helpers();
  [[nodiscard]] PlanRequest plan_request() const;
  [[nodiscard]] int thread_count() const;
  [[nodiscard]] Reply make_report() const;
  void print(const Reply& reply);
  int run_read();
  Reply run_ledger_add();
  Reply run_ledger_review();
  int run_serve();

  CLI::App& app_;
  std::string program_;
  std::function<int()> chosen_;

  std::string out_text_;  // what goes to standard output when the command is done

  bool json_ = false;
  bool verbose_ = false;
  bool force_ = false;
  std::string lang_ = "en";
  int threads_ = 0;
  std::uint64_t seed_ = 0;

  std::filesystem::path study_;
  WorldRequest world_, against_;
  std::string problem_, period_, engine_ = "chains", what_, out_, keep_file_, start_file_, base_, shell_;
  std::optional<double> gap_;
  double time_limit_ = 0, length_weight_ = 0, toll_weight_ = 0;
  std::string way_from_, way_to_, way_good_, way_day_;
  std::vector<std::string> way_avoid_;
  std::string side_, state_;
  std::vector<std::string> close_, only_;
  int year_ = 0;
  bool shapley_ = false, rules_ = false;
  std::string frontier_on_, frontier_orders_;
  InvestCommand invest_;
  std::vector<std::string> invest_caps_, invest_costs_;
  bool report_projects_ = false;
  bool may_miss_ = false;
  bool way_ignore_avoid_ = false;
  int way_alternatives_ = 0;
  double way_tonnes_ = 1, way_epsilon_ = 0;
  std::vector<std::filesystem::path> read_files_;
  std::string read_date_, read_language_;
  ImportCommand import_;
  int evidence_top_ = 10;
  double evidence_range_ = 1.25;
  std::filesystem::path ledger_file_;
  StatementFilter ledger_filter_;
  LedgerAdd ledger_add_;
  LedgerReview ledger_review_;
  std::string ledger_format_ = "jsonl";
  struct {
    std::vector<std::filesystem::path> studies;
    std::filesystem::path ledger;
    std::string listen = "127.0.0.1", token;
    std::vector<std::string> names;
    int port = 0, max_body_mb = 4, max_seconds = 60, max_memory_mb = 2048;
    bool open = false;
  } serve_;
};

}  // namespace korridor::cli
