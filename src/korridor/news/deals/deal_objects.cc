#include "korridor/news/deals/deal_objects.h"

#include <algorithm>

#include "korridor/news/amounts/amounts.h"
#include "korridor/news/text/words.h"

namespace korridor {

namespace {

bool is_sum(const Figure& figure) {
  const Decimal kLeastSum(10'000);  // what is less is a price
  return figure.money && figure.per.empty() && figure.value >= kLeastSum;
}

}  // namespace

bool has_sum(const SentenceFindings& sentence) {
  return std::ranges::any_of(sentence.figures, [](const Figure* figure) { return is_sum(*figure); });
}

bool has_object(const SentenceFindings& sentence) {
  return std::ranges::any_of(sentence.figures, [](const Figure* figure) {
    if (figure->money) return is_sum(*figure);
    return figure->kind != "duration" && figure->kind != "ratio" && figure->unit != "country";
  });
}

bool has_term(const SentenceFindings& sentence) {
  return std::ranges::any_of(sentence.figures, [](const Figure* figure) {
    return figure->kind == "duration" && figure->unit == "year" && figure->value > Decimal(1);
  });
}

bool has_amount(const SentenceFindings& sentence) {
  return std::ranges::any_of(sentence.figures, [](const Figure* figure) {
    return !figure->money && figure->kind != "duration" && figure->kind != "ratio" && figure->kind != "count";
  });
}

namespace {

bool is_in_company(const SentenceFindings& sentence, std::size_t at) {
  return std::ranges::any_of(sentence.entities, [&](const EntityMention* entity) {
    return entity->kind == "company" && entity->first_token <= at && at < entity->last_token;
  });
}

}  // namespace

bool names_asset(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at) {
    if (is_in_company(sentence, at)) continue;  // Mopani Copper Mines
    const Sense* property = passage.sense(at, WordClass::property);
    if (passage.argument(property) == "stake" || passage.argument(property) == "share") return true;
    const std::string_view counted = passage.argument(passage.word_sense(at, WordClass::count));
    if (counted == "mine" || counted == "licence" || counted == "deposit" || counted == "share" ||
        counted == "refinery")
      return true;
    if (word_is(passage, at,
                {"stake", "stakes", "licence", "license",       "mehrheit", "anteile", "anteil",   "lizenz",
                 "mine",  "part",   "parts",   "participation", "permis",   "actifs",  "assets",   "долю",
                 "доля",  "доли",   "акции",   "акций",         "рудник",   "право",   "лицензию", "активы"}))
      return true;
  }
  return false;
}

bool names_work(const Passage& passage, const SentenceFindings& sentence) {
  for (std::size_t at = sentence.first; at < sentence.last; ++at)
    if (has_cue(passage, at, "work")) return true;
  return false;
}

bool names_company(const SentenceFindings& sentence) {
  return std::ranges::any_of(sentence.entities, [](const EntityMention* entity) { return entity->kind == "company"; });
}

}  // namespace korridor
