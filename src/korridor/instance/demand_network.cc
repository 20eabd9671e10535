#include "korridor/instance/demand_network.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "korridor/instance/words.h"

namespace korridor {
namespace {

constexpr double kLargest = 1e15;

class Reading {
 public:
  Reading(std::string_view text, const std::string& file) : in_(text, file, "()") {}
  Result<DemandNetwork> run();

 private:
  using Line = std::vector<Word>;
  void node(const Line& line);
  void link(const Line& line);
  void demand(const Line& line);
  void pass_over(const std::string& section);
  void read_section(const std::string& section);
  double amount(const Word& word, std::string_view what);
  std::optional<std::int32_t> find(const Word& word);
  /// ID ( FROM TO ) and at least so many words behind it.
  bool has_ends(const Line& line, std::size_t behind, std::string_view form);

  WordReader in_;
  DemandNetwork network_;
  std::unordered_map<std::string, std::int32_t> number_;
};

double Reading::amount(const Word& word, std::string_view what) {
  const auto value = in_.number(word, what);
  if (value && (*value < 0 || *value > kLargest))
    in_.fault(word, fmt::format("{} is {}", what, *value), "give a number from 0 to 1e15");
  return value.value_or(0);
}

std::optional<std::int32_t> Reading::find(const Word& word) {
  const auto at = number_.find(std::string(word.text));
  if (at != number_.end()) return at->second;
  in_.fault(word, "the node is not in NODES", "look at its spelling");
  return std::nullopt;
}

bool Reading::has_ends(const Line& line, std::size_t behind, std::string_view form) {
  if (line.size() >= 5 + behind && line[1].text == "(" && line[4].text == ")") return true;
  in_.fault(line[0], fmt::format("the line is not {}", form), "write it so");
  return false;
}

void Reading::node(const Line& line) {
  const auto number = static_cast<std::int32_t>(network_.nodes.size());
  if (!number_.emplace(std::string(line[0].text), number).second)
    return in_.fault(line[0], "a node stands twice", "give every node one name");
  network_.nodes.emplace_back(line[0].text);
}

void Reading::link(const Line& line) {
  if (!has_ends(line, 4, "ID ( FROM TO ) CAPACITY COST COST COST ( {CAPACITY COST} )")) return;
  const auto from = find(line[2]);
  const auto to = find(line[3]);
  double capacity = amount(line[5], "the capacity");
  double largest = 0;
  for (std::size_t k = 9; k < line.size(); ++k) {
    if (line[k].text == "(" || line[k].text == ")") continue;
    if (k + 1 >= line.size() || line[k + 1].text == ")")
      return in_.fault(line[k], "a module lacks its cost", "write CAPACITY COST");
    largest = std::max(largest, amount(line[k], "the capacity of the module"));
    ++k;
  }
  if (from && to) network_.links.push_back({*from, *to, capacity + largest});
}

void Reading::demand(const Line& line) {
  if (!has_ends(line, 2, "ID ( FROM TO ) UNITS VALUE LONGEST")) return;
  const auto from = find(line[2]);
  const auto to = find(line[3]);
  const double value = amount(line[5], "the routing unit") * amount(line[6], "the demand");
  if (from && to) network_.demands.push_back({*from, *to, value});
}

/// META and ADMISSIBLE_PATHS, from the word behind the section's own bracket to the bracket that closes it.
void Reading::pass_over(const std::string& section) {
  int depth = 1;
  std::size_t word = 2;
  do {
    for (; word < in_.line().size(); ++word) {
      const std::string_view text = in_.line()[word].text;
      depth += text == "(" ? 1 : text == ")" ? -1 : 0;
      if (section == "ADMISSIBLE_PATHS" && depth == 1 && text == ")") ++network_.paths_passed_over;
    }
    word = 0;
  } while (depth > 0 && !in_.next_line().empty());
  if (depth > 0) in_.fault(fmt::format("the section {} never ends", section), "is the file cut?");
}

void Reading::read_section(const std::string& section) {
  if (section == "META" || section == "ADMISSIBLE_PATHS") return pass_over(section);
  if (section != "NODES" && section != "LINKS" && section != "DEMANDS") {
    in_.fault(in_.line()[0], "the section is not known", "sections: META NODES LINKS DEMANDS ADMISSIBLE_PATHS");
    return pass_over(section);
  }
  if (in_.line().size() > 2 && in_.line()[2].text == ")") return;
  while (!in_.hopeless() && !in_.next_line().empty()) {
    const Line& line = in_.line();
    if (line[0].text == ")") return;
    if (line[0].text.starts_with('#')) continue;
    if (section == "NODES")
      node(line);
    else if (section == "LINKS")
      link(line);
    else
      demand(line);
  }
  in_.fault(fmt::format("the section {} never ends", section), "is the file cut?");
}

Result<DemandNetwork> Reading::run() {
  std::vector<std::string> seen;
  while (!in_.hopeless() && !in_.next_line().empty()) {
    const Word first = in_.line()[0];
    if (first.text.starts_with('#') || first.text.starts_with('?')) continue;
    if (in_.line().size() < 2 || in_.line()[1].text != "(") {
      in_.fault(first, "no section starts here", "sections look like NODES ( ... )");
      continue;
    }
    const std::string section(first.text);
    if (std::ranges::find(seen, section) != seen.end()) in_.fault(first, "the section stands twice", "keep one");
    seen.push_back(section);
    read_section(section);
  }
  for (const char* name : {"NODES", "LINKS", "DEMANDS"})
    if (!in_.failed() && std::ranges::find(seen, name) == seen.end())
      in_.fault(fmt::format("there is no section {}", name), "is the file cut?");
  if (in_.failed()) return in_.errors();
  return std::move(network_);
}

}  // namespace

Result<DemandNetwork> read_sndlib(std::string_view text, const std::string& file) { return Reading(text, file).run(); }

}  // namespace korridor
