# One libFuzzer program per file of test/fuzz: the parsers, all of them in study, news, instance, evidence or below.
file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/test/fuzz/*_fuzz.cc)
foreach(source ${sources})
  get_filename_component(name ${source} NAME_WE)
  add_executable(${name} ${source})
  target_link_libraries(${name} PRIVATE korridor_options korridor_study korridor_news korridor_instance
                                       korridor_evidence)
  target_link_options(${name} PRIVATE -fsanitize=fuzzer,address,undefined)
endforeach()
# What turns a study's claims into statements is one file of a module that is not built here.
target_sources(claims_fuzz PRIVATE ${CMAKE_SOURCE_DIR}/src/korridor/service/ledger_study.cc)
