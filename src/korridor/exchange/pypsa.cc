#include "korridor/exchange/pypsa.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>

#include "korridor/base/text.h"
#include "korridor/exchange/pypsa_table.h"
#include "korridor/exchange/timeless.h"
#include "korridor/exchange/timeless_sizes.h"

namespace korridor {
namespace {

using Series = std::vector<double>;

class PypsaBuilder {
 public:
  explicit PypsaBuilder(const Model& model)
      : model_(model), periods_(model.network->periods.size()), flat_(take_time_out(model)) {}

  PypsaFolder build() {
    is_bus_ = size_columns(flat_);
    for (std::size_t r = 0; r < flat_.rows.size(); ++r) add_bus(r);
    for (std::size_t c = 0; c < flat_.columns.size(); ++c) add_component(c);
    return finish();
  }

 private:
  /// What a component feeds into a bus per unit of its column; drawing is negative.
  struct Port {
    std::string bus;
    Series feeds;
  };

  // --- rows

  void add_bus(std::size_t r) {
    const TimelessRow& row = flat_.rows[r];
    if (is_bus_[r] == 0 || row.touching.empty()) return;
    add_named_bus(row.name, row.kind == RowKind::kBalance ? id("goods", model_.rows[row.row].good) : kind_of(row),
                  place_of(model_.rows[row.row]));
    if (row.kind == RowKind::kReserve)
      add_deposit(row);
    else if (is_at_most(row) || is_at_least(row))
      add_slack(r);
    else if (std::ranges::any_of(row.lower, [](double v) { return v > 0; }))
      loads_.components.push_back({row.name, words(row.name, kind_of(row)), {{"p_set", zero_where_nan(row.lower)}}});
  }
  void add_named_bus(const std::string& name, const std::string& carrier, std::optional<std::size_t> place) {
    PypsaComponent bus{name, {{"carrier", use(carrier)}, {"unit", "t"}}, {}};
    if (place) {
      bus.figures["x"] = Series(periods_, places().number(*place, "lon"));
      bus.figures["y"] = Series(periods_, places().number(*place, "lat"));
    }
    buses_.components.push_back(std::move(bus));
  }
  /// A reserve is a store that only empties.
  void add_deposit(const TimelessRow& row) {
    const double reserve = row.upper[0];
    stores_.components.push_back({row.name,
                                  words(row.name, kind_of(row)),
                                  {{"e_nom", Series(periods_, reserve)}, {"e_initial", Series(periods_, reserve)}}});
  }
  /// What a limit leaves unused: at most = what a generator of that size gives to whoever draws on it; at least = a
  /// generator turned round, that takes what is fed beyond the least.
  void add_slack(std::size_t r) {
    const TimelessRow& row = flat_.rows[r];
    double most = 1;
    bool mixed = false;
    for (const std::size_t c : row.touching) {
      mixed = mixed || !draws_on(flat_, c, r);
      for (std::size_t t = 0; t < periods_; ++t)
        if (const double x = std::abs(entry_of(flat_, c, r)[t]) * flat_.columns[c].upper[t]; x > 0) most += x;
    }
    const bool least = is_at_least(row);
    if (!least && !mixed) {
      most = 0;
      for (const double u : row.upper) most = std::max(most, std::isnan(u) ? 0 : u);
    }
    PypsaComponent slack{row.name, words(row.name, kind_of(row)), {}};
    slack.figures["p_nom"] = Series(periods_, most);
    slack.figures["sign"] = Series(periods_, least ? -1 : 1);
    if (least)
      slack.figures["p_min_pu"] = shares(row.lower, most);
    else
      slack.figures["p_max_pu"] = shares(row.upper, most);
    if (!least && mixed) slack.figures["p_min_pu"] = Series(periods_, -1);
    generators_.components.push_back(std::move(slack));
  }

  // --- columns

