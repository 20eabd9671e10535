#include <fmt/format.h>

#include "korridor/plan/model.h"

namespace korridor {
namespace {

std::string join(const std::vector<std::string>& parts, char separator) {
  std::string text;
  for (std::size_t i = 0; i < parts.size(); ++i) text += (i == 0 ? "" : std::string(1, separator)) + parts[i];
  return text;
}

}  // namespace

std::string Model::column_name(std::size_t column) const {
  const Column& c = columns[column];
  const Study& study = network->study();
  const std::string& period = network->periods[c.period].name;
  const auto id = [&](const char* table, Index row) { return study.table(table).id(row); };
  const std::string good = c.good == kNone ? "" : id("goods", c.good);
  const std::string state = c.state == kNone ? "" : tracking->name(reach.states[c.good][c.state]);
  switch (c.kind) {
    case ColumnKind::kSupply:
      return fmt::format("supply|{}|{}", id("supply", entities->supply[c.item].row), period);
    case ColumnKind::kMove:
      return fmt::format("move|{}|{}|{}|{}|{}", id("links", network->arcs.link[c.item]),
                         network->arcs.reverse[c.item] != 0 ? "rev" : "fwd", good, state, period) +
             (c.step == 0 ? "" : fmt::format("|{}", c.step));
    case ColumnKind::kHandle:
      return fmt::format("handle|{}|{}|{}|{}", id("places", network->arcs.place[c.item]), good, state, period);
    case ColumnKind::kRun: {
      const PlantItem& plant = entities->plants[c.item];
      std::vector<std::string> states;
      for (std::size_t k = 0; k < plant.inputs.size(); ++k)
        states.push_back(tracking->name(reach.states[plant.inputs[k].first][run_inputs[c.inputs][k]]));
      return fmt::format("run|{}|{}|{}", id("plants", plant.row), join(states, ','), period);
    }
    case ColumnKind::kDispose:
      return fmt::format("dispose|{}|{}|{}|{}", id("places", network->nodes.place[c.item]), good, state, period);
    case ColumnKind::kStore:
      return fmt::format("store|{}|{}|{}", id("stores", entities->stores[c.item].row), state, period);
    case ColumnKind::kOpening:
      return fmt::format("opening|{}", id("stores", entities->stores[c.item].row));
    case ColumnKind::kServe:
      return fmt::format("serve|{}|{}|{}", id("orders", entities->orders[c.item].row), state, period);
    case ColumnKind::kTake:
      return fmt::format("take|{}|{}|{}", id("orders", entities->orders[c.item].row), c.step, period);
    case ColumnKind::kUnmet:
      return fmt::format("unmet|{}|{}", id("orders", entities->orders[c.item].row), period);
    case ColumnKind::kShort:
      return fmt::format("short|{}|{}", id("clauses", entities->clauses[c.item].row), period);
    case ColumnKind::kMiss:
      return fmt::format("miss|{}|{}", limit_name(study, *entities, c.item), period);
    case ColumnKind::kWhole:
      return fmt::format("whole|{}|{}", limit_name(study, *entities, c.item), period);
  }
  return {};
}

std::string Model::row_name(std::size_t row) const {
  const Row& r = rows[row];
  const Study& study = network->study();
  const std::string& period = network->periods[r.period].name;
  const auto id = [&](const char* table, Index at) { return study.table(table).id(at); };
  switch (r.kind) {
    case RowKind::kBalance:
      return fmt::format("balance|{}|{}|{}|{}", id("goods", r.good), tracking->name(reach.states[r.good][r.state]),
                         network->node_name(r.item), period);
    case RowKind::kSupply:
      return fmt::format("supply|{}|{}", id("supply", entities->supply[r.item].row), period);
    case RowKind::kReserve:
      return fmt::format("reserve|{}", id("supply", entities->supply[r.item].row));
    case RowKind::kLink:
      return fmt::format("link|{}|{}", id("links", r.item), period);
    case RowKind::kPlace:
      return fmt::format("place|{}|{}", id("places", r.item), period);
    case RowKind::kPlant:
      return fmt::format("plant|{}|{}", id("plants", entities->plants[r.item].row), period);
    case RowKind::kStore:
      return fmt::format("store|{}|{}", id("stores", entities->stores[r.item].row), period);
    case RowKind::kOrder:
      return fmt::format("order|{}|{}", id("orders", entities->orders[r.item].row), period);
    case RowKind::kClause:
      return fmt::format("clause|{}|{}", id("clauses", entities->clauses[r.item].row), period);
    case RowKind::kLimit:
      return fmt::format("limit|{}|{}", limit_name(study, *entities, r.item), period);
    case RowKind::kFleet:
      return fmt::format("fleet|{}|{}", id("fleets", entities->fleets[r.item].row), period);
    case RowKind::kQuota:
      return fmt::format("quota|{}|{}", id("policies", entities->policies[r.item].row), period);
    case RowKind::kStay:
      return fmt::format("stay|{}|{}|{}", id("policies", entities->policies[r.item].row), id("goods", r.good), period);
    case RowKind::kRoom:
      return fmt::format("room|{}|{}", limit_name(study, *entities, r.item), period);
    case RowKind::kExclude:
      return fmt::format("exclude|{}|{}|{}", limit_name(study, *entities, r.item),
                         limit_name(study, *entities, r.state), period);
  }
  return {};
}

}  // namespace korridor
