#include "korridor/news/names/company_context.h"

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/names/company_cues.h"
#include "korridor/news/names/name_runs.h"
#include "korridor/news/names/name_shapes.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_latin(const Passage& passage, std::size_t at) {
  return at < passage.size() && passage[at].kind == TokenKind::word &&
         static_cast<unsigned char>(passage.bytes(at).front()) < 0xD0;  // Cyrillic begins there
}

/// In German every noun has a capital: there a name has several words, or more than one capital.
bool looks_like_company(const Passage& passage, std::size_t first, std::size_t last) {
  if (last == first || passage[first].sentence_start || passage[first].is(WordClass::legal)) return false;
  if (last > first + 1) return passage.language() != Language::de || is_unlisted(passage, first);
  const Token& token = passage[first];
  constexpr std::size_t kShortest = 3;
  if (token.end - token.begin < kShortest) return false;
  return passage.language() != Language::de || token.all_capitals || has_inner_capital(passage.bytes(first));
}

bool is_and(const Passage& passage, std::size_t at) { return word_is(passage, at, {"und", "and", "et", "и"}); }

/// The company of the lexicon that ends right before a token.
bool company_before(const Passage& passage, std::size_t at) {
  constexpr std::size_t kLongest = 5;
  for (std::size_t back = 1; back <= kLongest && back <= at; ++back)
    if (passage[at - back].is(WordClass::company) && passage[at - back].span == back) return true;
  return false;
}

bool tells_deal(const Passage& passage, std::size_t at) {
  const auto [first, last] = sentence_around(passage, at);
  for (std::size_t i = first; i < last; ++i)
    if (passage[i].any(mask_of(WordClass::act, WordClass::deal))) return true;
  return false;
}

/// The ministry and X, le ministère et X, dem Ministerium und X: in front of the "and".
bool ministry_before(const Passage& passage, std::size_t at) {
  const std::string_view word = passage.folded(at - 1);
  return word == "ministry" || word == "ministère" || word.ends_with("ministerium") || word.starts_with("министерств");
}

/// TotalEnergies und Voltalia; MVM and SOCAR: what is joined to a company is one.
void learn_by_and(const Passage& passage, LocalNames& local, std::size_t at) {
  if (!is_and(passage, at) || at == 0 || at + 1 >= passage.size()) return;
  if (company_before(passage, at) || (ministry_before(passage, at) && tells_deal(passage, at))) {
    const std::size_t last = name_run(passage, at + 1, 3);
    const bool office = last < passage.size() && passage[last].is(WordClass::role);
    if (looks_like_company(passage, at + 1, last) && !office) learn(passage, local, "company", at + 1, last);
  }
  if (!passage[at + 1].is(WordClass::company)) return;
  std::size_t first = at;
  while (first > 0 && at - first < 3 && may_be_name(passage, first - 1) && !passage[first].sentence_start) --first;
  const bool office = first > 0 && passage[first - 1].is(WordClass::role);
  if (looks_like_company(passage, first, at) && !office) learn(passage, local, "company", first, at);
}

/// Hungary's MVM, die slowakische SPP (in a sentence about a deal); le saoudien ACWA Power; австралийская Volt
/// Resources.
void learn_by_state(const Passage& passage, LocalNames& local, std::size_t at) {
  const std::size_t behind = at + passage[at].span;
  if (behind + 1 >= passage.size() || passage[behind].sentence_start) return;
  switch (passage.language()) {
    case Language::en: {
      if (!passage[at].is(WordClass::country)) return;
      const bool apostrophe = passage.is_sign(behind, "'") || passage.is_sign(behind, "’");
      if (!apostrophe || !word_is(passage, behind + 1, {"s"}) || behind + 2 >= passage.size()) return;
      const std::size_t last = name_run(passage, behind + 2, 3);
      if (last == behind + 3 && passage[behind + 2].all_capitals && looks_like_company(passage, behind + 2, last) &&
          tells_deal(passage, at))
        learn(passage, local, "company", behind + 2, last);
      return;
    }
    case Language::fr: {
      if (!passage[at].is(WordClass::adjective) || passage[at].capital || at == 0 ||
          !word_is(passage, at - 1, {"le", "la", "du", "au", "’", "'"}))
        return;
      const std::size_t last = name_run(passage, behind, 3);
      if (looks_like_company(passage, behind, last)) learn(passage, local, "company", behind, last);
      return;
    }
    case Language::ru: {
      if (!passage[at].is(WordClass::adjective)) return;
      const std::size_t last = is_latin(passage, behind) ? name_run(passage, behind, 3) : behind;
      if (looks_like_company(passage, behind, last)) learn_run(passage, local, behind, last);
      return;
    }
    case Language::de: {
      if (!passage[at].is(WordClass::adjective) || passage[at].capital) return;
      const std::size_t last = name_run(passage, behind, 1);
      const bool noun = last < passage.size() && passage[last].capital && !passage[last].sentence_start;
      if (last > behind && !noun && passage[behind].all_capitals && looks_like_company(passage, behind, last) &&
          tells_deal(passage, at))
        learn(passage, local, "company", behind, last);
      return;
    }
  }
}

