#include "korridor/news/names/company_cues.h"

#include <algorithm>
#include <array>

#include "korridor/base/fold.h"
#include "korridor/news/names/company_lists.h"
#include "korridor/news/names/name_runs.h"
#include "korridor/news/names/name_shapes.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_latin(const Passage& passage, std::size_t at) {
  if (at >= passage.size() || passage[at].kind != TokenKind::word) return false;
  return std::ranges::all_of(passage.bytes(at), [](char c) { return static_cast<unsigned char>(c) < 0xD0; });
}

/// Sandawana Resources plc (AIM: SNDW), Ivanhoe (TSX:IVN)
void learn_by_ticker(const Passage& passage, LocalNames& local, std::size_t at) {
  if (!passage.is_sign(at, "(") || at == 0) return;
  std::size_t exchange = at + 1;
  if (passage.is_word(exchange, "ISIN") || passage.is_word(exchange, "WKN")) {
    learn_run(passage, local, run_before(passage, at), at);
    return;
  }
  const bool known = word_is(passage, exchange,
                             {"aim",    "lse", "lon",  "tsx",      "tsxv",  "tsx-v", "cse",       "asx",  "nyse",
                              "nasdaq", "jse", "hkex", "sehk",     "xetra", "otcqb", "otcqx",     "moex", "kase",
                              "sgx",    "bse", "nse",  "euronext", "otc",   "neo",   "frankfurt", "fse",  "lusaka"});
  if (!known) return;
  while (exchange < at + 4 && !passage.is_sign(exchange, ":")) ++exchange;
  if (!passage.is_sign(exchange, ":") || !passage.at(exchange + 1).all_capitals) return;
  learn_run(passage, local, run_before(passage, at), at);
}

/// CEO of X, le PDG de X, гендиректор X; Chef der X only where it is no common noun.
void learn_by_chief(const Passage& passage, LocalNames& local, std::size_t at) {
  if (!passage[at].is(WordClass::role) || passage.argument(passage.sense(at, WordClass::role)) != "chief") return;
  const std::string_view word = passage.folded(at);
  const bool of_company = is_one_of(word, {"ceo", "pdg", "vorstandschef", "vorstandschefin", "geschäftsführer",
                                           "geschäftsführerin", "гендиректор", "гендиректора", "гендиректором"}) ||
                          word.starts_with("geschaftsfuhrer") || passage[at].span > 1;
  if (!of_company) return;
  std::size_t first = at + passage[at].span;
  const bool of = word_is(passage, first, {"of", "de", "du", "von", "der"});
  if (of) ++first;
  if (word_is(passage, first, {"d", "l", "la", "le"})) ++first;
  if (passage.is_sign(first, "'") || passage.is_sign(first, "’") || passage.is_sign(first, "«")) ++first;
  if (!of && !(passage.language() == Language::ru && is_latin(passage, first))) return;
  const std::size_t last = name_run(passage, first, 3);
  if (last > first) learn_run(passage, local, first, last);
}

/// Bergwerk X-Chef Y: the name in front of the hyphen.
void learn_by_hyphen(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::de || !passage.is_sign(at, "-") || passage[at].blank_before || at == 0) return;
  if (!word_is(passage, at + 1,
               {"chef", "chefin", "ceo", "tochter", "aktie", "aktien", "sprecher", "sprecherin", "konzern", "vorstand",
                "manager", "aktionäre", "geschäftsführer", "finanzvorstand"}))
    return;
  if (may_be_name(passage, at - 1) && is_unlisted(passage, at - 1) && passage[at - 1].end - passage[at - 1].begin > 3)
    learn_run(passage, local, at - 1, at);
}

