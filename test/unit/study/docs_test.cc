#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <string>

#include "korridor/base/error_codes.h"
#include "korridor/study/schema.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;
const fs::path kRoot = KORRIDOR_SOURCE_DIR;

std::string read_text(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

/// Holds a file to what the source says; scripts/docs sets the variable and so writes it instead.
void hold(const fs::path& file, const std::string& wanted) {
  if (std::getenv("KORRIDOR_WRITE_DOCS") != nullptr) std::ofstream(kRoot / file, std::ios::binary) << wanted;
  EXPECT_TRUE(read_text(kRoot / file) == wanted) << file << " is stale: run scripts/docs";
}

TEST(Docs, SchemaPageFollowsFromTheFields) { hold("docs/reference/schema.md", schema_as_markdown()); }

TEST(Docs, ErrorPageFollowsFromTheTable) { hold("docs/reference/errors.md", error_codes_as_markdown()); }

TEST(Docs, DataPackageFollowsFromTheFields) { hold("schema/datapackage.json", schema_as_datapackage("study")); }

TEST(Docs, DataPackageIsJsonThatNamesEveryColumnOnce) {
  const auto package = nlohmann::json::parse(schema_as_datapackage("a \"quoted\" name"));
  EXPECT_EQ(package["name"], "a \"quoted\" name");
  ASSERT_EQ(package["resources"].size(), schema().size());
  std::size_t columns = 0;
  for (const auto& resource : package["resources"]) {
    std::set<std::string> names;
    for (const auto& field : resource["schema"]["fields"]) names.insert(field["name"]);
    EXPECT_EQ(names.size(), resource["schema"]["fields"].size());
    columns += names.size();
  }
  // schema/fields.csv: one line for each column and one for the header; no cell of it holds a line break
  const std::string fields = read_text(kRoot / "schema/fields.csv");
  EXPECT_EQ(columns + 1, static_cast<std::size_t>(std::count(fields.begin(), fields.end(), '\n')));
}

TEST(ErrorCodes, HaveNumbersAndNamesThatAreUsedOnce) {
  std::set<int> numbers;
  std::set<std::string_view> names;
  for (const ErrorCode& row : error_codes()) {
    EXPECT_TRUE(numbers.insert(row.number).second) << row.number;
    EXPECT_TRUE(names.insert(row.code).second) << row.code;
    EXPECT_EQ(find_error_code(row.code), &row);
  }
  EXPECT_EQ(find_error_code("no_such_code"), nullptr);
}

/// Codes that a source names where it makes an error or a warning.
std::set<std::string> codes_in(const std::string& source) {
  static const std::regex kPlaces(
      R"re((?:\.code\s*=\s*|complain\(\s*"[a-z_]+",\s*|cell_error\([^;"]*"[a-z_]+",\s*|error_at\([^;"]*?,\s*|arnings(?:_)?\.push_back\(\s*\{)"([a-z_0-9]+)")re");
  std::set<std::string> codes;
  for (auto at = std::sregex_iterator(source.begin(), source.end(), kPlaces); at != std::sregex_iterator(); ++at)
    codes.insert((*at)[1]);
  return codes;
}

TEST(ErrorCodes, HoldEveryCodeThatTheSourceUses) {
  std::size_t found = 0;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / "src")) {
    if (entry.path().extension() != ".cc") continue;
    for (const std::string& code : codes_in(read_text(entry.path()))) {
      EXPECT_NE(find_error_code(code), nullptr) << code << " in " << entry.path();
      ++found;
    }
  }
  EXPECT_GE(found, 60U);  // the expression above still finds them
}

}  // namespace
}  // namespace korridor
