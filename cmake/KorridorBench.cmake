# One program per file of bench. The peers (Boost.Graph, LEMON, Clp) are for these programs only.
find_package(benchmark REQUIRED)
find_package(Boost REQUIRED)
find_path(COIN_INCLUDE ClpSimplex.hpp PATH_SUFFIXES coin REQUIRED)
find_library(CLP Clp REQUIRED)
find_library(COIN_UTILS CoinUtils REQUIRED)
find_library(LEMON lemon REQUIRED)
add_library(korridor_peers INTERFACE)
target_link_libraries(korridor_peers INTERFACE benchmark::benchmark Boost::headers ${CLP} ${COIN_UTILS} ${LEMON})
target_include_directories(korridor_peers SYSTEM INTERFACE ${COIN_INCLUDE})
# LEMON uses parts of the library that C++20 took away.
add_library(korridor_lemon_peer STATIC ${CMAKE_SOURCE_DIR}/bench/lemon_peer.cc)
set_target_properties(korridor_lemon_peer PROPERTIES CXX_STANDARD 17)
target_link_libraries(korridor_lemon_peer PRIVATE ${LEMON})
target_link_libraries(korridor_peers INTERFACE korridor_lemon_peer)

add_library(korridor_corridor STATIC ${CMAKE_SOURCE_DIR}/bench/corridor.cc ${CMAKE_SOURCE_DIR}/bench/scenario.cc
                                     ${CMAKE_SOURCE_DIR}/bench/corridor_program.cc ${CMAKE_SOURCE_DIR}/bench/clp_peer.cc
                                     ${CMAKE_SOURCE_DIR}/bench/growth_plot.cc)
target_link_libraries(korridor_corridor PUBLIC korridor_options korridor_chains korridor_lp ${CLP} ${COIN_UTILS})
target_include_directories(korridor_corridor SYSTEM PUBLIC ${COIN_INCLUDE})
target_link_libraries(korridor_peers INTERFACE korridor_corridor)

file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*_bench.cc)
foreach(source ${sources})
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE korridor_options korridor_report korridor_peers)
  target_compile_definitions(${name} PRIVATE KORRIDOR_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endforeach()
