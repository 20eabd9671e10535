#include "cases/case_file.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "korridor/base/text.h"
#include "korridor/study/schema.h"

namespace korridor::cases {
namespace {

const std::set<std::string> kLines = {"order", "years", "period", "discount_rate", "holding_rate", "avoid", "factor"};

/// The line without its comment: `#` at the start, or after a blank.
std::string without_comment(const std::string& line) {
  for (std::size_t at = line.find('#'); at != std::string::npos; at = line.find('#', at + 1))
    if (at == 0 || line[at - 1] == ' ') return line.substr(0, at);
  return line;
}

std::vector<std::string> words_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

/// Cells two blanks or more apart, so that a selector may hold single blanks.
std::vector<std::string> cells_of(const std::string& text) {
  std::vector<std::string> cells;
  std::size_t from = text.find_first_not_of(' ');
  while (from < text.size()) {
    const std::size_t gap = std::min(text.find("  ", from), text.size());
    const auto cell = trim(std::string_view(text).substr(from, gap - from));
    cells.emplace_back(cell == "-" ? "" : cell);
    from = text.find_first_not_of(' ', gap);
  }
  return cells;
}

class Parser {
 public:
  Parser(const std::string& text, const std::string& file) : text_(text), file_(file) {}

  Result<CaseFile> run() {
    std::istringstream in(text_);
    for (std::string raw; std::getline(in, raw);) {
      ++line_;
      if (raw.starts_with("# shows:")) out_.shows = trim(std::string_view(raw).substr(8));
      const std::string text = without_comment(raw);
      if (trim(text).empty()) continue;
      if (text.front() == ' ')
        take_row(text);
      else
        start(text);
    }
    if (out_.shows.empty()) complain("the case does not say what it shows", "start with a line `# shows: ...`");
    if (out_.questions.empty()) complain("the case asks nothing", "end with `plan` and what must come out");
    if (!errors_.empty()) return std::unexpected(errors_);
    return std::move(out_);
  }

 private:
  void complain(std::string message, std::string hint) {
    errors_.push_back(
        {.code = "bad_case", .message = std::move(message), .file = file_, .row = line_, .hint = std::move(hint)});
  }

  void start(const std::string& text) {
    std::vector<std::string> words = words_of(text);
    section_ = words.front();
    words.erase(words.begin());
    if (section_ == "map") return;
    if (section_ == "with" || section_ == "ordered") return take_scenario(words);
    if (section_ == "plan") {
      out_.questions.push_back(std::move(next_));
      next_ = {};
    } else if (kLines.contains(section_)) {
      out_.lines.push_back({line_, section_, std::move(words)});
    } else if (find_table_schema(section_) != nullptr) {
      out_.tables.push_back({section_, std::move(words), {}});
    } else {
      complain(fmt::format("there is no section {}", section_),
               "name a table of docs/reference/schema.md, order, with or plan");
    }
  }

  void take_scenario(const std::vector<std::string>& words) {
    if (section_ == "ordered") next_.ordered = true;
    next_.with.insert(next_.with.end(), words.begin(), words.end());
  }

  void take_row(const std::string& text) {
    if (section_ == "map") return;
    if (section_ == "plan") {
      out_.questions.back().answers.push_back({line_, words_of(text)});
    } else if (!out_.tables.empty() && section_ == out_.tables.back().name) {
      auto cells = cells_of(text);
      CaseTable& table = out_.tables.back();
      if (cells.size() > table.columns.size() + 1)
        complain(fmt::format("{} cells under {} columns", cells.size(), table.columns.size() + 1),
                 "put one blank inside a cell, two between cells");
      cells.resize(table.columns.size() + 1);
      table.rows.push_back({line_, std::move(cells)});
    } else {
      complain(fmt::format("{} takes no rows", section_.empty() ? "the start" : section_),
               "start a section at the first column");
    }
  }

  const std::string& text_;
  const std::string& file_;
  CaseFile out_;
  Question next_;
  Errors errors_;
  std::string section_;
  int line_ = 0;
};

}  // namespace

Result<CaseFile> parse_case(const std::string& text, const std::string& file) { return Parser(text, file).run(); }

}  // namespace korridor::cases
