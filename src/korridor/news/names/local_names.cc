#include "korridor/news/names/local_names.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/names/company_lists.h"
#include "korridor/news/names/initials.h"
#include "korridor/news/names/local_companies.h"
#include "korridor/news/names/name_runs.h"
#include "korridor/news/text/latin.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Министр энергетики Турции Алпарслан Байрактар, ministre des Mines du Niger Ousmane Abarchi: where the name begins
/// behind the field and the state of an office; the end of the text where none does.
std::size_t name_behind_office(const Passage& passage, std::size_t at) {
  constexpr std::size_t kMost = 7;
  for (std::size_t steps = 0; steps < kMost && at < passage.size() && !passage[at].sentence_start; ++steps) {
    const std::size_t run = name_run(passage, at, 3) - at;
    const bool field_here = at > 0 && word_is(passage, at - 1, {"of", "des", "de", "du", "la", "l", "'", "’"});
    if (run >= 3 && field_here) return at + 1;
    if (run >= 2 && !field_here) return at;
    if (run == 2) ++at;  // of Foreign Affairs
    const Token& token = passage[at];
    if (token.any(mask_of(WordClass::act, WordClass::speech, WordClass::cue, WordClass::role))) break;
    const bool apostrophe = passage.is_sign(at, "'") || passage.is_sign(at, "’");
    const bool small = word_is(
        passage, at,
        {"of", "for", "the", "and", "de", "du", "des", "la", "le", "l", "d", "et", "von", "für", "der", "и", "по"});
    const std::string_view word = passage.folded(at);
    const bool noun = passage.language() == Language::ru && token.kind == TokenKind::word && !token.capital &&
                      !word.ends_with("л") && !word.ends_with("ла") && !word.ends_with("ли") && !word.ends_with("т");
    const bool field = run >= 1 && passage.language() != Language::de;
    const bool mines = field_here && token.kind == TokenKind::word && !token.capital;
    if (!apostrophe && !small && !noun && !field && !mines && !token.any(kNamedThings)) break;
    at += std::max<std::size_t>(1, token.span);
  }
  return passage.size();
}

bool is_office_of_state(const Passage& passage, std::size_t at) {
  const std::string_view office = passage.argument(passage.sense(at, WordClass::role));
  return office == "president" || office == "head" || office == "minister";
}

/// Глава «Казатомпрома» Меиржан Юсупов: behind what an office is of, where that stands in quotes.
std::size_t name_behind_quotes(const Passage& passage, std::size_t at) {
  if (!opens_quote(passage, at)) return passage.size();
  const std::size_t close = quoted_run(passage, at + 1);
  return close > at + 1 && name_run(passage, close + 1, 3) - close > 2 ? close + 1 : passage.size();
}

/// Le ministre des Hydrocarbures, Alejandro Gallardo, a dit: a name between two commas behind an office and what it is
/// of. A list goes on with another name or an "and".
std::size_t name_between_commas(const Passage& passage, std::size_t at) {
  constexpr std::size_t kMost = 9;
  for (std::size_t steps = 0; steps < kMost && at < passage.size() && !passage[at].sentence_start; ++steps, ++at) {
    if (passage[at].any(mask_of(WordClass::act, WordClass::speech, WordClass::cue, WordClass::role))) break;
    if (!passage.is_sign(at, ",")) continue;
    const std::size_t last = name_run(passage, at + 1, 3);
    if (last < at + 3 || !passage.is_sign(last, ",") || last + 1 >= passage.size()) break;
    const bool goes_on = passage[last + 1].capital && passage.language() != Language::de;
    return goes_on || word_is(passage, last + 1, {"and", "et", "und", "и"}) ? passage.size() : at + 1;
  }
  return passage.size();
}

/// Behind a role that has no name right behind it.
std::size_t name_further_on(const Passage& passage, std::size_t role, std::size_t at) {
  if (is_office_of_state(passage, role))
    if (const std::size_t name = name_behind_office(passage, at); name < passage.size()) return name;
  if (const std::size_t name = name_behind_quotes(passage, at); name < passage.size()) return name;
  return name_between_commas(passage, at);
}