/// Монгольский «Эрдэнэт» намерен, Замбия и «Ферст» договорились: quotes that act, and no «Рудник» of a mine.
void learn_by_quotes(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::ru || !passage.is_sign(at, "«")) return;
  const std::size_t first = at + 1, last = quoted_run(passage, first);
  constexpr std::size_t kMostWords = 3;
  if (last == first || last > first + kMostWords || passage[first].any(kNamedThings)) return;
  for (std::size_t i = first; i < last; ++i)
    if (passage[i].kind != TokenKind::word || passage[i].any(mask_of(WordClass::stop, WordClass::speech))) return;
  if (passage.is_sign(last + 1, ",") || passage.is_sign(last + 1, "–") || passage.is_sign(last + 1, "—")) return;
  const bool acts =
      last + 1 < passage.size() && !passage[last + 1].sentence_start &&
      passage[last + 1].any(mask_of(WordClass::act, WordClass::speech, WordClass::future, WordClass::cue));
  const bool begins = at == 0 || passage[at].sentence_start || passage[first].sentence_start;
  const bool of_state = at > 0 && !begins && passage[at - 1].is(WordClass::adjective);
  const bool joined = at > 1 && !begins && is_and(passage, at - 1) &&
                      passage[at - 2].any(mask_of(WordClass::country, WordClass::adjective, WordClass::company));
  const bool signs = last + 1 < passage.size() && !passage[last + 1].sentence_start &&
                     passage[last + 1].is(WordClass::act) && (begins || company_before(passage, at));
  if (of_state || joined || (begins && acts) || signs) learn(passage, local, "company", first, last);
}

/// Contacté, le groupe ...: no name.
bool is_french_participle(const Passage& passage, std::size_t at) {
  if (passage.language() != Language::fr) return false;
  const std::string_view word = passage.bytes(at);
  for (const std::string_view ending : {"é", "ée", "és", "ées", "ant", "i", "is"})
    if (word.ends_with(ending)) return true;
  return false;
}

/// Comilog, filiale d'Eramet; MVM, a Hungarian utility: the noun behind the comma tells what it is.
void learn_by_apposition(const Passage& passage, LocalNames& local, std::size_t at) {
  if (!passage.is_sign(at, ",") || at == 0) return;
  constexpr std::size_t kFar = 6;
  bool firm = false;
  for (std::size_t i = at + 1; i < at + kFar && i < passage.size() && !firm; ++i) {
    const Token& token = passage[i];
    if (token.sentence_start || token.kind == TokenKind::number || passage.is_sign(i, ",") ||
        token.any(mask_of(WordClass::role, WordClass::speech, WordClass::act, WordClass::person, WordClass::company)) ||
        word_is(passage, i, {"of", "for", "at", "de", "des", "du", "von", "der", "des", "и", "and", "et", "und"}))
      return;
    firm = passage.argument(passage.sense(i, WordClass::firm)) == "1" && !token.capital;
  }
  if (!firm) return;
  std::size_t first = at;
  while (first > 0 && at - first < 3 && may_be_name(passage, first - 1)) {
    --first;
    if (passage[first].sentence_start) break;
  }
  if (first == at || passage.language() == Language::de) return;
  if (passage[first].sentence_start && at == first + 1 && is_french_participle(passage, first)) return;
  const bool sure = !passage[first].sentence_start || passage[first].all_capitals || at - first > 1 ||
                    has_inner_capital(passage.bytes(first)) || is_unlisted(passage, first);
  if (sure && passage[first].end - passage[first].begin > 2) learn(passage, local, "company", first, at);
}

