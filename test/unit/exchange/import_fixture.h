#pragma once

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "korridor/exchange/import_study.h"
#include "korridor/study/study.h"

namespace korridor {

namespace fs = std::filesystem;
inline const fs::path kData = fs::path(KORRIDOR_SOURCE_DIR) / "test/data/exchange";

/// The small study of `korridor new`, and a folder for files beside it.
class Import : public testing::Test {
 protected:
  Import() {
    static int count = 0;
    folder_ =
        fs::temp_directory_path() / ("korridor_import_test_" + std::to_string(::getpid()) + std::to_string(count++));
    fs::create_directories(folder_);
    EXPECT_TRUE(write_new_study(study()));
  }
  ~Import() override { fs::remove_all(folder_); }

  [[nodiscard]] fs::path study() const { return folder_ / "mine"; }
  [[nodiscard]] fs::path write(const std::string& name, const std::string& text) const {
    std::ofstream(folder_ / name, std::ios::binary) << text;
    return folder_ / name;
  }
  [[nodiscard]] std::string text(const std::string& table) const {
    std::ifstream in(study() / (table + ".csv"), std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
  }
  [[nodiscard]] ImportCommand command(const std::string& format, const fs::path& file) const {
    ImportCommand command;
    command.format = format;
    command.files = {file};
    command.study = study();
    return command;
  }
  static std::size_t dropped(const Reply& reply, const std::string& reason) {
    for (const Json& d : reply.json["dropped"])
      if (d["reason"] == reason) return d["count"];
    return 0;
  }
  static std::size_t added(const Reply& reply, const std::string& table) {
    for (const Json& t : reply.json["tables"])
      if (t["table"] == table) return t["added"];
    return 0;
  }
  static std::size_t replaced(const Reply& reply, const std::string& table) {
    for (const Json& t : reply.json["tables"])
      if (t["table"] == table) return t["replaced"];
    return 0;
  }
  static std::vector<std::string> codes(const Reply& reply) {
    std::vector<std::string> list;
    if (reply.json.contains("errors"))
      for (const Json& e : reply.json["errors"])
        list.push_back(e["code"].get<std::string>() + " " + std::to_string(e["row"].get<int>()) + ":" +
                       std::to_string(e["column"].get<int>()));
    return list;
  }

 private:
  fs::path folder_;
};

}  // namespace korridor
