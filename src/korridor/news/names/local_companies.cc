#include "korridor/news/names/local_companies.h"

#include <fmt/format.h>

#include <algorithm>

#include "korridor/base/fold.h"
#include "korridor/news/amounts/amounts.h"
#include "korridor/news/names/company_actors.h"
#include "korridor/news/names/company_context.h"
#include "korridor/news/names/company_cues.h"
#include "korridor/news/names/name_runs.h"
#include "korridor/news/names/name_shapes.h"
#include "korridor/news/names/name_words.h"
#include "korridor/news/names/quoted_companies.h"
#include "korridor/news/text/latin.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// A company of one uncommon word and what it does is called by the word alone: Bannerman Energy, Bannerman.
void learn_first_word(const Passage& passage, LocalNames& local, std::size_t first, const std::string& canonical) {
  const Token& token = passage[first];
  const std::size_t kShortest = token.span > 1 ? 5 : 6;  // a name of the lexicon; any other
  const bool unknown = token.word == 0 || passage.lexicon->senses(token.word).empty();
  const std::string_view word = passage.folded(first);
  if (!unknown || word.size() < kShortest || is_common_name_word(word)) return;
  const Sense* kind = passage.word_sense(first + 1, WordClass::legal);
  const bool of_lexicon = passage[first].span > 1 && passage[first].is(WordClass::company);
  if (of_lexicon || (kind != nullptr && passage.argument(kind) == "1"))
    local.add("company", canonical, {std::string(word)});
}

bool begins_alike(const std::string& brief, std::string_view word) {
  const std::string a = folded(brief), b = folded(word);
  return !a.empty() && !b.empty() && a.substr(0, 1) == b.substr(0, 1);
}

/// With the short form in brackets, which stands behind the legal forms too: Name Ltd (KTZ).
std::string canonical_of(const Passage& passage, std::size_t first, std::size_t name_end, std::size_t last) {
  std::string brief = short_form(passage, last);
  if (!begins_alike(brief, passage.bytes(first))) brief.clear();
  if (std::string known = known_by_initials(passage, first, name_end); brief.empty() && !known.empty()) return known;
  const std::string name = to_latin(text_between(passage, first, name_end));
  return brief.empty() ? name : fmt::format("{} ({})", name, to_latin(brief));
}

bool is_legal_form(const Passage& passage, std::size_t at) {
  return at < passage.size() && passage.argument(passage.sense(at, WordClass::legal)) == "form";
}

/// Behind all legal forms at a token: Co., Ltd; GmbH & Co. KG.
std::size_t end_of_forms(const Passage& passage, std::size_t at) {
  std::size_t last = at + passage[at].span;
  for (std::size_t next = last; next < last + 3 && next < passage.size(); ++next) {
    if (is_legal_form(passage, next) && !passage[next].line_before)
      last = next + passage[next].span;
    else if (!passage.is_sign(next, ".") && !passage.is_sign(next, ",") && !passage.is_sign(next, "&"))
      break;
  }
  return last;
}

/// The token behind a name without its legal forms: Zhejiang Huayou Cobalt | Co., Ltd.
std::size_t without_forms(const Passage& passage, std::size_t first, std::size_t last) {
  while (last > first + 1 && (is_legal_form(passage, last - 1) || passage[last - 1].kind == TokenKind::sign)) --last;
  return last;
}

/// NAC Kazatomprom, Uranium One Group: a company of the lexicon with what only surrounds its name; nullptr for others.
const Sense* known_inside(const Passage& passage, std::size_t first, std::size_t last) {
  while (last > first && word_is(passage, last - 1, {"group", "holding", "holdings", "corporation", "company"})) --last;
  constexpr std::size_t kLongest = 4;
  const auto is_whole = [&](std::size_t at) {
    return passage[at].is(WordClass::company) && at + passage[at].span == last;
  };
  while (first < last && !is_whole(first) && passage[first].all_capitals &&
         passage[first].end - passage[first].begin <= kLongest)
    ++first;
  const bool whole = first < last && passage[first].is(WordClass::company) && first + passage[first].span == last;
  return whole ? passage.sense(first, WordClass::company) : nullptr;
}

/// Both with its legal form and without it, and its short form in brackets; the legal form is no part of the canonical
/// name.
void learn_company(const Passage& passage, LocalNames& local, std::size_t first, std::size_t name_end,
                   std::size_t last) {
  name_end = without_forms(passage, first, name_end);
  if (!is_own_name(passage, first, name_end)) return;
  const Sense* known = known_inside(passage, first, name_end);
  std::string brief = short_form(passage, last);
  if (!begins_alike(brief, passage.bytes(first))) brief.clear();  // of a longer name that ends here
  const std::string canonical =
      known != nullptr ? std::string(passage.argument(known)) : canonical_of(passage, first, name_end, last);
  local.add("company", canonical, folded_words(passage, first, name_end));
  if (last > name_end) local.add("company", canonical, folded_words(passage, first, last));
  if (!brief.empty()) local.add("company", canonical, {folded(brief)});
  if (name_end == first + 2) learn_first_word(passage, local, first, canonical);
}

