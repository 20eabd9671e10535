#include "korridor/instance/design_problem.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "korridor/instance/words.h"

namespace korridor {
namespace {

constexpr std::int64_t kMostPairs = 50'000'000;
constexpr double kLargest = 1e15;

struct Reading {
  WordReader in;
  DesignProblem problem;

  std::optional<std::int32_t> node(const Word& word) {
    const auto v = in.whole(word, "the node", 1, static_cast<std::int64_t>(problem.nodes));
    return v ? std::optional(static_cast<std::int32_t>(*v - 1)) : std::nullopt;
  }
  std::optional<std::size_t> good(const Word& word) {
    const auto k = in.whole(word, "the good", 1, static_cast<std::int64_t>(problem.goods.size()));
    return k ? std::optional(static_cast<std::size_t>(*k - 1)) : std::nullopt;
  }
  /// An amount or cost: a number of zero or more.
  double amount(const Word& word, std::string_view what) {
    const auto value = in.number(word, what);
    if (value && (*value < 0 || *value > kLargest))
      in.fault(word, fmt::format("{} is {}", what, *value), "give a number from 0 to 1e15");
    return value.value_or(0);
  }
  /// The next line if it has at least so many words; else a fault and false.
  bool line_of(std::size_t words, std::string_view what) {
    if (in.hopeless()) return false;
    if (in.next_line().empty())
      return in.fault(fmt::format("the file ends where {} should stand", what), "is it cut?"), false;
    if (in.line().size() >= words) return true;
    return in.fault(in.line()[0], fmt::format("the line is too short for {}", what),
                    fmt::format("it has {} numbers at least", words)),
           false;
  }
  void plain_arc() {
    const auto& line = in.line();
    const auto from = node(line[0]);
    const auto to = node(line[1]);
    const double cost = amount(line[2], "the cost");
    const double capacity = amount(line[3], "the capacity");
    const double fixed = amount(line[4], "the fixed cost");
    if (from && to)
      problem.arcs.push_back(
          {.from = *from, .to = *to, .capacity = capacity, .fixed_cost = fixed, .unit_cost = {cost}, .most = {}});
  }
  bool arc_by_good() {
    const std::vector<Word> line = in.line();
    const auto from = node(line[0]);
    const auto to = node(line[1]);
    DesignProblem::Arc arc{.from = from.value_or(0),
                           .to = to.value_or(0),
                           .capacity = amount(line[3], "the capacity"),
                           .fixed_cost = amount(line[2], "the fixed cost"),
                           .unit_cost = std::vector<double>(problem.goods.size(), 0.0),
                           .most = std::vector<double>(problem.goods.size(), 0.0)};
    const auto count =
        in.whole(line[4], "the number of goods of the arc", 0, static_cast<std::int64_t>(problem.goods.size()));
    for (std::int64_t c = 0; c < count.value_or(0); ++c) {
      if (!line_of(3, "a good of an arc")) return false;
      const auto k = good(in.line()[0]);
      const double cost = amount(in.line()[1], "the cost");
      const double most = amount(in.line()[2], "the capacity");
      if (k) arc.unit_cost[*k] = cost;
      if (k) arc.most[*k] = most;
    }
    problem.arcs.push_back(std::move(arc));
    return true;
  }
  void plain_good(std::size_t k) {
    const auto from = node(in.line()[0]);
    const auto to = node(in.line()[1]);
    const double wanted = amount(in.line()[2], "the amount");
    if (from && to) problem.goods[k] = {{*from, wanted}, {*to, -wanted}};
  }
  void supply() {
    const auto k = good(in.line()[0]);
    const auto v = node(in.line()[1]);
    const auto value = in.number(in.line()[2], "the supply");
    if (value && std::abs(*value) > kLargest) in.fault(in.line()[2], "the supply is beyond 1e15", "scale the amounts");
    if (k && v && value) problem.goods[*k].push_back({*v, *value});
  }
  void balance() {
    for (std::size_t k = 0; k < problem.goods.size() && !in.failed(); ++k) {
      double sum = 0;
      for (const auto& a : problem.goods[k]) sum += a.supply;
      if (std::abs(sum) > 1e-6)
        in.fault(fmt::format("the supplies of good {} add up to {}", k + 1, sum), "let them add up to 0");
    }
  }
  Result<DesignProblem> run();
};

bool is_size_line(const std::vector<Word>& line) {
  return line.size() == 3 && std::ranges::all_of(line, [](const Word& w) {
           return w.text.find_first_not_of("0123456789") == std::string_view::npos;
         });
}

Result<DesignProblem> Reading::run() {
  if (line_of(1, "the title") && !is_size_line(in.line())) line_of(3, "NODES ARCS GOODS");
  if (in.failed()) return in.errors();
  const std::vector<Word> sizes = in.line();
  const auto n = in.count(sizes[0], "the number of nodes");
  const auto m = in.count(sizes[1], "the number of arcs");
  const auto goods = in.count(sizes[2], "the number of goods");
  if (n && *n == 0) in.fault(sizes[0], "there are no nodes", "give at least one");
  if (m && goods && *m > 0 && *goods > kMostPairs / *m)
    in.fault(sizes[1], fmt::format("{} arcs times {} goods are too many", *m, *goods), "give 50,000,000 at most");
  if (in.failed()) return in.errors();
  if (!n || !m || !goods) return in.errors();
  problem.nodes = static_cast<std::size_t>(*n);
  problem.goods.resize(static_cast<std::size_t>(*goods));
  bool by_good = false;
  for (std::int64_t a = 0; a < *m; ++a) {
    if (!line_of(5, "an arc")) return in.errors();
    if (a == 0) by_good = in.line().size() == 5;
    if (!by_good)
      plain_arc();
    else if (!arc_by_good())
      return in.errors();
  }
  if (by_good) {
    while (!in.hopeless() && !in.next_line().empty()) {
      if (in.line().size() == 3)
        supply();
      else
        in.fault(in.line()[0], "the line is not GOOD NODE SUPPLY", "write three numbers");
    }
  } else {
    for (std::size_t k = 0; k < problem.goods.size(); ++k) {
      if (!line_of(3, "a good")) return in.errors();
      plain_good(k);
    }
    if (!in.next_line().empty())
      in.fault(in.line()[0], "more lines follow than the counts say", "look at the counts of line 2");
  }
  balance();
  if (in.failed()) return in.errors();
  return std::move(problem);
}

}  // namespace

double DesignProblem::amount_of(std::size_t good) const {
  double sum = 0;
  for (const Amount& a : goods[good]) sum += std::max(0.0, a.supply);
  return sum;
}

double DesignProblem::most_of(const Arc& arc, std::size_t good) const {
  const double room = std::min(arc.capacity, amount_of(good));
  return arc.most.empty() ? room : std::min(room, arc.most[good]);
}

Result<DesignProblem> read_design(std::string_view text, const std::string& file) {
  return Reading{.in = WordReader(text, file), .problem = {}}.run();
}

}  // namespace korridor
