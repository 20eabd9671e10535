#include "korridor/news/tender.h"

#include <algorithm>
#include <array>
#include <map>

#include "korridor/base/country.h"

namespace korridor {
namespace {

/// Words of money that several states share; `usual` is meant where nobody says more.
struct Family {
  std::string_view name, codes, usual;
};
constexpr std::array kFamilies{
    Family{"~franc", "CHF GNF CDF RWF BIF DJF KMF XOF XAF", ""},
    Family{"~cfa", "XOF XAF", "XOF"},
    Family{"~dirham", "AED MAD", "AED"},
    Family{"~dinar", "DZD BHD IQD JOD KWD LYD RSD TND", ""},
    Family{"~peso", "MXN ARS CLP COP CUP DOP PHP UYU", ""},
    Family{"~rupee", "INR PKR LKR NPR MUR SCR IDR", "INR"},
    Family{"~krone", "SEK NOK DKK CZK ISK", ""},
    Family{"~shilling", "KES UGX TZS SOS", ""},
    Family{"~rial", "IRR OMR YER SAR QAR", "IRR"},
    Family{"~riyal", "SAR QAR", "SAR"},
    Family{"~manat", "AZN TMT", "AZN"},
    Family{"~kwacha", "ZMW MWK", "ZMW"},
    Family{"~leu", "RON MDL", "RON"},
    Family{"~dollar", "USD CAD AUD NZD SGD HKD TWD NAD BBD JMD TTD FJD LRD GYD SRD BND BZD BSD XCD SBD", "USD"},
    Family{"~rouble", "RUB BYN", "RUB"},
    Family{"~pound", "GBP EGP SDG SSP LBP SYP", ""}};

const Family* find_family(std::string_view name) {
  const auto it = std::ranges::find(kFamilies, name, &Family::name);
  return it == kFamilies.end() ? nullptr : &*it;
}

/// The code of the family that the states of the text use most; the earliest told of equals.
std::string of_named_states(const Family& family, const Article& block) {
  std::map<std::string, std::pair<int, int>> uses;  // code -> times, and minus the place of the first
  int place = 0;
  for (const EntityMention& entity : block.entities) {
    if (entity.kind != "country") continue;
    const std::string code = country_currency(entity.id);
    if (!code.empty() && family.codes.find(code) != std::string_view::npos)
      ++uses.emplace(code, std::pair(0, -place)).first->second.first;
    ++place;
  }
  const auto most = std::ranges::max_element(uses, {}, [](const auto& use) { return use.second; });
  return most == uses.end() ? std::string() : most->first;
}

bool good_behind(const Passage& passage, const Article& block, const Figure& figure) {
  return std::ranges::any_of(block.entities, [&](const EntityMention& entity) {
    return entity.kind == "commodity" && entity.first_token >= figure.last_token &&
           entity.first_token <= figure.last_token + 2 && !passage[entity.first_token].sentence_start;
  });
}

bool tells_goods(const Article& block) {
  return std::ranges::any_of(block.entities, [](const EntityMention& entity) { return entity.kind == "commodity"; });
}

/// 3,5 Millionen Pfund Uran: a weight, and where goods are told of, but no state that counts in pounds.
bool is_weight(const Passage& passage, const Article& block, const Figure& figure, const std::string& money) {
  return good_behind(passage, block, figure) || (money.empty() && tells_goods(block));
}

/// False where nobody can tell which money is meant.
bool settle(const Passage& passage, const Article& block, Figure& figure) {
  const Family* family = find_family(figure.unit);
  if (family == nullptr) return true;
  std::string code = of_named_states(*family, block);
  if (family->name == "~pound" && is_weight(passage, block, figure, code)) {
    figure.unit = "lb";
    figure.money = false;
    return true;
  }
  if (code.empty()) code = family->name == "~pound" && passage.language() == Language::en ? "GBP" : family->usual;
  figure.unit = code;
  return !code.empty();
}

}  // namespace

std::string tender_of(std::string_view state, std::string_view money) {
  const std::string_view shared = money == "USD" ? "~dollar" : money == "RUB" ? "~rouble" : money;
  const Family* family = find_family(shared);
  const std::string code = country_currency(state);
  const bool of_family = family != nullptr && !code.empty() && family->codes.find(code) != std::string_view::npos;
  return of_family ? code : std::string(money);
}

void settle_currencies(const Passage& passage, Article& block) {
  std::erase_if(block.entities, [&](const EntityMention& entity) {
    if (entity.kind != "country" || entity.form != "adjective") return false;
    const auto it = std::ranges::upper_bound(block.figures, entity.first_token, {}, &Figure::first_token);
    return it != block.figures.begin() && std::prev(it)->money && entity.first_token < std::prev(it)->last_token;
  });
  std::erase_if(block.figures, [&](Figure& figure) { return figure.money && !settle(passage, block, figure); });
}

}  // namespace korridor
