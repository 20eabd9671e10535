#pragma once

#include <string_view>

/// The files of forms under src/korridor/news, as they are built in.
namespace korridor::embedded {

extern const std::string_view kNewsDe, kNewsEn, kNewsFr, kNewsRu, kNewsCountries, kNewsCommodities, kNewsCurrencies,
<<<<<<< HEAD
    kNewsUnits, kNewsNames, kNewsFacts, kNewsDeals;
=======
    kNewsNames, kNewsFacts, kNewsDeals, kNewsRivals;
>>>>>>> 3bc172d (News: two accounts of one date, deal, rank or weight; words in rivals.txt; repeats across articles; claims of a study in unlike units are counted)

}  // namespace korridor::embedded
