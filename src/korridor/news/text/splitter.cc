#include "korridor/news/text/splitter.h"

#include <algorithm>
#include <array>
#include <limits>

#include "korridor/base/fold.h"
#include "korridor/news/text/line_breaks.h"

namespace korridor {
namespace {

bool is_combining(char32_t c) { return c >= 0x300 && c <= 0x36F; }

/// A letter and an accent that were written apart (a, U+0308: ä): the folded letter of both. 0 where they make none.
char32_t compose(char32_t letter, char32_t accent) {
  struct Pair {
    char32_t letter, accent, both;
  };
  static constexpr std::array kPairs{
      Pair{'a', 0x308, U'ä'}, Pair{'o', 0x308, U'ö'}, Pair{'u', 0x308, U'ü'},  Pair{'e', 0x301, U'é'},
      Pair{'e', 0x300, U'è'}, Pair{'e', 0x302, U'ê'}, Pair{'e', 0x308, U'ë'},  Pair{'a', 0x300, U'à'},
      Pair{'a', 0x302, U'â'}, Pair{'i', 0x302, U'î'}, Pair{'i', 0x308, U'ï'},  Pair{'o', 0x302, U'ô'},
      Pair{'u', 0x300, U'ù'}, Pair{'u', 0x302, U'û'}, Pair{'c', 0x327, U'ç'},  Pair{'a', 0x301, U'á'},
      Pair{'i', 0x301, U'í'}, Pair{'o', 0x301, U'ó'}, Pair{'u', 0x301, U'ú'},  Pair{'n', 0x303, U'ñ'},
      Pair{'s', 0x327, U'ş'}, Pair{'g', 0x306, U'ğ'}, Pair{U'и', 0x306, U'й'}, Pair{U'е', 0x308, U'е'}};  // ё is folded
  for (const Pair& pair : kPairs)
    if (pair.letter == letter && pair.accent == accent) return pair.both;
  return 0;
}

bool is_small_letter(char32_t c) {
  const CharRow row = char_row(c);
  return row.type == CharClass::letter && !row.upper;
}

/// Splits text; keeps the word that is being read, folded, in one buffer.
class Splitter {
 public:
  Splitter(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens, std::string& folded)
      : text_(text), lexicon_(lexicon), tokens_(tokens), folded_(folded) {}

  void run() {
    while (at_ < text_.size()) {
      const CodePoint c = decode(text_, at_);
      switch (char_class(c.value)) {
        case CharClass::blank:
          blank_ = true;
          at_ += c.size;
          break;
        case CharClass::line:
          ++lines_;
          at_ += c.size;
          break;
        case CharClass::invisible:
          at_ += c.size;
          break;
        case CharClass::letter:
          read_word();
          break;
        case CharClass::digit:
          read_number();
          break;
        case CharClass::other:
          add(TokenKind::sign, at_ + c.size, c.value);
          break;
        case CharClass::bad:
          add(TokenKind::bad, at_ + c.size, 0);
          break;
      }
    }
  }

 private:
  Token& add(TokenKind kind, std::size_t end, char32_t sign) {
    Token token{.begin = static_cast<std::uint32_t>(at_),
                .end = static_cast<std::uint32_t>(end),
                .kind = kind,
                .blank_before = blank_ || lines_ > 0,
                .line_before = lines_ > 0,
                .paragraph_before = lines_ > 1};
    blank_ = false;
    lines_ = 0;
    at_ = end;
    if (kind == TokenKind::sign) {
      word_.clear();
      append_folded(word_, sign);
      token.word = lexicon_.find(word_);
      keep_folded(token, word_);
    }
    tokens_.push_back(token);
    return tokens_.back();
  }

  void keep_folded(Token& token, std::string_view folded) {
    folded = folded.substr(0, std::numeric_limits<std::uint16_t>::max());  // a number of more digits is no word
    token.folded_at = static_cast<std::uint32_t>(folded_.size());
    token.folded_size = static_cast<std::uint16_t>(folded.size());
    folded_ += folded;
  }

