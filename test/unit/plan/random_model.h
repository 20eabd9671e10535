#pragma once

#include "korridor/plan/model.h"
#include "unit/plan/tiny_worlds.h"

namespace korridor {

/// One random world as a model, solved by nobody yet.
struct Modelled {
  TinyStudy tiny;
  Study study;
  Result<World> world;
  Network network;
  Result<Entities> entities;
  Result<Tracking> tracking;
  Model model;

  explicit Modelled(Random& random)
      : tiny(random_world(random)), study(tiny.read()), world(World::apply(study)),
        network(compile(*world, make_periods(study.settings))), entities(compile_entities(network)),
        tracking(make_tracking(network, *entities)), model(build_model(network, *entities, *tracking)) {}
};

}  // namespace korridor
