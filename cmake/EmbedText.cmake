# korridor_embed(TARGET FILE VARIABLE): compiles a text file into a target as `const std::string_view VARIABLE` in the
# namespace korridor::embedded. Declare it with `extern` where it is used.
function(korridor_embed target file variable)
  set(output ${CMAKE_BINARY_DIR}/embedded/${variable}.cc)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DINPUT=${file} -DOUTPUT=${output} -DVARIABLE=${variable} -P
            ${CMAKE_SOURCE_DIR}/cmake/WriteEmbedded.cmake
    DEPENDS ${file} ${CMAKE_SOURCE_DIR}/cmake/WriteEmbedded.cmake
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
