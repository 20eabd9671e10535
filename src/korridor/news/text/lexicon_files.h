#pragma once

#include <string_view>

/// The files of forms under src/korridor/news, as they are built in.
namespace korridor::embedded {

extern const std::string_view kNewsDe, kNewsEn, kNewsFr, kNewsRu, kNewsCountries, kNewsCommodities, kNewsCurrencies,
    kNewsUnits, kNewsNames, kNewsFacts, kNewsDeals, kNewsRivals;

}  // namespace korridor::embedded
