#include "korridor/news/names/initials.h"

#include <algorithm>
#include <optional>
#include <vector>

#include "korridor/base/fold.h"
#include "korridor/news/names/name_runs.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Folded letters of a word, each as its bytes.
std::vector<std::string> letters_of(std::string_view word) {
  std::vector<std::string> letters;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = decode(word, at);
    at += c.size;
    append_folded(letters.emplace_back(), c.value);
  }
  return letters;
}

bool may_be_skipped(const Passage& passage, std::size_t at) {
  if (passage[at].kind == TokenKind::sign)
    return passage.is_sign(at, "-") || passage.is_sign(at, "'") || passage.is_sign(at, "’") || passage.is_sign(at, "&");
  return word_is(passage, at, {"of", "for", "and", "the", "de",  "des", "du",  "la",  "le", "les", "d", "l",  "et", "y",
                               "do", "da",  "dos", "für", "und", "der", "die", "von", "и",  "по",  "в", "на", "для"});
}

/// The first word of the name whose words begin with these letters, read backwards from the bracket.
std::optional<std::size_t> first_word(const Passage& passage, std::size_t bracket,
                                      const std::vector<std::string>& letters) {
  constexpr std::size_t kMostSteps = 14;
  std::size_t at = bracket, left = letters.size();
  bool spared = false;  // one word has no letter: Korea Institute of Geoscience and Mineral Resources (KIGAM)
  for (std::size_t steps = 0; left > 0 && at > 0 && steps < kMostSteps; ++steps) {
    if (passage[at].sentence_start) return std::nullopt;
    --at;
    const bool word = passage[at].kind == TokenKind::word;
    const auto own = word ? letters_of(passage.bytes(at)) : std::vector<std::string>();
    if (word && !own.empty() && own.front() == letters[left - 1])
      --left;
    else if (!may_be_skipped(passage, at) && (spared || !word || left == 1))
      return std::nullopt;
    else
      spared |= !may_be_skipped(passage, at);
  }
  return left == 0 && passage[at].capital ? std::optional(at) : std::nullopt;
}

bool names_company(const Passage& passage, std::size_t first, std::size_t last) {
  for (std::size_t at = first; at < last; ++at)
    if (word_is(passage, at,
                {"company",    "corporation",  "empresa",   "compañía",    "companhia",   "société",  "compagnie",
                 "sociedad",   "sociedade",    "petroleum", "oil",         "gas",         "mining",   "railway",
                 "railways",   "ports",        "airlines",  "electricity", "power",       "pipeline", "holding",
                 "group",      "gesellschaft", "konzern",   "eisenbahn",   "eisenbahnen", "компания", "компании",
                 "корпорация", "завод",        "комбинат",  "дороги",      "группа",      "холдинг"}))
      return true;
  constexpr std::size_t kNear = 3;
  for (std::size_t back = 1; back <= kNear && back <= first && !passage[first - back + 1].sentence_start; ++back)
    if (passage[first - back].is(WordClass::firm) || word_is(passage, first - back, {"owned", "run", "staatliche"}))
      return true;
  return false;
}

bool names_ministry(const Passage& passage, std::size_t first) {
  return word_is(
      passage, first,
      {"ministry", "department", "ministère", "ministerium", "bundesministerium", "министерство", "министерства"});
}

