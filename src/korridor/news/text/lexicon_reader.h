#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "korridor/news/text/lexicon.h"

namespace korridor {

/// Reads files of forms into a Lexicon.
///
///     # a comment
///     paradigm adj: |e|en|er|es|em          endings that forms may take
///     unit t: Tonne{|n}, t                  class, argument, forms
///     company Rosatom [Q12345]: Rosatom     a name with its id
///     commodity uranium de: Uran{|s}        only for one language
///
/// A form may hold blanks. `stem@adj` takes the endings of a paradigm, `{a|b}` lists them in place. A leading hyphen:
/// also the end of a longer word. A closing point: an abbreviation. Capitals in a form must be capitals in the text.
class LexiconReader {
 public:
  explicit LexiconReader(Language language);
  void read(const std::string& file, std::string_view text);
  [[nodiscard]] Result<Lexicon> finish() &&;

 private:
  struct Line {
    WordClass word_class{};
    std::string argument, id;
  };
  void read_line(std::string_view line, std::string_view file, std::int64_t row);
  void note_initials(const std::string& name);
  void read_forms(const Line& line, std::string_view forms);
  std::optional<std::string> expand(std::string_view form, std::vector<std::string>& out) const;
  [[nodiscard]] std::vector<std::string> inflect_name(WordClass word_class, const std::string& form) const;
  void add_form(const Line& line, std::string form);
  void add_word(const Sense& sense, std::string_view word, bool abbreviation);
  void add_phrase(const Sense& sense, const std::vector<std::string>& words);
  void read_country(const std::string& alpha3, std::string_view cells);
  std::uint32_t intern(const std::string& text);
  std::uint32_t word_number(const std::string& folded);

  Lexicon lexicon_;
  std::map<std::string, std::vector<std::string>, std::less<>> paradigms_;
  std::unordered_map<std::string, std::uint32_t> texts_, words_;
  Errors errors_;
  std::string file_;
  std::int64_t row_ = 0;
};

}  // namespace korridor
