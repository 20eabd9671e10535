#include "korridor/news/deals/share_deals.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/clauses.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/deals/signing_forms.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

/// Between a share and the firm that it is of.
bool is_small_word(const Passage& passage, std::size_t at) {
  return passage[at].any(mask_of(WordClass::adjective, WordClass::firm, WordClass::article)) ||
         find_word_end(passage, at, WordClass::firm) != nullptr ||
         word_is(passage, at,
                 {"of",
                  "in",
                  "the",
                  "an",
                  "am",
                  "von",
                  "der",
                  "des",
                  "dem",
                  "de",
                  "du",
                  "d",
                  "la",
                  "le",
                  "l",
                  "'",
                  "’",
                  "«",
                  "в",
                  "у",
                  "shares",
                  "stake",
                  "stock",
                  "anteile",
                  "aktien",
                  "anteilen",
                  "capital",
                  "actions",
                  "parts",
                  "projekt",
                  "project",
                  "projet",
                  "проекта",
                  "einem",
                  "einer",
                  "mine",
                  "акций",
                  "доли",
                  "компании",
                  "bei",
                  "beim",
                  "au",
                  "interest",
                  "equity",
                  "kapital",
                  "kapitals",
                  "grundkapital",
                  "капитала",
                  "капитале",
                  "долю",
                  "anteil",
                  "titres",
                  "dans"});
}

/// 12% of X, 12 Prozent der Anteile an X, 20 % du capital de X: the firm that a share is of; nullptr for none.
const EntityMention* firm_of_share(const Passage& passage, const SentenceFindings& sentence, const Figure& figure) {
  constexpr std::size_t kNear = 7;
  if (figure.unit != "percent") return nullptr;
  for (std::size_t at = figure.last_token; at < std::min(sentence.last, figure.last_token + kNear); ++at) {
    const auto it = std::ranges::find_if(sentence.entities, [&](const EntityMention* entity) {
      return entity->kind == "company" && entity->form == "name" && entity->first_token == at;
    });
    if (it != sentence.entities.end()) {
      const std::size_t behind = (*it)->last_token;  // 40% of X's copper is no share of X
      const bool possessive =
          (passage.is_sign(behind, "'") || passage.is_sign(behind, "’")) && word_is(passage, behind + 1, {"s"});
      return possessive ? nullptr : *it;
    }
    if (!is_small_word(passage, at)) return nullptr;
  }
  return nullptr;
}

bool stands_behind_for(const Passage& passage, const SentenceFindings& sentence, const Figure& figure) {
  return figure.first_token > sentence.first && word_is(passage, figure.first_token - 1, {"for", "für", "pour", "за"});
}

bool pays(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"paid", "zahlte", "zahlten", "bezahlt", "bezahlte", "gezahlt", "payé", "déboursé", "заплатил",
                  "заплатила", "заплатили", "заплатило"});
}

bool has_taken(const Passage& passage, std::size_t at) {
  return has_act(passage, at, "bought") || has_act(passage, at, "completed") ||
         word_is(passage, at,
                 {"stieg", "stiegen", "eingestiegen", "entré", "entrée", "entrés", "pris", "вошел", "вошла"});
}

/// Steigt and entre mean a share only with what completes them.
bool is_whole_verb(const Passage& passage, const Clause& clause, std::size_t at) {
  const bool german = word_is(passage, at, {"steigt", "steigen", "stieg", "stiegen"});
  const bool french = word_is(passage, at, {"entre", "entrent", "entré", "entrée", "entrés"});
  if (!german && !french) return true;
  for (std::size_t i = at + 1; i < clause.last; ++i)
    if (word_is(passage, i, {german ? "ein" : "capital"})) return true;
  return false;
}

}  // namespace

bool takes_now(const Passage& passage, std::size_t at) {
  return word_is(passage, at,
                 {"takes",    "buys",     "acquires", "übernimmt", "übernehmen", "kauft",       "kaufen",
                  "erwirbt",  "erwerben", "rachète",  "rachètent", "acquiert",   "acquièrent",  "achète",
                  "achètent", "prend",    "prennent", "покупает",  "покупают",   "приобретает", "приобретают",
                  "выкупает", "выкупают", "entre",    "entrent",   "steigt",     "steigen",     "sichert"});
}

std::string_view status_of_share_deal(const Passage& passage, const SentenceFindings& sentence) {
  const auto is_share = [](const Figure* figure) { return figure->unit == "percent"; };
  if (!names_company(sentence) || std::ranges::none_of(sentence.figures, is_share)) return {};
  for (const Clause& clause : split_into_clauses(passage, sentence)) {
    bool sum = false, paid = false, share = false, bought_share = false;
    std::string_view status;
    for (const Figure* figure : sentence.figures) {
      if (!clause.holds(figure->first_token)) continue;
      sum |= figure->money && figure->per.empty() && figure->value >= Decimal(10'000);
      if (firm_of_share(passage, sentence, *figure) == nullptr) continue;
      share = true;
      bought_share |= stands_behind_for(passage, sentence, *figure);
    }
    for (std::size_t at = clause.first; at < clause.last && share; ++at) {
      if (is_negated(passage, sentence, at) || !is_whole_verb(passage, clause, at)) continue;
      paid |= pays(passage, at);
      if (takes_now(passage, at))
        status = "announced";
      else if (has_taken(passage, at))
        status = "completed";
    }
    if (paid && sum && bought_share) return "completed";
    if (share && !status.empty()) return status;
  }
  return {};
}

bool is_target_of_share(const Passage& passage, const SentenceFindings& sentence, const EntityMention& entity) {
  if (std::ranges::any_of(sentence.figures,
                          [&](const Figure* figure) { return firm_of_share(passage, sentence, *figure) == &entity; }))
    return true;
  constexpr std::size_t kNear = 4;
  for (std::size_t at = entity.first_token; at > sentence.first && entity.first_token - at < kNear; --at) {
    if (word_is(passage, at - 1,
                {"stake", "stakes", "interest", "anteil", "anteile", "anteilen", "beteiligung", "participation", "долю",
                 "доля", "доли", "пакет", "акции"}))
      return true;
    if (!is_small_word(passage, at - 1)) return false;
  }
  return false;
}

}  // namespace korridor
