#include "korridor/analysis/portfolio.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

#include "korridor/base/country.h"
#include "korridor/base/groups.h"
#include "korridor/base/text.h"

namespace korridor {
namespace {

std::vector<std::string> states_among(const std::vector<std::string>& parties) {
  std::vector<std::string> states;
  for (const std::string& party : parties)
    if (const auto state = find_country(party); state && std::ranges::find(states, *state) == states.end())
      states.push_back(*state);
  return states;
}

/// The state that most agreements name; of several the one with most sources of supply.
std::string find_home(const Study& study) {
  const Table &agreements = study.table("agreements"), &supply = study.table("supply"), &places = study.table("places");
  std::map<std::string, std::pair<int, int>> named;  // agreements, sources
  for (std::size_t r = 0; r < agreements.size(); ++r)
    for (const std::string& state : states_among(agreements.list(r, "parties"))) ++named[state].first;
  for (std::size_t r = 0; r < supply.size(); ++r)
    if (const auto state = named.find(places.text(*places.find(supply.text(r, "place")), "country"));
        state != named.end())
      ++state->second.second;
  const auto most = std::ranges::max_element(named, {}, [](const auto& entry) { return entry.second; });
  return most == named.end() ? std::string{} : most->first;
}

/// States on the other side; none where home is not among the parties and no partner is written down, nor where states
/// beside the written partners have agreed without it.
std::vector<std::string> partners_of(const Table& agreements, std::size_t row, const std::string& home) {
  auto states = states_among(agreements.list(row, "parties"));
  if (auto written = agreements.list(row, "partners"); !written.empty()) {
    const auto is_other = [&](const std::string& state) { return std::ranges::find(written, state) == written.end(); };
    const bool without_home = std::ranges::find(states, home) == states.end();
    return without_home && std::ranges::any_of(states, is_other) ? std::vector<std::string>{} : written;
  }
  if (std::erase(states, home) == 0) return {};
  return states;
}

class Builder {
 public:
  Builder(const World& world, const Plan& plan) : study_(world.study()), plan_(plan) {
    result_.home = find_home(study_);
  }

  Portfolio run() {
    add_agreements();
    add_money_of_plan();
    add_trade();
    add_parts();
    return std::move(result_);
  }

 private:
  PortfolioRow& row(const std::string& aspect, const std::string& status, const std::string& currency,
                    const std::string& partner) {
    PortfolioRow& found = rows_[{aspect, status, currency, partner}];
    found.aspect = aspect;
    found.status = status;
    found.currency = currency;
    found.partner = partner;
    return found;
  }

  void add_agreements() {
    const Table& table = study_.table("agreements");
    for (std::size_t r = 0; r < table.size(); ++r) {
      const auto partners = partners_of(table, r, result_.home);
      if (const std::string& whole = table.text(r, "part_of"); !whole.empty()) {
        result_.left_out.push_back({table.id(r), "agreements", "part_of " + whole});
        continue;
      }
      if (partners.empty()) {
        result_.left_out.push_back({table.id(r), "agreements", "no_partner"});
        continue;
      }
      const double value = table.number(r, "value");
      const bool has_sum = table.text(r, "counts") == "yes" && !std::isnan(value);
      if (!has_sum) result_.left_out.push_back({table.id(r), "finance", "no_sum"});
      for (const std::string& partner : partners) {
        PortfolioRow& deal = row("agreements", table.text(r, "status"), "", partner);
        ++deal.deals;
        deal.value += 1.0 / static_cast<double>(partners.size());
        deal.from.push_back(table.id(r));
        if (!has_sum) continue;
        PortfolioRow& money = row("finance", table.text(r, "status"), table.text(r, "currency"), partner);
        money.value += value / static_cast<double>(partners.size());
        money.from.push_back(table.id(r));
      }
    }
  }

  /// What the plan pays abroad: fees and carriage, and the work of plants.
  void add_money_of_plan() {
    for (const auto* payees : {&plan_.fees_usd, &plan_.carriage_usd})
      for (const auto& [state, usd] : *payees)
        if (state != result_.home && usd > 0) row("transit", "modelled", "USD", state).value += usd;
    for (const ValueAdded& v : plan_.value_added)
      if (v.stage == "processing" && v.country != result_.home && v.cost_usd > 0)
        row("processing", "modelled", "USD", v.country).value += v.cost_usd;
  }

  /// Shares of trade: observations of a share in percent, of all goods, whose selector is one state; the newest year
  /// counts.
  void add_trade() {
    const Table& table = study_.table("observations");
    std::map<std::string, std::size_t> newest;
    for (std::size_t r = 0; r < table.size(); ++r) {
      if (table.text(r, "measure") != "share" || table.text(r, "unit") != "%" || !table.list(r, "goods").empty())
        continue;
      const std::string& selector = table.text(r, "selector");
      const auto state = find_country(selector.starts_with("country:") ? selector.substr(8) : selector);
      if (!state) continue;
      const auto [at, fresh] = newest.try_emplace(*state, r);
      if (!fresh && table.number(r, "year") > table.number(at->second, "year")) at->second = r;
    }
    for (const auto& [state, r] : newest) {
      PortfolioRow& trade = row("trade", "recorded", "", state);
      trade.value = table.number(r, "value");
      trade.from.push_back(table.id(r));
    }
  }

  void add_parts() {
    using Group = std::tuple<std::string, std::string, std::string>;  // aspect, status, currency
    std::map<Group, std::vector<PortfolioRow*>> groups;
    for (auto& [key, entry] : rows_) {
      groups[{entry.aspect, entry.status, entry.currency}].push_back(&entry);
      if (entry.aspect == "agreements" || entry.aspect == "finance")
        groups[{entry.aspect, "all", entry.currency}].push_back(&entry);
    }
    for (const auto& [group, entries] : groups) {
      const auto& [aspect, status, currency] = group;
      double sum = 0;
      std::map<std::string, double> by_partner;
      for (const PortfolioRow* entry : entries) {
        sum += entry->value;
        by_partner[entry->partner] += entry->value;
      }
      if (aspect == "trade") sum = 100;
      if (!(sum > 0)) continue;
      std::vector<std::pair<std::string, double>> parts;
      double known = 0;
      for (const auto& [partner, value] : by_partner) {
        parts.emplace_back(partner, value / sum);
        known += value / sum;
      }
      if (aspect == "trade" && known < 1) parts.emplace_back("unknown", 1 - known);
      if (status != "all")
        for (PortfolioRow* entry : entries) entry->part = entry->value / sum;
      ConcentrationRow row{.side = "home",
                           .of = result_.home,
                           .dimension = aspect,
                           .stage = status,
                           .delivered = currency,
                           .good = {},
                           .period = {},
                           .largest = {},
                           .supply_risk = std::nullopt};
      measure_concentration(parts, row);
      result_.concentration.push_back(std::move(row));
    }
    for (auto& [key, entry] : rows_) result_.rows.push_back(std::move(entry));
  }

  const Study& study_;
  const Plan& plan_;
  Portfolio result_;
  std::map<std::tuple<std::string, std::string, std::string, std::string>, PortfolioRow> rows_;
};

}  // namespace

Portfolio make_portfolio(const World& world, const Plan& plan) { return Builder(world, plan).run(); }

}  // namespace korridor
