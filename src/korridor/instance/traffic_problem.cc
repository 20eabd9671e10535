#include "korridor/instance/traffic_problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "korridor/base/text.h"
#include "korridor/instance/words.h"

namespace korridor {
namespace {

constexpr double kLargest = 1e15;
constexpr double kLeastLoad = 1e-9;  ///< keeps the slope of a root finite on an empty link

/// What stands between < and > at the start of a line, and the first word behind it.
struct Label {
  std::string name;
  Word value;
};

std::optional<Label> read_label(const WordReader& in) {
  const std::string_view raw = in.raw();
  const std::size_t open = raw.find('<');
  const std::size_t close = raw.find('>');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open ||
      in.line()[0].text.front() != '<')
    return std::nullopt;
  Label label{.name = std::string(trim(raw.substr(open + 1, close - open - 1))),
              .value = {.text = {}, .row = in.row(), .column = static_cast<std::int64_t>(close) + 2}};
  for (const Word& word : in.line())
    if (word.column > static_cast<std::int64_t>(close) + 1) return label.value = word, label;
  return label;
}

struct Sizes {
  std::int64_t zones = -1, nodes = -1, first_through = -1, links = -1;
};

/// Reads up to END OF METADATA; false where it never comes.
bool read_sizes(WordReader& in, Sizes& sizes) {
  while (!in.hopeless() && !in.next_line().empty()) {
    if (in.line()[0].text.front() == '~') continue;
    const auto label = read_label(in);
    if (!label)
      return in.fault(in.line()[0], "this line is no <LABEL>", "the head of the file ends with <END OF METADATA>"),
             false;
    if (label->name == "END OF METADATA") return !in.failed();
    std::int64_t* const size = label->name == "NUMBER OF ZONES"   ? &sizes.zones
                               : label->name == "NUMBER OF NODES" ? &sizes.nodes
                               : label->name == "FIRST THRU NODE" ? &sizes.first_through
                               : label->name == "NUMBER OF LINKS" ? &sizes.links
                                                                  : nullptr;
    if (size != nullptr) *size = in.count(label->value, label->name).value_or(-1);
  }
  return in.fault("<END OF METADATA> is missing", "is the file cut?"), false;
}

double amount(WordReader& in, const Word& word, std::string_view what) {
  const auto value = in.number(word, what);
  if (value && (*value < 0 || *value > kLargest))
    in.fault(word, fmt::format("{} is {}", what, *value), "give a number from 0 to 1e15");
  return value.value_or(0);
}

/// FROM TO CAPACITY LENGTH FREE_TIME B POWER and more.
void read_link(WordReader& in, TrafficProblem& problem) {
  const auto& line = in.line();
  if (line.size() < 7)
    return in.fault(line[0], "the line is too short for a link", "FROM TO CAPACITY LENGTH TIME B POWER");
  const auto n = static_cast<std::int64_t>(problem.nodes);
  const auto from = in.whole(line[0], "the node", 1, n);
  const auto to = in.whole(line[1], "the node", 1, n);
  TrafficProblem::Link link{.from = static_cast<std::int32_t>(from.value_or(1) - 1),
                            .to = static_cast<std::int32_t>(to.value_or(1) - 1),
                            .capacity = amount(in, line[2], "the capacity"),
                            .free_time = amount(in, line[4], "the free-flow time"),
                            .b = amount(in, line[5], "B"),
                            .power = amount(in, line[6], "the power"),
                            .length = amount(in, line[3], "the length")};
  if (line.size() > 8 && line[8].text != ";") link.toll = amount(in, line[8], "the toll");
  if (link.power > 100) in.fault(line[6], "the power is above 100", "powers are about 4");
  if (link.capacity == 0 && link.b > 0)
    in.fault(line[2], "the capacity is 0", "give a number above 0, or leave the link out");
  problem.links.push_back(link);
}

}  // namespace

double TrafficProblem::Link::time(double flow) const {
  const double busy = power == 0 || b == 0 ? b : b * std::pow(flow / capacity, power);
  return free_time * (1 + busy) + extra;
}

double TrafficProblem::Link::slope(double flow) const {
  if (power == 0 || b == 0) return 0;
  return free_time * b * power / capacity * std::pow(std::max(flow / capacity, kLeastLoad), power - 1);
}

double TrafficProblem::Link::integral(double flow) const {
  const double busy =
      power == 0 || b == 0 ? b * flow : b * capacity / (power + 1) * std::pow(flow / capacity, power + 1);
  return free_time * (flow + busy) + extra * flow;
}

void TrafficProblem::weigh(double per_length, double per_toll) {
  for (Link& link : links) link.extra = per_length * link.length + per_toll * link.toll;
}

