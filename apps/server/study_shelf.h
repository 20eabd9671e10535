#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "korridor/study/study.h"

namespace korridor::server {

/// The studies that the server was started with: read once, and again when a file of theirs changes.
class StudyShelf {
 public:
  /// Names are those of the folders; two alike get `-2`, `-3`.
  explicit StudyShelf(const std::vector<std::filesystem::path>& folders);

  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
  /// The study of a name; an empty name means the first. Errors: bad_field, and those of read_study.
  [[nodiscard]] Result<std::shared_ptr<const Study>> find(const std::string& name);
  /// Where it lies, or nothing.
  [[nodiscard]] const std::filesystem::path* folder(const std::string& name) const;

 private:
  struct Entry {
    std::filesystem::path folder;
    std::string fingerprint;
    std::shared_ptr<const Study> study;
    std::mutex mutex;
  };
  std::vector<std::string> names_;
  std::map<std::string, std::unique_ptr<Entry>> entries_;
};

}  // namespace korridor::server
