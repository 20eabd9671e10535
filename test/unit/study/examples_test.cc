#include <gtest/gtest.h>

#include <algorithm>
#include <regex>
#include <set>
#include <sstream>

#include "korridor/base/country.h"
#include "korridor/study/selector.h"
#include "korridor/study/settings.h"
#include "korridor/study/world.h"
#include "support/tiny_study.h"

namespace korridor {
namespace {

namespace fs = std::filesystem;

/// The lines of the first code block of a page that is opened with these words.
std::string read_block(const char* page, const std::string& opening) {
  std::ifstream in(fs::path(KORRIDOR_SOURCE_DIR) / "docs/reference" / page);
  std::string text;
  bool inside = false;
  for (std::string line; std::getline(in, line);) {
    if (inside && line == "```") return text;
    if (inside) text += line + "\n";
    if (line == "```" + opening) inside = true;
  }
  ADD_FAILURE() << page << " has no block " << opening;
  return {};
}

TEST(SelectorPage, HasExamplesThatSelectSomethingInTheKazakhstanStudy) {
  const auto study = read_study(fs::path(KORRIDOR_SOURCE_DIR) / "studies/kazakhstan");
  ASSERT_TRUE(study);
  std::istringstream lines(read_block("selectors.md", "selectors"));
  int count = 0;
  for (std::string line; std::getline(lines, line); ++count) {
    const std::string text = line.substr(0, line.find('#'));
    const auto selector = Selector::parse(text, *study);
    ASSERT_TRUE(selector) << to_line(selector.error().front());
    const auto selects = [&](const char* table) {
      return std::ranges::count(selector->select(*study, table), true) > 0;
    };
    EXPECT_TRUE(selects("links") || selects("places") || selects("plants") || selects("supply") || selects("goods"))
        << text;
  }
  EXPECT_EQ(count, 14);
}

TEST(SettingsPage, ListsEveryKeyThatIsReadAndNoOther) {
  EXPECT_TRUE(parse_settings(read_block("settings.md", "toml"), "study.toml", nullptr));
  std::ifstream page(fs::path(KORRIDOR_SOURCE_DIR) / "docs/reference/settings.md");
  std::ifstream source(fs::path(KORRIDOR_SOURCE_DIR) / "src/korridor/study/settings.cc");
  std::set<std::string> told, read;
  const auto collect = [](std::ifstream& in, const std::regex& shape, const auto& keep) {
    for (std::string line; std::getline(in, line);)
      for (std::sregex_iterator at(line.begin(), line.end(), shape), end; at != end; ++at) keep(*at);
  };
  collect(page, std::regex("`((study|time|money|route|model)\\.[a-z_]+)`"),
          [&](const std::smatch& m) { told.insert(m[1]); });
  collect(source, std::regex("reader\\.(text|number|day)\\(\"([a-z]+)\", \"([a-z_]+)\""),
          [&](const std::smatch& m) { read.insert(m[2].str() + "." + m[3].str()); });
  EXPECT_EQ(told, read);
}

TEST(ChangesPage, ShowsTheFileOfANewStudyAndWhatAStormLeavesOfTheFerry) {
  const fs::path folder = fs::temp_directory_path() / ("korridor_page_" + std::to_string(::getpid()));
  ASSERT_TRUE(write_new_study(folder));
  std::ofstream(folder / "changes.csv") << read_block("changes.md", "csv changes.csv");
  const auto study = read_study(folder);
  std::error_code ignored;
  fs::remove_all(folder, ignored);
  ASSERT_TRUE(study);
  const auto world = World::apply(*study, {.with = {"ferry_storm"}});
  ASSERT_TRUE(world);
  const auto ferry = *study->table("links").find("west_ferry");
  const Period year = make_periods(study->settings).front();
  EXPECT_NEAR(world->amount("links", ferry, "capacity_t_per_year", year), 544'767, 0.5);
}

/// What has a name in the page and the report has one in both of their languages, and a state is spelled one way.
TEST(BundledStudies, NameEventsAndProjectsInBothLanguagesAndSpellStatesAsThePageDoes) {
  for (const char* name : {"kazakhstan", "bolivia"}) {
    const auto study = read_study(fs::path(KORRIDOR_SOURCE_DIR) / "studies" / name);
    ASSERT_TRUE(study);
    for (const char* table : {"events", "projects"}) {
      const Table& rows = study->table(table);
      EXPECT_GT(rows.size(), 0U);
      for (std::size_t r = 0; r < rows.size(); ++r)
        EXPECT_NE(rows.text(r, "name_de"), "") << name << " " << table << " " << rows.id(r);
    }
    const Table& orders = study->table("orders");
    for (std::size_t r = 0; r < orders.size(); ++r) {
      const std::string state = orders.text(r, "name").substr(0, orders.text(r, "name").find(':'));
      const auto code = find_country(state);
      if (!code || state.size() <= 3) continue;
      EXPECT_EQ(state, country_name(*code, "en")) << orders.id(r);
    }
  }
}

}  // namespace
}  // namespace korridor
