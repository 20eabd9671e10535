# Sets KORRIDOR_PAGE_SOURCES to a source that holds the page which scripts/web has built, as page_files() of
# apps/server/page_files.h; empty where it was not built.
set(KORRIDOR_PAGE_SOURCES)
function(korridor_take_page)
  set(folder ${CMAKE_SOURCE_DIR}/build/web/dist)
  file(GLOB list CONFIGURE_DEPENDS ${folder}/page.list)  # a page that appears or goes away configures anew
  if(NOT list)
    return()
  endif()
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${folder}/page.list)
  file(STRINGS ${folder}/page.list lines ENCODING UTF-8)
  set(number 0)
  set(bytes "")
  set(symbols "")
  set(entries "")
  set(files "")
  foreach(line ${lines})
    string(REGEX MATCH "^([^|]+)[|](.+)$" matched "${line}")
    set(name ${CMAKE_MATCH_1})
    set(mime ${CMAKE_MATCH_2})
    file(SIZE ${folder}/${name} size)
    set(symbol korridor_page_${number})
    # The assembler reads the file: a byte array of 3 MB would take the compiler longer than all of Korridor's server.
    string(APPEND bytes "asm(\".section .rodata\\n.global ${symbol}\\n.hidden ${symbol}\\n${symbol}:\\n.incbin \\\"${folder}/${name}\\\"\\n.previous\\n\");\n")
    string(APPEND symbols "extern \"C\" const char ${symbol}[];\n")
    string(APPEND entries "    {\"/${name}\", \"${mime}\", {${symbol}, ${size}}},\n")
    list(APPEND files ${folder}/${name})
    math(EXPR number "${number} + 1")
  endforeach()
  set(source ${CMAKE_BINARY_DIR}/embedded/page_files.cc)
  file(CONFIGURE OUTPUT ${source} @ONLY CONTENT [[// Made by cmake/KorridorWeb.cmake.
#include "page_files.h"

@bytes@
@symbols@
namespace korridor::server {

std::span<const PageFile> page_files() {
  static const PageFile kFiles[] = {
@entries@  };
  return kFiles;
}

}  // namespace korridor::server
]])
  set_source_files_properties(${source} PROPERTIES OBJECT_DEPENDS "${files}" SKIP_PRECOMPILE_HEADERS ON)
  set(KORRIDOR_PAGE_SOURCES ${source} PARENT_SCOPE)
endfunction()
korridor_take_page()