void learn_person(const Passage& passage, LocalNames& local, std::size_t at) {
  const bool role = passage[at].is(WordClass::role) || find_word_end(passage, at, WordClass::role) != nullptr;
  const bool speech = passage[at].is(WordClass::speech);
  if (!role && !speech) return;
  std::size_t first = at + passage[at].span;
  if (role && first < passage.size() && passage[first].is(WordClass::role)) return;  // the inner one will do
  if (first >= passage.size() || passage[first].sentence_start) return;
  if (speech && find_word_end(passage, first, WordClass::role) != nullptr) return;  // klagte Verkehrsminister X
  if (role && name_run(passage, first, 3) - first < 2) first = name_further_on(passage, at, first);
  if (first >= passage.size()) return;
  const std::size_t last = name_run(passage, first, 3);
  const std::size_t words = last - first;
  if (words < 2 || (passage.at(last).is(WordClass::legal) && !passage.at(last).sentence_start)) return;
  learn(passage, local, "person", first, last);
  local.add("person", to_latin(text_between(passage, first, last)), {std::string(passage.folded(last - 1))});
}

}  // namespace

void LocalNames::add(const std::string& kind, const std::string& canonical, std::vector<std::string> words) {
  if (words.empty()) return;
  auto& names = by_first_[words[0]];
  constexpr std::size_t kMostOfOneWord = 64;
  const auto same = [&](const Name& name) { return name.words == words; };
  if (names.size() >= kMostOfOneWord || std::ranges::any_of(names, same)) return;
  names.push_back({std::move(words), kind, canonical});
  std::ranges::stable_sort(names, [](const Name& a, const Name& b) { return a.words.size() > b.words.size(); });
}

void LocalNames::add_known(const std::string& kind, const std::string& canonical, std::vector<std::string> words) {
  if (words.empty()) return;
  if (const auto it = by_first_.find(words[0]); it != by_first_.end())
    std::erase_if(it->second, [&](const Name& name) { return name.words == words; });
  add(kind, canonical, std::move(words));
}

const LocalNames::Name* LocalNames::find(const Passage& passage, std::size_t at) const {
  if (by_first_.empty()) return nullptr;
  std::string first(passage.folded(at));
  auto it = by_first_.find(first);
  if (it == by_first_.end() && passage.language() == Language::de && first.ends_with("s") && first.size() > 4) {
    first.pop_back();  // a genitive
    it = by_first_.find(first);
  }
  if (it == by_first_.end()) return nullptr;
  for (const Name& name : it->second) {
    bool same = at + name.words.size() <= passage.size();
    for (std::size_t i = 1; same && i < name.words.size(); ++i) {
      const std::string_view word = passage.folded(at + i);
      same = word == name.words[i] || (i + 1 == name.words.size() && word == name.words[i] + "s");
    }
    if (same) return &name;
  }
  return nullptr;
}

const LocalNames::Name* LocalNames::only_company_of(std::string_view word) const {
  const auto it = by_first_.find(word);
  if (it == by_first_.end() || it->second.empty()) return nullptr;
  const std::vector<Name>& names = it->second;
  const bool one = std::ranges::all_of(names, [&](const Name& name) {
    return name.kind == "company" && name.canonical == names.front().canonical && name.words.size() > 1;
  });
  return one ? &names.front() : nullptr;
}

void learn_names(const Passage& passage, LocalNames& local) {
  constexpr ClassMask kCues = mask_of(WordClass::role, WordClass::speech);
  for (std::size_t at = 0; at < passage.size(); ++at) {
    const Token& token = passage[at];
    learn_companies(passage, local, at);
    if (token.kind == TokenKind::sign) learn_by_initials(passage, local, at);
    const bool long_german =
        passage.language() == Language::de && token.capital && token.word == 0 && token.end - token.begin >= 8;
    if (token.kind == TokenKind::word && (token.any(kCues) || long_german)) learn_person(passage, local, at);
  }
  learn_companies_by_names(passage, local);
}

}  // namespace korridor