  void add_component(std::size_t c) {
    const TimelessColumn& column = flat_.columns[c];
    if (column.kind == ColumnKind::kStore) {
      add_store(column);
      return;
    }
    std::vector<Port> ports;
    for (const auto& entry : column.entries) {
      if (is_bus_[entry.row] == 0) continue;
      const TimelessRow& row = flat_.rows[entry.row];
      Port port{row.name, entry.value};
      if (is_at_most(row))
        for (double& v : port.feeds) v = -v;
      ports.push_back(std::move(port));
    }
    if (ports.size() == 1)
      add_generator(column, ports.front());
    else if (ports.size() > 1)
      add_link(column, std::move(ports));
  }
  void add_generator(const TimelessColumn& column, const Port& port) {
    const double sign =
        std::ranges::any_of(port.feeds, [](double v) { return v < 0; }) ? -1 : 1;  // never both: one kind of row
    PypsaComponent made{column.name, words(port.bus, carrier_of(column)), sizes(column, port.feeds)};
    made.figures["sign"] = Series(periods_, sign);
    generators_.components.push_back(std::move(made));
  }
  /// The first bus is the one it draws on, by which PyPSA measures a link; the second where it arrives.
  void add_link(const TimelessColumn& column, std::vector<Port> ports) {
    const auto first = std::ranges::find_if(ports, [](const Port& p) {
      return std::ranges::all_of(p.feeds, [](double v) { return std::isnan(v) || v < 0; });
    });
    if (first == ports.end()) {  // feeds all its buses: comes from a bus of its own
      add_named_bus(column.name, carrier_of(column), std::nullopt);
      add_generator(column, {column.name, Series(periods_, 1)});
      write_link(column, {column.name, Series(periods_, -1)}, ports, false);
      return;
    }
    const Port from = std::move(*first);
    ports.erase(first);
    const auto arrives = std::ranges::find_if(
        ports, [](const Port& p) { return std::ranges::any_of(p.feeds, [](double v) { return v > 0; }); });
    if (arrives != ports.end()) std::rotate(ports.begin(), arrives, arrives + 1);
    write_link(column, from, ports, true);
  }
  void write_link(const TimelessColumn& column, const Port& from, const std::vector<Port>& ports, bool costs) {
    PypsaComponent link{
        column.name, {{"bus0", from.bus}, {"carrier", use(carrier_of(column))}}, sizes(column, from.feeds)};
    if (!costs) link.figures["marginal_cost"] = Series(periods_, 0);
    for (std::size_t k = 0; k < ports.size(); ++k) {
      const std::string number = k == 0 ? "" : std::to_string(k + 1);
      link.words["bus" + std::to_string(k + 1)] = ports[k].bus;
      Series& efficiency = link.figures["efficiency" + number];
      for (std::size_t t = 0; t < periods_; ++t) efficiency.push_back(ports[k].feeds[t] / -from.feeds[t]);
    }
    if (column.lag > 0) {
      link.figures["delay"] = Series(periods_, static_cast<double>(column.lag));
      ++delayed_;
    }
    if (column.kind == ColumnKind::kMove)
      link.figures["length"] = Series(periods_, model_.network->arc_length_km[model_.columns[column.column].item]);
    links_.components.push_back(std::move(link));
  }
  /// A store that shares its room with cargo in another state is a link to the next snapshot instead, for a store of
  /// PyPSA has one bus.
  void add_store(const TimelessColumn& column) {
    std::string bus, room;
    for (const auto& entry : column.entries)
      if (flat_.rows[entry.row].kind == RowKind::kBalance)
        bus = flat_.rows[entry.row].name;
      else if (is_bus_[entry.row] != 0)
        room = flat_.rows[entry.row].name;
    if (!room.empty()) {
      TimelessColumn kept = column;
      kept.lag = 1;
      write_link(kept, {bus, Series(periods_, -1)}, {{bus, Series(periods_, 1)}, {room, Series(periods_, -1)}}, true);
      return;
    }
    PypsaComponent store{column.name, words(bus, "store"), {}};
    const double most = largest(column.upper);
    store.figures = {{"e_nom", Series(periods_, most)},
                     {"e_max_pu", shares(column.upper, most)},
                     {"marginal_cost_storage", column.cost}};
    stores_.components.push_back(std::move(store));
  }
  /// Size, shares of it and costs of a component that draws on or feeds a bus at this rate.
  [[nodiscard]] std::map<std::string, Series> sizes(const TimelessColumn& column, const Series& feeds) const {
    Series power(periods_, NAN), cost(periods_, NAN);
    for (std::size_t t = 0; t < periods_; ++t) {
      power[t] = column.upper[t] * std::abs(feeds[t]);
      cost[t] = column.cost[t] / std::abs(feeds[t]);
    }
    const double most = largest(power);
    return {{"p_nom", Series(periods_, most)}, {"p_max_pu", shares(power, most)}, {"marginal_cost", cost}};
  }

