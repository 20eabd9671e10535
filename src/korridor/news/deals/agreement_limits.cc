#include "korridor/news/deals/agreement_limits.h"

#include <algorithm>

#include "korridor/news/deals/clauses.h"
#include "korridor/news/deals/deal_objects.h"

namespace korridor {

bool is_mere_purchase(const Passage& passage, const SentenceFindings& sentence, const DealSigns& signs,
                      const Agreement& agreement) {
  if (signs.deal || agreement.status != "completed" || names_asset(passage, sentence)) return false;
  int companies = 0;
  bool price = false, goods = false;
  for (const EntityMention* entity : sentence.entities) companies += entity->kind == "company" ? 1 : 0;
  for (const Figure* figure : sentence.figures) {
    price |= figure->money || figure->unit == "percent";
    goods |= !figure->money && figure->kind != "duration";
  }
  return companies < 2 && goods && !price;
}

bool needs_two(const DealSigns& signs, const Agreement& agreement, bool company) {
  const bool told = signs.deal || signs.offtake || signs.role;
  return signs.framed || (!told && !(signs.agreed && company && agreement.status == "signed")) ||
         agreement.status == "claimed" || agreement.status == "planned" || agreement.status == "expected";
}

bool is_long_past(const SentenceFindings& sentence, const std::string& document_date) {
  constexpr int kLong = 24;  // months
  const Months today = months_of(document_date);
  return today.known() && !sentence.dates.empty() && std::ranges::all_of(sentence.dates, [&](const DateMention* date) {
           const Months months = months_of(date->iso);
           return months.known() && months.last + kLong < today.first;
         });
}

}  // namespace korridor
