#include "korridor/news/text/latin.h"

#include <array>
#include <utility>

#include "korridor/base/fold.h"

namespace korridor {
namespace {

/// Letters from а to я, then ё and the letters of Kazakh and Ukrainian that names bring along.
constexpr std::array<std::string_view, 32> kLetters{"a",  "b",  "v",  "g",    "d", "e", "zh", "z", "i",  "y", "k",
                                                    "l",  "m",  "n",  "o",    "p", "r", "s",  "t", "u",  "f", "kh",
                                                    "ts", "ch", "sh", "shch", "",  "y", "",   "e", "yu", "ya"};
constexpr auto kOthers = std::to_array<std::pair<char32_t, std::string_view>>({{U'ё', "yo"},
                                                                               {U'і', "i"},
                                                                               {U'ї', "i"},
                                                                               {U'є', "ie"},
                                                                               {U'ґ', "g"},
                                                                               {U'қ', "q"},
                                                                               {U'ғ', "gh"},
                                                                               {U'ң', "ng"},
                                                                               {U'ө', "o"},
                                                                               {U'ү', "u"},
                                                                               {U'ұ', "u"},
                                                                               {U'ә', "a"},
                                                                               {U'һ', "h"}});
constexpr char32_t kUpperToLower = 0x20;  // А to а

/// The Latin of a small Cyrillic letter; false for any other.
bool find_letter(char32_t letter, std::string_view& latin) {
  if (letter >= U'а' && letter <= U'я') {
    latin = kLetters[static_cast<std::size_t>(letter - U'а')];
    return true;
  }
  for (const auto& [other, text] : kOthers)
    if (letter == other) {
      latin = text;
      return true;
    }
  return false;
}

char32_t small_letter(char32_t letter) {
  if (letter >= U'А' && letter <= U'Я') return letter + kUpperToLower;
  if (letter == U'Ё') return U'ё';
  if (letter == U'І') return U'і';
  if (letter == U'Ї') return U'ї';
  if (letter == U'Є') return U'є';
  // Kazakh pairs stand beside each other, the capital first
  const bool pair = letter >= 0x0490 && letter <= 0x04FF && letter % 2 == 0;
  return pair ? letter + 1 : letter;
}

void replace_all(std::string& text, std::string_view what, std::string_view with) {
  for (std::size_t at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
    text.replace(at, what.size(), with);
}

}  // namespace

std::string to_latin(std::string_view name) {
  std::string out;
  bool cyrillic = false;
  for (std::size_t at = 0; at < name.size();) {
    const CodePoint c = decode(name, at);
    const char32_t letter = static_cast<char32_t>(c.value), small = small_letter(letter);
    std::string_view latin;
    if (find_letter(small, latin)) {
      cyrillic = true;
      const std::size_t begin = out.size();
      out += latin;
      if (small != letter && out.size() > begin) out[begin] = static_cast<char>(out[begin] - 'a' + 'A');
    } else {
      out += name.substr(at, c.size);
    }
    at += c.size;
  }
  if (!cyrillic) return std::string(name);
  replace_all(out, "iy ", "y ");  // Dmitriy, Severnyy
  replace_all(out, "yy ", "y ");
  replace_all(out, "ks", "x");
  replace_all(out, "Alexandr", "Alexander");
  replace_all(out, "Alexandera", "Alexandra");
  if (out.ends_with("iy") || out.ends_with("yy")) out.replace(out.size() - 2, 2, "y");
  return out;
}

}  // namespace korridor
