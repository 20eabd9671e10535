#include "korridor/report/totals.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>

namespace korridor {
namespace {

double value_of(const View& view, const std::string& good) {
  const Table& goods = view.study.table("goods");
  const auto row = goods.find(good);
  const double value = row ? goods.number(*row, "value_usd_per_t") : 0;
  return std::isfinite(value) ? value : 0;
}

/// Where a source stands: a supply, a plant whose by-product it is, or a store.
std::string place_of_source(const View& view, const std::string& id) {
  for (const auto& [prefix, table] : {std::pair{"byproduct:", "plants"}, std::pair{"stock:", "stores"}})
    if (id.starts_with(prefix)) return view.cell(table, id.substr(std::string_view(prefix).size()), "place");
  return view.cell("supply", id, "place");
}

/// True where the chain's first source lies in the state.
bool comes_from(const View& view, const Json& chain, const std::string& state) {
  for (const auto& source : list_of(chain, "supply")) {
    const std::string id = source.is_array() && !source.empty() && source[0].is_string() ? source[0].get<std::string>()
                                                                                         : text_of(source, "supply");
    if (const std::string place = place_of_source(view, id); !place.empty())
      return view.country_of_place(place) == state;
  }
  return false;
}

/// Place of the last plant of a chain at home; empty where nothing is made there.
std::string last_plant_at_home(const View& view, const Json& chain) {
  std::string last;
  for (const auto& plant : list_of(chain, "processes"))
    if (const std::string place = view.cell("plants", plant.get<std::string>(), "place");
        view.country_of_place(place) == view.home)
      last = place;
  return last;
}

/// The legs on which what was made at home leaves: back from the order to the last plant there, so that no way by which
/// acid or soda came in is taken for one. All legs where nothing is made at home, or no such way stands in the chain.
Json legs_out(const View& view, const Json& chain) {
  const Json& legs = list_of(chain, "legs");
  const std::string from = last_plant_at_home(view, chain);
  std::string at = view.cell("orders", text_of(chain, "order"), "place");
  std::vector<Json> out;
  for (auto leg = legs.rbegin(); leg != legs.rend() && !from.empty() && at != from; ++leg) {
    const std::string id = leg->get<std::string>();
    const bool backward = id.starts_with('-');
    const std::string_view link = std::string_view(id).substr(backward ? 1 : 0);
    if (view.cell("links", link, backward ? "from" : "to") != at) continue;
    at = view.cell("links", link, backward ? "to" : "from");
    out.push_back(*leg);
  }
  if (at != from) return legs;
  std::ranges::reverse(out);
  return out;
}

}  // namespace

std::vector<Movement> list_exports(const View& view, const Json& plan, const std::string& year) {
  std::map<std::tuple<std::string, std::string, const Gateway*>, double> sums;
  std::map<std::string, double> worth;
  for (const auto& chain : list_of(plan, "chains")) {
    if (year_of(text_of(chain, "period")) != year || !comes_from(view, chain, view.home)) continue;
    const std::string order = text_of(chain, "order");
    const std::string state = view.country_of_place(view.cell("orders", order, "place"));
    const std::string named = view.cell("orders", order, "buyer");
    const std::string buyer = named.empty() ? state : named;
    const std::string good = view.cell("orders", order, "good");
    const double t = number_of(chain, "t");
    const Gateway* gateway = view.gateway_of(legs_out(view, chain));
    if (!std::isfinite(t) || state == view.home) continue;
    sums[{good, buyer, gateway}] += t;
    worth[good] += t * value_of(view, good);
  }
  std::vector<Movement> exports;
  for (const auto& [key, t] : sums)
    exports.push_back({.good = std::get<0>(key), .buyer = std::get<1>(key), .gateway = std::get<2>(key), .t = t});
  std::ranges::sort(exports, [&](const Movement& a, const Movement& b) {
    const auto name = [](const Movement& m) { return m.gateway == nullptr ? std::string() : m.gateway->id; };
    return std::tuple(-worth[a.good], a.good, -a.t, a.buyer, name(a)) <
           std::tuple(-worth[b.good], b.good, -b.t, b.buyer, name(b));
  });
  return exports;
}

std::vector<OrderYear> sum_orders(const Json& plan, const std::string& year) {
  std::vector<OrderYear> sums;
  std::map<std::string, std::size_t> place;
  std::vector<double> weight;
  for (const auto& row : list_of(plan, "orders")) {
    if (year_of(text_of(row, "period")) != year) continue;
    const std::string id = text_of(row, "order");
    const auto [at, fresh] = place.try_emplace(id, sums.size());
    if (fresh) {
      sums.push_back({.order = id, .good = text_of(row, "good"), .place = text_of(row, "place"), .reason = {}});
      weight.push_back(0);
    }
    OrderYear& sum = sums[at->second];
    const double wanted = number_of(row, "wanted_t");
    const double served = number_of(row, "served_t");
    sum.wanted_t += wanted;
    sum.served_t += served;
    sum.unmet_t += number_of(row, "unmet_t");
    if (sum.reason.empty()) sum.reason = text_of(row, "reason");
    const double share = served > 0 ? served : wanted;
    sum.price_usd_per_t += share * number_of(row, "price_usd_per_t");
    weight[at->second] += share;
  }
  for (std::size_t i = 0; i < sums.size(); ++i) sums[i].price_usd_per_t /= weight[i];
  return sums;
}

std::vector<DecidedYear> sum_decided(const Json& plan, const std::string& year) {
  std::vector<DecidedYear> sums;
  for (const auto& row : list_of(plan, "decided")) {
    if (year_of(text_of(row, "period")) != year) continue;
    const std::string limit = text_of(row, "limit");
    auto at = std::ranges::find(sums, limit, &DecidedYear::limit);
    if (at == sums.end()) at = sums.insert(at, {.limit = limit, .bound = text_of(row, "bound")});
    at->number += number_of(row, "number");
    ++at->periods;
    at->used_t += number_of(row, "used_t");
    at->paid_t += number_of(row, "paid_t");
    at->empty_t += number_of(row, "empty_t");
    at->cost_usd += number_of(row, "cost_usd");
  }
  return sums;
}

const Observed* find_observed(const View& view, std::string_view good, std::string_view gateway, Observed& result) {
  const Table& table = view.study.table("observations");
  const int last = view.year.empty() ? 9999 : std::stoi(view.year);
  const std::string selector = gateway.empty() ? "!country:" + view.home : fmt::format("corridor:{}", gateway);
  bool found = false;
  for (std::size_t row = 0; row < table.size(); ++row) {
    const auto goods = table.list(row, "goods");
    const std::string& unit = table.text(row, "unit");
    const int year = static_cast<int>(table.number(row, "year"));
    if (table.text(row, "measure") != (gateway.empty() ? "delivered" : "crossing") ||
        table.text(row, "selector") != selector || goods.size() != 1 || goods[0] != good ||
        (unit != "t" && unit != "tU") || year > last || (found && year <= result.year))
      continue;
    result = {.id = table.id(row),
              .t = table.number(row, "value"),
              .year = year,
              .fitted = table.text(row, "used_for_fit") == "yes"};
    found = true;
  }
  return found ? &result : nullptr;
}

std::vector<ClosedSource> list_closed_sources(const View& view) {
  std::vector<ClosedSource> closed;
  const Table& supply = view.study.table("supply");
  const Table& changes = view.study.table("changes");
  for (std::size_t row = 0; row < supply.size(); ++row) {
    if (supply.text(row, "status") == "open" || view.country_of_place(supply.text(row, "place")) != view.home) continue;
    ClosedSource source{.supply = supply.id(row), .good = supply.text(row, "good"), .openings = {}};
    bool is_on = false;
    for (std::size_t k = 0; k < changes.size(); ++k) {
      if (changes.text(k, "table") != "supply" || changes.text(k, "key") != source.supply ||
          changes.text(k, "column") != "status" || changes.text(k, "value") != "open")
        continue;
      source.openings.push_back({changes.text(k, "set"), year_of(changes.text(k, "from"))});
      for (const auto& set : list_of(view.in.plan, "sets")) is_on = is_on || set == changes.text(k, "set");
    }
    if (!is_on) closed.push_back(std::move(source));
  }
  return closed;
}

}  // namespace korridor
