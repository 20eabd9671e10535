#include "korridor/instance/mps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

#include "korridor/instance/mps_bounds.h"
#include "korridor/instance/words.h"

namespace korridor {
namespace {

/// One pass over the text. Words are cut by blanks, or by the fixed columns.
class Reading {
 public:
  Reading(std::string_view text, const std::string& file, bool fixed) : in_(text, file), fixed_(fixed) {}
  Result<MpsProgram> run();

 private:
  using Line = std::vector<Word>;
  enum class Section { kNone, kSense, kObjective, kRows, kColumns, kRhs, kRanges, kBounds, kEnd };

  void header(const Line& line);
  void open(Section section, const Word& name, bool in_place);
  void data(const Line& line);
  void sense(const Word& word);
  void row(const Line& line);
  void column(const Line& line);
  void entry(const Word& name, const Word& value);
  void side(const Line& line, bool range);
  void bound(const Line& line);
  void begin_column(const Word& name);
  void end_column();
  void end();
  /// -1 for the objective, -2 for a free row that was dropped, nothing for an unknown one.
  std::optional<std::int32_t> find_row(const Word& name);

  WordReader in_;
  bool fixed_;
  Section section_ = Section::kNone;
  MpsProgram program_;
  std::string wanted_objective_;
  bool has_objective_ = false, has_rows_ = false, has_columns_ = false, whole_ = false, in_column_ = false;
  std::unordered_map<std::string, std::int32_t> rows_, columns_;
  std::string current_;
  double cost_ = 0;
  std::vector<std::pair<std::int32_t, double>> entries_;
  std::vector<std::size_t> entry_of_row_;  ///< the column (counted from 1) that last had an entry in the row
  std::size_t cost_of_column_ = 0;
  std::vector<char> kinds_;
  BoundSheet bounds_;
  std::vector<double> rhs_, range_;
};

Result<MpsProgram> Reading::run() {
  while (section_ != Section::kEnd && !in_.hopeless() && !in_.next_line().empty()) {
    const char first = in_.raw().front();
    if (first == '*' || in_.line()[0].text.front() == '*') continue;
    if (first != ' ' && first != '\t')
      header(in_.line());
    else
      data(fixed_ ? cut_fixed_columns(in_) : in_.line());
  }
  end();
  if (in_.failed()) return in_.errors();
  return std::move(program_);
}

void Reading::header(const Line& line) {
  end_column();
  const std::string_view name = line[0].text;
  if (name == "NAME") {
    if (line.size() > 1) program_.name = line[1].text;
  } else if (name == "OBJSENSE" || name == "OBJSENCE") {
    section_ = Section::kSense;
    if (line.size() > 1) sense(line[1]);
  } else if (name == "OBJNAME" || name == "OBJECTIVE") {
    section_ = Section::kObjective;
    if (line.size() > 1) wanted_objective_ = line[1].text;
  } else if (name == "ROWS") {
    open(Section::kRows, line[0], !has_rows_);
    has_rows_ = true;
  } else if (name == "COLUMNS") {
    open(Section::kColumns, line[0], has_rows_ && !has_columns_);
    has_columns_ = true;
    entry_of_row_.assign(kinds_.size(), 0);
    rhs_.assign(kinds_.size(), 0.0);
    range_.assign(kinds_.size(), kInfinity);
  } else if (name == "RHS" || name == "RANGES" || name == "BOUNDS") {
    open(name == "RHS" ? Section::kRhs : name == "RANGES" ? Section::kRanges : Section::kBounds, line[0], has_columns_);
  } else if (name == "ENDATA") {
    section_ = Section::kEnd;
  } else {
    in_.fault(line[0], "this is no section of a linear or whole-number program",
              "sections: NAME OBJSENSE ROWS COLUMNS RHS RANGES BOUNDS ENDATA");
  }
}

/// A section out of its place is not read: its lines would be told as standing in none.
void Reading::open(Section section, const Word& name, bool in_place) {
  section_ = in_place ? section : Section::kNone;
  if (!in_place)
    in_.fault(name, fmt::format("{} stands twice or too early", name.text),
              "keep the order ROWS, COLUMNS, then the others");
}

void Reading::data(const Line& line) {
  if (line.empty()) return;
  switch (section_) {
    case Section::kSense:
      return sense(line[0]);
    case Section::kObjective:
      wanted_objective_ = line[0].text;
      return;
    case Section::kRows:
      return row(line);
    case Section::kColumns:
      return column(line);
    case Section::kRhs:
      return side(line, false);
    case Section::kRanges:
      return side(line, true);
    case Section::kBounds:
      return bound(line);
    case Section::kNone:
    case Section::kEnd:
      return in_.fault(line[0], "this line stands in no section", "start with ROWS");
  }
}

void Reading::sense(const Word& word) {
  if (word.text == "MAX" || word.text == "MAXIMIZE" || word.text == "MAXIMISE")
    program_.maximise = true;
  else if (word.text != "MIN" && word.text != "MINIMIZE" && word.text != "MINIMISE")
    in_.fault(word, "the sense is neither MIN nor MAX", "write MIN or MAX");
}

void Reading::row(const Line& line) {
  if (line.size() != 2 || line[0].text.size() != 1 ||
      std::string_view("NLGEnlge").find(line[0].text) == std::string_view::npos)
    return in_.fault(line[0], "a row is not a kind (N L G E) and a name", "write it so");
  const char kind = static_cast<char>(std::toupper(line[0].text[0]));
  const std::string name(line[1].text);
  std::int32_t number = static_cast<std::int32_t>(kinds_.size());
  if (kind == 'N') {
    const bool chosen = !has_objective_ && (wanted_objective_.empty() || wanted_objective_ == name);
    has_objective_ |= chosen;
    program_.free_rows_dropped += chosen ? 0 : 1;
    number = chosen ? -1 : -2;
  }
  if (!rows_.emplace(name, number).second) return in_.fault(line[1], "a row has two lines", "give every row one name");
  if (kind == 'N') return;
  kinds_.push_back(kind);
  program_.row_names.push_back(name);
}

void Reading::column(const Line& line) {
  if (line.size() >= 3 && line[1].text == "'MARKER'") {
    end_column();
    if (line.back().text == "'INTORG'")
      whole_ = true;
    else if (line.back().text == "'INTEND'")
      whole_ = false;
    else
      in_.fault(line.back(), "a marker is neither 'INTORG' nor 'INTEND'", "write one of these");
    return;
  }
  if (line.size() != 3 && line.size() != 5)
    return in_.fault(line[0], "a column line is not a name and one or two pairs of row and value",
                     "write COLUMN ROW VALUE");
  if (!in_column_ || line[0].text != current_) {
    end_column();
    begin_column(line[0]);
  }
  for (std::size_t k = 1; k + 1 < line.size(); k += 2) entry(line[k], line[k + 1]);
}

void Reading::begin_column(const Word& name) {
  current_ = name.text;
  in_column_ = true;
  if (!columns_.emplace(current_, static_cast<std::int32_t>(program_.column_names.size())).second)
    in_.fault(name, "a column goes on after another one", "keep the lines of a column together");
  program_.column_names.emplace_back(current_);
  if (whole_ && program_.lp.integer.empty()) program_.lp.integer.assign(program_.column_names.size() - 1, 0);
  if (whole_ || !program_.lp.integer.empty()) program_.lp.integer.push_back(whole_ ? 1 : 0);
}

std::optional<std::int32_t> Reading::find_row(const Word& name) {
  const auto at = rows_.find(std::string(name.text));
  if (at != rows_.end()) return at->second;
  in_.fault(name, "the row is not in ROWS", "look at its spelling");
  return std::nullopt;
}

void Reading::entry(const Word& name, const Word& word) {
  const auto i = find_row(name);
  const auto value = in_.number(word, "the coefficient");
  if (!i || !value || *i == -2) return;
  if (std::abs(*value) >= kNoBound) return in_.fault(word, "the coefficient is 1e20 or more", "scale the program");
  const std::size_t column = program_.column_names.size();
  std::size_t& last = *i == -1 ? cost_of_column_ : entry_of_row_[static_cast<std::size_t>(*i)];
  if (last == column) return in_.fault(name, "a column has two values in one row", "add them up");
  last = column;
  if (*i == -1)
    cost_ = *value;
  else if (*value != 0)
    entries_.emplace_back(*i, *value);
}

void Reading::end_column() {
  if (!in_column_) return;
  in_column_ = false;
  program_.lp.add_column(cost_, 0.0, kInfinity, std::move(entries_));
  entries_.clear();
  cost_ = 0;
}

void Reading::side(const Line& line, bool range) {
  const std::size_t first = line.size() % 2;  // the name of the vector may be left out
  if (line.size() < 2) return in_.fault(line[0], "the line is not pairs of row and value", "write NAME ROW VALUE");
  for (std::size_t k = first; k + 1 < line.size(); k += 2) {
    const auto i = find_row(line[k]);
    const auto value = in_.number(line[k + 1], range ? "the range" : "the right-hand side");
    if (!i || !value || *i == -2) continue;
    if (*i == -1 && range)
      in_.fault(line[k], "the objective has no range", "leave the line out");
    else if (*i == -1)
      program_.offset = -*value;
    else
      (range ? range_ : rhs_)[static_cast<std::size_t>(*i)] = *value;
  }
}

void Reading::bound(const Line& line) {
  const auto kind = find_bound_kind(line[0].text);
  if (!kind) return in_.fault(line[0], "this is no kind of bound", "kinds: LO UP FX FR MI PL BV LI UI");
  const bool valued = has_value(*kind);
  // BND may be left out, and MI, FR and their like may carry a value that says nothing
  std::size_t column = line.size() >= (valued ? 4U : 3U) ? 2 : 1;
  const auto is_column = [&](std::size_t k) { return columns_.contains(std::string(line[k].text)); };
  if (!valued && line.size() == 3 && !is_column(2) && is_column(1)) column = 1;  // KIND COLUMN VALUE
  if (line.size() <= column + (valued ? 1 : 0))
    return in_.fault(line[0], "the bound lacks a column or a value", "write KIND NAME COLUMN VALUE");
  const auto j = columns_.find(std::string(line[column].text));
  if (j == columns_.end()) return in_.fault(line[column], "the column is not in COLUMNS", "look at its spelling");
  double value = 0;
  if (valued) {
    const auto endless = parse_infinity(line[column + 1].text);
    const auto number = endless ? endless : in_.number(line[column + 1], "the bound");
    if (!number) return;
    value = *number;
  }
  if (*kind == BoundKind::kFixed && std::abs(value) >= kNoBound)
    in_.fault(line[column], "a column is fixed at no number", "give a number below 1e20");
  bounds_.set(program_.lp, *kind, static_cast<std::size_t>(j->second), value);
}

void Reading::end() {
  end_column();
  if (in_.failed()) return;
  if (!has_rows_) return in_.fault("there is no section ROWS", "is this an MPS file?");
  if (section_ != Section::kEnd) return in_.fault("the file ends without ENDATA", "is it cut?");
  if (!has_objective_)
    return in_.fault(
        wanted_objective_.empty() ? "no row of kind N gives the costs" : "the objective that OBJNAME gives is no N row",
        "add one to ROWS");
  LinearProgram& lp = program_.lp;
  for (std::size_t i = 0; i < kinds_.size(); ++i) {
    const double r = rhs_.empty() ? 0 : rhs_[i];
    const double width = range_.empty() || std::isinf(range_[i]) ? (kinds_[i] == 'E' ? 0 : kInfinity) : range_[i];
    const double low = kinds_[i] == 'L' ? r - std::abs(width) : kinds_[i] == 'E' ? r + std::min(0.0, width) : r;
    const double high = kinds_[i] == 'G' ? r + std::abs(width) : kinds_[i] == 'E' ? r + std::max(0.0, width) : r;
    lp.add_row(low <= -kNoBound ? -kInfinity : low, high >= kNoBound ? kInfinity : high);
  }
  program_.whole_without_bounds = bounds_.close_whole_columns(lp);
  program_.below_zero_opened = bounds_.below_zero_opened;
  for (std::size_t j = 0; j < lp.columns(); ++j)
    if (lp.lower[j] > lp.upper[j] || lp.lower[j] == kInfinity || lp.upper[j] == -kInfinity)
      return in_.fault(fmt::format("column {} has lower bound {} above its upper bound {}", program_.column_names[j],
                                   lp.lower[j], lp.upper[j]),
                       "swap them");
  if (!program_.maximise) return;
  for (double& c : lp.cost) c = -c;
}

}  // namespace

Result<MpsProgram> read_mps(std::string_view text, const std::string& file) {
  auto free = Reading(text, file, false).run();
  if (free) return free;
  auto fixed = Reading(text, file, true).run();
  return fixed ? std::move(fixed) : std::move(free);
}

}  // namespace korridor
