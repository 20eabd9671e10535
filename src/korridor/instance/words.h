#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"

namespace korridor {

/// A word of a problem file and where it stands; both count from 1.
struct Word {
  std::string_view text;
  std::int64_t row = 0, column = 0;
};

/// Reads a text line by line as words between blanks, and collects what is wrong, each at its word.
class WordReader {
 public:
  /// `text` stays alive as long as the reader and its words; `alone` are characters that are words of their own.
  WordReader(std::string_view text, std::string file, std::string_view alone = {});

  /// The words of the next line that has any; empty at the end.
  const std::vector<Word>& next_line();
  [[nodiscard]] const std::vector<Word>& line() const { return line_; }
  /// The line as it stands, without its end.
  [[nodiscard]] std::string_view raw() const { return raw_; }
  [[nodiscard]] std::int64_t row() const { return row_; }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  /// A finite number, or nothing and an error. Takes `1.`, `+5`, `1.0D+3` and what parse_number takes.
  std::optional<double> number(const Word& word, std::string_view what);
  /// A whole number in [low, high], or nothing and an error.
  std::optional<std::int64_t> whole(const Word& word, std::string_view what, std::int64_t low, std::int64_t high);

  /// A count of things that the text goes on to list: from 0 to what fits into a text of this length with room to
  /// spare, so that a wrong one cannot fill the memory.
  std::optional<std::int64_t> count(const Word& word, std::string_view what);

  void fault(const Word& word, std::string message, std::string hint);
  /// A fault of the place where the reader stands.
  void fault(std::string message, std::string hint);
  /// So many that the rest is not worth reading.
  [[nodiscard]] bool hopeless() const { return errors_.size() >= 20; }
  [[nodiscard]] bool failed() const { return !errors_.empty(); }
  [[nodiscard]] std::unexpected<Errors> errors() const { return std::unexpected(errors_); }

 private:
  std::string_view rest_, raw_;
  std::int64_t most_things_;
  std::string file_;
  std::string_view alone_;
  std::int64_t row_ = 0;
  std::vector<Word> line_;
  Errors errors_;
};

/// The words of the line that stand in columns 2-3, 5-12, 15-22, 25-36, 40-47 and 50-61; they may hold blanks.
[[nodiscard]] std::vector<Word> cut_fixed_columns(const WordReader& in);

}  // namespace korridor