  /// Joins an accent to the letter before it; one that no letter takes is read over.
  void add_accent(char32_t accent) {
    std::size_t begin = word_.size();
    while (begin > 0 && (static_cast<unsigned char>(word_[begin - 1]) & 0xC0U) == 0x80) --begin;
    if (begin == 0) return;
    --begin;
    const char32_t both = compose(decode(word_, begin).value, accent);
    if (both == 0) return;
    word_.resize(begin);
    append_folded(word_, both);
  }

  /// Letters, and digits behind a letter (G7, C5, m3); invisible characters inside a word belong to it.
  void read_word() {
    word_.clear();
    std::size_t end = at_, letters = 0, capitals = 0, inner = 0, inner_folded = 0;
    bool first_capital = false;
    for (std::size_t next = at_; next < text_.size();) {
      const CodePoint c = decode(text_, next);
      if (is_combining(c.value) && next > at_) {
        next += c.size;
        end = next;
        add_accent(c.value);
        continue;
      }
      const CharRow row = char_row(c.value);
      if (may_break_word(c.value) && word_.size() < kLongestWord)
        if (const std::size_t rest = end_of_word_break(text_, next + c.size, c.value == kSoftHyphen, word_, lexicon_);
            rest != 0) {
          next = rest;
          continue;
        }
      if (row.type != CharClass::letter && row.type != CharClass::digit && row.type != CharClass::invisible) break;
      if (letters == 1 && row.type == CharClass::digit && first_capital && is_money_letter(next))
        break;                                                                                         // K1.9 billion
      if (letters > 1 && row.type == CharClass::digit && first_capital && is_money_word(next)) break;  // Rs17.5bn
      if (row.upper && letters > 1 && inner == 0 && next + c.size < text_.size() &&
          is_small_letter(decode(text_, next + c.size).value)) {
        inner = next;
        inner_folded = word_.size();
      }
      next += c.size;
      if (row.type == CharClass::invisible) continue;
      end = next;
      if (letters++ == 0) first_capital = row.upper;
      capitals += row.upper || row.type == CharClass::digit ? 1 : 0;
      if (word_.size() >= kLongestWord) continue;
      if (row.folded < 0x80)
        word_ += static_cast<char>(row.folded);
      else
        append_folded(word_, c.value);
    }
    std::uint32_t word = lexicon_.find(word_);
    bool all_capitals = first_capital && capitals == letters;
    // USDollar, KohleImporte: a PDF's text may lack the hyphen at the end of a line
    if (word == 0 && inner != 0 && lexicon_.find(std::string_view(word_).substr(inner_folded)) != 0)
      if (const std::uint32_t first = lexicon_.find(std::string_view(word_).substr(0, inner_folded)); first != 0) {
        word = first;
        end = inner;
        all_capitals = first_capital && is_upper_before(inner);
        word_.resize(inner_folded);
      }
    Token& token = add(TokenKind::word, end, 0);
    token.capital = first_capital;
    token.all_capitals = all_capitals;
    token.word = word;
    keep_folded(token, word_);
  }

  /// K1.9 billion, R450m, P2,000: a letter for money in front of a sum; R2, K2 and P2P are names.
  [[nodiscard]] bool is_money_letter(std::size_t digits) const {
    if (lexicon_.language() != Language::en ||
        std::string_view("KPRN").find(text_[digits - 1]) == std::string_view::npos)
      return false;
    const std::size_t end = digits + digits_from(digits);
    if (end >= text_.size()) return false;
    if ((text_[end] == '.' || text_[end] == ',') && digit_at(end + 1)) return true;
    const CodePoint blank = decode(text_, end);
    if (char_class(blank.value) == CharClass::blank) {
      const std::string_view rest = text_.substr(end + blank.size, 7);
      constexpr std::array<std::string_view, 5> scales{"million", "billion", "trillio", "bn", "mn"};
      return std::ranges::any_of(scales, [&](std::string_view scale) { return rest.starts_with(scale); });
    }
    const std::string_view rest = text_.substr(end, 2);
    constexpr std::array<std::string_view, 5> scales{"m ", "bn", "m,", "m.", "mn"};
    return std::ranges::any_of(scales, [&](std::string_view scale) { return rest.starts_with(scale); });
  }

