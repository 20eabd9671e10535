#include "korridor/news/text/language.h"

#include <algorithm>
#include <string>
#include <unordered_map>

#include "korridor/base/fold.h"

namespace korridor {
namespace {

/// Words that are common in one of the languages and rare in the others.
constexpr std::array<std::string_view, 3> kCommon{
    " der die das und ist nicht mit von den dem des ein eine auf für im zu sich auch wird werden hat bei nach aus über "
    "sind durch wurde zum zur einen oder als ",
    " the and of to is was with for that by it from are has at have this will its were which said been would an ",
    " le la les des et est une du dans pour que qui sur par avec au aux son sa ses pas ce cette ont été plus l d "
    "selon "};

std::unordered_map<std::string, std::size_t> read_common() {
  std::unordered_map<std::string, std::size_t> words;
  for (std::size_t language = 0; language < kCommon.size(); ++language) {
    std::string_view rest = kCommon[language].substr(1);
    while (!rest.empty()) {
      const auto end = rest.find(' ');
      words.emplace(rest.substr(0, end), language);
      rest.remove_prefix(end + 1);
    }
  }
  return words;
}

}  // namespace

std::string_view language_code(Language language) {
  constexpr std::array<std::string_view, 4> codes{"de", "en", "fr", "ru"};
  return codes[static_cast<std::size_t>(language)];
}

std::optional<Language> find_language(std::string_view code) {
  for (const Language language : kLanguages)
    if (language_code(language) == code) return language;
  return std::nullopt;
}

std::optional<Language> guess_language(std::string_view text) {
  static const auto common = read_common();
  text = text.substr(0, std::size_t{64} * 1024);
  std::array<int, 3> found{};
  int latin = 0, cyrillic = 0;
  std::string word;
  const auto close_word = [&] {
    if (const auto it = common.find(word); it != common.end()) ++found[it->second];
    word.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (char_class(c.value) != CharClass::letter) {
      close_word();
      continue;
    }
    if (word.size() < 32) append_folded(word, c.value);
    (c.value >= 0x400 && c.value < 0x530 ? cyrillic : latin)++;
  }
  close_word();
  if (cyrillic > latin) return Language::ru;
  const auto best = std::ranges::max_element(found);
  if (*best == 0) return std::nullopt;
  return kLanguages[static_cast<std::size_t>(best - found.begin())];
}

}  // namespace korridor
