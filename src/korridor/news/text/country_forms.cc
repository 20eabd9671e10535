#include "korridor/news/text/country_forms.h"

#include <fmt/format.h>

#include "korridor/base/country.h"
#include "korridor/base/text.h"

namespace korridor {
namespace {

/// The word with another ending, if it has this one.
bool change(std::string_view word, std::string_view ending, std::string_view endings, std::vector<std::string>& out) {
  if (!word.ends_with(ending)) return false;
  const std::string_view stem = word.substr(0, word.size() - ending.size());
  for (const std::string& other : split(endings, ' '))
    out.push_back(fmt::format("{}{}", stem, other == "-" ? "" : other));
  return true;
}

std::vector<std::string> german_name(const std::string& name) {
  std::vector<std::string> forms{name};
  const char last = name.back();
  if (last != 's' && last != 'x' && last != 'z') forms.push_back(name + "s");
  if (last == 'e') forms.push_back(name + "n");
  if (name.find("e ") == std::string::npos) return forms;
  for (const char ending : {'n', 'r'}) {  // Dominikanische Republik: -en, -er
    std::string inflected;
    for (std::size_t i = 0; i < name.size(); ++i) {
      inflected += name[i];
      if (name[i] == 'e' && i + 1 < name.size() && name[i + 1] == ' ') inflected += ending;
    }
    forms.push_back(inflected);
    if (inflected.ends_with("e")) forms.push_back(inflected + "n");
  }
  return forms;
}

std::vector<std::string> german_inhabitant(const std::string& word) {
  if (word.ends_with("e")) {
    const std::string stem = word.substr(0, word.size() - 1);
    return {word, word + "n", stem + "in", stem + "innen"};
  }
  return {word, word + "n", word + "s", word + "in", word + "innen"};
}

std::vector<std::string> french_adjective(const std::string& word) {
  std::vector<std::string> out;
  if (change(word, "ien", "ien ienne iens iennes", out) || change(word, "éen", "éen éenne éens éennes", out) ||
      change(word, "ais", "ais aise aises", out) || change(word, "ois", "ois oise oises", out) ||
      change(word, "ain", "ain aine ains aines", out) || change(word, "e", "e es", out) ||
      change(word, "c", "c que cs ques", out))
    return out;
  return {word, word + "e", word + "s", word + "es"};
}

std::vector<std::string> russian_adjective(const std::string& stem) {
  std::vector<std::string> out;
  for (const char* ending : {"ий", "ого", "ому", "им", "ом", "ая", "ой", "ую", "ое", "ие", "их", "ими"})
    out.push_back(stem + ending);
  return out;
}

std::vector<std::string> russian_word_cases(const std::string& word) {
  std::vector<std::string> out;
  if (change(word, "ия", "ия ии ию ией", out) || change(word, "ская", "ская ской скую", out) ||
      change(word, "ая", "ая ой ую", out) || change(word, "ские", "ские ских ским скими", out) ||
      change(word, "ые", "ые ых ым ыми", out) || change(word, "ский", "ский ского скому ским ском", out) ||
      change(word, "ай", "ай ая аю аем ае", out) || change(word, "ей", "ей ея ею еем ее", out) ||
      change(word, "ты", "ты тов там тами тах", out) || change(word, "ны", "ны н нам нами нах", out) ||
      change(word, "ва", "ва вы ве ву вой в вам вами вах", out) || change(word, "ка", "ка ки ке ку кой", out) ||
      change(word, "га", "га ги ге гу гой", out) || change(word, "ша", "ша ши ше шу шей", out) ||
      change(word, "жа", "жа жи же жу жей", out) || change(word, "ча", "ча чи че чу чей", out) ||
      change(word, "ца", "ца цы це цу цей", out) || change(word, "я", "я и ю ей", out) ||
      change(word, "а", "а ы е у ой", out) || change(word, "ь", "ь и ю ью ем е", out) ||
      change(word, "й", "й я ю ем е", out))
    return out;
  for (const char* fixed : {"о", "е", "и", "у", "ы", "э", "ю"})
    if (word.ends_with(fixed)) return {word};
  return {word, word + "а", word + "у", word + "ом", word + "е"};
}

std::vector<std::string> name_forms(const std::string& name, Language language) {
  switch (language) {
    case Language::de:
      return german_name(name);
    case Language::ru:
      return russian_cases(name);
    default:
      return {name};
  }
}

std::vector<std::string> adjective_forms(const std::string& word, Language language) {
  switch (language) {
    case Language::de:
      return {word + "{|e|en|er|es|em}"};
    case Language::fr:
      return french_adjective(word);
    case Language::ru:
      return russian_adjective(word);
    case Language::en:
      if (word.ends_with("n") || word.ends_with("i")) return {word, word + "s"};
      break;
  }
  return {word};
}

std::vector<std::string> inhabitant_forms(const std::string& word, Language language) {
  if (language == Language::de) return german_inhabitant(word);
  std::vector<std::string> out;
  if (language != Language::ru) return {word, word + "s"};
  if (change(word, "иец", "иец ийца ийцу ийцем ийце ийцы ийцев ийцам ийцами ийцах", out) ||
      change(word, "аец", "аец айца айцу айцем айце айцы айцев айцам айцами айцах", out) ||  // китаец
      change(word, "еец", "еец ейца ейцу ейцем ейце ейцы ейцев ейцам ейцами ейцах", out) ||  // кореец
      change(word, "ец", "ец ца цу цем це цы цев цам цами цах", out) ||
      change(word, "анин", "анин анина анину анином анине ане ан анам анами анах", out) ||
      change(word, "янин", "янин янина янину янином янине яне ян янам янами янах", out) ||
      change(word, "арин", "арин арина арину арином арине ары ар арам арами арах", out) ||  // болгарин
      change(word, "ок", "ок ка ку ком ке ки кам ками ках", out))
    return out;
  for (const char* ending : {"", "а", "у", "ом", "е", "ы", "и", "ов", "ам", "ами", "ах"}) out.push_back(word + ending);
  return out;
}

}  // namespace

std::vector<std::string> russian_cases(std::string_view name) {
  const auto words = split(name, ' ');
  if (words.size() == 1) return russian_word_cases(std::string(name));
  const auto first = russian_word_cases(words[0]);
  if (words.size() != 2 || words[0].find('-') != std::string::npos || first.size() < 2) return {std::string(name)};
  std::vector<std::string> out;
  for (const std::string& adjective : first)
    for (const std::string& noun : russian_word_cases(words[1])) out.push_back(adjective + " " + noun);
  return out;
}

std::vector<std::string> russian_person_cases(std::string_view name) {
  const auto words = split(name, ' ');
  const std::string& surname = words.back();
  std::vector<std::string> first{""};
  if (words.size() == 2) first = russian_word_cases(words[0]);
  if (words.size() > 2) return {std::string(name)};
  std::vector<std::string> last;
  if (!change(surname, "ов", "ов ова ову овым ове", last) && !change(surname, "ев", "ев ева еву евым еве", last) &&
      !change(surname, "ин", "ин ина ину иным ине", last))
    last = russian_word_cases(surname);
  std::vector<std::string> out;
  for (const std::string& given : first)
    for (const std::string& family : last) out.push_back(given.empty() ? family : given + " " + family);
  return out;
}

std::vector<CountryForm> country_forms(const std::string& alpha3, std::string_view cells, Language language) {
  std::vector<CountryForm> forms;
  const auto add_name = [&](std::string name) {
    if (const auto bracket = name.find(" ("); bracket != std::string::npos) name.resize(bracket);
    for (std::string& form : name_forms(name, language)) forms.push_back({false, std::move(form)});
  };
  if (const std::string name = country_name(alpha3, language_code(language)); name != alpha3) add_name(name);
  const auto by_language = split(cells, '|');
  const auto column = static_cast<std::size_t>(language);
  if (column >= by_language.size()) return forms;
  for (const std::string& word : split(by_language[column], ',')) {
    if (word.empty()) continue;
    if (word.front() == '=') {
      add_name(word.substr(1));
      continue;
    }
    const bool inhabitant = word.front() == '+';
    for (std::string& form : inhabitant ? inhabitant_forms(word.substr(1), language) : adjective_forms(word, language))
      forms.push_back({true, std::move(form)});
  }
  return forms;
}

}  // namespace korridor
