#include "korridor/exchange/import_rows.h"

#include <fmt/format.h>

#include "korridor/base/fold.h"
#include "korridor/base/text.h"

namespace korridor {
namespace {

constexpr std::size_t kExamples = 5;

/// The Latin letter under a mark: á à â ä ã å as a. Empty for what is no Latin letter.
std::string_view plain_letter(char32_t c) {
  static constexpr std::pair<std::u32string_view, std::string_view> kLetters[] = {
      {U"àáâãåāăą", "a"}, {U"ä", "ae"},       {U"æ", "ae"},        {U"çćĉċč", "c"}, {U"ďđð", "d"}, {U"èéêëēĕėęě", "e"},
      {U"ĝğġģ", "g"},     {U"ĥħ", "h"},       {U"ìíîïĩīĭįı", "i"}, {U"ĵ", "j"},     {U"ķ", "k"},   {U"ĺļľŀł", "l"},
      {U"ñńņňŋ", "n"},    {U"òóôõøōŏő", "o"}, {U"ö", "oe"},        {U"œ", "oe"},    {U"ŕŗř", "r"}, {U"śŝşšș", "s"},
      {U"ß", "ss"},       {U"ţťŧț", "t"},     {U"ùúûũūŭůűų", "u"}, {U"ü", "ue"},    {U"ŵ", "w"},   {U"ýÿŷ", "y"},
      {U"źżž", "z"},      {U"þ", "th"}};
  for (const auto& [letters, plain] : kLetters)
    if (letters.find(c) != std::u32string_view::npos) return plain;
  return {};
}

}  // namespace

void Imported::drop(const std::string& reason, std::string_view file, std::int64_t line) {
  Dropped& at = dropped[reason];
  if (at.count++ < kExamples) at.examples.push_back(fmt::format("{}:{}", file, line));
}

std::string make_id(std::string_view text) {
  std::string id;
  const std::string lower = fold_case(text);
  for (std::size_t at = 0; at < lower.size();) {
    const CodePoint c = decode(lower, at);
    at += c.size;
    if (c.value < 0x80 && std::isalnum(static_cast<int>(c.value)) != 0)
      id += static_cast<char>(c.value);
    else if (const std::string_view plain = plain_letter(c.value); !plain.empty())
      id += plain;
    else if (!id.empty() && id.back() != '_')
      id += '_';
  }
  while (!id.empty() && id.back() == '_') id.pop_back();
  return id;
}

}  // namespace korridor
