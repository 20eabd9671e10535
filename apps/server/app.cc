#include "app.h"

#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <atomic>
#include <chrono>

#include "korridor/base/text.h"
#include "korridor/service/commands.h"
#include "korridor/service/read.h"
#include "korridor/service/request_fields.h"
#include "resident.h"
#include "study_views.h"

namespace korridor::embedded {
extern const std::string_view kOpenapiYaml;
}

namespace korridor::server {
namespace {

using Clock = std::chrono::steady_clock;
constexpr std::string_view kApi = "/api/";
constexpr std::string_view kTables = "/api/tables/";
constexpr std::string_view kJobs = "/api/jobs/";

Answer no_path(const std::string& path) {
  return make_problem("no_path", "there is nothing at " + path.substr(0, 80), "see GET /api/openapi.yaml");
}

Answer busy() { return make_problem("busy", "the server computes as much as it takes", "ask again in a moment"); }

Clock::time_point after(double seconds) {
  return Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds));
}

/// A text of the request that is needed or may be given; a wrong type counts as missing, RequestFields tells it.
std::string study_of(const Json& request, Errors& errors) {
  const auto at = request.find("study");
  if (at == request.end()) return {};
  if (at->is_string()) return at->get<std::string>();
  errors.push_back({.code = "bad_field", .message = "study is no text", .file = "study"});
  return {};
}

}  // namespace

App::App(const AppOptions& options)
    : options_(options), shelf_(options.studies), cache_(options.cache_bytes), kept_(options.kept_mb),
      ledger_(options.ledger), gate_(options.slots, options.waiting) {}

/// The estimate of each answer is one bound; this is the other, for what was estimated too low.
bool App::has_memory() const {
  constexpr double kApart = 512;  // studies, replies that are kept, the program itself
  return options_.max_memory_mb <= 0 ||
         resident_mb() <= kApart + options_.kept_mb + options_.slots * options_.max_memory_mb;
}

void App::warm_up() {
  is_warming_ = true;
  warming_ = std::jthread([this] {
    (void)get("/api/map", "");
    if (!stopping_)
      (void)run_on_study(*find_served_command("plan"), Json::parse(kFirstPlan), options_.max_seconds, {}, false);
    is_warming_ = false;
  });
}

void App::stop() {
  stopping_ = true;
  jobs_.stop();
}

std::string App::methods_of(const std::string& path) const {
  static const std::vector<std::string> kGet = {"/api/studies", "/api/map", "/api/tables", "/api/openapi.yaml"};
  if (path == "/api/version") return "GET, HEAD, POST";
  if (std::ranges::find(kGet, path) != kGet.end() || path.starts_with(kTables)) return "GET, HEAD";
  if (const std::string methods = ledger_.methods_of(path); !methods.empty()) return methods;
  if (path == "/api/jobs" || path == "/api/read") return "POST";
  if (path.starts_with(kJobs))
    return path.ends_with("/events") || path.ends_with("/result") ? "GET, HEAD" : "GET, HEAD, DELETE";
  if (path.starts_with(kApi) && find_served_command(path.substr(kApi.size()))) return "POST";
  return "";
}

Answer App::get(const std::string& path, const std::string& query_study) {
  if (path == "/api/version") return make_answer(run_request(*find_request_command("version"), nullptr, {}, {}));
  if (path == "/api/openapi.yaml") return {.type = "application/yaml", .body = std::string(embedded::kOpenapiYaml)};
  if (path == "/api/studies") return get_studies();
  if (!ledger_.methods_of(path).empty()) return ledger_.get(path);
  if (path.starts_with(kJobs)) return get_job(path);
  return get_study(path, query_study);
}

Answer App::get_studies() {
  Json list = Json::array();
  for (const std::string& name : shelf_.names()) {
    const auto study = shelf_.find(name);
    list.push_back(study ? study_card(name, **study) : Json{{"name", name}, {"errors", to_json(study.error())}});
  }
  return make_json({{"studies", std::move(list)}, {"ledger", ledger_.is_open()}});
}