Result<TrafficProblem> read_tntp_net(std::string_view text, const std::string& file) {
  WordReader in(text, file, ";");
  Sizes sizes;
  if (!read_sizes(in, sizes)) return in.errors();
  if (sizes.zones < 0 || sizes.nodes < 0 || sizes.links < 0)
    return in.fault("<NUMBER OF ZONES>, <NUMBER OF NODES> or <NUMBER OF LINKS> is missing", "add it to the head"),
           in.errors();
  if (sizes.zones > sizes.nodes)
    return in.fault("there are more zones than nodes", "zones are the first nodes"), in.errors();
  TrafficProblem problem;
  problem.nodes = static_cast<std::size_t>(sizes.nodes);
  problem.zones = static_cast<std::size_t>(sizes.zones);
  problem.first_through = static_cast<std::int32_t>(std::max<std::int64_t>(0, sizes.first_through - 1));
  while (!in.hopeless() && !in.next_line().empty())
    if (const char first = in.line()[0].text.front(); first != '~' && first != ';') read_link(in, problem);
  if (!in.failed() && static_cast<std::int64_t>(problem.links.size()) != sizes.links)
    in.fault(fmt::format("the file has {} links, its head says {}", problem.links.size(), sizes.links),
             "is the file cut?");
  if (in.failed()) return in.errors();
  return problem;
}

namespace {

/// `TO : AMOUNT ;` again and again, over the ends of lines.
void read_trips_of(WordReader& in, std::int32_t origin, TrafficProblem& problem) {
  const auto& line = in.line();
  for (std::size_t k = 0; k < line.size();) {
    if (line[k].text == ";") {
      ++k;
      continue;
    }
    if (k + 2 >= line.size() || line[k + 1].text != ":")
      return in.fault(line[k], "this is not ZONE : TRIPS ;", "write it so");
    const auto to = in.whole(line[k], "the zone", 1, static_cast<std::int64_t>(problem.zones));
    const double trips = amount(in, line[k + 2], "the number of trips");
    if (to && *to - 1 != origin && trips > 0)
      problem.trips.push_back({origin, static_cast<std::int32_t>(*to - 1), trips});
    k += 3;
  }
}

}  // namespace

Result<void> read_tntp_trips(std::string_view text, const std::string& file, TrafficProblem& problem) {
  WordReader in(text, file, ":;");
  Sizes sizes;
  if (!read_sizes(in, sizes)) return in.errors();
  if (sizes.zones != static_cast<std::int64_t>(problem.zones))
    return in.fault(fmt::format("the trips are for {} zones, the net has {}", sizes.zones, problem.zones),
                    "take the trips of this net"),
           in.errors();
  std::int32_t origin = -1;
  while (!in.hopeless() && !in.next_line().empty()) {
    const auto& line = in.line();
    if (line[0].text.front() == '~') continue;
    if (line[0].text == "Origin" && line.size() >= 2) {
      origin = static_cast<std::int32_t>(in.whole(line[1], "the origin", 1, sizes.zones).value_or(0) - 1);
    } else if (origin < 0) {
      in.fault(line[0], "trips stand before the first Origin", "write Origin ZONE first");
    } else {
      read_trips_of(in, origin, problem);
    }
  }
  if (in.failed()) return in.errors();
  std::ranges::sort(problem.trips, {}, [](const TrafficProblem::Trip& t) { return std::pair(t.from, t.to); });
  for (std::size_t k = 1; k < problem.trips.size(); ++k)
    if (problem.trips[k].from == problem.trips[k - 1].from && problem.trips[k].to == problem.trips[k - 1].to)
      return in.fault(
                 fmt::format("the trips from {} to {} stand twice", problem.trips[k].from + 1, problem.trips[k].to + 1),
                 "add them up"),
             in.errors();
  return {};
}

Result<std::filesystem::path> find_trips(const std::filesystem::path& net) {
  std::string name = net.filename().string();
  const std::size_t at = name.rfind("_net.");
  if (at != std::string::npos) {
    name.replace(at, 5, "_trips.");
    const std::string stem = name.substr(0, at + 7);
    std::error_code ignored;
    for (const std::string& candidate : {name, stem + "tntp", stem + "tntp.gz", stem + "tntp.bz2"})
      if (std::filesystem::is_regular_file(net.parent_path() / candidate, ignored))
        return net.parent_path() / candidate;
  }
  return fail({.code = "no_file",
               .message = "there is no trips file beside it",
               .file = net.string(),
               .hint = "put X_trips.tntp beside X_net.tntp"});
}

}  // namespace korridor
