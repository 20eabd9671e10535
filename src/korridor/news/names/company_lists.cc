#include "korridor/news/names/company_lists.h"

#include <optional>
#include <vector>

#include "korridor/base/fold.h"
#include "korridor/news/names/company_cues.h"
#include "korridor/news/names/name_runs.h"
#include "korridor/news/names/name_shapes.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

constexpr std::size_t kMostWords = 3;

bool is_single_capital(const Passage& passage, std::size_t at) {
  return at < passage.size() && passage[at].kind == TokenKind::word && passage[at].capital &&
         passage[at].end - passage[at].begin == 1;
}

/// Samsung C&T: a known company and two letters.
void learn_letters(const Passage& passage, LocalNames& local, std::size_t at) {
  if (at < 2 || !is_single_capital(passage, at - 1) || !is_single_capital(passage, at + 1)) return;
  if (passage[at].blank_before || passage[at + 1].blank_before || passage[at - 1].sentence_start) return;
  const std::size_t first = at - 2;
  if (const Sense* company = passage.sense(first, WordClass::company); company != nullptr && passage[first].span == 1)
    local.add("company", std::string(passage.argument(company)), folded_words(passage, first, at + 2));
  else if (may_be_name(passage, first))
    learn(passage, local, "company", first, at + 2);
}

/// Global Tungsten & Powders: the run in front of the sign, over goods inside it.
std::size_t begin_of_name(const Passage& passage, std::size_t at) {
  constexpr ClassMask kInside = mask_of(WordClass::commodity, WordClass::legal, WordClass::name_part);
  std::size_t first = at;
  while (first > 0 && at - first < kMostWords && !passage[first].line_before &&
         find_firm_noun(passage, first - 1) == nullptr) {
    const Token& before = passage[first - 1];
    const bool good =
        before.capital && before.is(WordClass::commodity) && !before.any(~kInside) && !before.sentence_start;
    if (!good && !may_be_name(passage, first - 1)) break;
    --first;
    if (before.sentence_start) break;
  }
  while (first < at && passage[first].is(WordClass::commodity)) ++first;  // no name begins with its good
  return first;
}

/// One name of a list.
struct ListItem {
  std::size_t first = 0, last = 0;
  bool company = false;  ///< known as one
};

bool is_article(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"the", "der", "die", "das", "den", "dem", "le", "la", "les", "l", "'", "’"});
}

/// Over articles and the state that a company is of: und die kanadische X, et l'indien Y.
std::size_t begin_of_item(const Passage& passage, std::size_t at) {
  constexpr std::size_t kMost = 3;
  for (std::size_t steps = 0; steps < kMost && at < passage.size(); ++steps) {
    const bool of_state = passage[at].is(WordClass::adjective) && !passage[at].is(WordClass::company);
    if (!is_article(passage, at) && !of_state && find_firm_noun(passage, at) == nullptr) break;
    at += passage[at].span;
  }
  return at;
}

std::optional<ListItem> item_at(const Passage& passage, const LocalNames& local, std::size_t at, bool announced) {
  at = begin_of_item(passage, at);
  const bool quoted = opens_quote(passage, at);
  if (quoted) ++at;
  if (at >= passage.size() || !passage[at].capital || passage[at].kind != TokenKind::word) return std::nullopt;
  const auto behind = [&](std::size_t last) { return quoted && passage.is_sign(last, "»") ? last + 1 : last; };
  if (const auto* name = local.find(passage, at); name != nullptr) {
    if (name->kind != "company") return std::nullopt;
    return ListItem{at, behind(at + name->words.size()), true};
  }
  if (passage[at].is(WordClass::company)) return ListItem{at, behind(at + passage[at].span), true};
  if (quoted || passage[at].any(~ClassMask{0})) return std::nullopt;
  const std::size_t last = name_run(passage, at, kMostWords);
  if (last == at || !(announced ? !is_german_noun(passage, at) : may_be_firm(passage, at, last))) return std::nullopt;
  return ListItem{at, last, false};
}

bool is_conjunction(const Passage& passage, std::size_t at) {
  return word_is(passage, at, {"and", "or", "und", "oder", "sowie", "et", "ou", "и", "или"});
}

/// Companies such as, Unternehmen wie, des groupes comme, компании, как: a list of them follows.
bool opens_list(const Passage& passage, std::size_t at) {
  std::size_t noun = at;
  if (word_is(passage, at, {"as"}) && at > 1 && word_is(passage, at - 1, {"such"}))
    noun = at - 2;
  else if (word_is(passage, at, {"wie", "like", "comme", "как", "including", "dont", "darunter"}) && at > 0)
    noun = at - 1;
  else
    return false;
  if (noun > 0 && passage.is_sign(noun, ",")) --noun;
  return passage[noun].is(WordClass::firm) || find_firm_noun(passage, noun) != nullptr;
}