Answer App::get_study(const std::string& path, const std::string& name) {
  const auto study = shelf_.find(name);
  if (!study) return make_problem(study.error());
  const std::string key = path + "\n" + (*study)->sha256 + "\n" + (*study)->folder.string();
  Answer answer;
  answer.etag = (*study)->sha256;
  const InFlight::Turn alone(in_flight_, key, after(options_.max_seconds + 1));  // the warm-up may be at it already
  if (!alone) return busy();
  if (auto kept = cache_.find(key)) {
    answer.body = std::move(*kept);
    return answer;
  }
  if (path == "/api/map") answer.body = to_json_line(map_json(**study));
  if (path == "/api/tables") answer.body = to_json_line(tables_json(**study));
  if (path.starts_with(kTables)) {
    const auto table = table_json(**study, path.substr(kTables.size()));
    if (!table) return make_problem(table.error());
    answer.body = to_json_line(*table);
  }
  if (answer.body.empty()) return no_path(path);
  cache_.put(key, answer.body);
  return answer;
}

Answer App::get_job(const std::string& path) {
  const std::string rest = path.substr(kJobs.size());
  if (rest.ends_with("/result")) {
    const auto result = jobs_.result(rest.substr(0, rest.size() - std::string_view("/result").size()));
    return result ? *result : no_path(path);
  }
  const auto told = jobs_.tell(rest);
  return told ? make_json(*told) : no_path(path);
}

Answer App::remove(const std::string& path) {
  if (!path.starts_with(kJobs) || !jobs_.cancel(path.substr(kJobs.size()))) return no_path(path);
  const auto told = jobs_.tell(path.substr(kJobs.size()));
  return make_json(told ? *told : Json{{"id", path.substr(kJobs.size())}, {"state", "forgotten"}});
}

Answer App::post(const std::string& path, const std::string& body) {
  if (path == "/api/read") return read(body);
  if (path == "/api/jobs") return add_job(body);
  if (!ledger_.methods_of(path).empty()) return ledger_.post(path, body);
  return path.starts_with(kApi) ? run_command(path.substr(kApi.size()), body) : no_path(path);
}

Answer App::run_command(const std::string& name, const std::string& body) {
  const auto command = find_served_command(name);
  if (!command) return no_path("/api/" + name);
  const auto request = parse_request(body);
  if (!request) return make_problem(request.error());
  if (name == "check" && request->contains("tables")) return check_tables(*request);
  return run_on_study(*command, *request, options_.max_seconds, {}, false);
}

