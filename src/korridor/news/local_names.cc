#include "korridor/news/local_names.h"

#include <fmt/format.h>

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts.h"
#include "korridor/news/words.h"

namespace korridor {
namespace {

std::vector<std::string> folded_words(const Passage& passage, std::size_t first, std::size_t last) {
  std::vector<std::string> words;
  for (std::size_t at = first; at < last; ++at) words.push_back(folded(passage.bytes(at)));
  return words;
}

std::string text_between(const Passage& passage, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t at = first; at < last; ++at) {
    if (at > first && passage[at].blank_before) text += ' ';
    text += passage.bytes(at);
  }
  return text;
}

/// End of a run of words that may be a name, at most `limit`, hyphens inside included.
std::size_t name_run(const Passage& passage, std::size_t at, std::size_t limit) {
  std::size_t last = at;
  for (std::size_t words = 0; words < limit && may_be_name(passage, last) &&
                              !(last > at && passage[last].sentence_start) && !passage[last].line_before;
       ++words) {
    ++last;
    while (passage.is_sign(last, "-") && !passage[last].blank_before && may_be_name(passage, last + 1) &&
           !passage[last + 1].blank_before)
      last += 2;
  }
  return last;
}

bool opens_quote(const Passage& passage, std::size_t at) {
  return passage.is_sign(at, "«") || passage.is_sign(at, "„") || passage.is_sign(at, "\"") || passage.is_sign(at, "“");
}

/// «Северный мыс»: what stands in quotes, if it begins with a capital; the token behind it.
std::size_t quoted_run(const Passage& passage, std::size_t at) {
  if (at >= passage.size() || !passage[at].capital) return at;
  for (std::size_t last = at + 1; last < passage.size() && last < at + 7; ++last)
    if (passage.is_sign(last, "»") || passage.is_sign(last, "“") || passage.is_sign(last, "\"") ||
        passage.is_sign(last, "”"))
      return last;
  return at;
}

/// Name (KTZ)
std::string short_form(const Passage& passage, std::size_t behind) {
  if (!passage.is_sign(behind, "(") || !passage.is_sign(behind + 2, ")")) return {};
  const Token& token = passage[behind + 1];
  return token.kind == TokenKind::word && token.all_capitals && token.end - token.begin >= 2 && !token.any(kNamedThings)
             ? std::string(passage.bytes(behind + 1))
             : std::string();
}

void learn(const Passage& passage, LocalNames& local, const char* kind, std::size_t first, std::size_t last) {
  std::string canonical = text_between(passage, first, last);
  const std::string brief = short_form(passage, last);
  if (!brief.empty()) canonical = fmt::format("{} ({})", canonical, brief);
  local.add(kind, canonical, folded_words(passage, first, last));
  if (!brief.empty()) local.add(kind, canonical, {folded(brief)});
}

/// Hyphen Hydrogen Energy GmbH: the name of a good between words of a name.
bool is_good_in_name(const Passage& passage, std::size_t at) {
  return at > 0 && passage[at].capital && passage[at].is(WordClass::commodity) && !passage[at].sentence_start &&
         may_be_name(passage, at - 1);
}

/// A run of capitalised words that ends with a legal form; the run reaches back.
void learn_by_legal_form(const Passage& passage, LocalNames& local, std::size_t at) {
  const Sense* legal = passage.sense(at, WordClass::legal);
  if (legal == nullptr || !passage[at].capital) return;
  if (passage[at].any(kNamedThings) && !(passage.language() == Language::en && passage[at].is(WordClass::commodity) &&
                                         at > 0 && may_be_name(passage, at - 1) && !passage[at].sentence_start))
    return;
  if (passage.argument(legal) == "before") {
    std::size_t first = at + 1;
    const bool quoted = opens_quote(passage, first);
    if (quoted) ++first;
    const std::size_t last = quoted ? quoted_run(passage, first) : name_run(passage, first, 4);
    if (last > first) learn(passage, local, "company", first, last);
    return;
  }
  std::size_t first = at;
  const auto hyphenated = [&] {  // Sino-Agri International
    return first > 2 && passage.is_sign(first - 1, "-") && !passage[first - 1].blank_before &&
           !passage[first].blank_before && passage[first - 2].capital && passage[first - 2].kind == TokenKind::word;
  };
  while (first > 0 && at - first < 4 && !passage[first].sentence_start && !passage[first].line_before &&
         (may_be_name(passage, first - 1) || is_good_in_name(passage, first - 1)))
    --first;
  if (first < at && hyphenated()) first -= 2;
  if (first == at || (first + 1 == at && passage[first].sentence_start && passage.language() != Language::de &&
                      passage[first].end - passage[first].begin < 4))
    return;
  learn(passage, local, passage.argument(legal) == "org" ? "organisation" : "company", first, at + passage[at].span);
}

/// der Konzern X, компания «X», the miner X
void learn_by_noun(const Passage& passage, LocalNames& local, std::size_t at) {
  const bool noun = passage[at].is(WordClass::firm) || find_word_end(passage, at, WordClass::firm) != nullptr;
  // In German every noun has a capital; elsewhere a capital makes it a part of the name: Winning Consortium Simandou.
  if (!noun || (passage.language() != Language::de && passage[at].capital && !passage[at].sentence_start)) return;
  std::size_t first = at + passage[at].span;
  if (first < passage.size() && passage[first].sentence_start) return;
  constexpr std::size_t kAdjective = 5;
  if (passage.language() == Language::fr && first + 1 < passage.size() && !passage[first].capital &&
      passage[first].end - passage[first].begin >= kAdjective && passage[first].kind == TokenKind::word &&
      !passage[first].any(mask_of(WordClass::act, WordClass::cue, WordClass::speech, WordClass::stop)) &&
      may_be_name(passage, first + 1) && passage[first + 1].all_capitals)
    ++first;  // l'entreprise publique YLB
  const bool quoted = opens_quote(passage, first);
  if (quoted) ++first;
  const std::size_t last = quoted ? quoted_run(passage, first) : name_run(passage, first, 3);
  if (last == first) return;
  if (passage.language() == Language::de && !quoted && passage[last - 1].end - passage[first].begin < 3) return;
  learn(passage, local, "company", first, last);
}

/// «Узбекистон темир йуллари» и КТЖ: what stands in quotes beside a company is a company.
void learn_by_pair(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::ru || !word_is(passage, at, {"и"}) || at < 2) return;
  const auto is_company = [&](std::size_t token) {
    return token < passage.size() && passage[token].is(WordClass::company);
  };
  const bool quoted_behind = opens_quote(passage, at + 1);
  const bool known_behind = is_company(at + 1) || (quoted_behind && is_company(at + 2));
  const std::size_t close = at - 1;
  if (known_behind && passage.is_sign(close, "»")) {
    std::size_t open = close;
    while (open > 0 && close - open < 7 && !passage.is_sign(open, "«")) --open;
    if (passage.is_sign(open, "«") && open + 1 < close && quoted_run(passage, open + 1) == close &&
        !passage[open + 1].any(kNamedThings))
      learn(passage, local, "company", open + 1, close);
  }
  const bool known_before = is_company(close) || (passage.is_sign(close, "»") && is_company(close - 1));
  if (!known_before || !quoted_behind || at + 2 >= passage.size() || passage[at + 2].any(kNamedThings)) return;
  if (const std::size_t last = quoted_run(passage, at + 2); last > at + 2)
    learn(passage, local, "company", at + 2, last);
}

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
    const std::string word = folded(passage.bytes(at));
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
  local.add("person", text_between(passage, first, last), {folded(passage.bytes(last - 1))});
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

