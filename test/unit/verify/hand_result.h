#pragma once

#include <nlohmann/json.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace korridor {

/// A result folder written by hand, as docs/methods/model.md 8 describes it.
struct HandResult {
  std::string study_path, study_sha256;
  std::string status = "optimal";
  std::vector<std::string> with;
  std::vector<std::string> tracked;
  double objective = 0, bound = 0, gap = 0;
  std::map<std::string, double> columns, duals;
  std::vector<std::string> flows;  ///< lines: link,from,to,mode,good,state,period,t

  void write(const std::filesystem::path& folder) const;
};

/// What korridor-verify says of a folder.
struct Verdict {
  int exit_code = -1;
  nlohmann::json reply;

  /// Names of the checks that do not hold, and of all that were made.
  [[nodiscard]] std::set<std::string> failed() const;
  [[nodiscard]] std::set<std::string> made() const;
  /// Those of them that hold the plan against the rows of one kind.
  [[nodiscard]] std::set<std::string> failed_rows() const;
};

[[nodiscard]] Verdict verify(const std::filesystem::path& folder, const std::string& more = "");
/// Writes the result beside the study that it is about, and verifies it.
[[nodiscard]] Verdict verify(const HandResult& result, const std::string& more = "");

/// The same files with one piece of text replaced; the piece must stand there exactly once.
[[nodiscard]] std::map<std::string, std::string> change(std::map<std::string, std::string> files,
                                                        const std::string& file, const std::string& before,
                                                        const std::string& after);

}  // namespace korridor
