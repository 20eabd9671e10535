#include <algorithm>
#include <cmath>

#include "korridor/base/text.h"
#include "reader.h"

namespace korridor::verify {

void Reader::read_things() {
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
}

void Reader::read_places() {
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

bool Reader::carried(std::size_t link, std::size_t g) const {
  const auto names = split(text("links", link, "carries"), ';');
  const std::string& cargo = study_.table("goods").text(g, "cargo");
  if (names.empty()) return !text("links", link, "mode").starts_with("pipeline") && cargo != "gas";
  return std::ranges::find(names, r_.goods[g]) != names.end() || std::ranges::find(names, cargo) != names.end();
}

void Reader::read_links() {
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

void Reader::read_sources() {
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

void Reader::read_plants() {
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
            .new_origin = text("processes", process, "changes_heading") == "yes",
            .capacity = yearly("plants", i, "capacity_t_per_year"),
            .open = open("plants", i),
            .cost_per_run = mean("processes", process, "cost_usd_per_run"),
            .touches = 0};
    for (const auto& [name, t] : processes.recipe(process, "inputs")) q.inputs.emplace_back(good(name), t);
    for (const auto& [name, t] : processes.recipe(process, "outputs")) q.outputs.emplace_back(good(name), t);
    r_.plants.push_back(std::move(q));
  }
}

void Reader::read_stores() {
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

void Reader::read_orders() {
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

Result<Reading> read_world(const World& world, std::vector<Period> periods) {
  Reading reading;
  reading.periods = std::move(periods);
  Reader reader(world, reading);
  reader.read_all();
  if (!reader.errors.empty()) return std::unexpected(std::move(reader.errors));
  return reading;
}

}  // namespace korridor::verify