const LocalNames::Name* LocalNames::find(const Passage& passage, std::size_t at) const {
  if (by_first_.empty()) return nullptr;
  std::string first = folded(passage.bytes(at));
  auto it = by_first_.find(first);
  if (it == by_first_.end() && passage.language() == Language::de && first.ends_with("s") && first.size() > 4) {
    first.pop_back();  // a genitive
    it = by_first_.find(first);
  }
  if (it == by_first_.end()) return nullptr;
  for (const Name& name : it->second) {
    bool same = at + name.words.size() <= passage.size();
    for (std::size_t i = 1; same && i < name.words.size(); ++i) {
      const std::string word = folded(passage.bytes(at + i));
      same = word == name.words[i] || (i + 1 == name.words.size() && word == name.words[i] + "s");
    }
    if (same) return &name;
  }
  return nullptr;
}

void learn_names(const Passage& passage, LocalNames& local) {
  constexpr ClassMask kCues = mask_of(WordClass::legal, WordClass::firm, WordClass::role, WordClass::speech);
  for (std::size_t at = 0; at < passage.size(); ++at) {
    const Token& token = passage[at];
    const bool long_german =
        passage.language() == Language::de && token.capital && token.word == 0 && token.end - token.begin >= 8;
    learn_by_pair(passage, local, at);
    if (token.kind != TokenKind::word || (!token.any(kCues) && !long_german)) continue;
    learn_by_legal_form(passage, local, at);
    learn_by_noun(passage, local, at);
    learn_person(passage, local, at);
  }
}

}  // namespace korridor
