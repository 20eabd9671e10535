// Any bytes as one table of an otherwise sound study: the study is read or refused, and each error has a place. The
// first byte chooses the table.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "korridor/base/error_codes.h"
#include "korridor/study/study.h"

namespace {

namespace fs = std::filesystem;

void require(bool holds) {
  if (!holds) std::abort();
}

/// The folder that every input is laid into; it goes away with the program.
struct Folder {
  fs::path path = fs::temp_directory_path() / ("korridor_study_fuzz_" + std::to_string(::getpid()));
  Folder() {
    fs::remove_all(path);
    require(korridor::write_new_study(path).has_value());
  }
  ~Folder() {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
};

std::string read_text(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Folder folder;
  if (size == 0) return 0;
  const fs::path file = folder.path / (korridor::schema()[data[0] % korridor::schema().size()].name + ".csv");
  const bool was_there = fs::exists(file);
  const std::string sound = read_text(file);
  std::ofstream(file, std::ios::binary)
      .write(reinterpret_cast<const char*>(data + 1), static_cast<std::streamsize>(size - 1));
  const auto study = korridor::read_study(folder.path);
  if (was_there)
    std::ofstream(file, std::ios::binary) << sound;
  else
    fs::remove(file);
  if (study) {
    static_cast<void>(korridor::count_coverage(*study));
    return 0;
  }
  for (const korridor::Error& error : study.error())
    require(korridor::find_error_code(error.code) != nullptr && !error.file.empty() && !error.hint.empty());
  return 0;
}
