# What the wheel holds besides its Python sources: the extension, the programs, and the page of `korridor serve`.
# scikit-build-core runs this (pyproject.toml); docs/guide/python.md says how.
find_package(Python 3.11 REQUIRED COMPONENTS Interpreter Development.Module)
find_package(nanobind 3 CONFIG REQUIRED)

# The same page that `./korridor serve` builds, and left out where Node cannot be had.
execute_process(COMMAND ${CMAKE_SOURCE_DIR}/scripts/web RESULT_VARIABLE korridor_web)
if(NOT korridor_web EQUAL 0)
  message(WARNING "The page is left out of the wheel: scripts/web ended with ${korridor_web}. `korridor serve` then answers with a "
                  "page that says how to get it.")
endif()

function(korridor_install_programs)
  install(TARGETS korridor korridor-verify RUNTIME DESTINATION ${SKBUILD_SCRIPTS_DIR} COMPONENT python)
endfunction()
