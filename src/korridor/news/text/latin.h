#pragma once

#include <string>
#include <string_view>

namespace korridor {

/// A Cyrillic name as the English press writes it: Меиржан Юсупов is Meirzhan Yusupov. Letters of other scripts stay.
[[nodiscard]] std::string to_latin(std::string_view name);

}  // namespace korridor
