#include "korridor/news/text/lexicon_forms.h"

#include "korridor/base/fold.h"

namespace korridor {

Capitals capitals_of(std::string_view form, WordClass word_class) {
  int letters = 0, upper = 0;
  bool first_upper = false;
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint c = decode(form, at);
    at += c.size;
    if (char_class(c.value) != CharClass::letter) continue;
    if (letters++ == 0) first_upper = is_upper(c.value);
    upper += is_upper(c.value) ? 1 : 0;
  }
  if (letters == 0) return Capitals::any;
  const bool unit = word_class == WordClass::unit;
  if (letters == 1 && (unit || word_class == WordClass::scale || word_class == WordClass::organisation))
    return Capitals::exact;
  if (unit && (letters <= 2 || (letters == 3 && upper > 0))) return Capitals::exact;
  if (letters == 1) return Capitals::any;
  if (upper == letters) return Capitals::all;
  return first_upper || upper > 0 ? Capitals::first : Capitals::any;
}

Capitals capitals_of_first_word(std::string_view form) {
  std::size_t end = 0;
  while (end < form.size() && char_class(decode(form, end).value) == CharClass::letter) end += decode(form, end).size;
  const Capitals capitals = capitals_of(form.substr(0, end), WordClass::stop);
  if (capitals == Capitals::first && !is_upper(decode(form, 0).value)) return Capitals::any;  // кВт·ч
  if (capitals != Capitals::exact) return capitals;
  return is_upper(decode(form, 0).value) ? Capitals::first : Capitals::any;
}

std::vector<std::string> split_form(std::string_view form) {
  std::vector<std::string> words;
  bool in_word = false;
  for (std::size_t at = 0; at < form.size();) {
    const CodePoint c = decode(form, at);
    at += c.size;
    const CharClass type = char_class(c.value);
    const bool word_char = type == CharClass::letter || type == CharClass::digit;
    if (word_char && !in_word) words.emplace_back();
    if (word_char) append_folded(words.back(), c.value);
    if (type == CharClass::other) append_folded(words.emplace_back(), c.value);
    in_word = word_char;
  }
  return words;
}

}  // namespace korridor
