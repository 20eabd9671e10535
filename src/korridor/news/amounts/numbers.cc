#include "korridor/news/amounts/numbers.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/mixed_numbers.h"

namespace korridor {
namespace {

std::optional<std::int64_t> to_integer(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, fault] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (fault != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return value;
}

/// Digits between separators, and the separators.
struct Groups {
  std::vector<std::string> digits{1};
  std::u32string separators;
};

Groups split_groups(std::string_view text) {
  Groups groups;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (c.value >= '0' && c.value <= '9') {
      groups.digits.back() += static_cast<char>(c.value);
    } else {
      const bool blank = c.value == '\n' || char_class(c.value) == CharClass::blank;
      if (blank && groups.digits.back().empty()) continue;  // a line break among blanks
      groups.separators += blank ? U' ' : static_cast<char32_t>(c.value);
      groups.digits.emplace_back();
    }
  }
  return groups;
}

/// The number when `decimal` may stand once, before the decimals, and one other sign groups the rest by three, or in
/// the manner of India.
std::optional<Decimal> read_with(std::string_view text, char decimal) {
  const Groups groups = split_groups(text);
  const bool has_places = !groups.separators.empty() && groups.separators.back() == static_cast<char32_t>(decimal);
  const std::size_t grouped = groups.digits.size() - (has_places ? 1 : 0);
  std::string digits = groups.digits[0];
  // 12,34,567: in India the groups above a thousand have two digits
  const bool by_lakh = decimal == '.' && grouped > 2 && groups.digits[1].size() == 2 && groups.separators[0] == U',';
  for (std::size_t i = 1; i < grouped; ++i) {
    const std::size_t size = by_lakh && i + 1 < grouped ? 2 : 3;
    const bool fits = groups.digits[i].size() == size && groups.separators[i - 1] != static_cast<char32_t>(decimal) &&
                      groups.separators[i - 1] == groups.separators[0];
    if (!fits || digits[0] == '0' || groups.digits[0].size() > size) return std::nullopt;
    digits += groups.digits[i];
  }
  const std::size_t places = has_places ? groups.digits.back().size() : 0;
  if (has_places) digits += groups.digits.back();
  if (digits.size() > 18) return std::nullopt;
  const auto value = to_integer(digits);
  return value ? Decimal::make(*value, -static_cast<int>(places)) : std::nullopt;
}

std::optional<int> to_small_int(std::string_view text) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  return fault == std::errc{} && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Decimal to_decimal(std::string_view text) { return read_with(text, '.').value_or(Decimal{}); }

/// Words that make up a number below a million, in the manner of each language: twenty-one, quatre-vingt-dix, двадцать.
class WordNumber {
 public:
  explicit WordNumber(const Passage& passage) : passage_(passage) {}

  std::optional<Numeral> read(std::size_t at) {
    const std::size_t first = at;
    std::size_t last = at;
    bool any = false;
    while (at < passage_.size()) {
      std::size_t next = at;
      if (any && !skip_joint(next)) break;
      auto value = word_value(next);
      if (!value && any && passage_.language() == Language::fr && passage_[next].is(WordClass::article))
        value = Decimal(1);  // vingt et un
      if (!value || !accept(*value)) break;
      at = next + passage_.at(next).span;
      last = at;
      any = true;
      if (value->exponent() < 0) break;
    }
    if (!any) return std::nullopt;
    return Numeral{.first = first, .last = last, .value = *total_.plus(current_), .in_words = true};
  }

 private:
  /// Between two words of a number: a blank, a hyphen, "and", "et", "und".
  bool skip_joint(std::size_t& at) const {
    const Token& token = passage_[at];
    if (token.paragraph_before) return false;
    if (passage_.is_sign(at, "-")) {
      ++at;
      return at < passage_.size();
    }
    if (passage_.word_sense(at, WordClass::to) != nullptr &&
        passage_.argument(passage_.word_sense(at, WordClass::to)) == "and") {
      if (passage_.language() == Language::en && current_ < Decimal(100)) return false;
      if (passage_.language() == Language::ru || passage_.language() == Language::de) return false;
      if (passage_.language() == Language::fr && (current_ < Decimal(20) || current_ > Decimal(99))) return false;
      ++at;
      return at < passage_.size();
    }
    return true;
  }

