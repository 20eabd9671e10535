#include "korridor/base/version.h"

namespace korridor {

std::string_view version() { return KORRIDOR_VERSION; }

}  // namespace korridor
