# Precompiled headers: outside headers only, so that they are built once and never go stale. They halve the time of a
# build from nothing. A source still includes what it uses: the presets clang and tidy build without them.
option(KORRIDOR_PCH "Precompile the headers of the standard library and of other outside libraries" ON)

# korridor_pch(NAME headers... [LINKS targets...]): declares a set; korridor_use_pch(TARGET NAME) uses it.
function(korridor_pch name)
  cmake_parse_arguments(P "" "" "LINKS" ${ARGN})
  if(KORRIDOR_PCH)
    file(CONFIGURE OUTPUT ${CMAKE_BINARY_DIR}/pch/${name}.cc CONTENT "")
    add_library(korridor_pch_${name} OBJECT EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/pch/${name}.cc)
    target_link_libraries(korridor_pch_${name} PRIVATE korridor_options ${P_LINKS})
    target_precompile_headers(korridor_pch_${name} PRIVATE ${P_UNPARSED_ARGUMENTS})
  endif()
endfunction()

function(korridor_use_pch target name)
  if(KORRIDOR_PCH)
    target_precompile_headers(${target} REUSE_FROM korridor_pch_${name})
  endif()
endfunction()

set(standard_headers
    <algorithm> <array> <cmath> <cstdint> <expected> <filesystem> <functional> <limits> <map> <memory> <numeric>
    <optional> <ranges> <set> <span> <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector>
    <fmt/format.h> <fmt/ranges.h>)
korridor_pch(standard ${standard_headers} LINKS fmt::fmt)
korridor_pch(json ${standard_headers} <nlohmann/json.hpp> LINKS fmt::fmt nlohmann_json::nlohmann_json)