/// Operated by X, exploitée par X: who runs a mine or a line, unless it is a person of two names.
void learn_by_operator(const Passage& passage, LocalNames& local, std::size_t at) {
  if (!word_is(passage, at, {"by", "par"}) || at == 0 || passage[at].sentence_start) return;
  const std::string_view word = passage.folded(at - 1);
  const bool runs = is_one_of(word, {"operated", "owned", "developed", "mined", "run", "exploité", "exploitée",
                                     "exploités", "exploitées", "détenu", "détenue", "détenus", "détenues", "opéré",
                                     "opérée", "gérée", "géré", "développé", "développée"});
  if (!runs && !word.starts_with("exploit") && !word.starts_with("deten") && !word.starts_with("oper")) return;
  std::size_t first = at + 1;
  while (word_is(passage, first, {"the", "le", "la", "l", "'", "’"}) || passage.at(first).is(WordClass::adjective))
    ++first;
  const std::size_t last = name_run(passage, first, 3);
  if (last == first + 1 && is_unlisted(passage, first)) learn_run(passage, local, first, last);
}

/// Die staatliche KESCO, state-owned Somiburom, государственная ZCCM-IH: what a state owns is a company.
void learn_state_owned(const Passage& passage, LocalNames& local, std::size_t at) {
  const std::string_view word = passage.folded(at);
  const bool owned = word.starts_with("staatlich") || word.starts_with("halbstaatlich") ||
                     word.starts_with("государственн") ||
                     (word_is(passage, at, {"owned", "run", "controlled"}) && at > 1 && passage.is_sign(at - 1, "-"));
  if (!owned || at + 1 >= passage.size() || passage[at + 1].sentence_start) return;
  const std::size_t first = at + 1, last = name_run(passage, first, 3);
  if (last == first || passage[first].any(~ClassMask{0})) return;
  const bool german = passage.language() == Language::de;
  if (german && last == first + 1 && !passage[first].all_capitals &&
      (!is_unlisted(passage, first) || !looks_foreign(passage, first)))
    return;
  if (passage.language() == Language::ru && last == first + 1 && !passage[first].all_capitals) return;
  learn_run(passage, local, first, last);
}

/// Filiale locale de Sino-Agri, a unit of X, Tochter von X: whose a firm is.
void learn_by_subsidiary(const Passage& passage, LocalNames& local, std::size_t at) {
  if (!word_is(passage, at, {"filiale", "subsidiary", "unit", "tochter", "tochterfirma"})) return;
  std::size_t of = at + 1;
  if (!word_is(passage, of, {"of", "de", "d", "von", "des"})) ++of;
  if (!word_is(passage, of, {"of", "de", "d", "von"})) return;
  std::size_t first = of + 1;
  while (word_is(passage, first, {"the", "la", "l", "'", "’"}) || passage.at(first).is(WordClass::adjective)) ++first;
  const std::size_t last = name_run(passage, first, 3);
  if (last > first && !passage[first].any(~ClassMask{0}) && passage[first].end - passage[first].begin > 2)
    learn_run(passage, local, first, last);
}

/// NTPC Vidyut Vyapar Nigam, Asia-Potash International: more words than the lexicon has of a name.
void learn_longer_name(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() == Language::de) return;
  if (passage[at].is(WordClass::company) && passage[at].span == 1 && passage[at].all_capitals) {
    const std::size_t last = name_run(passage, at + 1, 3);
    if (last > at + 2 && is_unlisted(passage, at + 1)) learn_run(passage, local, at, last);
    return;
  }
  if (!word_is(passage, at, {"international"}) || !passage[at].capital || passage.at(at + 1).capital || at < 2) return;
  std::size_t first = run_before(passage, at);
  if (first == at && at >= 3 && passage.is_sign(at - 2, "-") && !passage[at - 1].blank_before &&
      passage[at - 1].capital && passage[at - 3].capital)
    first = at - 3;
  if (first == at || word_is(passage, first, {"amnesty", "transparency", "survival"})) return;
  local.add("company", text_between(passage, first, at + 1), folded_words(passage, first, at + 1));
  if (at > first + 1) local.add("company", text_between(passage, first, at + 1), folded_words(passage, first, at));
}