  /// Rs17.5bn, KSh40m, USD200: a name of money right in front of a sum.
  [[nodiscard]] bool is_money_word(std::size_t digits) const {
    constexpr std::size_t kLongest = 4;
    if (word_.size() > kLongest) return false;
    const std::uint32_t word = lexicon_.find(word_);
    if (word == 0) return false;
    const bool money = std::ranges::any_of(lexicon_.senses(word), [](const Sense& sense) {
      return sense.word_class == WordClass::currency || sense.word_class == WordClass::sign;
    });
    constexpr std::size_t kDigits = 2;  // T20, M4 are names
    const std::string_view behind = text_.substr(digits + 1, 1);
    return money && (digits_from(digits) >= kDigits || behind == "." || (behind == "," && digit_at(digits + 2)));
  }

  [[nodiscard]] bool is_upper_before(std::size_t at) const {
    while (at > 0 && (static_cast<unsigned char>(text_[at - 1]) & 0xC0U) == 0x80) --at;
    return at > 0 && char_row(decode(text_, at - 1).value).upper;
  }

  [[nodiscard]] bool digit_at(std::size_t at) const {
    return at < text_.size() && text_[at] >= '0' && text_[at] <= '9';
  }
  [[nodiscard]] std::size_t digits_from(std::size_t at) const {
    std::size_t end = at;
    while (digit_at(end)) ++end;
    return end - at;
  }

  /// How many bytes separate a group of three digits: a blank of any width, an apostrophe; 0 if none does.
  [[nodiscard]] std::size_t group_separator(std::size_t at, std::size_t first_digits) const {
    if (at >= text_.size() || first_digits > 3) return 0;
    const CodePoint c = decode(text_, at);
    const bool narrow = c.value == 0xA0 || c.value == 0x202F || (c.value >= 0x2004 && c.value <= 0x200A);
    const bool separates = c.value == ' ' || narrow || c.value == '\'' || c.value == 0x2019;
    if (separates && digits_from(at + c.size) == 3) return c.size;
    return line_break_in_number(text_, at_, at, lexicon_.language());
  }

  /// Digits that something invisible keeps apart from those before (2 U+200B 0): where they end. Is it 2, 20, or 2 and
  /// 0? Nothing is proposed from them.
  [[nodiscard]] std::size_t digits_behind_invisible(std::size_t end) const {
    for (std::size_t next = end; next < text_.size();) {
      const CodePoint c = decode(text_, next);
      const CharClass type = char_class(c.value);
      if (type != CharClass::invisible && type != CharClass::digit) break;
      next += c.size;
      if (type == CharClass::digit) end = next;
    }
    return end;
  }

  void read_number() {
    const std::size_t first_digits = digits_from(at_);
    std::size_t end = at_ + first_digits;
    while (end < text_.size()) {
      if ((text_[end] == '.' || text_[end] == ',') && digit_at(end + 1)) {
        end += 1 + digits_from(end + 1);
      } else if (const std::size_t separator = group_separator(end, first_digits); separator != 0) {
        end += separator + 3;
      } else {
        break;
      }
    }
    if (const std::size_t rest = digits_behind_invisible(end); rest != end) {
      add(TokenKind::bad, rest, 0);
      return;
    }
    const std::size_t begin = at_;
    Token& token = add(TokenKind::number, end, 0);
    keep_folded(token, text_.substr(begin, end - begin));
    if (end - begin <= 3) token.word = lexicon_.find(text_.substr(begin, end - begin));  // C5+1, 11 p. 100
  }

  static constexpr std::size_t kLongestWord = 160;
  std::string_view text_;
  const Lexicon& lexicon_;
  std::vector<Token>& tokens_;
  std::string& folded_;
  std::string word_;
  std::size_t at_ = 0;
  int lines_ = 0;
  bool blank_ = false;
};

}  // namespace

void split_words(std::string_view text, const Lexicon& lexicon, std::vector<Token>& tokens, std::string& folded) {
  Splitter(text, lexicon, tokens, folded).run();
}

}  // namespace korridor
