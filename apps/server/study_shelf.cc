#include "study_shelf.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <chrono>
#include <fstream>

#include "korridor/base/text.h"
#include "korridor/study/check_cell.h"
#include "korridor/study/layers.h"

namespace korridor::server {
namespace {

namespace fs = std::filesystem;
constexpr int kMaxLayers = 8;

/// Names, sizes and times of all files of a study and those below it.
std::string take_fingerprint(fs::path folder) {
  std::vector<std::string> lines;
  for (int layer = 0; layer < kMaxLayers && !folder.empty(); ++layer, folder = find_base_folder(folder)) {
    std::error_code error;
    for (auto at = fs::directory_iterator(folder, error); !error && at != fs::directory_iterator();
         at.increment(error)) {
      std::error_code gone;
      const auto size = at->file_size(gone);
      const auto time = at->last_write_time(gone).time_since_epoch().count();
      lines.push_back(fmt::format("{} {} {}", at->path().string(), size, time));
    }
  }
  std::ranges::sort(lines);
  return fmt::format("{}", fmt::join(lines, "\n"));
}

}  // namespace

StudyShelf::StudyShelf(const std::vector<fs::path>& folders) {
  for (const fs::path& folder : folders) {
    const fs::path clean = fs::weakly_canonical(folder);
    const std::string stem = clean.filename().string();
    std::string name = stem;
    for (int i = 2; entries_.contains(name); ++i) name = fmt::format("{}-{}", stem, i);
    names_.push_back(name);
    entries_[name] = std::make_unique<Entry>();
    entries_[name]->folder = folder;
  }
}

const fs::path* StudyShelf::folder(const std::string& name) const {
  const auto at = entries_.find(name.empty() && !names_.empty() ? names_.front() : name);
  return at == entries_.end() ? nullptr : &at->second->folder;
}

Result<std::shared_ptr<const Study>> StudyShelf::find(const std::string& name) {
  const auto at = entries_.find(name.empty() && !names_.empty() ? names_.front() : name);
  if (at == entries_.end())
    return fail(
        {.code = "bad_field",
         .message = fmt::format("there is no study {}", name.substr(0, 60)),
         .file = "study",
         .hint = did_you_mean(name.substr(0, 60), names_, fmt::format("use one of {}", fmt::join(names_, ", ")))});
  Entry& entry = *at->second;
  const std::lock_guard lock(entry.mutex);
  const std::string fingerprint = take_fingerprint(entry.folder);
  if (entry.study && fingerprint == entry.fingerprint) return entry.study;
  auto study = read_study(entry.folder);
  if (!study) return std::unexpected(std::move(study.error()));
  entry.study = std::make_shared<const Study>(std::move(*study));
  entry.fingerprint = fingerprint;
  return entry.study;
}

}  // namespace korridor::server
