#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <string>

#include "korridor/study/study.h"

namespace korridor {

/// A study in a folder of its own that goes away with the test. Tables are given as text; places, goods and study.toml
/// have defaults: one year, no discount, no holding cost.
class TinyStudy {
 public:
  explicit TinyStudy(std::map<std::string, std::string> files) {
    static int count = 0;
    folder_ = std::filesystem::temp_directory_path() /
              ("korridor_tiny_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
    std::filesystem::create_directories(folder_);
    files.try_emplace("study.toml", toml("2026-01-01", "2027-01-01", "year"));
    for (const auto& [name, text] : files) std::ofstream(folder_ / name, std::ios::binary) << text;
  }
  ~TinyStudy() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }
  TinyStudy(const TinyStudy&) = delete;
  TinyStudy& operator=(const TinyStudy&) = delete;

  static std::string toml(const std::string& start, const std::string& end, const std::string& period,
                          const std::string& more = "") {
    return "[study]\nname = \"tiny\"\n[time]\nstart = " + start + "\nend = " + end + "\nperiod = \"" + period + "\"\n" +
           more;
  }

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// Reads the folder; a study that is refused fails the test and tells why.
  [[nodiscard]] Study read() const {
    auto study = read_study(folder_);
    if (study) return std::move(*study);
    for (const Error& error : study.error()) ADD_FAILURE() << to_line(error);
    return {};
  }

 private:
  std::filesystem::path folder_;
};

}  // namespace korridor