Answer App::run_on_study(const ServedCommand& command, const Json& request, double seconds,
                         const Jobs::Listener& listener, bool wait_long) {
  Errors errors;
  std::shared_ptr<const Study> study;
  if (command.needs_study) {
    const std::string name = study_of(request, errors);
    if (!errors.empty()) return make_problem(errors);
    auto found = shelf_.find(name);
    if (!found) return make_problem(found.error());
    study = std::move(*found);
  }
  const std::string key = fmt::format("{}\n{}\n{}\n{}", command.name, study ? study->sha256 : "",
                                      study ? study->folder.string() : "", to_json_line(request));
  const auto again = [&](std::string& kept) {
    Answer answer = command.blank;
    answer.body = std::move(kept);
    return answer;
  };
  if (auto kept = cache_.find(key)) return again(*kept);
  const auto patience = wait_long ? after(options_.max_job_seconds) : after(options_.max_seconds + 1);
  const InFlight::Turn alone(in_flight_, key, patience);
  if (!alone) return busy();
  if (auto kept = cache_.find(key)) return again(*kept);
  const ComputeGate::Turn turn(gate_, patience);
  if (!turn) return busy();
  const auto until = seconds > 0 ? after(seconds) : Clock::time_point::max();
  std::atomic<bool> is_cut_short = false, is_unwanted = false;  // plans on several threads ask
  const auto tell = [&](double cost_usd, double bound_usd) {
    if (listener.plan && !listener.plan(cost_usd, bound_usd)) is_unwanted = true;
    const bool go_on = !is_unwanted && !stopping_ && Clock::now() < until && has_memory();
    if (!go_on) is_cut_short = true;
    return go_on;
  };
  Made made = command.run(study.get(), request,
                          {.threads = options_.threads,
                           .time_limit_s = seconds,
                           .tell = tell,
                           .tell_best = listener.best,
                           .memory_mb = options_.max_memory_mb,
                           .tell_share = listener.share,
                           .tell_part = listener.part,
                           .kept = &kept_});
  ::malloc_trim(0);  // what a plan took goes back to the system; glibc would keep it for each thread
  if (!command.is_partly_told && is_unwanted) return make_problem("not_done", "the job was cancelled");
  if (!command.is_partly_told && is_cut_short)
    return make_problem("limit_reached", "time or memory ran out before the answer was whole",
                        "ask for it as a job (POST /api/jobs), or begin the server with more --max-seconds");
  if (made.answer.status == 200 && made.is_whole && !is_cut_short)
    cache_.put(key, made.answer.body);  // who asks again is given all of it
  return std::move(made.answer);
}

Answer App::check_tables(const Json& request) {
  RequestFields fields(request);
  const std::string name = fields.text("study");
  const Json* tables = fields.raw("tables");
  if (const Errors errors = fields.finish(); !errors.empty()) return make_problem(errors);
  const auto study = shelf_.find(name);
  if (!study) return make_problem(study.error());
  const ComputeGate::Turn turn(gate_, after(options_.max_seconds + 1));
  if (!turn) return busy();
  return make_answer(tables == nullptr ? check_study(**study) : check_edited(**study, *tables));
}

Answer App::read(const std::string& body) {
  const auto request = parse_request(body);
  if (!request) return make_problem(request.error());
  RequestFields fields(*request);
  std::string text = fields.needed_text("text");
  const std::string date = fields.text("date");
  const std::string language = fields.text("lang", {"de", "en", "fr", "ru"});
  const ReadCommand command{.files = {}, .date = parse_date(date), .language = find_language(language)};
  if (!date.empty() && !command.date) fields.complain("date", "is no day of the calendar", "write YYYY-MM-DD");
  if (const Errors errors = fields.finish(); !errors.empty()) return make_problem(errors);
  const ComputeGate::Turn turn(gate_, after(options_.max_seconds + 1));
  if (!turn) return busy();
  ReadReply reply = read_text("text", std::move(text), command);
  if (!reply.errors.empty()) return make_problem(reply.errors);
  Json json = reply_head("read", nullptr, "ok");
  json["warnings"] = to_json(reply.warnings);
  json["lines"] = std::move(reply.lines);
  return make_json(json);
}

Answer App::add_job(const std::string& body) {
  const auto request = parse_request(body);
  if (!request) return make_problem(request.error());
  RequestFields fields(*request);
  const std::string name = fields.needed_text("command");
  const Json* asked = fields.raw("request");
  const auto command = find_served_command(name);
  if (!name.empty() && !command) fields.complain("command", "is no command of jobs", "see GET /api/openapi.yaml");
  if (asked != nullptr && !asked->is_object()) fields.complain("request", "is no object", "give the command's fields");
  if (const Errors errors = fields.finish(); !errors.empty()) return make_problem(errors);
  auto id = jobs_.add(
      name, [this, command, own = asked == nullptr ? Json::object() : *asked](const Jobs::Listener& listener) {
        return run_on_study(*command, own, options_.max_job_seconds, listener, true);
      });
  return id ? make_json({{"id", *id}}, 202) : busy();
}

}  // namespace korridor::server
