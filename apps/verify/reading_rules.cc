// What the world's rules ask for: clauses, limits, fleets and policies.

#include <algorithm>
#include <cmath>

#include "korridor/base/text.h"
#include "rates.h"
#include "reader.h"

namespace korridor::verify {
namespace {

bool ever(const std::vector<double>& share) {
  return std::ranges::any_of(share, [](double a) { return a > 0; });
}

bool known(const Policy& p) {
  const bool rate = p.unit == "percent" || p.unit == "usd/t";
  const bool charge =
      p.kind == "tariff" || p.kind == "export_duty" || p.kind == "extraction_tax" || p.kind == "subsidy";
  return (charge && rate) || (p.kind == "transit_fee" && p.unit == "usd/t") ||
         (p.kind == "quota" && p.unit == "t/yr") || (p.kind == "price_cap" && p.unit == "usd/t") ||
         p.kind == "transit_ban" || p.kind == "import_ban" || p.kind == "export_ban" ||
         (p.kind == "sanction" && (!p.target.empty() || !p.where.empty())) ||
         (p.kind == "export_control" && (p.unit == "t/yr" || p.unit == "usd/t" || p.unit == "percent"));
}

}  // namespace

void Reader::read_rules() {
  read_clauses();
  read_limits();
  read_fleets();
  read_policies();
  for (std::size_t p = 0; p < r_.policies.size(); ++p) read_bands(p);
}

std::uint64_t Reader::track(const std::string& selector) {
  auto at = std::ranges::find(r_.tracked, selector);
  if (at == r_.tracked.end()) at = r_.tracked.insert(r_.tracked.end(), selector);
  if (r_.tracked.size() > 64) {
    errors.push_back({.code = "too_many_selectors",
                      .message = "more than 64 selectors are tracked",
                      .hint = "the engine plans with 32 at most"});
    return 0;
  }
  return std::uint64_t{1} << (at - r_.tracked.begin());
}

void Reader::read_clauses() {
  if (!study_.settings.avoid.empty()) r_.avoid = track(study_.settings.avoid);
  for (std::size_t i = 0; i < rows("clauses"); ++i) {
    const std::size_t order = *study_.table("orders").find(text("clauses", i, "order"));
    Clause c{.id = id("clauses", i),
             .kind = text("clauses", i, "kind"),
             .order = order,
             .bit = 0,
             .has_share = false,
             .share = mean("clauses", i, "share"),
             .penalty = mean("clauses", i, "penalty_usd_per_t"),
             .active = open("clauses", i)};
    c.has_share = !std::isnan(c.share.front());
    for (double& s : c.share) s = std::isnan(s) ? (c.kind == "avoid" ? 0.0 : 1.0) : s;
    if (ever(c.active) && c.kind == "may") r_.orders[order].lifts_avoid = true;
    if (ever(c.active) && c.kind != "may") c.bit = track(text("clauses", i, "selector"));
    r_.clauses.push_back(std::move(c));
  }
}

void Reader::read_limits() {
  for (std::size_t i = 0; i < rows("limits"); ++i) {
    const std::string selector = text("limits", i, "selector");
    const std::string orders = text("limits", i, "orders");
    Limit m{.id = id("limits", i),
            .kind = text("limits", i, "kind"),
            .bound = text("limits", i, "bound"),
            .bit = 0,
            .goods = goods_named(split(text("limits", i, "goods"), ';')),
            .orders = std::vector<char>(r_.orders.size(), 1),
            .links = {},
            .supply = {},
            .plants = {},
            .amount = yearly("limits", i, "amount_t_per_year"),
            .share = mean("limits", i, "share"),
            .active = open("limits", i),
            .penalty = mean("limits", i, "penalty_usd_per_t"),
            .lot = mean("limits", i, "lot_t"),
            .excludes = split(text("limits", i, "excludes"), ';'),
            .least = text("limits", i, "bound") == "least",
            .all = selector.empty()};
    if (m.kind == "crossing") {
      m.links = selected(selector, "links");
      m.supply = selected(selector, "supply");
      m.plants = selected(selector, "plants");
    }
    if (!orders.empty()) {
      const auto marks = selected(orders, "orders");
      m.orders.assign(marks.begin(), marks.end());
    }
    if (ever(m.active) && m.kind != "crossing" && !m.all) m.bit = track(selector);
    r_.limits.push_back(std::move(m));
  }
  for (Limit& m : r_.limits)
    for (const Limit& other : r_.limits)
      if (std::ranges::find(other.excludes, m.id) != other.excludes.end() &&
          std::ranges::find(m.excludes, other.id) == m.excludes.end())
        m.excludes.push_back(other.id);
}

void Reader::read_fleets() {
  for (std::size_t i = 0; i < rows("fleets"); ++i) {
    Fleet f{.id = id("fleets", i),
            .links = selected(text("fleets", i, "selector"), "links"),
            .goods = goods_named(split(text("fleets", i, "cargo"), ';')),
            .hours = mean("fleets", i, "vehicles"),
            .payload = mean("fleets", i, "payload_t"),
            .turn = mean("fleets", i, "turn_factor"),
            .dwell = mean("fleets", i, "dwell_hours")};
    const auto usable = mean("fleets", i, "hours_per_year");
    const auto other = mean("fleets", i, "base_load_share");
    const auto active = open("fleets", i);
    for (std::size_t t = 0; t < r_.periods.size(); ++t)
      f.hours[t] = active[t] > 0 ? f.hours[t] * usable[t] * r_.periods[t].years * (1 - other[t]) : std::nan("");
    r_.fleets.push_back(std::move(f));
  }
}

void Reader::read_policies() {
  for (std::size_t i = 0; i < rows("policies"); ++i) {
    Policy p{.id = id("policies", i),
             .kind = text("policies", i, "kind"),
             .actor = text("policies", i, "actor"),
             .unit = {},
             .where = text("policies", i, "selector"),
             .target = split(text("policies", i, "target"), ';'),
             .exempt = split(text("policies", i, "exempt"), ';'),
             .goods = goods_named(split(text("policies", i, "goods"), ';')),
             .links = {},
             .rate = mean("policies", i, "rate"),
             .open = open("policies", i),
             .discounts = parse_steps(text("policies", i, "volume_discounts")),
             .on_all = text("policies", i, "discount_on") == "all"};
    const Rate unit = read_rate(study_.settings.factors, text("policies", i, "rate_unit"));
    p.unit = unit.unit;
    for (double& rate : p.rate) rate *= unit.times;
    for (std::size_t g = 0; g < p.goods.size(); ++g)
      if (unit.boxes && text("goods", g, "cargo") != "container") p.goods[g] = 0;
    if (unit.boxes && std::ranges::find(p.goods, 1) == p.goods.end()) continue;
    std::erase_if(p.target, [](const std::string& c) { return c == "WLD" || c == "all"; });
    if (p.where.empty() && p.kind == "transit_ban") p.where = "country:" + p.actor;
    if (!p.where.empty()) p.links = selected(p.where, "links");
    if (ever(p.open) && p.kind == "sanction" && !p.where.empty()) p.bit = track(p.where);
    const bool keeps_nothing = p.kind == "export_control" && p.unit == "percent" && !ever(p.rate);
    if (ever(p.open) && known(p) && !keeps_nothing) r_.policies.push_back(std::move(p));
  }
}

/// A lower rate of a fee is a way of its own over the same links, which is used or not.
void Reader::read_bands(std::size_t p) {
  const Policy& fee = r_.policies[p];
  const std::vector<double> none(r_.periods.size(), std::nan(""));
  for (std::size_t k = 0; k < fee.discounts.size(); ++k) {
    Limit m{.id = fee.id + ":" + std::to_string(k + 1),
            .kind = "crossing",
            .bound = "least_or_none",
            .bit = 0,
            .goods = fee.goods,
            .orders = std::vector<char>(r_.orders.size(), 1),
            .links = fee.links,
            .supply = std::vector<bool>(rows("supply"), false),
            .plants = std::vector<bool>(rows("plants"), false),
            .amount = each_period([&](const Period& t) { return fee.discounts[k].first * t.years; }),
            .share = none,
            .active = {},
            .penalty = none,
            .lot = none,
            .excludes = {}};
    for (const double share : fee.open) m.active.push_back(share > 0 ? 1 : 0);
    m.fee = p;
    m.band = k + 1;
    r_.limits.push_back(std::move(m));
  }
}

}  // namespace korridor::verify
