#include "jobs.h"

#include <cmath>

namespace korridor::server {
namespace {

constexpr int kHttpOk = 200;

const char* name_of(Jobs::State state) {
  switch (state) {
    case Jobs::State::kQueued:
      return "queued";
    case Jobs::State::kRunning:
      return "running";
    case Jobs::State::kDone:
      return "done";
    case Jobs::State::kFailed:
      return "failed";
    default:
      return "cancelled";
  }
}

const char* why_untold(Jobs::State state) {
  switch (state) {
    case Jobs::State::kQueued:
      return "the job waits for others";
    case Jobs::State::kRunning:
      return "the job is not done";
    default:
      return "the job was cancelled";
  }
}

}  // namespace

Jobs::Jobs() : thread_([this] { work(); }) {}
Jobs::~Jobs() { stop(); }

void Jobs::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    if (running_) running_->cancelled = true;
  }
  changed_.notify_all();
  if (thread_.joinable()) thread_.join();
}

std::optional<std::string> Jobs::add(std::string command, Work work) {
  const std::lock_guard lock(mutex_);
  if (queue_.size() >= kMaxQueued || stopping_) return std::nullopt;
  auto job = std::make_shared<Job>();
  job->id = "j" + std::to_string(next_++);
  job->command = std::move(command);
  job->work = std::move(work);
  jobs_[job->id] = job;
  queue_.push_back(job);
  changed_.notify_all();
  return job->id;
}

Json Jobs::to_json(const Job& job) {
  const Progress& p = job.progress;
  return {{"id", job.id},
          {"command", job.command},
          {"state", name_of(job.state)},
          {"progress",
           {{"rounds", p.rounds},
            {"cost_usd", number_or_null(p.cost_usd)},
            {"bound_usd", number_or_null(p.bound_usd)},
            {"seconds", p.seconds},
            {"plans_done", p.plans_done},
            {"plans", p.plans},
            {"parts_done", p.parts_done},
            {"parts", p.parts},
            {"best", p.best}}},
          {"message", job.state == State::kFailed ? "the reply tells what was wrong" : ""}};
}

std::optional<Json> Jobs::tell(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto at = jobs_.find(id);
  return at == jobs_.end() ? std::nullopt : std::optional(to_json(*at->second));
}

std::optional<Json> Jobs::wait(const std::string& id, std::uint64_t& seen) {
  std::unique_lock lock(mutex_);
  const auto at = jobs_.find(id);
  if (at == jobs_.end()) return std::nullopt;
  const std::shared_ptr<Job> job = at->second;
  changed_.wait_for(lock, std::chrono::seconds(1), [&] { return stopping_ || job->version > seen; });
  seen = job->version;
  return stopping_ ? std::nullopt : std::optional(to_json(*job));
}

std::optional<Answer> Jobs::result(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto at = jobs_.find(id);
  if (at == jobs_.end()) return make_problem("no_path", "there is no job " + id);
  const bool has_some = at->second->state == State::kCancelled && at->second->answer.status == kHttpOk &&
                        !at->second->answer.body.empty();
  if (at->second->state != State::kDone && at->second->state != State::kFailed && !has_some)
    return make_problem("not_done", why_untold(at->second->state));
  return at->second->answer;
}

bool Jobs::cancel(const std::string& id) {
  const std::lock_guard lock(mutex_);
  const auto at = jobs_.find(id);
  if (at == jobs_.end()) return false;
  const std::shared_ptr<Job> job = at->second;
  job->cancelled = true;
  ++job->version;
  if (job->state == State::kQueued) {
    job->state = State::kCancelled;
    std::erase(queue_, job);
    finished_.push_back(id);
    forget_old();
  } else if (job->state != State::kRunning) {
    jobs_.erase(at);
    std::erase(finished_, id);
  }
  changed_.notify_all();
  return true;
}

void Jobs::forget_old() {
  while (finished_.size() > kMaxKept) {
    jobs_.erase(finished_.front());
    finished_.pop_front();
  }
}

void Jobs::work() {
  for (;;) {
    std::shared_ptr<Job> job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
      if (stopping_) return;
      job = running_ = queue_.front();
      queue_.pop_front();
      job->state = State::kRunning;
      job->began = std::chrono::steady_clock::now();
      ++job->version;
      changed_.notify_all();
    }
    run(job);
  }
}

Jobs::Listener Jobs::listen_to(const std::shared_ptr<Job>& job) {
  const auto note = [this, job](const std::function<void(Progress&)>& change) {
    const std::lock_guard lock(mutex_);
    job->progress.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - job->began).count();
    change(job->progress);
    ++job->version;
    changed_.notify_all();
    return !job->cancelled;
  };
  return {.plan =
              [note](double cost_usd, double bound_usd) {
                return note([&](Progress& p) {
                  ++p.rounds;
                  if (std::isfinite(cost_usd)) p.cost_usd = cost_usd;  // of an answer of many plans not each has one
                  if (std::isfinite(bound_usd)) p.bound_usd = bound_usd;
                });
              },
          .share =
              [note](std::size_t done, std::size_t all) {
                note([&](Progress& p) {
                  p.plans_done = done;
                  p.plans = all;
                });
              },
          .part =
              [note](std::size_t done, std::size_t all) {
                note([&](Progress& p) {
                  p.parts_done = done;
                  p.parts = all;
                  p.plans_done = p.plans = 0;
                });
              },
          .best = [note](const Json& so_far) { note([&](Progress& p) { p.best = so_far; }); }};
}

void Jobs::run(const std::shared_ptr<Job>& job) {
  Answer answer;
  try {
    answer = job->work(listen_to(job));
  } catch (const std::exception& error) {
    answer = make_problem("server_fault", error.what());
  }
  const std::lock_guard lock(mutex_);
  job->state = job->cancelled ? State::kCancelled : answer.status == kHttpOk ? State::kDone : State::kFailed;
  job->answer = std::move(answer);
  job->work = nullptr;
  ++job->version;
  running_.reset();
  finished_.push_back(job->id);
  forget_old();
  changed_.notify_all();
}

}  // namespace korridor::server