  [[nodiscard]] std::optional<Decimal> word_value(std::size_t at) const {
    const Token& token = passage_[at];
    if (token.kind != TokenKind::word) return std::nullopt;
    if (const Sense* sense = passage_.sense(at, WordClass::number)) return to_decimal(passage_.argument(sense));
    if (passage_.language() != Language::de) return std::nullopt;
    if (token.end - token.begin > 60 || token.any(~(mask_of(WordClass::stop) | mask_of(WordClass::ordinal))))
      return std::nullopt;
    return read_german_number(passage_.folded(at));
  }

  /// Adds a word: a smaller one adds, hundred and thousand multiply; two of the same size do not make one number.
  bool accept(Decimal value) {
    const auto whole = value.whole();
    if (!whole) {
      if (!(current_ == Decimal{} && total_ == Decimal{})) return false;
      current_ = value;
      return true;
    }
    const std::int64_t number = *whole;
    const std::int64_t now = current_.whole().value_or(0);
    if (number == 1000) {
      if (total_ != Decimal{}) return false;
      total_ = Decimal((now == 0 ? 1 : now) * 1000);
      current_ = {};
      room_ = 1000;
      return true;
    }
    if (number == 100 && now > 0 && now < 10) {
      current_ = Decimal(now * 100);
      room_ = 100;
      return true;
    }
    if (number == 20 && now == 4 && passage_.language() == Language::fr) {  // quatre-vingt
      current_ = Decimal(80);
      room_ = 20;
      return true;
    }
    if (now == 0 && total_ == Decimal{} && number > 1000) {  // fünfundzwanzigtausend, in one word
      current_ = value;
      room_ = 1;
      return true;
    }
    if (number >= room_) return false;
    current_ = Decimal(now + number);
    const bool french_ten = passage_.language() == Language::fr && (number == 60 || number == 80);
    room_ = number >= 100                                         ? 100
            : french_ten                                          ? 20
            : number >= 20                                        ? 10
            : passage_.language() == Language::fr && number == 10 ? 10
                                                                  : 1;
    if (number < 10) room_ = 1;
    return true;
  }