/// RMG Copper, Anglesey Zinc: a good that German calls by another word is part of a name there.
bool is_english_good(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"copper", "zinc", "silver", "tin", "iron", "steel", "cobalt", "graphite", "diamonds", "potash",
                  "coal", "uranium", "tungsten", "rare"});
}

/// La SARL Forages du Sahel, SA Mines de Loulo: in French the form may stand in front.
bool learn_by_form_in_front(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::fr || !word_is(passage, at, {"sarl", "sa", "sas", "snc", "eurl"})) return false;
  if (at > 0 && !passage[at].sentence_start && passage[at - 1].capital && passage[at - 1].kind == TokenKind::word &&
      !passage[at - 1].any(mask_of(WordClass::stop, WordClass::article, WordClass::per, WordClass::era)))
    return false;
  std::size_t last = name_run(passage, at + 1, 3);
  if (last == at + 1 && passage.at(last).capital && !passage[last].sentence_start) ++last;  // SARL Forages ...
  if (last == at + 1) return false;
  while (word_is(passage, last, {"de", "du", "des"}) && passage.at(last + 1).capital &&
         !passage[last + 1].sentence_start)
    last += 1 + passage[last + 1].span;
  learn_company(passage, local, at + 1, last, last);
  return true;
}

/// A run of capitalised words that ends with a legal form; the run reaches back.
void learn_by_legal_form(const Passage& passage, LocalNames& local, std::size_t at) {
  const Sense* legal = passage.sense(at, WordClass::legal);
  if (legal == nullptr || (!passage[at].capital && !passage.is_word(at, "plc"))) return;
  const std::string_view what = passage.argument(legal);
  if (learn_by_form_in_front(passage, local, at)) return;
  if (passage[at].any(kNamedThings) && what != "form" &&
      !((passage.language() != Language::de || is_english_good(passage, at)) && passage[at].is(WordClass::commodity) &&
        at > 0 && may_be_name(passage, at - 1) && !passage[at].sentence_start))
    return;
  if (what == "before") {
    std::size_t first = at + 1;
    const bool quoted = opens_quote(passage, first);
    if (quoted) ++first;
    std::size_t last = quoted ? quoted_run(passage, first) : name_run(passage, first, 4);
    if (passage.bytes(at) == "PT")  // PT Vale Indonesia Tbk
      while (last < passage.size() && is_known_in_name(passage, last) && last < first + 4) ++last;
    if (last > first)
      learn_company(passage, local, first, last, is_legal_form(passage, last) ? end_of_forms(passage, last) : last);
    return;
  }
  std::size_t first = at;
  const auto hyphenated = [&] {  // Sino-Agri International
    return first > 2 && passage.is_sign(first - 1, "-") && !passage[first - 1].blank_before &&
           !passage[first].blank_before && passage[first - 2].capital && passage[first - 2].kind == TokenKind::word;
  };
  while (first > 0 && at - first < 5 && !passage[first].sentence_start && !passage[first].line_before &&
         may_stand_in_name(passage, first - 1))
    --first;
  if (first < at && hyphenated()) first -= 2;
  if (first == at && at >= 3 && passage[at - 1].is(WordClass::commodity) && passage.is_sign(at - 2, "-") &&
      !passage[at - 1].blank_before && passage[at - 3].capital && !passage[at - 1].sentence_start) {
    first -= 3;  // Asia-Potash International, and Asia-Potash alone
    local.add("company", text_between(passage, first, at + 1), folded_words(passage, first, at));
  }
  if (first == at && at > 0 && !passage[at].sentence_start &&
      passage[at - 1].any(mask_of(WordClass::adjective, WordClass::country)) && passage[at - 1].capital &&
      !passage[at].all_capitals && word_is(passage, at, {"railways", "airlines", "airways", "railway", "telecom"}))
    --first;  // Ethiopian Railways, Botswana Railways
  if (first == at || (first + 1 == at && passage[first].sentence_start && passage.language() != Language::de &&
                      passage[first].end - passage[first].begin < 4))
    return;
  if (first + 1 == at && what != "form" && passage[first].is(WordClass::country) &&
      !word_is(passage, at, {"railways", "airlines", "airways", "railway", "telecom"}))
    return;  // Namibia Energy: too little
  if (what == "org")
    learn(passage, local, trades(passage, first, at) ? "company" : "organisation", first, at + passage[at].span);
  else
    learn_company(passage, local, first, what == "form" ? at : end_of_place(passage, first, at),
                  end_of_forms(passage, at));
}