/// Back over what may be items of a list and what joins them; the conjunction itself where no name stands before it.
std::size_t begin_of_list(const Passage& passage, std::size_t conjunction) {
  constexpr std::size_t kFar = 30;
  std::size_t first = conjunction;
  while (first > 0 && conjunction - first < kFar && !passage[first].sentence_start) {
    const Token& before = passage[first - 1];
    const bool part = (before.kind == TokenKind::word && before.capital) || passage.is_sign(first - 1, ",") ||
                      passage.is_sign(first - 1, "-") || passage.is_sign(first - 1, "«") ||
                      passage.is_sign(first - 1, "»") || before.is(WordClass::adjective) ||
                      is_article(passage, first - 1);
    if (!part) break;
    --first;
  }
  while (first < conjunction && passage[first].kind == TokenKind::sign && !passage.is_sign(first, "«")) ++first;
  return first;
}

/// Reads a list that begins at a token and learns its unknown names, if one of them is known as a company or
/// the words before it say so.
void learn_list(const Passage& passage, LocalNames& local, std::size_t at, bool announced) {
  std::vector<ListItem> items;
  bool known = announced, ended = false;
  constexpr std::size_t kMostItems = 8;
  while (items.size() < kMostItems) {
    const auto item = item_at(passage, local, at, announced);
    if (!item) break;
    items.push_back(*item);
    known |= item->company;
    at = item->last;
    if (ended || at >= passage.size() || passage[at].sentence_start) break;
    ended = is_conjunction(passage, at);
    if (!ended && !passage.is_sign(at, ",")) break;
    ++at;
    if (!ended && is_conjunction(passage, at)) ended = true, ++at;
  }
  const bool whole = ended && items.size() > 1 && items.back().last == at;
  if (whole && known)
    for (const ListItem& item : items)
      if (!item.company) learn_run(passage, local, item.first, item.last);
}

/// Northwind Resources, and later Northwind: the first word of one company's name, where nothing says that it is
/// something else. A mine may bear the name of its firm: the Lunga mine.
void learn_short_name(const Passage& passage, LocalNames& local, std::size_t at) {
  constexpr std::size_t kShortest = 4;
  const Token& token = passage[at];
  if (!token.capital || token.word != 0 || token.end - token.begin < kShortest) return;
  const bool longer = may_be_name(passage, at + 1) && !passage[at + 1].sentence_start && !passage[at + 1].line_before;
  const bool inside = at > 0 && may_be_name(passage, at - 1) && !token.sentence_start;
  const bool thing = at + 1 < passage.size() && passage[at + 1].any(mask_of(WordClass::commodity, WordClass::count));
  if (longer || inside || thing) return;
  const std::string_view word = passage.folded(at);
  if (const auto* name = local.only_company_of(word); name != nullptr && !is_common_name_word(word))
    local.add("company", name->canonical, {std::string(word)});
}

}  // namespace

void learn_by_ampersand(const Passage& passage, LocalNames& local, std::size_t at) {
  if (!passage.is_sign(at, "&") || at == 0 || at + 1 >= passage.size()) return;
  learn_letters(passage, local, at);
  const std::size_t first = begin_of_name(passage, at);
  if (first == at || passage[at].sentence_start || !passage[at + 1].capital) return;
  std::size_t last = name_run(passage, at + 1, 2);
  const bool noun =
      last == at + 1 && passage[last].any(mask_of(WordClass::firm, WordClass::commodity, WordClass::legal));
  if (noun) last += passage[last].span;
  bool own = false;
  for (std::size_t i = first; i < last; ++i) own |= passage[i].word == 0 && passage[i].kind == TokenKind::word;
  if (last == at + 1 || !own || is_german_noun(passage, first) || is_german_noun(passage, at + 1)) return;
  learn_run(passage, local, first, last);
}

void learn_companies_by_names(const Passage& passage, LocalNames& local) {
  constexpr std::size_t kLongestJoint = 9;  // bytes: including
  for (std::size_t at = 1; at + 1 < passage.size(); ++at) {
    const Token& token = passage[at];
    if (token.kind != TokenKind::word || token.capital || token.end - token.begin > kLongestJoint) continue;
    // a list goes on with a capital, an article, an adjective or a quote
    const bool names = passage[at + 1].capital || passage[at + 1].kind == TokenKind::sign ||
                       passage[at + 1].any(mask_of(WordClass::adjective, WordClass::firm)) ||
                       is_article(passage, at + 1);
    if (!names) continue;
    if (opens_list(passage, at))
      learn_list(passage, local, at + 1, true);
    else if (is_conjunction(passage, at))
      learn_list(passage, local, begin_of_list(passage, at), false);
  }
  for (std::size_t at = 0; at < passage.size(); ++at) learn_short_name(passage, local, at);
}

}  // namespace korridor
