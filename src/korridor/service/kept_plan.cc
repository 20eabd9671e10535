#include "korridor/service/kept_plan.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <fstream>
#include <string>

#include "korridor/base/write_file.h"
#include "korridor/service/reply.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;
using Fit = ChainEngine::Fit;

constexpr std::string_view kFirstLine = "korridor kept plan 1\n";

struct KeptPlan {
  WorldRequest world;
  EngineState state;
};

Json world_json(const WorldRequest& world) {
  return {{"with", world.with}, {"without", world.without}, {"ordered", world.ordered}};
}

std::optional<WorldRequest> world_of(const Json& json) {
  const auto is_list = [&](const char* name) {
    return json.contains(name) && json[name].is_array() &&
           std::ranges::all_of(json[name], [](const Json& set) { return set.is_string(); });
  };
  if (!json.is_object() || !is_list("with") || !is_list("without") || !json.contains("ordered") ||
      !json["ordered"].is_boolean())
    return std::nullopt;
  return WorldRequest{.with = json["with"], .without = json["without"], .ordered = json["ordered"]};
}

/// Nothing where the text is no file of this kind and version, or not whole.
std::optional<KeptPlan> parse_kept_plan(std::string_view text) {
  if (!text.starts_with(kFirstLine)) return std::nullopt;
  text.remove_prefix(kFirstLine.size());
  const auto end = text.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  auto world = world_of(Json::parse(text.substr(0, end), nullptr, false));
  auto state = from_bytes(text.substr(end + 1));
  if (!world || !state) return std::nullopt;
  return KeptPlan{std::move(*world), std::move(*state)};
}

Result<KeptPlan> read_kept_plan(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(in), {}};
  if (!in || text.empty())
    return fail({.code = "no_file",
                 .message = "the kept plan cannot be read",
                 .file = file.string(),
                 .hint = "make one with `korridor plan STUDY --keep FILE`"});
  if (auto kept = parse_kept_plan(text)) return std::move(*kept);
  return fail({.code = "bad_plan_file",
               .message = "the file is no kept plan, or not whole",
               .file = file.string(),
               .hint = "make it anew with `korridor plan STUDY --keep FILE`"});
}

/// Before the plan is made, for it may take long.
Result<void> can_hold(const fs::path& file) {
  std::error_code error;
  const fs::path folder = file.has_parent_path() ? file.parent_path() : fs::path(".");
  if (fs::is_directory(folder, error) && !fs::is_directory(file, error)) return {};
  return fail({.code = "cannot_write",
               .message = "the plan cannot be kept there",
               .file = file.string(),
               .hint = "name a file in a folder that is there"});
}

/// Puts a world near the plan of a file; false where that does not fit.
bool start_from(const Study& study, const KeptPlan& from, KeptWorld& world, const PlanRequest& request) {
  const auto own = World::apply(study, from.world);
  if (!own) return false;  // it has sets that are gone by now
  if (own->sets() == world.sets()) return world.take(from.state) != Fit::kNot;
  const auto other = KeptWorld::make(study, from.world, request);
  if (!other || (*other)->take(from.state) == Fit::kNot) return false;
  return world.start_near(**other, request);
}

Result<void> write_kept_plan(const fs::path& file, const WorldRequest& world, const EngineState& state) {
  return write_file(file, std::string(kFirstLine) + world_json(world).dump() + "\n" + to_bytes(state));
}

}  // namespace

Result<PlanOutcome> plan_from_file(const Study& study, const WorldRequest& asked, const KeptPlanFiles& files,
                                   const PlanRequest& request) {
  if (request.engine != "chains")
    return fail({.code = "usage",
                 .message = "only the engine chains goes on from a plan or keeps one",
                 .hint = "leave out --engine, or --start and --keep"});
  if (files.keep)
    if (auto held = can_hold(*files.keep); !held) return std::unexpected(held.error());
  std::optional<KeptPlan> from;
  if (files.start) {
    auto read = read_kept_plan(*files.start);
    if (!read) return std::unexpected(read.error());
    from = std::move(*read);
  }
  auto world = KeptWorld::make(study, asked, request);
  if (!world) return std::unexpected(world.error());
  const bool is_unfit = from && !start_from(study, *from, **world, request);
  auto outcome = (*world)->plan(request);
  if (!outcome) return outcome;
  const auto warn = [&](const char* code, std::string message, const fs::path& file) {
    std::visit([&](auto& any) { any.warnings.push_back({code, std::move(message), file.string()}); }, *outcome);
  };
  if (is_unfit)
    warn("kept_plan_unfit", "the kept plan is of another network; this one was made from nothing", *files.start);
  if (!files.keep) return outcome;
  auto* plan = std::get_if<Plan>(&*outcome);
  const auto state = plan != nullptr ? (*world)->keep() : std::nullopt;
  if (!state) {
    warn("plan_not_kept", "there is no optimal plan by the engine chains to keep; the file is as it was", *files.keep);
  } else if (const auto written = write_kept_plan(*files.keep, asked, *state); !written) {
    warn("plan_not_kept", written.error().front().message, *files.keep);
  } else {
    plan->is_kept = true;
  }
  return outcome;
}

}  // namespace korridor
