// What --help tells in German: every description of a command, an option and an example has its phrase.
#include <regex>
#include <set>
#include <sstream>

#include "korridor/base/phrases.h"
#include "unit/cli/run_program.h"

namespace korridor::cli_test {
namespace {

constexpr std::size_t kColumn = 30;  // where descriptions begin

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

/// What the English help of a command says of it, of its options, of its commands and of its examples.
struct Told {
  std::vector<std::string> descriptions, commands;
};
Told read_help(const std::vector<std::string>& command) {
  std::vector<std::string> words = command;
  words.emplace_back("--help");
  Told told;
  std::string section = "description";
  for (const std::string& line : lines_of(run(words).out)) {
    std::smatch found;
    if (std::regex_match(line, std::regex("(Usage|Options|Positionals|Subcommands|Examples).*"))) {
      section = line.substr(0, 5);
    } else if (section == "descr") {
      told.descriptions.back() += " " + line;
    } else if (section == "description") {
      told.descriptions.push_back(line);
      section = "descr";
    } else if (section == "Examp") {
      if (std::regex_match(line, found, std::regex("  \\S.*?\\S {4,}(\\S.*)"))) told.descriptions.push_back(found[1]);
      if (line.starts_with("With") || line.starts_with("Exit")) told.descriptions.push_back(line);
    } else if (line.size() > kColumn && line.substr(kColumn - 2, 2) == "  ") {
      told.descriptions.push_back(line.substr(kColumn));
    }
    if (section == "Subco" && std::regex_search(line, found, std::regex("^  ([a-z]+)")))
      told.commands.push_back(found[1]);
  }
  return told;
}

/// Calls `see` with each command and what its help says, those of commands of commands too.
void for_each_command(const std::vector<std::string>& command,
                      const std::function<void(const std::vector<std::string>&, const Told&)>& see) {
  const Told told = read_help(command);
  see(command, told);
  for (const std::string& name : told.commands) {
    std::vector<std::string> below = command;
    below.push_back(name);
    for_each_command(below, see);
  }
}

TEST(Help, EveryDescriptionHasAGermanPhrase) {
  std::set<std::string> commands;
  std::size_t descriptions = 0;
  for_each_command({}, [&](const std::vector<std::string>& command, const Told& told) {
    std::string name = "korridor";
    for (const std::string& word : command) name += " " + word;
    commands.insert(name);
    for (const std::string& text : told.descriptions) {
      ++descriptions;
      EXPECT_TRUE(translate_phrase(text, "de")) << name << " --help: give src/korridor/base/phrases_de.txt a line for\n"
                                                << text;
    }
  });
  EXPECT_TRUE(commands.contains("korridor invest"));
  EXPECT_TRUE(commands.contains("korridor ledger review")) << "commands of commands are read too";
  EXPECT_GT(descriptions, 200U) << "the layout of --help has changed: this test reads it";
}

TEST(Help, SaysItInGerman) {
  const std::string all = run({"--lang", "de", "--help"}).out;
  for (const char* told : {"Korridor rechnet aus", "Aufruf: korridor [OPTIONEN] BEFEHL", "\nOptionen:\n",
                           "\nBefehle:\n", "\nBeispiele\n", "Diese Hilfe zeigen", "Rückgabewerte: 0 gut"})
    EXPECT_NE(all.find(told), std::string::npos) << told << all;
  const std::string invest = run({"invest", "--help", "--lang=de"}).out;
  for (const char* told :
       {"Welche Vorhaben zu bauen sind", "study TEXT NÖTIG", "--with SZENARIO ...", "--gap ZAHL:ZAHL von 0 bis 1",
        "{year,quarter,month,study}=year", "Bei jedem Befehl: --json"})
    EXPECT_NE(invest.find(told), std::string::npos) << told << invest;
}

}  // namespace
}  // namespace korridor::cli_test
