#include <charconv>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amount_context.h"
#include "korridor/news/amounts/amounts.h"

namespace korridor {
namespace {

std::optional<Decimal> argument_value(std::string_view text) { return read_digits(text, Language::en); }

/// zwanzigste, dreizehnten: a number in one word with the ending of an ordinal.
std::optional<Decimal> german_ordinal(const Passage& passage, std::size_t at) {
  if (passage.language() != Language::de || passage[at].kind != TokenKind::word ||
      passage[at].end - passage[at].begin > 40)
    return std::nullopt;
  const std::string_view word = passage.folded(at);
  for (const std::string_view ending : {"sten", "ster", "stes", "ste", "ten", "ter", "tes", "te"})
    if (word.ends_with(ending))
      if (const auto value = read_german_number(word.substr(0, word.size() - ending.size()))) return value;
  return std::nullopt;
}

/// twice a year, doppelt im Jahr: how often, not how much.
bool tells_how_often(const Passage& passage, std::size_t behind) {
  return behind + 1 < passage.size() &&
         (passage[behind].is(WordClass::rate) ||
          (passage[behind].is(WordClass::article) && passage[behind + 1].is(WordClass::time)));
}

Figure ratio_figure(const Passage& passage, std::size_t first, std::size_t last, Decimal value) {
  Figure figure{.span = {passage[first].begin, passage[last - 1].end},
                .value = value,
                .value_max = {},
                .unit = "ratio",
                .per = {},
                .kind = "ratio",
                .of = {},
                .first_token = static_cast<std::uint32_t>(first),
                .last_token = static_cast<std::uint32_t>(last)};
  read_hedges(passage, first, figure);
  return figure;
}

}  // namespace

/// verdoppelt, halved, triplé, вдвое; dreimal so viel, halb so groß.
bool AmountReader::read_ratio_word(std::size_t at, std::vector<Figure>& out, std::size_t& next) {
  const Token& token = passage_[at];
  if (const Sense* sense = passage_.sense(at, WordClass::ratio)) {
    const auto value = argument_value(passage_.argument(sense));
    if (!value || tells_how_often(passage_, at + token.span)) return false;
    next = end_of_comparison(passage_, at + token.span);
    out.push_back(ratio_figure(passage_, at, next, *value));
    return true;
  }
  if (passage_.language() != Language::de || token.kind != TokenKind::word) return false;
  const std::string_view word = token.end - token.begin > 40 ? std::string_view() : passage_.folded(at);
  if (!word.ends_with("mal") || !compares(passage_, at + 1, token)) return false;
  const auto value = read_german_number(word.substr(0, word.size() - 3));
  if (!value) return false;
  next = end_of_comparison(passage_, at + 1);
  out.push_back(ratio_figure(passage_, at, next, *value));
  return true;
}

/// jeder fünfte, one in five, каждый пятый: a share.
bool AmountReader::read_one_in(std::size_t at, std::vector<Figure>& out, std::size_t& next) {
  if (!passage_[at].is(WordClass::share_of)) return false;
  const std::size_t behind = at + passage_[at].span;
  if (behind >= passage_.size()) return false;
  std::optional<Decimal> parts;
  std::size_t last = behind + 1;
  if (const Sense* ordinal = passage_.sense(behind, WordClass::ordinal)) {
    parts = argument_value(passage_.argument(ordinal));
  } else if ((parts = german_ordinal(passage_, behind))) {
    last = behind + 1;
  } else if (const auto numeral = read_numeral(passage_, behind); numeral && passage_[at].span > 1) {
    parts = numeral->value;
    last = numeral->last;
  }
  const auto whole = parts ? parts->whole() : std::nullopt;
  if (!whole || *whole < 2 || *whole > 1000) return false;
  const auto percent = Decimal(100).divided(*whole, 2);
  if (!percent) return false;
  Figure figure = ratio_figure(passage_, at, last, *percent);
  figure.unit = "percent";
  figure.kind = "share";
  next = last;
  out.push_back(std::move(figure));
  return true;
}

}  // namespace korridor
