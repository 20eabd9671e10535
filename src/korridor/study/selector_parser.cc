#include "korridor/study/selector_parser.h"

#include <fmt/format.h>

#include <algorithm>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"

namespace korridor {
namespace {

constexpr std::size_t kMaxLength = 4096;
constexpr int kMaxDepth = 64;
using NodePtr = std::shared_ptr<Selector::Node>;
using Kind = Selector::Node::Kind;

class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) {}

  NodePtr parse() {
    NodePtr node = parse_or(0);
    if (node && !at_end()) {
      complain(fmt::format("'{}' was not expected", text_[at_]), "join terms with & or |");
      return nullptr;
    }
    return node;
  }
  [[nodiscard]] const std::string& problem() const { return problem_; }
  [[nodiscard]] const std::string& hint() const { return hint_; }

 private:
  NodePtr parse_list(Kind kind, char sign, int depth) {
    const auto part = [&] { return kind == Kind::kOr ? parse_list(Kind::kAnd, '&', depth) : parse_not(depth); };
    NodePtr first = part();
    if (!first || !take(sign)) return first;
    auto node = std::make_shared<Selector::Node>();
    node->kind = kind;
    node->begin = first->begin;
    node->children.push_back(first);
    do {
      NodePtr next = part();
      if (!next) return nullptr;
      node->end = next->end;
      node->children.push_back(std::move(next));
    } while (take(sign));
    return node;
  }
  NodePtr parse_or(int depth) { return parse_list(Kind::kOr, '|', depth); }

  NodePtr parse_not(int depth) {
    if (depth > kMaxDepth) return complain("brackets and ! nest too deep", "write it simpler");
    skip_blanks();
    const std::size_t begin = at_;
    if (take('!')) {
      NodePtr inner = parse_not(depth + 1);
      if (!inner) return nullptr;
      auto node = std::make_shared<Selector::Node>();
      node->kind = Kind::kNot;
      node->begin = begin;
      node->end = inner->end;
      node->children.push_back(std::move(inner));
      return node;
    }
    if (!take('(')) return parse_term();
    NodePtr inner = parse_or(depth + 1);
    if (!inner) return nullptr;
    if (!take(')')) return complain("a bracket is not closed", "add )");
    if (inner->kind == Kind::kTerm) return inner;  // it keeps its own place, for messages
    inner->begin = begin;
    inner->end = at_;
    return inner;
  }

  NodePtr parse_term() {
    auto node = std::make_shared<Selector::Node>();
    skip_blanks();
    node->begin = at_;
    if (!read_word(node->value)) return nullptr;
    node->end = at_;
    if (take(':')) {
      node->key = std::move(node->value);
      node->value.clear();
      if (std::ranges::find(selector_keys(), node->key) == selector_keys().end())
        return complain(node->begin, fmt::format("there is no key {}", node->key),
                        did_you_mean(node->key, selector_keys(),
                                     "keys are country, mode, corridor, place, link, good, owner, ..."));
      if (!read_word(node->value)) return nullptr;
      node->end = at_;
    }
    skip_blanks();
    if (text_.substr(std::min(at_, text_.size())).starts_with(">=")) {
      at_ += 2;
      std::string number;
      if (!read_word(number)) return nullptr;
      const auto percent = parse_number(number);
      if (node->key != "owner" || !percent || *percent < 0 || *percent > 100)
        return complain(">= needs an owner and a percentage", "write owner:RUS>=50");
      node->percent = *percent;
      node->end = at_;
    }
    return node;
  }

  bool read_word(std::string& word) {
    skip_blanks();
    if (!at_end() && text_[at_] == '"') {
      const std::size_t close = text_.find('"', at_ + 1);
      if (close == std::string_view::npos) return complain("a quote is not closed", "add \"") != nullptr;
      word = text_.substr(at_ + 1, close - at_ - 1);
      at_ = close + 1;
    } else {
      const std::size_t stop = std::min(text_.find_first_of("|&!():>\" \t\n\r", at_), text_.size());
      word = text_.substr(at_, stop - at_);
      at_ = stop;
    }
    if (word.empty())
      return complain(at_end() ? "the selector ends where a name was expected"
                               : fmt::format("a name was expected before '{}'", text_[at_]),
                      "write key:value, such as country:CHN") != nullptr;
    return true;
  }

  bool take(char sign) {
    skip_blanks();
    if (at_end() || text_[at_] != sign) return false;
    ++at_;
    return true;
  }
  void skip_blanks() {
    while (!at_end() && (text_[at_] == ' ' || text_[at_] == '\t' || text_[at_] == '\n' || text_[at_] == '\r')) ++at_;
  }
  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }

  NodePtr complain(const std::string& what, std::string hint) { return complain(at_, what, std::move(hint)); }
  NodePtr complain(std::size_t at, const std::string& what, std::string hint) {
    if (problem_.empty()) {
      problem_ = what + at_character(text_, at);
      hint_ = std::move(hint);
    }
    return nullptr;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::string problem_, hint_;
};

}  // namespace

std::string at_character(std::string_view text, std::size_t byte) {
  const auto starts = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80; };
  const auto before = std::ranges::count_if(text.substr(0, byte), starts);
  return fmt::format(" (at character {} of the selector)", before + 1);
}

const std::vector<std::string>& selector_keys() {
  static const std::vector<std::string> keys = {"country", "mode",   "corridor", "label",  "owner", "place",   "port",
                                                "link",    "kind",   "good",     "supply", "plant", "process", "order",
                                                "gauge",   "status", "store",    "buyer",  "seller"};
  return keys;
}

Result<NodePtr> parse_selector_text(std::string_view text, const Error& where) {
  if (text.size() > kMaxLength)
    return fail(error_at(where, "bad_selector", fmt::format("the selector is longer than {} bytes", kMaxLength),
                         "split it up"));
  Parser parser(text);
  NodePtr node = parser.parse();
  if (!node) return fail(error_at(where, "bad_selector", parser.problem(), parser.hint()));
  return node;
}

Result<void> check_selector_syntax(std::string_view text, const Error& where) {
  if (auto parsed = parse_selector_text(text, where); !parsed) return std::unexpected(parsed.error());
  return {};
}

}  // namespace korridor
