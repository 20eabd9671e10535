#include "korridor/news/text/lexicon.h"

#include <array>
#include <cassert>

#include "korridor/base/hash.h"
#include "korridor/news/text/lexicon_files.h"
#include "korridor/news/text/lexicon_reader.h"

namespace korridor {
namespace {

Lexicon build(Language language) {
  const std::array own{embedded::kNewsDe, embedded::kNewsEn, embedded::kNewsFr, embedded::kNewsRu};
  const std::vector<std::pair<std::string, std::string_view>> files{
      {std::string(language_code(language)) + ".txt", own[static_cast<std::size_t>(language)]},
      {"countries.txt", embedded::kNewsCountries},
      {"commodities.txt", embedded::kNewsCommodities},
      {"currencies.txt", embedded::kNewsCurrencies},
      {"units.txt", embedded::kNewsUnits},
      {"names.txt", embedded::kNewsNames},
      {"facts.txt", embedded::kNewsFacts},
      {"deals.txt", embedded::kNewsDeals}};
  auto lexicon = Lexicon::read(files, language);
  assert(lexicon.has_value());  // the files are compiled in; a test reads them and tells every fault
  return std::move(*lexicon);
}

constexpr std::size_t kBeginnings = std::size_t{1} << 16U;

std::size_t beginning_of(std::string_view folded) {
  const auto byte = [&](std::size_t at) { return static_cast<std::size_t>(static_cast<unsigned char>(folded[at])); };
  return (byte(0) * 31 + byte(1) * 1031 + byte(2) * 263) % kBeginnings;
}

}  // namespace

const Lexicon& Lexicon::of(Language language) {
  static const std::array<const Lexicon& (*)(), 4> lexicons{[]() -> const Lexicon& {
                                                              static const Lexicon made = build(Language::de);
                                                              return made;
                                                            },
                                                            []() -> const Lexicon& {
                                                              static const Lexicon made = build(Language::en);
                                                              return made;
                                                            },
                                                            []() -> const Lexicon& {
                                                              static const Lexicon made = build(Language::fr);
                                                              return made;
                                                            },
                                                            []() -> const Lexicon& {
                                                              static const Lexicon made = build(Language::ru);
                                                              return made;
                                                            }};
  return lexicons[static_cast<std::size_t>(language)]();
}

Result<Lexicon> Lexicon::read(std::span<const std::pair<std::string, std::string_view>> files, Language language) {
  LexiconReader reader(language);
  for (const auto& [name, text] : files) reader.read(name, text);
  return std::move(reader).finish();
}

std::uint64_t Lexicon::hash(std::string_view folded) {
  Hash hash;
  hash.add(folded);
  return hash.value() ^ (hash.value() >> 32U);
}

std::uint32_t Lexicon::find(std::string_view folded, std::uint64_t hash) const {
  const std::size_t last = table_.size() - 1;
  const auto tag = static_cast<std::uint32_t>(hash >> 32U);
  for (std::size_t at = hash & last; table_[at].word != 0; at = (at + 1) & last)
    if (table_[at].tag == tag && words_[table_[at].word].text == folded) return table_[at].word;
  return 0;
}

void Lexicon::make_table() {
  std::size_t size = 64;
  while (size < 3 * words_.size()) size *= 2;
  table_.assign(size, Slot{});
  beginnings_.assign(kBeginnings, false);
  for (std::uint32_t word = 1; word < words_.size(); ++word) {
    const std::uint64_t value = hash(words_[word].text);
    std::size_t at = value & (size - 1);
    while (table_[at].word != 0) at = (at + 1) & (size - 1);
    table_[at] = {static_cast<std::uint32_t>(value >> 32U), word};
    if (words_[word].text.size() < 3) continue;
    for (const Sense& sense : words_[word].senses)
      if ((mask_of(sense.word_class) & kNamedThings) != 0) beginnings_[beginning_of(words_[word].text)] = true;
  }
}

std::string Lexicon::person_with(const std::string& word, const std::string& state) const {
  const auto it = people_.find(state + " " + word);
  return it == people_.end() ? std::string() : it->second;
}

std::string Lexicon::company_called(const std::string& initials) const {
  const auto it = initials_.find(initials);
  return it == initials_.end() ? std::string() : it->second;
}

bool Lexicon::may_begin_compound(std::string_view folded) const {
  return folded.size() >= 3 && beginnings_[beginning_of(folded)];
}

}  // namespace korridor
