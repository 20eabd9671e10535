#include "korridor/instance/solve_instance.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <vector>

#include "korridor/base/text.h"
#include "korridor/instance/assignment.h"
#include "korridor/instance/concurrent_flow.h"
#include "korridor/instance/dimacs.h"
#include "korridor/instance/interdict.h"
#include "korridor/instance/network_design.h"
#include "korridor/instance/read_bytes.h"
#include "korridor/instance/solve_flow.h"
#include "korridor/instance/solve_program.h"

namespace korridor {
namespace {

const std::vector<std::string> kProblems = {"min_cost_flow",
                                            "lp",
                                            "mip",
                                            "concurrent_flow",
                                            "all_or_nothing",
                                            "user_equilibrium",
                                            "weak_relaxation",
                                            "strong_relaxation",
                                            "network_design",
                                            "interdiction"};

/// What one format holds: its name, and its problems, the usual one first.
struct Format {
  std::string name;
  std::vector<std::string> problems;
};

const Format kMps{"mps", {"lp", "mip"}};
const Format kDimacs{"dimacs", {"min_cost_flow"}};
const Format kDesign{"canad", {"network_design", "strong_relaxation", "weak_relaxation"}};
const Format kSndlib{"sndlib", {"concurrent_flow"}};
const Format kTraffic{"tntp", {"user_equilibrium", "all_or_nothing"}};
const Format kInterdiction{"interdiction", {"interdiction"}};

std::string ending(const std::filesystem::path& file) {
  std::filesystem::path name = file.filename();
  if (const std::string last = lower_ascii(name.extension().string()); last == ".gz" || last == ".bz2")
    name = name.stem();
  return lower_ascii(name.extension().string());
}

/// The first line that is no remark of `mark`.
std::string_view first_line(std::string_view text, char mark) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = trim(text.substr(0, end));
    if (!line.empty() && line.front() != mark && line.front() != '\r') return line;
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
  }
  return {};
}

const Format* find_format(std::string_view text, const std::string& end) {
  if (first_line(text, '#').starts_with("?SNDlib")) return &kSndlib;
  if (text.substr(0, 4096).find("<NUMBER OF ZONES>") != std::string_view::npos) return &kTraffic;
  if (end == ".min" || first_line(text, 'c').starts_with("p ")) return &kDimacs;
  const std::string_view plain = first_line(text, '*');
  if (end == ".mps" || plain.starts_with("NAME") || plain.starts_with("ROWS")) return &kMps;
  if (end == ".dow" || end == ".dat") return &kDesign;
  if (end == ".tntp") return &kTraffic;
  if (end == ".txt" && plain.find_first_not_of("0123456789 \t\r") == std::string_view::npos && !plain.empty())
    return &kInterdiction;
  return nullptr;
}

Result<InstanceAnswer> solve_program_file(std::string_view text, const std::string& name, const std::string& problem,
                                          const LpOptions& options) {
  const auto program = read_mps(text, name);
  if (!program) return std::unexpected(program.error());
  const bool whole = std::ranges::any_of(program->lp.integer, [](char c) { return c != 0; });
  const std::string chosen = !problem.empty() ? problem : whole ? "mip" : "lp";
  auto answer = solve_mps(*program, chosen == "lp", options);
  if (answer) answer->problem = chosen;
  return answer;
}

Result<InstanceAnswer> solve_traffic(std::string_view text, const InstanceRequest& request,
                                     const std::string& problem) {
  auto traffic = read_tntp_net(text, request.file.filename().string());
  if (!traffic) return std::unexpected(traffic.error());
  const auto trips = find_trips(request.file);
  if (!trips) return std::unexpected(trips.error());
  const auto bytes = read_bytes(*trips);
  if (!bytes) return std::unexpected(bytes.error());
  if (auto read = read_tntp_trips(*bytes, trips->filename().string(), *traffic); !read)
    return std::unexpected(read.error());
  traffic->weigh(request.length_weight, request.toll_weight);
  return problem == "all_or_nothing" ? assign_all_or_nothing(*traffic)
                                     : find_equilibrium(*traffic, {.time_limit_s = request.time_limit_s});
}

template <class Read, class Solve>
Result<InstanceAnswer> read_and_solve(Read&& read, Solve&& solve, std::string_view text, const std::string& name) {
  const auto problem = read(text, name);
  if (!problem) return std::unexpected(problem.error());
  return solve(*problem);
}

Result<InstanceAnswer> solve_text(const Format& format, std::string_view text, const InstanceRequest& request,
                                  const std::string& problem) {
  const std::string name = request.file.filename().string();
  const LpOptions options{.time_limit_s = request.time_limit_s, .seed = request.seed};
  if (&format == &kMps) return solve_program_file(text, name, request.problem, options);
  if (&format == &kTraffic) return solve_traffic(text, request, problem);
  if (&format == &kDimacs)
    return read_and_solve(
        read_dimacs, [&](const FlowNetwork& n) { return solve_flow(n, request.time_limit_s); }, text, name);
  if (&format == &kSndlib)
    return read_and_solve(
        read_sndlib, [&](const DemandNetwork& n) { return find_concurrent_flow(n, options); }, text, name);
  if (&format == &kInterdiction)
    return read_and_solve(
        read_interdiction, [&](const InterdictionProblem& p) { return interdict(p, options); }, text, name);
  return read_and_solve(
      read_design,
      [&](const DesignProblem& p) {
        return problem == "weak_relaxation"     ? relax_weakly(p, options)
               : problem == "strong_relaxation" ? relax_strongly(p, options)
                                                : design_network(p, options);
      },
      text, name);
}

}  // namespace

std::span<const std::string> instance_problems() { return kProblems; }

Result<InstanceAnswer> solve_instance(const InstanceRequest& request) {
  const auto text = read_bytes(request.file);
  if (!text) return std::unexpected(text.error());
  const Format* format = find_format(*text, ending(request.file));
  if (format == nullptr)
    return fail({.code = "unknown_format",
                 .message = "the file is in no format that is known",
                 .file = request.file.string(),
                 .hint = "MPS, DIMACS .min, SNDlib text, TNTP, Canad .dow, interdiction .txt"});
  if (!request.problem.empty() && std::ranges::find(format->problems, request.problem) == format->problems.end())
    return fail({.code = "wrong_problem",
                 .message = fmt::format("{} files hold no {}", format->name, request.problem),
                 .file = request.file.string(),
                 .hint = fmt::format("leave --problem out, or give one of {}", fmt::join(format->problems, ", "))});
  const std::string problem = request.problem.empty() ? format->problems.front() : request.problem;
  auto answer = solve_text(*format, *text, request, problem);
  if (!answer) return answer;
  answer->format = format->name;
  if (answer->problem.empty()) answer->problem = problem;
  return answer;
}

}  // namespace korridor
