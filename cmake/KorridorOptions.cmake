# Language, warnings and instruments for every target of the project.
set(CMAKE_CXX_STANDARD 23)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

find_program(CCACHE ccache)
if(CCACHE)
  # What ccache wants to be told before it trusts a precompiled header.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_SLOPPINESS=pch_defines,time_macros ${CCACHE})
endif()

add_library(korridor_options INTERFACE)
target_include_directories(korridor_options INTERFACE ${CMAKE_SOURCE_DIR}/src)
target_compile_options(korridor_options INTERFACE -Wall -Wextra -Wconversion -Wshadow)
# libstdc++ 12 marks its own std::stable_sort helpers as deprecated, and clang says so at every use.
target_compile_options(korridor_options INTERFACE $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>)
if(KORRIDOR_STRICT)
  target_compile_options(korridor_options INTERFACE -Werror)
endif()
# Presets without a build type keep assert(); they check the standard library's preconditions too.
if(CMAKE_BUILD_TYPE STREQUAL "None")
  target_compile_definitions(korridor_options INTERFACE _GLIBCXX_ASSERTIONS)
endif()

# An extension is a shared library: its code must run at any address. Nothing but its entry is seen from outside, so calls
# between the modules stay as direct as in a program. The programs take the same flag, or they could not share the
# precompiled headers.
if(KORRIDOR_PYTHON)
  add_compile_options(-fPIC)
  set(CMAKE_CXX_VISIBILITY_PRESET hidden)
  set(CMAKE_VISIBILITY_INLINES_HIDDEN ON)
endif()

# address, undefined, thread, fuzzer: as -fsanitize takes them, separated by commas
set(KORRIDOR_SANITIZE "" CACHE STRING "Sanitizers to build with")
if(KORRIDOR_SANITIZE)
  target_compile_options(korridor_options INTERFACE -fsanitize=${KORRIDOR_SANITIZE} -fno-omit-frame-pointer)
  target_link_options(korridor_options INTERFACE -fsanitize=${KORRIDOR_SANITIZE})
  # g++ 12 takes std::regex for uninitialised when a sanitizer looks on.
  target_compile_options(korridor_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
endif()
