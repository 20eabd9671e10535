# Finds HiGHS: the system's, or the one that scripts/build_highs keeps outside the checkout. Its folder carries the
# version, compiler and machine in its name.
find_package(highs 1.7 QUIET)
if(NOT highs_FOUND)
  execute_process(
    COMMAND ${CMAKE_SOURCE_DIR}/scripts/build_highs --where
    OUTPUT_VARIABLE korridor_highs
    OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
  find_package(highs 1.7 QUIET PATHS ${korridor_highs} NO_DEFAULT_PATH)
endif()
if(NOT highs_FOUND)
  message(FATAL_ERROR "HiGHS is missing: run scripts/setup core, which builds it once per machine in ${korridor_highs}")
endif()
message(STATUS "HiGHS ${highs_VERSION}: ${highs_DIR}")
