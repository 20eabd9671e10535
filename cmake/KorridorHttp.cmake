# cpp-httplib as Debian builds it: a shared library, with the options that its own package names.
find_path(KORRIDOR_HTTPLIB_INCLUDE httplib.h REQUIRED)
find_library(KORRIDOR_HTTPLIB cpp-httplib REQUIRED)
add_library(korridor_http INTERFACE)
add_library(korridor::http ALIAS korridor_http)
target_include_directories(korridor_http SYSTEM INTERFACE ${KORRIDOR_HTTPLIB_INCLUDE})
target_compile_definitions(korridor_http INTERFACE CPPHTTPLIB_OPENSSL_SUPPORT CPPHTTPLIB_ZLIB_SUPPORT
                                                   CPPHTTPLIB_BROTLI_SUPPORT)
target_link_libraries(korridor_http INTERFACE ${KORRIDOR_HTTPLIB} Threads::Threads)
