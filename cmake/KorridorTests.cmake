# Tests: one program per folder of test/unit, the cases, the examples, and checks on the source tree.
find_package(GTest REQUIRED)
korridor_pch(test ${standard_headers} <nlohmann/json.hpp> <gtest/gtest.h> LINKS fmt::fmt nlohmann_json::nlohmann_json
             GTest::gtest)

function(korridor_test name)
  cmake_parse_arguments(T "" "" "SOURCES;LINKS" ${ARGN})
  if(NOT T_SOURCES)
    return()
  endif()
  add_executable(${name} ${T_SOURCES})
  target_link_libraries(${name} PRIVATE korridor_options ${T_LINKS} GTest::gtest_main)
  target_include_directories(${name} PRIVATE ${CMAKE_SOURCE_DIR}/test ${CMAKE_SOURCE_DIR}/bench)
  target_compile_definitions(
    ${name} PRIVATE KORRIDOR_SOURCE_DIR="${CMAKE_SOURCE_DIR}" KORRIDOR_BINARY="$<TARGET_FILE:korridor>"
                    KORRIDOR_VERIFY_BINARY="$<TARGET_FILE:korridor-verify>")
  add_dependencies(${name} korridor korridor-verify)
  korridor_use_pch(${name} test)
  add_test(NAME ${name} COMMAND ${name} --gtest_output=json:${CMAKE_BINARY_DIR}/results/${name}.json)
endfunction()

file(GLOB folders CONFIGURE_DEPENDS LIST_DIRECTORIES true ${CMAKE_SOURCE_DIR}/test/unit/*)
foreach(folder ${folders})
  get_filename_component(name ${folder} NAME)
  file(GLOB sources CONFIGURE_DEPENDS ${folder}/*.cc)
  set(links korridor_${name})
  if(NOT TARGET korridor_${name})  # cli, verify: they run the programs
    set(links korridor_service)
  endif()
  if(name STREQUAL "flow" OR name STREQUAL "chains")  # the LP solver is their oracle
    list(APPEND links korridor_lp)
  endif()
  if(name MATCHES "^(analysis|exchange|server|verify)$")  # laws on random worlds
    list(APPEND sources ${CMAKE_SOURCE_DIR}/test/unit/plan/random_world.cc)
  endif()
  if(name STREQUAL "chains")  # on the synthetic corridor of the benches
    list(APPEND sources ${CMAKE_SOURCE_DIR}/bench/corridor.cc ${CMAKE_SOURCE_DIR}/bench/scenario.cc)
  endif()
  korridor_test(test_${name} SOURCES ${sources} LINKS ${links})
endforeach()

file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/test/cases/*.cc)
korridor_test(test_cases SOURCES ${sources} LINKS korridor_service)

file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/examples/*.cc)
foreach(source ${sources})
  get_filename_component(name ${source} NAME_WE)
  add_executable(example_${name} ${source})
  target_link_libraries(example_${name} PRIVATE korridor_options korridor_service)
  add_test(NAME example_${name} COMMAND example_${name} ${CMAKE_SOURCE_DIR}/studies/kazakhstan)
endforeach()

# Every header compiles alone.
file(GLOB_RECURSE headers CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/src ${CMAKE_SOURCE_DIR}/src/korridor/*.h)
set(lone_headers)
foreach(header ${headers})
  string(REPLACE "/" "_" name ${header})
  set(file ${CMAKE_BINARY_DIR}/headers/${name}.cc)
  if(NOT EXISTS ${file})
    file(WRITE ${file} "#include \"${header}\"\n")
  endif()
  list(APPEND lone_headers ${file})
endforeach()
add_library(headers_alone OBJECT ${lone_headers})
target_link_libraries(headers_alone PRIVATE korridor_exchange)

find_package(Python3 REQUIRED COMPONENTS Interpreter)
set(layers ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/scripts/check_layers.py ${CMAKE_BINARY_DIR}/modules.txt)
add_test(NAME layers COMMAND ${layers} ${CMAKE_SOURCE_DIR})
add_test(NAME layers_refuse_a_planted_include COMMAND ${layers} ${CMAKE_SOURCE_DIR} --planted)
set(names ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/scripts/check_names.py)
add_test(NAME names COMMAND ${names} ${CMAKE_SOURCE_DIR})
add_test(NAME names_refuse_a_planted_type COMMAND ${names} ${CMAKE_SOURCE_DIR} --planted)
file(GLOB python_tests CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/test/python/*_test.py)
foreach(test ${python_tests})
  get_filename_component(name ${test} NAME_WE)
  add_test(NAME ${name} COMMAND ${Python3_EXECUTABLE} ${test})
endforeach()
# The reader on articles with labels of their own: what it finds, against stated floors.
add_test(NAME news_articles COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/scripts/score_news --marked ${CMAKE_SOURCE_DIR}/test/data/news_articles
                                    --floors ${CMAKE_SOURCE_DIR}/test/data/news_articles/floors.txt --korridor $<TARGET_FILE:korridor>)
add_test(NAME news_pieces COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/scripts/score_news --marked ${CMAKE_SOURCE_DIR}/test/data/news_pieces
                                  --floors ${CMAKE_SOURCE_DIR}/test/data/news_pieces/floors.txt --korridor $<TARGET_FILE:korridor>)
add_test(NAME guide COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/scripts/guide --check --program $<TARGET_FILE:korridor>)
# README: its commands as they are printed, and the files that it names.
add_test(NAME readme COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/test/readme/readme_test.py $<TARGET_FILE:korridor>)
# What the back-test is off by, and why: the study and the page of the docs agree with the program.
add_test(NAME backtest_causes COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/test/backtest/causes_test.py $<TARGET_FILE:korridor>)

# The page, driven in a browser; skips where there is no browser, no Node or no page in the program.
add_test(NAME browser COMMAND ${CMAKE_SOURCE_DIR}/test/browser/run $<TARGET_FILE:korridor> ${CMAKE_SOURCE_DIR}/studies/kazakhstan
                              ${CMAKE_BINARY_DIR}/results/browser.json)
set_tests_properties(browser PROPERTIES SKIP_RETURN_CODE 77)

# The Python package, from its wheel in an empty environment; skips where there is no wheel (scripts/python builds it).
add_test(NAME python COMMAND ${CMAKE_SOURCE_DIR}/test/python/wheel/run ${CMAKE_BINARY_DIR}/results/python.json)
set_tests_properties(python PROPERTIES SKIP_RETURN_CODE 77)

# The HTTP interface against api/openapi.yaml.
add_test(NAME openapi COMMAND ${Python3_EXECUTABLE} ${CMAKE_SOURCE_DIR}/test/server/openapi_test.py $<TARGET_FILE:korridor>)
set_tests_properties(openapi PROPERTIES SKIP_RETURN_CODE 77)
