#pragma once

#include <atomic>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compute.h"
#include "in_flight.h"
#include "jobs.h"
#include "korridor/service/kept_worlds.h"
#include "korridor/service/requests.h"
#include "ledger_paths.h"
#include "problem.h"
#include "reply_cache.h"
#include "served_command.h"
#include "study_shelf.h"

namespace korridor::server {

/// What the page asks first, to the letter: kLists of web/src/plan.ts. A test holds both together.
inline constexpr std::string_view kFirstPlan =
    R"({"only":["orders","flows","limits","decided","fees","carriage"],"layout":"columns"})";

struct AppOptions {
  std::vector<std::filesystem::path> studies;
  std::filesystem::path ledger;  ///< empty: none
  double max_seconds = 60;       ///< of a request; 0: none
  double max_job_seconds = 1800;
  double max_memory_mb = 2048;  ///< of a request, by estimate; 0: none
  int threads = 1;
  int slots = 2;     ///< requests that compute at once
  int waiting = 16;  ///< requests that wait for it
  std::size_t cache_bytes = 64U << 20U;
  double kept_mb = 512;  ///< for worlds that stay planned between requests
  bool warm = false;     ///< App::warm_up once the server runs
};

/// The answers of the server, without any HTTP: a method, a path and a body in, an answer out.
class App {
 public:
  explicit App(const AppOptions& options);

  /// `query` is the value of ?study=.
  [[nodiscard]] Answer get(const std::string& path, const std::string& query_study);
  [[nodiscard]] Answer post(const std::string& path, const std::string& body);
  [[nodiscard]] Answer remove(const std::string& path);
  [[nodiscard]] Jobs& jobs() { return jobs_; }
  /// Answers in the background what the page asks first: the map and the base plan of the first study.
  void warm_up();
  /// Whether that still goes on; it ends between two steps of the engine at the earliest.
  [[nodiscard]] bool is_warming() const { return is_warming_; }
  /// Ends what computes; every plan then ends as at its time limit.
  void stop();
  /// Whether a path is there for any method, and which: `GET, HEAD`. Empty: no such path.
  [[nodiscard]] std::string methods_of(const std::string& path) const;

 private:
  [[nodiscard]] Answer run_command(const std::string& name, const std::string& body);
  [[nodiscard]] Answer run_on_study(const ServedCommand& command, const Json& request, double seconds,
                                    const Jobs::Listener& listener, bool wait_long);
  [[nodiscard]] bool has_memory() const;
  [[nodiscard]] Answer check_tables(const Json& request);
  [[nodiscard]] Answer read(const std::string& body);
  [[nodiscard]] Answer add_job(const std::string& body);
  [[nodiscard]] Answer get_study(const std::string& path, const std::string& name);
  [[nodiscard]] Answer get_studies();
  [[nodiscard]] Answer get_job(const std::string& path);

  AppOptions options_;
  StudyShelf shelf_;
  ReplyCache cache_;
  KeptWorlds kept_;
  InFlight in_flight_;
  LedgerPaths ledger_;
  ComputeGate gate_;
  std::atomic<bool> stopping_ = false, is_warming_ = false;
  Jobs jobs_;
  std::jthread warming_;  // the last one: it uses all the others
};

}  // namespace korridor::server
