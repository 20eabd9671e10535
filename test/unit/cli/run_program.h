#pragma once

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace korridor::cli_test {

using Json = nlohmann::ordered_json;

/// A folder that goes away with the test.
class Folder {
 public:
  Folder() {
    static int count = 0;
    path_ = std::filesystem::temp_directory_path() /
            ("korridor_cli_" + std::to_string(::getpid()) + "_" + std::to_string(count++));
    std::filesystem::create_directories(path_);
  }
  ~Folder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }

 private:
  std::filesystem::path path_;
};

inline std::string read_text(const std::string& file) {
  std::ifstream in(file, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

inline std::string quote(const std::string& word) {
  std::string out = "'";
  for (const char c : word) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

struct Ran {
  int code = -1;
  std::string out, err;
  /// The one object on standard output; anything beside it fails the test.
  [[nodiscard]] Json json() const {
    EXPECT_TRUE(out.ends_with("}\n") && out.find('\n') == out.size() - 1) << "not one line: " << out;
    Json parsed = Json::parse(out, nullptr, false);
    EXPECT_TRUE(parsed.is_object()) << out;
    return parsed;
  }
};

/// Runs korridor with these words; `before` may set variables, `stdout_to` is a redirection of the shell.
inline Ran run(const std::vector<std::string>& words, const std::string& before = "",
               const std::string& stdout_to = "") {
  const Folder folder;
  std::string line = before + " " + quote(KORRIDOR_BINARY);
  for (const std::string& word : words) line += " " + quote(word);
  line += " </dev/null " + (stdout_to.empty() ? ">" + quote(folder.at("out")) : stdout_to) + " 2>" +
          quote(folder.at("err"));
  const int status = std::system(line.c_str());
  return {.code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
          .out = read_text(folder.at("out")),
          .err = read_text(folder.at("err"))};
}

/// The small study of `korridor new`, in a folder of its own.
class NewStudy {
 public:
  NewStudy() { EXPECT_EQ(run({"new", path()}).code, 0); }
  [[nodiscard]] std::string path() const { return folder_.at("mine"); }
  [[nodiscard]] std::string beside(const std::string& name) const { return folder_.at(name); }
  /// Puts another text in the place of the first one in a file of the study.
  void change(const std::string& file, const std::string& from, const std::string& to) const {
    std::string text = read_text(path() + "/" + file);
    const std::size_t at = text.find(from);
    ASSERT_NE(at, std::string::npos) << from << " is not in " << file;
    text.replace(at, from.size(), to);
    std::ofstream(path() + "/" + file, std::ios::binary) << text;
  }

 private:
  Folder folder_;
};

inline void expect_fields(const Json& object, const std::vector<std::string>& names) {
  for (const std::string& name : names)
    EXPECT_TRUE(object.contains(name)) << "no " << name << " in " << object.dump().substr(0, 300);
}

}  // namespace korridor::cli_test
