#include "reading.h"

#include <algorithm>
#include <cmath>

#include "korridor/base/groups.h"
#include "korridor/base/text.h"

namespace korridor::verify {
namespace {

/// Reads cells of a world; keeps what goes wrong until the end.
class Reader {
 public:
  Reader(const World& world, Reading& reading) : world_(world), study_(world.study()), r_(reading) {}
  Errors errors;

  void read_all() {
    for (std::size_t g = 0; g < rows("goods"); ++g) {
      r_.goods.push_back(study_.table("goods").id(g));
      r_.value.push_back(world_.number("goods", g, "value_usd_per_t", r_.periods.front()));
    }
    r_.holding_rate = study_.settings.holding_rate;
    read_places();
    read_links();
    read_sources();
    read_plants();
    read_stores();
    read_orders();
    read_clauses();
    read_limits();
    read_fleets();
    read_policies();
  }

 private:
  std::size_t rows(const char* table) const { return study_.table(table).size(); }
  std::string text(const char* table, std::size_t row, const char* column) const {
    return world_.text(table, row, column, r_.periods.front().from);
  }
  std::string id(const char* table, std::size_t row) const { return study_.table(table).id(row); }
  std::size_t good(const std::string& name) const {
    return static_cast<std::size_t>(std::ranges::find(r_.goods, name) - r_.goods.begin());
  }
  std::string country(const std::string& place) const { return r_.places[r_.place_at.at(place)].country; }

  template <class Of>
  std::vector<double> each_period(Of&& of) const {
    std::vector<double> values;
    for (const Period& p : r_.periods) values.push_back(of(p));
    return values;
  }
  std::vector<double> mean(const char* t, std::size_t row, const char* c) const {
    return each_period([&](const Period& p) { return world_.number(t, row, c, p); });
  }
  std::vector<double> yearly(const char* t, std::size_t row, const char* c) const {
    return each_period([&](const Period& p) { return world_.amount(t, row, c, p); });
  }
  std::vector<double> open(const char* t, std::size_t row) const {
    return each_period([&](const Period& p) { return world_.open_share(t, row, p); });
  }
  std::vector<char> goods_named(const std::vector<std::string>& names) const {
    std::vector<char> marks;
    for (std::size_t g = 0; g < r_.goods.size(); ++g) {
      const std::string& cargo = study_.table("goods").text(g, "cargo");
      marks.push_back(names.empty() || std::ranges::any_of(names,
                                                           [&](const std::string& n) {
                                                             return n == "all" || n == r_.goods[g] || n == cargo;
                                                           })
                          ? 1
                          : 0);
    }
    return marks;
  }
  std::vector<bool> selected(const std::string& selector, const char* table) {
    const auto parsed = Selector::parse(selector, study_);
    if (parsed) return parsed->select(study_, table);
    errors.insert(errors.end(), parsed.error().begin(), parsed.error().end());
    return std::vector<bool>(rows(table), false);
  }

  void read_places() {
    for (std::size_t i = 0; i < rows("places"); ++i) {
      Place p{.id = id("places", i),
              .country = text("places", i, "country"),
              .split = false,
              .throughput = yearly("places", i, "throughput_t_per_year"),
              .cost = mean("places", i, "handling_cost_usd_per_t"),
              .hours = mean("places", i, "handling_hours"),
              .touches = 0};
      for (std::size_t t = 0; t < r_.periods.size(); ++t)
        p.split = p.split || !std::isnan(p.throughput[t]) || p.cost[t] > 0 || p.hours[t] > 0;
      r_.place_at[p.id] = i;
      r_.places.push_back(std::move(p));
    }
  }

  bool carried(std::size_t link, std::size_t g) const {
    const auto names = split(text("links", link, "carries"), ';');
    const std::string& cargo = study_.table("goods").text(g, "cargo");
    if (names.empty()) return !text("links", link, "mode").starts_with("pipeline") && cargo != "gas";
    return std::ranges::find(names, r_.goods[g]) != names.end() || std::ranges::find(names, cargo) != names.end();
  }

  void read_links() {
    for (std::size_t i = 0; i < rows("links"); ++i) {
      Link l{.id = id("links", i),
             .from = text("links", i, "from"),
             .to = text("links", i, "to"),
             .mode = text("links", i, "mode"),
             .both = text("links", i, "direction") == "both",
             .carries = {},
             .net = yearly("links", i, "capacity_t_per_year"),
             .open = open("links", i),
             .cost = mean("links", i, "cost_usd_per_t"),
             .hours = {},
             .run_hours = mean("links", i, "hours"),
             .touches = 0};
      const auto load = yearly("links", i, "base_load_t_per_year");
      const auto wait = mean("links", i, "departure_interval_hours");
      for (std::size_t t = 0; t < r_.periods.size(); ++t) {
        if (!std::isnan(l.net[t])) l.net[t] = std::max(0.0, l.net[t] - (std::isnan(load[t]) ? 0 : load[t]));
        l.hours.push_back(l.run_hours[t] + wait[t] / 2);
      }
      for (std::size_t g = 0; g < r_.goods.size(); ++g) l.carries.push_back(carried(i, g) ? 1 : 0);
      r_.links.push_back(std::move(l));
    }
  }

