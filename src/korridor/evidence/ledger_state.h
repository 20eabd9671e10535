#pragma once

#include "korridor/evidence/database.h"
#include "korridor/evidence/ledger.h"

namespace korridor {

struct Ledger::State {
  std::filesystem::path file;
  Database database;
};

}  // namespace korridor
