#include "korridor/instance/dimacs.h"

#include <fmt/format.h>

#include "korridor/instance/words.h"

namespace korridor {
namespace {

constexpr std::int64_t kMost = std::int64_t{1} << 61;

struct Reading {
  WordReader in;
  FlowNetwork network;
  std::int64_t arcs = -1;
  std::vector<char> has_supply;

  void problem(const std::vector<Word>& line) {
    if (arcs >= 0) return in.fault(line[0], "a second problem line", "keep one");
    if (line.size() != 4 || line[1].text != "min")
      return in.fault(line[0], "the problem line is not p min NODES ARCS", "write p min NODES ARCS");
    const auto n = in.count(line[2], "the number of nodes");
    const auto m = in.count(line[3], "the number of arcs");
    if (!n || !m) return;
    network.supply.assign(static_cast<std::size_t>(*n), 0);
    has_supply.assign(static_cast<std::size_t>(*n), 0);
    arcs = *m;
  }
  std::optional<std::size_t> node(const Word& word) {
    const auto v = in.whole(word, "the node", 1, static_cast<std::int64_t>(network.nodes()));
    return v ? std::optional(static_cast<std::size_t>(*v - 1)) : std::nullopt;
  }
  void supply(const std::vector<Word>& line) {
    if (line.size() != 3) return in.fault(line[0], "a node line has not two numbers", "write n NODE SUPPLY");
    const auto v = node(line[1]);
    const auto amount = in.whole(line[2], "the supply", -kMost, kMost);
    if (!v || !amount) return;
    if (has_supply[*v]++ != 0) return in.fault(line[1], "a node has two supplies", "keep one");
    network.supply[*v] = *amount;
  }
  void arc(const std::vector<Word>& line) {
    if (line.size() != 6) return in.fault(line[0], "an arc line has not five numbers", "write a FROM TO LOW CAP COST");
    const auto from = node(line[1]);
    const auto to = node(line[2]);
    const auto low = in.whole(line[3], "the lower bound", -kMost, kMost);
    const auto high = in.whole(line[4], "the capacity", -1, kUnlimited);
    const auto cost = in.whole(line[5], "the cost", -kMost, kMost);
    if (!from || !to || !low || !high || !cost) return;
    const bool unlimited = *high < 0 || *high >= kMost;
    if (!unlimited && *high < *low) return in.fault(line[4], "the capacity is below the lower bound", "swap them");
    network.add_arc(static_cast<std::int32_t>(*from), static_cast<std::int32_t>(*to), *low,
                    unlimited ? kUnlimited : *high, *cost);
  }
};

}  // namespace

Result<FlowNetwork> read_dimacs(std::string_view text, const std::string& file) {
  Reading reading{.in = WordReader(text, file), .network = {}, .has_supply = {}};
  WordReader& in = reading.in;
  while (!in.hopeless() && !in.next_line().empty()) {
    const auto& line = in.line();
    const std::string_view kind = line[0].text;
    if (kind == "c") continue;
    if (kind == "p")
      reading.problem(line);
    else if (reading.arcs < 0)
      return in.fault(line[0], "there is no problem line before this one", "start with p min NODES ARCS"), in.errors();
    else if (kind == "n")
      reading.supply(line);
    else if (kind == "a")
      reading.arc(line);
    else
      in.fault(line[0], "the line is none of c, p, n, a", "see docs/methods/instances.md");
  }
  if (reading.arcs < 0 && !in.failed()) in.fault("there is no problem line", "start with p min NODES ARCS");
  if (!in.failed() && static_cast<std::int64_t>(reading.network.arcs()) != reading.arcs)
    in.fault(fmt::format("the file has {} arcs, its problem line says {}", reading.network.arcs(), reading.arcs),
             "is the file cut?");
  if (in.failed()) return in.errors();
  if (auto checked = check_network(reading.network); !checked) return std::unexpected(checked.error());
  return std::move(reading.network);
}

}  // namespace korridor