  void read_sources() {
    for (std::size_t i = 0; i < rows("supply"); ++i) {
      const std::string place = text("supply", i, "place");
      r_.sources.push_back({.id = id("supply", i),
                            .place = place,
                            .country = country(place),
                            .row = i,
                            .good = good(text("supply", i, "good")),
                            .amount = yearly("supply", i, "amount_t_per_year"),
                            .cost = mean("supply", i, "cost_usd_per_t"),
                            .reserve = world_.number("supply", i, "reserve_t", r_.periods.front()),
                            .touches = 0});
    }
  }

  void read_plants() {
    const Table& processes = study_.table("processes");
    for (std::size_t i = 0; i < rows("plants"); ++i) {
      const std::size_t process = *processes.find(text("plants", i, "process"));
      const std::string place = text("plants", i, "place");
      Plant q{.id = id("plants", i),
              .place = place,
              .country = country(place),
              .row = i,
              .inputs = {},
              .outputs = {},
              .new_origin = processes.text(process, "changes_heading") == "yes",
              .capacity = yearly("plants", i, "capacity_t_per_year"),
              .open = open("plants", i),
              .cost_per_run = mean("processes", process, "cost_usd_per_run"),
              .touches = 0};
      for (const auto& [name, t] : processes.recipe(process, "inputs")) q.inputs.emplace_back(good(name), t);
      for (const auto& [name, t] : processes.recipe(process, "outputs")) q.outputs.emplace_back(good(name), t);
      r_.plants.push_back(std::move(q));
    }
  }

  void read_stores() {
    for (std::size_t i = 0; i < rows("stores"); ++i) {
      const std::string place = text("stores", i, "place");
      r_.stores.push_back({.id = id("stores", i),
                           .place = place,
                           .country = country(place),
                           .good = good(text("stores", i, "good")),
                           .opening = world_.number("stores", i, "opening_t", r_.periods.front()),
                           .capacity = mean("stores", i, "capacity_t"),
                           .cost = mean("stores", i, "cost_usd_per_t_year"),
                           .touches = 0});
    }
  }

  void read_orders() {
    for (std::size_t i = 0; i < rows("orders"); ++i) {
      const std::string place = text("orders", i, "place");
      Order o{.id = id("orders", i),
              .place = place,
              .country = country(place),
              .row = i,
              .good = good(text("orders", i, "good")),
              .market = text("orders", i, "kind") == "market",
              .firm = text("orders", i, "firm") == "yes",
              .lifts_avoid = false,
              .steps = parse_steps(text("orders", i, "steps")),
              .wanted = yearly("orders", i, "amount_t_per_year"),
              .years = open("orders", i),
              .penalty = mean("orders", i, "penalty_usd_per_t"),
              .inland = mean("orders", i, "inland_cost_usd_per_t")};
      double all = 0;
      for (const auto& [price, t] : o.steps) all += t;
      for (std::size_t t = 0; t < r_.periods.size(); ++t) {
        o.years[t] *= r_.periods[t].years;
        if (o.market) o.wanted[t] = all * o.years[t];
      }
      r_.orders.push_back(std::move(o));
    }
  }

  static bool ever(const std::vector<double>& share) {
    return std::ranges::any_of(share, [](double a) { return a > 0; });
  }

  std::uint64_t track(const std::string& selector) {
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

  void read_clauses() {
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

  void read_limits() {
    for (std::size_t i = 0; i < rows("limits"); ++i) {
      const std::string selector = text("limits", i, "selector");
      const std::string orders = text("limits", i, "orders");
      Limit m{.id = id("limits", i),
              .kind = text("limits", i, "kind"),
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
  }

  void read_fleets() {
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

  static bool known(const Policy& p) {
    const bool rate = p.unit == "percent" || p.unit == "usd/t";
    return ((p.kind == "tariff" || p.kind == "export_duty") && rate) ||
           (p.kind == "extraction_tax" && p.unit == "percent") || (p.kind == "transit_fee" && p.unit == "usd/t") ||
           (p.kind == "quota" && p.unit == "t/yr") || p.kind == "transit_ban" || p.kind == "import_ban" ||
           p.kind == "export_ban";
  }

  void read_policies() {
    for (std::size_t i = 0; i < rows("policies"); ++i) {
      Policy p{.id = id("policies", i),
               .kind = text("policies", i, "kind"),
               .actor = text("policies", i, "actor"),
               .unit = text("policies", i, "rate_unit"),
               .target = split(text("policies", i, "target"), ';'),
               .goods = goods_named(split(text("policies", i, "goods"), ';')),
               .links = {},
               .rate = mean("policies", i, "rate"),
               .open = open("policies", i)};
      std::erase_if(p.target, [](const std::string& c) { return c == "WLD" || c == "all"; });
      std::string where = text("policies", i, "selector");
      if (where.empty() && p.kind == "transit_ban") where = "country:" + p.actor;
      if (!where.empty()) p.links = selected(where, "links");
      if (ever(p.open) && known(p)) r_.policies.push_back(std::move(p));
    }
  }

  const World& world_;
  const Study& study_;
  Reading& r_;
};

}  // namespace

Result<Reading> read_world(const World& world, std::vector<Period> periods) {
  Reading reading;
  reading.periods = std::move(periods);
  Reader reader(world, reading);
  reader.read_all();
  if (!reader.errors.empty()) return std::unexpected(std::move(reader.errors));
  return reading;
}

}  // namespace korridor::verify
