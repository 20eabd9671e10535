#include "korridor/news/text/word_stems.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <cstring>
#include <optional>

#include "korridor/base/fold.h"
#include "korridor/base/text.h"
#include "korridor/news/text/lexicon_files.h"

namespace korridor {
namespace {

constexpr auto kNames = std::to_array<std::string_view>(
    {"source",   "talks",  "offer",         "grant",   "deal",    "closure",  "exit",      "measure",
     "works",    "price",  "hearsay",       "papers",  "answers", "contrary", "continues", "gone",
     "back",     "object", "object_at_end", "pronoun", "speaker", "further",  "yet",       "earlier",
     "intended", "now",    "begins",        "ends",    "signs",   "decides",  "another",   "holder"});
static_assert(kNames.size() == static_cast<std::size_t>(Stem::count_of_stems));

constexpr std::size_t kKey = 4;  // bytes

std::uint32_t key_of(std::string_view four) {
  std::uint32_t key = 0;
  std::memcpy(&key, four.data(), kKey);
  return key;
}

std::optional<Stem> find_stem(std::string_view name) {
  const auto it = std::ranges::find(kNames, name);
  if (it == kNames.end()) return std::nullopt;
  return static_cast<Stem>(it - kNames.begin());
}

bool is_well_formed(std::string_view form) {
  const bool part = form.starts_with('-') || form.ends_with('-');
  return !form.empty() && form.find(' ') == std::string_view::npos && (!part || form.size() > kKey);
}

WordStems build(Language language) {
  auto stems = WordStems::read(embedded::kNewsRivals, language);
  assert(stems.has_value());  // the file is compiled in; a test reads it and tells every fault
  return std::move(*stems);
}

}  // namespace

const WordStems& WordStems::of(Language language) {
  static const std::array<WordStems, 4> all{build(Language::de), build(Language::en), build(Language::fr),
                                            build(Language::ru)};
  return all[static_cast<std::size_t>(language)];
}

void WordStems::add(std::string_view form, Stem stem) {
  const bool ends = form.starts_with('-'), begins = form.ends_with('-');
  if (ends) form.remove_prefix(1);
  if (begins) form.remove_suffix(1);
  const std::string text = folded(form);
  if (!begins && !ends) {
    words_[text] |= mask_of(stem);
    return;
  }
  auto& parts =
      begins ? beginnings_[key_of(text)] : endings_[key_of(std::string_view(text).substr(text.size() - kKey))];
  parts.push_back({text, mask_of(stem)});
}

Result<WordStems> WordStems::read(std::string_view text, Language language) {
  WordStems stems;
  Errors errors;
  std::int64_t row = 0;
  for (const std::string& line : split(text, '\n')) {
    ++row;
    if (trim(line).empty() || line.front() == '#') continue;
    const auto fail = [&](std::string message) {
      errors.push_back({.code = "news_lexicon",
                        .message = std::move(message),
                        .file = "rivals.txt",
                        .row = row,
                        .hint = "kind language: forms"});
    };
    const auto colon = line.find(": "), blank = line.find(' ');
    const auto stem = find_stem(std::string_view(line).substr(0, blank));
    const auto of = colon == std::string::npos || blank > colon
                        ? std::nullopt
                        : find_language(std::string_view(line).substr(blank + 1, colon - blank - 1));
    if (!stem || !of) {
      fail(fmt::format("`{}` is no class of words", line.substr(0, colon)));
      continue;
    }
    for (const std::string& form : split(std::string_view(line).substr(colon + 2), ','))
      if (!is_well_formed(form))
        fail(fmt::format("`{}` is no word and no stem", form));
      else if (*of == language)
        stems.add(form, *stem);
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return stems;
}

StemMask WordStems::find(std::string_view folded) const {
  StemMask found = 0;
  if (const auto it = words_.find(std::string(folded)); it != words_.end()) found |= it->second;
  if (folded.size() < kKey) return found;
  if (const auto it = beginnings_.find(key_of(folded)); it != beginnings_.end())
    for (const Part& part : it->second)
      if (folded.starts_with(part.text)) found |= part.kinds;
  if (const auto it = endings_.find(key_of(folded.substr(folded.size() - kKey))); it != endings_.end())
    for (const Part& part : it->second)
      if (folded.ends_with(part.text)) found |= part.kinds;
  return found;
}

StemMask stems_at(const Passage& passage, std::size_t at) {
  if (at >= passage.size() || passage[at].kind != TokenKind::word) return 0;
  return WordStems::of(passage.language()).find(passage.folded(at));
}

bool has_stem(const Passage& passage, std::size_t at, Stem stem) {
  return (stems_at(passage, at) & mask_of(stem)) != 0;
}

}  // namespace korridor
