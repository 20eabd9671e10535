#include "korridor/news/deals/deal_goods.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/deals/deal_objects.h"
#include "korridor/news/text/words.h"

namespace korridor {
namespace {

bool is_good(const EntityMention* entity) { return entity->kind == "commodity"; }

/// Copper producer X, fabricant d'engrais X, производитель удобрений X: what a firm does.
bool describes_firm(const Passage& passage, const SentenceFindings& sentence, const EntityMention& good) {
  constexpr std::size_t kNear = 3;
  const auto firm = [&](std::size_t at) { return passage[at].is(WordClass::firm); };
  if (good.form == "compound" && find_word_end(passage, good.first_token, WordClass::firm) != nullptr) return true;
  if (good.last_token < sentence.last && firm(good.last_token)) return true;
  const bool named = std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->kind == "company" && entity->first_token >= good.last_token &&
           entity->first_token <= good.last_token + 1;
  });
  for (std::size_t at = good.first_token; named && at > sentence.first && good.first_token - at < kNear; --at) {
    if (firm(at - 1)) return true;
    if (!word_is(passage, at - 1, {"de", "d", "du", "des", "l", "la", "'", "’"})) return false;
  }
  return false;
}

bool is_power(const Figure& figure) {
  return figure.unit == "MW" || figure.unit == "GW" || figure.unit == "kWh" || figure.unit == "MWh" ||
         figure.unit == "GWh" || figure.unit == "TWh";
}

/// Of the verbs of buying in the lists those that make something.
bool builds(const Passage& passage, std::size_t at) {
  return begins_with_any(passage.folded(at),
                         {"build", "built",  "construct", "develop", "open",  "invest", "financ",    "fund",
                          "spend", "lend",   "lent",      "errich",  "bau",   "eröffn", "förder",    "bâtir",
                          "ouvr",  "dépens", "стро",      "постро",  "вложи", "откр",   "профинанс", "инвест"});
}

/// Sells, buys, supplies; an offtake; a noun of supply.
bool tells_trade(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    for (const char* act : {"sold", "bought", "served"})
      if (has_act(passage, at, act)) return true;
    if (has_act(passage, at, "buy") && !builds(passage, at)) return true;
    if (word_is(passage, at,
                {"offtake",    "supply",     "supplies", "purchase",   "lieferung", "lieferungen", "bezug",
                 "livraison",  "fourniture", "achat",    "vente",      "поставке",  "поставки",    "поставках",
                 "поставку",   "продаже",    "закупке",  "enlèvement", "abnahme",   "abnehmer",    "cargoes",
                 "cargaisons", "sale",       "sales",    "volumes"}))
      return true;
    if (passage[at].word == 0 && begins_with_any(passage.folded(at), {"liefer", "abnahme", "bezugs"})) return true;
  }
  return false;
}

bool tells_supply(const Passage& passage, const SentenceFindings& sentence, const Agreement& agreement) {
  const bool amount = agreement.quantity && (agreement.quantity->unit == "t" || agreement.quantity->unit == "m3" ||
                                             agreement.quantity->unit == "barrel" || is_power(*agreement.quantity));
  return amount || (tells_trade(passage, sentence) && !names_asset(passage, sentence));
}

bool shares_side(const Agreement& one, const Agreement& other) {
  return std::ranges::any_of(one.parties, [&](const std::string& party) {
    return std::ranges::find(other.parties, party) != other.parties.end();
  });
}

/// The agreement told last in the paragraph has a side in common, and tells of what is measured alike.
std::string good_of_last(const Passage& passage, const SentenceFindings& sentence, const std::vector<Agreement>& before,
                         const Agreement& agreement) {
  if (before.empty() || passage[sentence.first].paragraph_before || !shares_side(before.back(), agreement)) return {};
  const Agreement& last = before.back();
  const bool alike = !agreement.quantity || !last.quantity || agreement.quantity->unit == last.quantity->unit;
  return alike ? last.commodity : std::string();
}

std::string good_of_headline(const SentenceFindings& headline) {
  std::string only;
  for (const EntityMention* entity : headline.entities) {
    if (!is_good(entity) || entity->canonical == only) continue;
    if (!only.empty()) return {};
    only = entity->canonical;
  }
  return only;
}

}  // namespace

void take_commodity(const Passage& passage, const SentenceFindings& sentence, Agreement& agreement) {
  if (!agreement.commodity.empty()) return;
  for (const Figure* figure : sentence.figures)
    if (!figure->money && figure->kind != "duration" && figure->kind != "share" && !figure->of.empty()) {
      agreement.commodity = figure->of;
      return;
    }
  for (const EntityMention* entity : sentence.entities)
    if (is_good(entity) && !describes_firm(passage, sentence, *entity)) {
      agreement.commodity = entity->canonical;
      return;
    }
}

void take_good_of_talk(const Passage& passage, const std::vector<SentenceFindings>& sentences, std::size_t number,
                       const std::vector<Agreement>& before, Agreement& agreement) {
  const SentenceFindings& sentence = sentences[number];
  if (!agreement.commodity.empty() || !tells_supply(passage, sentence, agreement)) return;
  if (agreement.quantity && is_power(*agreement.quantity) && tells_trade(passage, sentence)) {
    agreement.commodity = "electricity";
    return;
  }
  agreement.commodity = good_of_last(passage, sentence, before, agreement);
  constexpr std::size_t kBack = 3;
  for (std::size_t back = 1; agreement.commodity.empty() && back <= kBack && back <= number; ++back) {
    const auto& entities = sentences[number - back].entities;
    if (const auto it = std::ranges::find_if(entities, is_good); it != entities.end())
      agreement.commodity = (*it)->canonical;
  }
  if (agreement.commodity.empty()) agreement.commodity = good_of_headline(sentences.front());
}

}  // namespace korridor