  // --- words and small sums

  static double largest(const Series& values) {
    double most = 0;
    for (const double v : values) most = std::max(most, std::isnan(v) ? 0 : v);
    return most;
  }
  static Series zero_where_nan(Series values) {
    for (double& v : values) v = std::isnan(v) ? 0 : v;
    return values;
  }
  static Series shares(Series values, double of) {
    for (double& v : values) v = std::isnan(v) || of <= 0 ? 0 : v / of;
    return values;
  }
  static std::string kind_of(const TimelessRow& row) { return row.name.substr(0, row.name.find('|')); }
  [[nodiscard]] std::string carrier_of(const TimelessColumn& column) const {
    if (column.kind != ColumnKind::kMove) return column.name.substr(0, column.name.find('|'));
    const Index arc = model_.columns[column.column].item;
    return model_.network->study().table("links").text(model_.network->arcs.link[arc], "mode");
  }
  const std::string& use(const std::string& carrier) { return *carriers_.insert(carrier).first; }
  std::map<std::string, std::string> words(const std::string& bus, const std::string& carrier) {
    return {{"bus", bus}, {"carrier", use(carrier)}};
  }
  [[nodiscard]] const Table& places() const { return model_.network->study().table("places"); }
  [[nodiscard]] std::string id(const char* table, Index row) const {
    return model_.network->study().table(table).id(row);
  }
  [[nodiscard]] std::optional<std::size_t> place_of(const Row& row) const {
    const Entities& e = *model_.entities;
    switch (row.kind) {
      case RowKind::kBalance:
        return model_.network->nodes.place[row.item];
      case RowKind::kSupply:
      case RowKind::kReserve:
        return e.supply[row.item].place;
      case RowKind::kPlace:
        return row.item;
      case RowKind::kPlant:
        return e.plants[row.item].place;
      case RowKind::kOrder:
        return e.orders[row.item].place;
      case RowKind::kLink:
        return places().find(model_.network->study().table("links").text(row.item, "from"));
      default:
        return std::nullopt;
    }
  }

  PypsaFolder finish() {
    for (PypsaComponent& link : links_.components)
      if (delayed_ > 0)
        link.words["cyclic_delay"] = "False";  // what arrives after the end does not arrive at the start
    PypsaFolder folder;
    std::vector<std::string> days;
    std::string snapshots = "name,snapshot,objective,stores,generators\n";
    for (const Period& p : model_.network->periods) {
      days.push_back(to_string(p.from));
      snapshots += fmt::format("{},{},{},1,1\n", p.name, days.back(), to_text(p.discount));
    }
    folder.tables.push_back({"snapshots", std::move(snapshots), periods_});
    folder.tables.push_back(
        {"network", "name,pypsa_version\n" + csv_cell(model_.network->study().settings.name) + ",1.4.0\n", 1});
    std::string carriers = "name\n";
    for (const std::string& carrier : carriers_) carriers += csv_cell(carrier) + "\n";
    folder.tables.push_back({"carriers", std::move(carriers), carriers_.size()});
    for (const PypsaTable* table : {&buses_, &generators_, &links_, &loads_, &stores_})
      if (!table->components.empty())
        for (ReplyTable& file : table->files(days)) folder.tables.push_back(std::move(file));
    if (delayed_ > 0)
      folder.warnings.push_back({"pypsa_delay",
                                 fmt::format("{} links arrive in a later snapshot (`delay`); a PyPSA that does not "
                                             "know the column has them arrive at once",
                                             delayed_),
                                 "links"});
    return folder;
  }

  const Model& model_;
  std::size_t periods_;
  TimelessModel flat_;
  std::vector<char> is_bus_;  ///< by row
  PypsaTable buses_{"buses", {}}, generators_{"generators", {}}, links_{"links", {}}, loads_{"loads", {}},
      stores_{"stores", {}};
  std::set<std::string> carriers_;
  std::size_t delayed_ = 0;
};

}  // namespace

PypsaFolder make_pypsa(const Model& model) { return PypsaBuilder(model).build(); }

}  // namespace korridor
