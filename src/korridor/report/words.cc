#include "korridor/report/words.h"

#include <fmt/format.h>

#include <cassert>

#include "korridor/base/text.h"
#include "korridor/report/html.h"

namespace korridor {
namespace embedded {
extern const std::string_view kWordsEn;
extern const std::string_view kWordsDe;
}  // namespace embedded

namespace {

std::map<std::string, std::string, std::less<>> parse_words(std::string_view bytes) {
  std::map<std::string, std::string, std::less<>> texts;
  for (const std::string& line : split(bytes, '\n')) {
    const std::size_t equals = line.find(" = ");
    if (line.empty() || line[0] == '#' || equals == std::string::npos) continue;
    std::string text = line.substr(equals + 3);
    if (text.starts_with('~')) text.front() = ' ';
    if (text.ends_with('~')) text.back() = ' ';
    texts.emplace(trim(line.substr(0, equals)), std::move(text));
  }
  return texts;
}

}  // namespace

Words::Words(std::string_view lang)
    : lang_(lang == "de" ? "de" : "en"), texts_(parse_words(lang == "de" ? embedded::kWordsDe : embedded::kWordsEn)) {}

const std::string& Words::operator()(std::string_view key) const {
  const auto at = texts_.find(key);
  assert(at != texts_.end() && "the page uses a word that words_*.txt lacks");
  static const std::string kNone;
  return at == texts_.end() ? kNone : at->second;
}

std::string Words::operator()(std::string_view key, std::initializer_list<std::string> slots) const {
  const std::string& text = (*this)(key);
  std::string filled;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool slot =
        text[i] == '{' && i + 2 < text.size() && text[i + 2] == '}' && text[i + 1] >= '0' && text[i + 1] <= '9';
    const auto number = slot ? static_cast<std::size_t>(text[i + 1] - '0') : slots.size();
    if (number < slots.size()) {
      filled += *(slots.begin() + number);
      i += 2;
    } else {
      filled += text[i];
    }
  }
  return filled;
}

std::string Words::list(const std::vector<std::string>& names) const {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i)
    text += (i == 0 ? "" : i + 1 == names.size() ? (*this)("list.and") : (*this)("list.comma")) + names[i];
  return text;
}

std::string Words::code(std::string_view family, std::string_view code) const {
  const auto at = texts_.find(fmt::format("{}.{}", family, code));
  return at == texts_.end() ? escape_html(code) : at->second;
}

}  // namespace korridor
