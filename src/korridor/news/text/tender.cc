#include "korridor/news/text/tender.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <vector>

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
  const auto* const it = std::ranges::find(kFamilies, name, &Family::name);
  return it == kFamilies.end() ? nullptr : &*it;
}

/// Settles the figures of one block against the states and goods around them.
class Settler {
 public:
  Settler(const Passage& passage, const Article& block)
      : passage_(passage), entities_(block.entities), figures_(block.figures) {}

  /// False where nobody can tell which money is meant.
  bool settle(Figure& figure) {
    if (figure.unit == "~cent") return settle_cents(figure);
    const Family* family = find_family(figure.unit);
    if (family == nullptr) return true;
    const auto behind =
        std::ranges::lower_bound(entities_, figure.last_token, {}, &EntityMention::first_token) - entities_.begin();
    std::string code = told_by_code(*family, figure);
    if (code.empty()) code = of_named_states(*family, static_cast<std::size_t>(behind));
    const bool pound = family->name == "~pound";
    if (pound && is_weight(figure, static_cast<std::size_t>(behind), code)) {
      figure.unit = "lb";
      figure.money = false;
      return true;
    }
    if (code.empty()) code = pound && passage_.language() == Language::en ? "GBP" : family->usual;
    figure.unit = code;
    return !code.empty();
  }

 private:
  static constexpr std::size_t kBefore = 64, kBehind = 16;  // mentions

  [[nodiscard]] std::span<const EntityMention> around(std::size_t place) const {
    const std::size_t first = place < kBefore ? 0 : place - kBefore;
    return std::span(entities_).subspan(first, std::min(entities_.size(), place + kBehind) - first);
  }

  /// UGX 4.79 trillion ... Shs 812 billion: the money of the family that was told last by its own name or code.
  [[nodiscard]] std::string told_by_code(const Family& family, const Figure& figure) const {
    auto it = std::ranges::lower_bound(figures_, figure.first_token, {}, &Figure::first_token);
    for (std::size_t steps = 0; it != figures_.begin() && steps < kBefore; ++steps) {
      const Figure& other = *--it;
      if (other.money && other.unit.size() == 3 && other.unit != "USD" && other.unit != "EUR" &&
          family.codes.find(other.unit) != std::string_view::npos)
        return other.unit;
    }
    return {};
  }

  /// The code of the family that the states around use most; the earliest told of equals.
  std::string of_named_states(const Family& family, std::size_t place) {
    const std::string before = of_states(
        family, std::span(entities_).subspan(place < kBefore ? 0 : place - kBefore, std::min(place, kBefore)));
    return before.empty() ? of_states(family, around(place)) : before;
  }

  std::string of_states(const Family& family, std::span<const EntityMention> mentions) {
    std::map<std::string, std::pair<int, int>> uses;  // code -> times, and minus the place of the first
    int order = 0;
    for (const EntityMention& entity : mentions) {
      if (entity.kind != "country") continue;
      const std::string& code = money_of(entity.id);
      if (!code.empty() && family.codes.find(code) != std::string_view::npos)
        ++uses.emplace(code, std::pair(0, -order)).first->second.first;
      ++order;
    }
    const auto most = std::ranges::max_element(uses, {}, [](const auto& use) { return use.second; });
    return most == uses.end() ? std::string() : most->first;
  }

  /// Cents are of the money that is told nearest, a dollar, a euro or a rand; of none: nobody can tell.
  bool settle_cents(Figure& figure) const {
    constexpr std::string_view kWithCents = "USD EUR CAD AUD NZD SGD HKD NAD ZAR";
    constexpr std::uint32_t kFar = 60;  // tokens
    std::uint32_t nearest = kFar;
    std::string code;
    for (const Figure& other : figures_) {
      if (!other.money || other.unit.size() != 3 || kWithCents.find(other.unit) == std::string_view::npos) continue;
      const std::uint32_t away = other.first_token > figure.first_token ? other.first_token - figure.first_token
                                                                        : figure.first_token - other.first_token;
      if (away >= nearest) continue;
      nearest = away;
      code = other.unit;
    }
    figure.unit = code;
    return !code.empty();
  }

  const std::string& money_of(const std::string& state) {
    const auto it = moneys_.find(state);
    return it != moneys_.end() ? it->second : moneys_.emplace(state, country_currency(state)).first->second;
  }

  /// 3,5 Millionen Pfund Uran: a weight, and where goods are told of, but no state that counts in pounds.
  [[nodiscard]] bool is_weight(const Figure& figure, std::size_t behind, const std::string& money) const {
    const bool good = behind < entities_.size() && entities_[behind].kind == "commodity" &&
                      entities_[behind].first_token <= figure.last_token + 2 &&
                      !passage_[entities_[behind].first_token].sentence_start;
    const auto is_good = [](const EntityMention& entity) { return entity.kind == "commodity"; };
    return good || (money.empty() && std::ranges::any_of(around(behind), is_good));
  }

  const Passage& passage_;
  const std::vector<EntityMention>& entities_;
  const std::vector<Figure>& figures_;
  std::map<std::string, std::string> moneys_;
};

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
    if (entity.kind != "country" || entity.form == "name") return false;  // Namibia-Dollar too
    const auto it = std::ranges::upper_bound(block.figures, entity.first_token, {}, &Figure::first_token);
    return it != block.figures.begin() && std::prev(it)->money && entity.first_token < std::prev(it)->last_token;
  });
  Settler settler(passage, block);
  std::vector<bool> unknown;
  for (Figure& figure : block.figures) unknown.push_back(figure.money && !settler.settle(figure));
  std::size_t at = 0;
  std::erase_if(block.figures, [&](const Figure&) { return unknown[at++]; });
}

}  // namespace korridor
