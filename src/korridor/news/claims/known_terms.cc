#include "korridor/news/claims/known_terms.h"

#include <algorithm>
#include <array>

namespace korridor {
namespace {

constexpr auto kTerms = std::to_array<KnownTerm>({
    {"Barack Obama", "president", "2009-01-20", "2017-01-20"},
    {"Donald Trump", "president", "2017-01-20", "2021-01-20"},
    {"Joe Biden", "president", "2021-01-20", "2025-01-20"},
    {"Donald Trump", "president", "2025-01-20", ""},
    {"Nursultan Nazarbayev", "president", "1990-04-24", "2019-03-20"},
    {"Kassym-Jomart Tokayev", "president", "2019-03-20", ""},
    {"Shavkat Mirziyoyev", "president", "2016-12-14", ""},
    {"Sadyr Japarov", "president", "2021-01-28", ""},
    {"Emomali Rahmon", "president", "1994-11-16", ""},
    {"Serdar Berdimuhamedow", "president", "2022-03-19", ""},
    {"Vladimir Putin", "president", "2000-05-07", "2008-05-07"},
    {"Vladimir Putin", "president", "2012-05-07", ""},
    {"Xi Jinping", "president", "2013-03-14", ""},
    {"Ilham Aliyev", "president", "2003-10-31", ""},
    {"Recep Tayyip Erdoğan", "president", "2014-08-28", ""},
    {"Volodymyr Zelenskyy", "president", "2019-05-20", ""},
    {"Alexander Lukashenko", "president", "1994-07-20", ""},
    {"Emmanuel Macron", "president", "2017-05-14", ""},
    {"Luiz Inácio Lula da Silva", "president", "2003-01-01", "2011-01-01"},
    {"Luiz Inácio Lula da Silva", "president", "2023-01-01", ""},
    {"Cyril Ramaphosa", "president", "2018-02-15", ""},
    {"Félix Tshisekedi", "president", "2019-01-24", ""},
    {"Nikol Pashinyan", "head", "2018-05-08", ""},
    {"Narendra Modi", "head", "2014-05-26", ""},
    {"Olaf Scholz", "head", "2021-12-08", "2025-05-06"},
    {"Friedrich Merz", "head", "2025-05-06", ""},
    {"Keir Starmer", "head", "2024-07-05", ""},
    {"Giorgia Meloni", "head", "2022-10-22", ""},
    {"Shigeru Ishiba", "head", "2024-10-01", "2025-10-21"},
    {"Sanae Takaichi", "head", "2025-10-21", ""},
    {"Anthony Albanese", "head", "2022-05-23", ""},
    {"Mark Carney", "head", "2025-03-14", ""},
});

bool is_of(const KnownTerm& term, std::string_view person, std::string_view role) {
  return term.person == person && term.role == role;
}

}  // namespace

std::span<const KnownTerm> known_terms() { return kTerms; }

bool has_left(std::string_view person, std::string_view role, std::string_view day) {
  return !day.empty() && std::ranges::any_of(kTerms, [&](const KnownTerm& term) {
    return is_of(term, person, role) && !term.until.empty() && term.until.substr(0, day.size()) < day;
  });
}

const KnownTerm* term_on(std::string_view person, std::string_view role, std::string_view day) {
  if (day.empty() || day > kTermsUntil) return nullptr;
  const auto it = std::ranges::find_if(kTerms, [&](const KnownTerm& term) {
    return is_of(term, person, role) && term.from.substr(0, day.size()) < day &&
           (term.until.empty() || day < term.until.substr(0, day.size()));
  });
  return it == kTerms.end() ? nullptr : &*it;
}

}  // namespace korridor
