#pragma once

#include <filesystem>

#include "korridor/plan/plan.h"
#include "korridor/service/reply.h"
#include "korridor/study/world.h"

namespace korridor {

struct EvidenceCommand {
  std::filesystem::path study;
  WorldRequest world;
  PlanRequest plan;
  int year = 0;         ///< 0: the study's horizon
  int top = 10;         ///< how many figures are read otherwise and planned anew
  double range = 1.25;  ///< an assumption is taken times this, and divided by it
};

/// On which claims and assumptions the answers of a plan rest, and which of them move it most
/// (docs/methods/evidence.md).
[[nodiscard]] Reply evidence_study(const EvidenceCommand& command);
/// The same for a study that is read already; its folder and year in the command are not looked at.
[[nodiscard]] Reply evidence_study(const Study& study, const EvidenceCommand& command);

}  // namespace korridor
