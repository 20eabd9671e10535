#pragma once

#include <string>
#include <vector>

namespace korridor::cli {

/// The words of the program without its name, last one first as CLI11 takes them. An option whose number may be left
/// out gets it here: CLI11 would take the word behind it for the number, whatever it is. `help COMMAND` becomes
/// `COMMAND --help`.
[[nodiscard]] std::vector<std::string> arguments_of(int argc, char** argv);

}  // namespace korridor::cli