/// Compagnie des bauxites de Guinée, Société minière de Boké
void learn_french_name(const Passage& passage, LocalNames& local, std::size_t at) {
  const bool french = passage.language() == Language::fr && word_is(passage, at, {"entreprise", "banque"});
  if (!passage[at].capital || (!french && !word_is(passage, at, {"compagnie", "société"})) ||
      passage.at(at + 1).capital)
    return;
  if (passage.language() != Language::fr && !word_is(passage, at + 1, {"de", "du", "des", "d"})) return;
  constexpr std::size_t kMostWords = 7;
  std::size_t last = at + 1;
  bool of = false;
  for (; last < at + kMostWords && last < passage.size() && !passage[last].sentence_start; ++last) {
    const Token& token = passage[last];
    const bool small = token.kind == TokenKind::word && !token.capital;
    const bool apostrophe = passage.is_sign(last, "'") || passage.is_sign(last, "’");
    if (!small && !apostrophe) break;
    if (token.any(mask_of(WordClass::act, WordClass::speech, WordClass::cue, WordClass::future))) return;
    of |= word_is(passage, last, {"de", "des", "du", "d"});
  }
  if (!of || last >= passage.size()) return;
  if (!short_form(passage, last).empty()) return learn(passage, local, "company", at, last);  // ... précieuses (SONASP)
  if (!passage[last].capital || passage[last].sentence_start) return;
  learn(passage, local, "company", at, last + passage[last].span);
}

/// Société tchadienne de gomme, Office du café du Burundi, Office chérifien des phosphates: what a state has, to the
/// noun that ends it or to the state itself.
void learn_french_body(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::fr || !passage[at].capital || at + 3 >= passage.size()) return;
  const bool firm = word_is(passage, at, {"société", "compagnie"}), office = word_is(passage, at, {"office", "régie"});
  const bool of_state = passage[at + 1].is(WordClass::adjective) ||
                        word_is(passage, at + 1, {"nationale", "national", "générale", "publique"});
  const auto is_of = [&](std::size_t i) { return word_is(passage, i, {"de", "du", "des", "d"}); };
  if (!(of_state && (firm || office)) && !(office && is_of(at + 1))) return;
  bool good = firm;
  constexpr std::size_t kMost = 9;
  std::size_t last = at + (of_state ? 2 : 1);
  if (!is_of(last)) return;
  while (last < std::min(at + kMost, passage.size()) && is_of(last) && !passage[last].sentence_start) {
    std::size_t noun = last + 1;
    while (word_is(passage, noun, {"la", "l", "le"}) || passage.is_sign(noun, "'") || passage.is_sign(noun, "’"))
      ++noun;
    if (passage.at(noun).kind != TokenKind::word || passage[noun].is(WordClass::stop)) return;
    good |= passage[noun].is(WordClass::commodity);  // an office of mines is a public body
    last = noun + (passage[noun].capital ? passage[noun].span : 1);
    if (passage[noun].capital) break;
  }
  if (!good) return;
  learn(passage, local, "company", at, last);
}

}  // namespace

void learn_companies_beside(const Passage& passage, LocalNames& local, std::size_t at) {
  const Token& token = passage[at];
  if (token.kind == TokenKind::sign) {
    learn_by_quotes(passage, local, at);
    learn_by_apposition(passage, local, at);
    return;
  }
  if (token.kind != TokenKind::word) return;
  if (token.any(mask_of(WordClass::country, WordClass::adjective))) learn_by_state(passage, local, at);
  if (token.end - token.begin <= 3) learn_by_and(passage, local, at);
  if (!token.capital) return;
  learn_french_name(passage, local, at);
  learn_french_body(passage, local, at);
  if (token.word == 0 && is_latin(passage, at) && has_inner_capital(passage.bytes(at)))
    learn_run(passage, local, at, name_run(passage, at, 2));
}

}  // namespace korridor
