#include "korridor/exchange/vector_layer.h"

#include <algorithm>

#include "korridor/exchange/ogr.h"
#include "korridor/exchange/workbook.h"

namespace korridor {

namespace fs = std::filesystem;

Result<Sheet> read_vector(const fs::path& file, const std::string& layer, const fs::path& folder) {
  const fs::path parts = folder / "layers";
  std::error_code error;
  fs::remove_all(parts, error);
  if (auto done = run_ogr({"-f", "CSV", parts.string(), file.string(), "-lco", "GEOMETRY=AS_XY", "-t_srs", "EPSG:4326"},
                          file, "look whether it is a vector file");
      !done)
    return std::unexpected(done.error());
  std::vector<fs::path> files;
  for (const auto& part : fs::directory_iterator(parts, error))
    if (fs::file_size(part.path(), error) > 0) files.push_back(part.path());
  std::ranges::sort(files);
  std::vector<Sheet> layers;
  for (const fs::path& part : files) {
    auto sheet = read_sheet(part);
    if (!sheet) return sheet;
    sheet->file = sheet_name(file, part.stem().string());
    sheet->is_typed = true;
    for (std::string& column : sheet->header)
      if (column == "X" || column == "Y") column = column == "X" ? "lon" : "lat";
    layers.push_back(std::move(*sheet));
  }
  return choose_sheet(std::move(layers), layer, file);
}

}  // namespace korridor