/// Groupe émirati Arise, géant saoudien de l'agroalimentaire Almarai: over what a firm is and does, to its name.
std::size_t behind_french_complement(const Passage& passage, std::size_t at) {
  std::size_t next = at;
  if (next < passage.size() && passage[next].is(WordClass::adjective) && !passage[next].capital) ++next;
  if (word_is(passage, next, {"de", "du", "d", "des"})) {
    ++next;
    while (word_is(passage, next, {"la", "l", "'", "’"})) ++next;
    if (next >= passage.size() || passage[next].kind != TokenKind::word || passage[next].capital) return at;
    ++next;
  }
  return may_be_name(passage, next) && !passage[next].sentence_start ? next : at;
}

/// der Konzern X, компания «X», the miner X
void learn_by_noun(const Passage& passage, LocalNames& local, std::size_t at) {
  const Sense* sense = passage.sense(at, WordClass::firm);
  if (sense == nullptr) sense = find_word_end(passage, at, WordClass::firm);
  const bool noun = sense != nullptr;
  // In German every noun has a capital; elsewhere a capital makes it a part of the name: Winning Consortium Simandou.
  if (!noun || (passage.language() != Language::de && passage[at].capital && !begins_sentence(passage, at))) return;
  std::size_t first = at + passage[at].span;
  if (first < passage.size() && passage[first].sentence_start) return;
  if (word_is(passage, at, {"landesbank", "sparkasse", "volksbank", "stadtwerke"})) first = at;  // part of the name
  constexpr std::size_t kAdjective = 5;
  if (passage.language() == Language::fr && first + 1 < passage.size() && !passage[first].capital &&
      passage[first].end - passage[first].begin >= kAdjective && passage[first].kind == TokenKind::word &&
      !passage[first].any(mask_of(WordClass::act, WordClass::cue, WordClass::speech, WordClass::stop)) &&
      may_be_name(passage, first + 1) && passage[first + 1].all_capitals)
    ++first;  // l'entreprise publique YLB
  if (passage.language() == Language::fr) first = behind_french_complement(passage, first);
  const bool quoted = opens_quote(passage, first);
  if (quoted) ++first;
  std::size_t last = quoted ? quoted_run(passage, first) : name_run(passage, first, 3);
  if (last == first) return;
  // l'exportateur Laham Tchad: a state has its article elsewhere
  if (passage.language() != Language::ru && !quoted && last < passage.size() && !passage[last].sentence_start &&
      passage[last].any(mask_of(WordClass::country, WordClass::place)) && is_unlisted(passage, first) &&
      passage[last].capital && !passage[last].all_capitals)
    last += passage[last].span;
  // der Importeur Ariana Grain: a good right behind a name is no German one
  if (passage.language() == Language::de && !quoted && last < passage.size() && is_unlisted(passage, first) &&
      !passage[last].sentence_start && passage[last].capital && is_plain_latin(passage, last) &&
      passage[last].any(mask_of(WordClass::commodity, WordClass::legal)))
    last += passage[last].span;
  if (passage.language() == Language::de && !quoted && passage[last - 1].end - passage[first].begin < 3) return;
  // die Gesellschaft hat sich Verstärkung geholt, die Abnehmer stehen Schlange: a noun of the language
  if (!quoted && last == first + 1 && is_german_noun(passage, first)) return;
  for (std::size_t i = first; i < last; ++i)  // the railway Gashuunsukhait-Ganqimaodu: a route
    if (passage.is_sign(i, "-") && word_is(passage, at, {"railway", "line", "bahn", "ligne"})) return;
  if (passage.argument(sense) == "org")  // think tank, Zeitung, информагентство
    learn(passage, local, "organisation", first, last);
  else
    learn_company(passage, local, first, last, last);
}

}  // namespace

void learn_companies(const Passage& passage, LocalNames& local, std::size_t at) {
  learn_quoted_pair(passage, local, at);
  learn_companies_beside(passage, local, at);
  learn_companies_by_cue(passage, local, at);
  learn_companies_by_acts(passage, local, at);
  if (passage[at].kind == TokenKind::sign) learn_quoted_companies(passage, local, at);
  const Token& token = passage[at];
  if (token.is(WordClass::company))  // Erdenes Tavan Tolgoi (ETT)
    if (const std::string brief = short_form(passage, at + token.span); !brief.empty())
      local.add("company", std::string(passage.argument(passage.sense(at, WordClass::company))), {folded(brief)});
  if (token.span == 2 && token.is(WordClass::company))
    learn_first_word(passage, local, at, std::string(passage.argument(passage.sense(at, WordClass::company))));
  constexpr ClassMask kCues = mask_of(WordClass::legal, WordClass::firm);
  const bool long_german =
      passage.language() == Language::de && token.capital && token.word == 0 && token.end - token.begin >= 8;
  if (token.kind != TokenKind::word || (!token.any(kCues) && !long_german)) return;
  learn_by_legal_form(passage, local, at);
  learn_by_noun(passage, local, at);
}

}  // namespace korridor