/// Die Aktien von Loncor Gold, shares in X, l'action X, X shares: what is traded is a company.
void learn_by_shares(const Passage& passage, LocalNames& local, std::size_t at) {
  if (word_is(passage, at, {"shares", "stock"}) && at > 0 && !passage[at].sentence_start) {
    const std::size_t first = run_before(passage, at);
    if (first < at && !passage[first].any(~ClassMask{0})) return learn_run(passage, local, first, at);
  }
  if (!word_is(passage, at, {"aktie", "aktien", "anteilsscheine", "shares", "stock", "action", "actions", "titre"}))
    return;
  std::size_t first = at + 1;
  const bool of = word_is(passage, first, {"von", "der", "of", "in", "de", "d"});
  if (of) ++first;
  if (passage.is_sign(first, "'") || passage.is_sign(first, "’") || word_is(passage, first, {"la", "l"})) ++first;
  if (!of && passage.language() != Language::fr) return;
  std::size_t last = name_run(passage, first, 3);
  if (last == first || passage[first].any(~ClassMask{0})) return;
  if (passage.language() == Language::de && last == first + 1) {  // every noun has a capital
    if (!passage.at(last).any(mask_of(WordClass::commodity, WordClass::legal)) || !passage.at(last).capital) return;
    ++last;
  }
  learn_run(passage, local, first, last);
}

/// A word in Latin letters is a name in a Russian text: Indorama, Zijin Mining. Short forms in capitals need a cue.
void learn_latin_in_russian(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage.language() != Language::ru || !passage[at].capital || !is_latin(passage, at)) return;
  if (at > 0 && !passage[at].sentence_start && is_latin(passage, at - 1) && passage[at - 1].capital) return;
  std::size_t last = name_run(passage, at, 4);
  while (last > at && !is_latin(passage, last - 1)) --last;
  if (last == at) return;
  const bool brief = last == at + 1 && passage[at].all_capitals;
  if (brief || passage[at].end - passage[at].begin < 4) return;
  if (passage.is_sign(last, ".") && last + 1 < passage.size() && !passage[last + 1].blank_before) return;  // X.com
  if (word_is(passage, at, {"brent", "urals", "covid", "telegram", "youtube", "incoterms", "platts"})) return;
  learn_run(passage, local, at, last);
}

}  // namespace

std::size_t run_before(const Passage& passage, std::size_t at) {
  constexpr std::size_t kMostWords = 4;
  std::size_t first = at;
  while (first > 0 && at - first < kMostWords && may_be_name(passage, first - 1) && !passage[first].line_before &&
         find_firm_noun(passage, first - 1) == nullptr) {
    --first;
    if (passage[first].sentence_start) break;
  }
  return first;
}

void learn_run(const Passage& passage, LocalNames& local, std::size_t first, std::size_t last) {
  std::size_t end = last;
  while (end > first && passage.argument(passage.sense(end - 1, WordClass::legal)) == "form") --end;
  if (end == first || passage[end - 1].end - passage[first].begin < 3) return;
  const auto* known = end == first + 1 ? local.only_company_of(passage.folded(first)) : nullptr;
  if (known != nullptr) return local.add("company", known->canonical, {std::string(passage.folded(first))});
  learn(passage, local, "company", first, end);
}

void learn_companies_by_cue(const Passage& passage, LocalNames& local, std::size_t at) {
  if (passage[at].kind == TokenKind::sign) {
    learn_by_ticker(passage, local, at);
    learn_by_ampersand(passage, local, at);
    learn_by_hyphen(passage, local, at);
    return;
  }
  if (passage[at].kind != TokenKind::word) return;
  learn_companies_by_deal(passage, local, at);
  learn_by_chief(passage, local, at);
  learn_by_operator(passage, local, at);
  learn_longer_name(passage, local, at);
  learn_by_subsidiary(passage, local, at);
  learn_by_shares(passage, local, at);
  if (passage[at].end - passage[at].begin >= 3) learn_state_owned(passage, local, at);
  learn_latin_in_russian(passage, local, at);
}

}  // namespace korridor