/// Tanzania-Zambia Railway Authority (TAZARA): capitalised words in front of a short form that begins with their
/// letter.
void learn_long_name(const Passage& passage, LocalNames& local, std::size_t bracket, const std::string& company) {
  std::size_t first = bracket;
  const auto in_name = [&](std::size_t at) {
    return (passage[at].kind == TokenKind::word && passage[at].capital &&
            !passage[at].any(mask_of(WordClass::role, WordClass::speech, WordClass::company))) ||
           (passage.is_sign(at, "-") && !passage[at].blank_before);
  };
  constexpr std::size_t kMost = 7;
  while (first > 0 && bracket - first < kMost && in_name(first - 1) && !passage[first].sentence_start) --first;
  if (bracket == first && passage.language() == Language::fr) {  // Société nationale d'électricité (SNEL)
    constexpr std::size_t kFar = 9;
    for (std::size_t at = bracket; at > 0 && bracket - at < kFar && !passage[at].sentence_start;)
      if (--at;
          word_is(passage, at, {"société", "compagnie", "office", "régie", "entreprise", "électricité", "énergie"}) &&
          passage[at].capital)
        return local.add_known("company", company, folded_words(passage, at, bracket));
    return;
  }
  if (bracket < first + 2 || passage[first].kind != TokenKind::word) return;
  if (letters_of(passage.bytes(first)).front() != letters_of(passage.bytes(bracket + 1)).front()) return;
  local.add("company", company, folded_words(passage, first, bracket));
}

/// Institut für Erdöl und Erdgas (JOGMEC): a short form that the lexicon knows tells whom the long name means.
void learn_translation(const Passage& passage, LocalNames& local, std::size_t bracket) {
  if (const Sense* company = passage.sense(bracket + 1, WordClass::company)) {
    learn_long_name(passage, local, bracket, std::string(passage.argument(company)));
    return;
  }
  const Sense* known = passage.sense(bracket + 1, WordClass::organisation);
  if (known == nullptr) return;
  constexpr std::size_t kMostWords = 10;
  for (std::size_t at = bracket; at > 0 && bracket - at < kMostWords && !passage[at].sentence_start;) {
    --at;
    if (passage[at].any(mask_of(WordClass::act, WordClass::speech, WordClass::organisation))) return;
    if (!passage[at].capital ||
        !word_is(passage, at, {"institut",  "institute", "organisation", "organization", "agentur",     "agency",
                               "bank",      "behörde",   "union",        "kommission",   "commission",  "fonds",
                               "fund",      "agence",    "banque",       "verband",      "association", "организация",
                               "агентство", "банк",      "союз",         "фонд",         "институт"}))
      continue;
    local.add("organisation", passage.lexicon->argument(*known), folded_words(passage, at, bracket));
    return;
  }
}

}  // namespace

void learn_by_initials(const Passage& passage, LocalNames& local, std::size_t at) {
  constexpr std::size_t kFewest = 2, kMost = 8;
  // Name (ABC); Name, kurz ABC
  const bool called = passage.is_sign(at, ",") && word_is(passage, at + 1, {"kurz", "abgekürzt"});
  if (at == 0 || (!called && (!passage.is_sign(at, "(") || !passage.is_sign(at + 2, ")")))) return;
  const std::size_t short_at = at + (called ? 2 : 1);
  if (short_at >= passage.size()) return;
  const Token& brief = passage[short_at];
  if (brief.kind != TokenKind::word || !brief.all_capitals) return;
  if (brief.any(kNamedThings)) {
    if (!called) learn_translation(passage, local, at);
    return;
  }
  const auto letters = letters_of(passage.bytes(short_at));
  if (letters.size() < kFewest || letters.size() > kMost) return;
  const auto first = first_word(passage, at, letters);
  if (!first || *first + 1 >= at) return;
  for (std::size_t i = *first; i < at; ++i)  // what the lexicon knows keeps its meaning
    if (passage[i].any(kNamedThings) && i + passage[i].span >= at && i == *first) return;
  const bool body = std::ranges::any_of(folded_words(passage, *first, at), [](const std::string& word) {
    return is_one_of(
        word, {"commission", "agency", "council", "institute", "association", "agence", "conseil", "kommission"});
  });
  const char* kind = names_ministry(passage, *first)               ? "government_body"
                     : names_company(passage, *first, at) && !body ? "company"
                                                                   : "organisation";
  if (!called) return learn(passage, local, kind, *first, at);
  const std::string_view short_form = passage.bytes(short_at);
  const std::string name = text_between(passage, *first, at) + " (" + std::string(short_form) + ")";
  local.add(kind, name, folded_words(passage, *first, at));
  local.add(kind, name, {folded(short_form)});
}

}  // namespace korridor
