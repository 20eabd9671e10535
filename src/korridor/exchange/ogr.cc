#include "korridor/exchange/ogr.h"

#include "korridor/base/run_program.h"

namespace korridor {

Result<void> run_ogr(std::vector<std::string> words, const std::filesystem::path& file, const std::string& hint) {
  words.insert(words.begin(), "ogr2ogr");
  const ProgramRun run = run_program(std::move(words));
  if (!run.started)
    return fail({.code = "no_ogr",
                 .message = "this kind of file takes the program ogr2ogr, which is not there",
                 .file = file.string(),
                 .hint = "install gdal-bin (scripts/setup geo), or take CSV or GeoJSON"});
  if (run.code != 0)
    return fail(
        {.code = "no_ogr", .message = "ogr2ogr could not read or write the file", .file = file.string(), .hint = hint});
  return {};
}

}  // namespace korridor