  const Passage& passage_;
  Decimal total_, current_;
  std::int64_t room_ = 1000;
};

/// "Million", "Mio.", "-Milliarden-": multiplies, and takes the point of an abbreviation with it.
void take_scales(const Passage& passage, Numeral& numeral) {
  while (numeral.last < passage.size()) {
    std::size_t at = numeral.last;
    if (passage.is_sign(at, "-") && !passage[at].blank_before) ++at;
    if (at >= passage.size() || passage[at].paragraph_before) return;
    const Sense* sense = passage.sense(at, WordClass::scale);
    if (sense == nullptr) return;
    const int power = to_small_int(passage.argument(sense)).value_or(0);
    const auto scaled = numeral.value.scaled(power);
    if (!scaled || numeral.scale + power > 18) return;
    numeral.value = *scaled;
    numeral.scale += power;
    numeral.last = at + passage[at].span;
    const bool abbreviated = passage[at].word != 0 && passage.lexicon->is_abbreviation(passage[at].word);
    const auto is_amount = mask_of(WordClass::currency, WordClass::sign, WordClass::unit, WordClass::count,
                                   WordClass::percent, WordClass::scale);
    if (abbreviated && passage.is_sign(numeral.last, ".") && numeral.last + 1 < passage.size() &&
        (passage[numeral.last + 1].any(is_amount) || !passage[numeral.last + 1].sentence_start))
      ++numeral.last;
  }
}

/// Russian has no article: "миллиард долларов" is one.
bool means_one(const Passage& passage, std::size_t at) {
  if (passage.language() != Language::ru) return false;
  const std::string_view word = passage.folded(at);
  return word == "миллион" || word == "миллиард" || word == "триллион" || word == "тысяча" || word == "тысячу";
}

std::optional<Numeral> digits_at(const Passage& passage, std::size_t at) {
  if (passage[at].kind != TokenKind::number) return std::nullopt;
  const auto value = read_digits(passage.bytes(at), passage.language());
  if (!value) return std::nullopt;
  const std::string_view text = passage.bytes(at);
  const auto sign = text.find_last_of(".,");
  // 11,0 has a place that its value does not show; in 1.200 the sign groups, and 1 is not the value.
  const bool has_places = sign != std::string_view::npos &&
                          (value->exponent() < 0 || read_digits(text.substr(0, sign), passage.language()) == value);
  return Numeral{.first = at,
                 .last = at + 1,
                 .value = *value,
                 .places = has_places ? static_cast<int>(text.size() - sign - 1) : 0};
}

/// 6 млрд 840 млн, quatre millions cinq cent mille: a smaller number behind the large one is added to it. In Russian
/// also behind thousands, which multiply like a magnitude there: три тысячи восемьсот.
void add_rest(const Passage& passage, Numeral& numeral) {
  constexpr int kThousand = 3, kLeast = 6;
  const bool thousands = passage.language() == Language::ru && numeral.in_words && numeral.scale == kThousand;
  if ((numeral.scale < kLeast && !thousands) || numeral.last >= passage.size() ||
      passage[numeral.last].sentence_start || passage[numeral.last].any(mask_of(WordClass::article)))
    return;
  const auto rest = read_numeral(passage, numeral.last);
  const auto limit = Decimal::make(1, numeral.scale);
  const bool joins = rest && !rest->only_article && !rest->only_scale && (rest->in_words || rest->scale >= 3);
  const bool small = thousands ? !rest || !rest->in_words || rest->scale > 0 : !rest || rest->value < Decimal(1000);
  if (!joins || !limit || !(rest->value < *limit) || small) return;
  const auto sum = numeral.value.plus(rest->value);
  if (!sum) return;
  numeral.value = *sum;
  numeral.last = rest->last;
  numeral.scale = rest->scale;
  numeral.places = rest->places;
}

}  // namespace

std::optional<Decimal> read_digits(std::string_view text, Language language) {
  const char decimal = language == Language::en ? '.' : ',';
  if (const auto value = read_with(text, decimal)) return value;
  return read_with(text, decimal == '.' ? ',' : '.');  // written in the other manner: 4.2 in a German text
}

std::optional<Numeral> read_words(const Passage& passage, std::size_t at) { return WordNumber(passage).read(at); }

std::optional<Numeral> read_numeral(const Passage& passage, std::size_t at) {
  const Token& token = passage[at];
  std::optional<Numeral> numeral = digits_at(passage, at);
  if (!numeral && token.kind == TokenKind::word) {
    numeral = read_words(passage, at);
    if (!numeral && token.is(WordClass::article))
      numeral =
          Numeral{.first = at, .last = at + token.span, .value = Decimal(1), .in_words = true, .only_article = true};
    if (!numeral && token.is(WordClass::scale) && token.span == 1)
      numeral = Numeral{
          .first = at, .last = at, .value = Decimal(1), .in_words = true, .only_scale = !means_one(passage, at)};
  }
  if (!numeral) return std::nullopt;
  if (!numeral->only_article && !numeral->only_scale && numeral->last > at) extend_in_words(passage, *numeral);
  if (passage.at(numeral->last).is(WordClass::half) && !passage.at(numeral->last).sentence_start &&
      !numeral->only_scale) {  // and a half
    numeral->value = numeral->value.plus(*Decimal::make(5, -1)).value_or(numeral->value);
    numeral->places = std::max(numeral->places, 1);
    numeral->last += passage[numeral->last].span;
  }
  take_scales(passage, *numeral);
  if (numeral->scale > 0 && passage.at(numeral->last).is(WordClass::half) &&
      !passage.at(numeral->last).sentence_start) {  // deux millions et demi
    numeral->value =
        numeral->value.plus(Decimal::make(5, numeral->scale - 1).value_or(Decimal{})).value_or(numeral->value);
    numeral->last += passage[numeral->last].span;
  }
  if (numeral->last == numeral->first) return std::nullopt;
  add_rest(passage, *numeral);
  return numeral;
}

}  // namespace korridor
