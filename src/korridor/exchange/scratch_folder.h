#pragma once

#include <filesystem>
#include <string>

namespace korridor {

/// A fresh folder beside a file or folder, on the same disk, for what is on its way there; gone when done.
class ScratchFolder {
 public:
  explicit ScratchFolder(const std::filesystem::path& beside, const std::string& ending);
  ~ScratchFolder();
  ScratchFolder(const ScratchFolder&) = delete;
  ScratchFolder& operator=(const ScratchFolder&) = delete;
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace korridor
