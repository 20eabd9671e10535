#include "korridor/instance/words.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

#include "korridor/base/text.h"

namespace korridor {
namespace {

constexpr std::int64_t kMostThings = std::int64_t{1} << 30;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\v' || c == '\f'; }

/// A word as it can be told: cut, and with bytes that are no text replaced.
std::string told(std::string_view word) {
  std::string text(word.substr(0, 40));
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) > 0x7E) c = '?';
  return word.size() > 40 ? text + "..." : text;
}

std::optional<double> parse_any_number(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  if (const auto plain = parse_number(text)) return plain;
  std::string with_e(text);
  for (char& c : with_e)
    if (c == 'd' || c == 'D') c = 'e';
  return parse_number(with_e);
}

}  // namespace

WordReader::WordReader(std::string_view text, std::string file, std::string_view alone)
    : rest_(text), most_things_(64 * (1 + static_cast<std::int64_t>(text.size()))), file_(std::move(file)),
      alone_(alone) {}

const std::vector<Word>& WordReader::next_line() {
  line_.clear();
  while (line_.empty() && !rest_.empty()) {
    const std::size_t end = rest_.find('\n');
    raw_ = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    ++row_;
    for (std::size_t at = 0; at < raw_.size();) {
      if (is_blank(raw_[at])) {
        ++at;
        continue;
      }
      std::size_t stop = at + 1;
      if (alone_.find(raw_[at]) == std::string_view::npos)
        while (stop < raw_.size() && !is_blank(raw_[stop]) && alone_.find(raw_[stop]) == std::string_view::npos) ++stop;
      line_.push_back({raw_.substr(at, stop - at), row_, static_cast<std::int64_t>(at) + 1});
      at = stop;
    }
  }
  return line_;
}

std::optional<double> WordReader::number(const Word& word, std::string_view what) {
  const auto value = parse_any_number(word.text);
  if (!value) fault(word, fmt::format("{} is '{}'", what, told(word.text)), "give a finite number");
  return value;
}

std::optional<std::int64_t> WordReader::whole(const Word& word, std::string_view what, std::int64_t low,
                                              std::int64_t high) {
  std::int64_t value = 0;
  std::string_view text = word.text;
  if (text.starts_with('+')) text.remove_prefix(1);
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc{} && end == text.data() + text.size() && value >= low && value <= high) return value;
  fault(word, fmt::format("{} is '{}'", what, told(word.text)),
        fmt::format("give a whole number from {} to {}", low, high));
  return std::nullopt;
}

std::optional<std::int64_t> WordReader::count(const Word& word, std::string_view what) {
  const auto value = whole(word, what, 0, kMostThings);
  if (!value || *value <= most_things_) return value;
  fault(word, fmt::format("{} is {}, more than fits into this file", what, *value), "look at the count");
  return std::nullopt;
}

void WordReader::fault(const Word& word, std::string message, std::string hint) {
  if (hopeless()) return;
  errors_.push_back({.code = "bad_instance",
                     .message = std::move(message),
                     .file = file_,
                     .row = word.row,
                     .column = word.column,
                     .hint = std::move(hint)});
}

void WordReader::fault(std::string message, std::string hint) {
  fault(Word{.text = {}, .row = std::max<std::int64_t>(1, row_), .column = 1}, std::move(message), std::move(hint));
}

std::vector<Word> cut_fixed_columns(const WordReader& in) {
  constexpr std::array<std::pair<std::size_t, std::size_t>, 6> kColumns{
      {{1, 3}, {4, 12}, {14, 22}, {24, 36}, {39, 47}, {49, 61}}};
  std::vector<Word> words;
  for (const auto& [from, to] : kColumns) {
    if (in.raw().size() <= from) break;
    std::string_view text = in.raw().substr(from, to - from);
    std::size_t skip = 0;
    while (skip < text.size() && is_blank(text[skip])) ++skip;
    text.remove_prefix(skip);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    if (!text.empty()) words.push_back({text, in.row(), static_cast<std::int64_t>(from + skip) + 1});
  }
  return words;
}

}  // namespace korridor
