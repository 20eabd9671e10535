#include "unit/verify/hand_result.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <fstream>

#include "korridor/base/text.h"

namespace korridor {
namespace {

std::string as_csv(std::string text, const std::map<std::string, double>& pairs) {
  for (const auto& [name, value] : pairs) text += "\"" + name + "\"," + to_text(value) + "\n";
  return text;
}

void save(const std::filesystem::path& file, const std::string& text) { std::ofstream(file, std::ios::binary) << text; }

std::set<std::string> names_of(const nlohmann::json& reply, bool only_failed) {
  std::set<std::string> names;
  for (const auto& check : reply.value("checks", nlohmann::json::array()))
    if (!only_failed || !check["ok"].get<bool>()) names.insert(check["name"].get<std::string>());
  return names;
}

}  // namespace

void HandResult::write(const std::filesystem::path& folder) const {
  std::filesystem::create_directories(folder);
  const nlohmann::json run = {{"command", "plan"},
                              {"study_path", study_path},
                              {"study_sha256", study_sha256},
                              {"status", status},
                              {"with", with},
                              {"without", nlohmann::json::array()},
                              {"ordered", false},
                              {"period", ""},
                              {"engine", "hand"},
                              {"objective_usd", objective},
                              {"bound_usd", bound},
                              {"sets", with},
                              {"tracked", tracked},
                              {"gap", gap}};
  save(folder / "run.json", run.dump(2));
  save(folder / "columns.csv", as_csv("column,amount\n", columns));
  save(folder / "duals.csv", as_csv("row,price\n", duals));
  std::string lines = "link,from,to,mode,good,state,period,t\n";
  for (const std::string& flow : flows) lines += flow + "\n";
  save(folder / "flows.csv", lines);
}

std::set<std::string> Verdict::failed() const { return names_of(reply, true); }
std::set<std::string> Verdict::made() const { return names_of(reply, false); }

std::set<std::string> Verdict::failed_rows() const {
  std::set<std::string> rows = failed();
  std::erase_if(rows, [](const std::string& name) { return !name.starts_with("rows_"); });
  return rows;
}

Verdict verify(const std::filesystem::path& folder, const std::string& more) {
  const std::string command = std::string(KORRIDOR_VERIFY_BINARY) + " '" + folder.string() + "' --json " + more;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return {};
  std::string out;
  std::array<char, 4096> buffer{};
  while (const std::size_t n = std::fread(buffer.data(), 1, buffer.size(), pipe)) out.append(buffer.data(), n);
  const int status = ::pclose(pipe);
  Verdict verdict{.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1,
                  .reply = nlohmann::json::parse(out, nullptr, false)};
  EXPECT_TRUE(verdict.reply.is_object()) << out;
  if (!verdict.reply.is_object()) verdict.reply = nlohmann::json::object();
  return verdict;
}

Verdict verify(const HandResult& result, const std::string& more) {
  const auto folder = std::filesystem::path(result.study_path) / "result";
  result.write(folder);
  return verify(folder, more);
}

std::map<std::string, std::string> change(std::map<std::string, std::string> files, const std::string& file,
                                          const std::string& before, const std::string& after) {
  std::string& text = files.at(file);
  const std::size_t at = text.find(before);
  EXPECT_NE(at, std::string::npos) << before << " does not stand in " << file;
  if (at == std::string::npos) return files;
  EXPECT_EQ(text.find(before, at + 1), std::string::npos) << before << " stands twice in " << file;
  text.replace(at, before.size(), after);
  return files;
}

}  // namespace korridor
