# One program per file of bench; peers are for these programs only.
file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/bench/*_bench.cc)
foreach(source ${sources})
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE korridor_options korridor_service)
  target_compile_definitions(${name} PRIVATE KORRIDOR_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
endforeach()
