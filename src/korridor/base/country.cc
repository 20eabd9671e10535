#include "korridor/base/country.h"

#include <unicode/ucurr.h>
#include <unicode/uloc.h>
#include <unicode/unistr.h>

#include <array>
#include <map>
#include <set>
#include <utility>

#include "korridor/base/text.h"

namespace korridor {
namespace {

/// All states that ICU knows: alpha-2 codes with an alpha-3 code of their own.
const std::map<std::string, std::string, std::less<>>& alpha2_by_alpha3() {
  static const auto codes = [] {
    std::map<std::string, std::string, std::less<>> map;
    for (const char* const* code = uloc_getISOCountries(); *code != nullptr; ++code) {
      const std::string locale = std::string("und_") + *code;
      if (const std::string alpha3 = uloc_getISO3Country(locale.c_str()); alpha3.size() == 3)
        map.emplace(alpha3, *code);
    }
    return map;
  }();
  return codes;
}

std::string to_utf8(const icu::UnicodeString& text) {
  std::string out;
  text.toUTF8String(out);
  return out;
}

icu::UnicodeString display_name(std::string_view alpha2, std::string_view language) {
  UErrorCode error = U_ZERO_ERROR;
  constexpr int kLength = 128;
  UChar buffer[kLength];
  const std::string locale = "und_" + std::string(alpha2);
  const auto length = uloc_getDisplayCountry(locale.c_str(), std::string(language).c_str(), buffer, kLength, &error);
  return U_SUCCESS(error) && length <= kLength ? icu::UnicodeString(buffer, length) : icu::UnicodeString();
}

/// Names that editions of ICU spell differently (newer ones say Türkiye) or tell apart in a way nobody writes: one
/// spelling, that of the press, whatever edition is there.
constexpr std::array<std::array<const char*, 3>, 8> kOneSpelling = {{{"TUR", "en", "Turkey"},
                                                                     {"COD", "en", "DR Congo"},
                                                                     {"COD", "de", "DR Kongo"},
                                                                     {"COG", "en", "Republic of the Congo"},
                                                                     {"COG", "de", "Republik Kongo"},
                                                                     {"MMR", "en", "Myanmar"},
                                                                     {"HKG", "en", "Hong Kong"},
                                                                     {"HKG", "de", "Hongkong"}}};

/// Words of the press for which ICU has others.
constexpr std::pair<const char*, const char*> kOtherNames[] = {{"UK", "GBR"},
                                                               {"Great Britain", "GBR"},
                                                               {"UAE", "ARE"},
                                                               {"Turkey", "TUR"},
                                                               {"Türkiye", "TUR"},
                                                               {"Turkiye", "TUR"},
                                                               {"Czech Republic", "CZE"},
                                                               {"Ivory Coast", "CIV"},
                                                               {"Burma", "MMR"},
                                                               {"Holland", "NLD"},
                                                               {"Kirgistan", "KGZ"},
                                                               {"Weißrussland", "BLR"},
                                                               {"Moldawien", "MDA"},
                                                               {"Großbritannien", "GBR"},
                                                               {"Burkina", "BFA"},
                                                               {"DR Congo", "COD"},
                                                               {"DR Kongo", "COD"},
                                                               {"Republic of the Congo", "COG"},
                                                               {"Republik Kongo", "COG"},
                                                               {"Hong Kong", "HKG"},
                                                               {"Hongkong", "HKG"},
                                                               {"Киргизия", "KGZ"},
                                                               {"Белоруссия", "BLR"},
                                                               {"Великобритания", "GBR"}};

/// Codes and names in all languages of the interface and of the press, folded.
const std::map<std::string, std::string, std::less<>>& alpha3_by_name() {
  static const auto names = [] {
    std::map<std::string, std::string, std::less<>> map;
    for (const auto& [alpha3, alpha2] : alpha2_by_alpha3()) {
      map.emplace(fold_case(alpha3), alpha3);
      map.emplace(fold_case(alpha2), alpha3);
      for (const char* language : {"en", "de", "fr", "ru"})
        map.emplace(to_utf8(display_name(alpha2, language).foldCase()), alpha3);
    }
    for (const auto& [name, alpha3] : kOtherNames) map.emplace(fold_case(name), alpha3);
    return map;
  }();
  return names;
}

}  // namespace

std::vector<std::string> list_countries() {
  std::vector<std::string> codes;
  for (const auto& [alpha3, alpha2] : alpha2_by_alpha3()) codes.push_back(alpha3);
  return codes;
}

bool is_country(std::string_view alpha3) { return alpha2_by_alpha3().contains(alpha3); }

std::optional<std::string> find_country(std::string_view text) {
  if (is_country(text)) return std::string(text);  // spares the names, which ICU reads from a large file
  const auto at = alpha3_by_name().find(fold_case(text));
  if (at == alpha3_by_name().end()) return std::nullopt;
  return at->second;
}

std::string country_name(std::string_view alpha3, std::string_view language) {
  const auto at = alpha2_by_alpha3().find(alpha3);
  if (at == alpha2_by_alpha3().end()) return std::string(alpha3);
  for (const auto& [state, in, spelled] : kOneSpelling)
    if (alpha3 == state && language == in) return spelled;
  const std::string name = to_utf8(display_name(at->second, language));
  return name.empty() ? std::string(alpha3) : name;
}

std::string country_alpha2(std::string_view alpha3) {
  const auto at = alpha2_by_alpha3().find(alpha3);
  return at == alpha2_by_alpha3().end() ? std::string{} : at->second;
}

std::string country_currency(std::string_view alpha3) {
  const std::string locale = "und_" + country_alpha2(alpha3);
  std::array<char16_t, 8> code{};
  UErrorCode error = U_ZERO_ERROR;
  const std::int32_t length =
      ucurr_forLocale(locale.c_str(), code.data(), static_cast<std::int32_t>(code.size()), &error);
  return U_SUCCESS(error) && length == 3 ? std::string(code.begin(), code.begin() + 3) : std::string();
}

bool is_currency(std::string_view code) {
  static const auto codes = [] {
    std::set<std::string, std::less<>> set;
    UErrorCode error = U_ZERO_ERROR;
    UEnumeration* list = ucurr_openISOCurrencies(UCURR_ALL, &error);
    for (const char* c = uenum_next(list, nullptr, &error); c != nullptr && U_SUCCESS(error);
         c = uenum_next(list, nullptr, &error))
      set.emplace(c);
    uenum_close(list);
    return set;
  }();
  return codes.contains(code);
}

}  // namespace korridor
