# Writes INPUT as a C++ byte array: no limit on length, no character that needs escaping.
file(READ ${INPUT} bytes HEX)
string(LENGTH "${bytes}" digits)
math(EXPR size "${digits} / 2")
string(REGEX REPLACE "(................................)" "\\1\n" bytes "${bytes}")
string(REGEX REPLACE "([0-9a-f][0-9a-f])" "'\\\\x\\1'," bytes "${bytes}")
file(WRITE ${OUTPUT}
     "#include <string_view>\n\nnamespace korridor::embedded {\nnamespace {\nconstexpr char kBytes[] = {\n${bytes}\n'\\0'};\n}\n\
extern const std::string_view ${VARIABLE};\nconst std::string_view ${VARIABLE}(kBytes, ${size});\n}  // namespace korridor::embedded\n")
