#include "help.h"

#include <algorithm>
#include <regex>
#include <sstream>

#include "korridor/base/phrases.h"

namespace korridor::cli {
namespace {

/// A line of the examples: a command, and after four blanks or more what it is for; or a sentence.
std::string say_example(const std::string& line, const std::string& lang) {
  const auto say = [&](const std::string& text) { return translate_phrase(text, lang).value_or(text); };
  const std::size_t start = line.find_first_not_of(' ');
  const std::size_t blanks = start == std::string::npos ? start : line.find("    ", start);
  if (blanks == std::string::npos) return say(line);
  const std::size_t remark = line.find_first_not_of(' ', blanks);
  return line.substr(0, remark) + say(line.substr(remark));
}

class Help : public CLI::Formatter {
 public:
  explicit Help(std::string lang) : lang_(std::move(lang)) {
    for (const char* name : {"REQUIRED", "SUBCOMMAND", "SUBCOMMANDS", "OPTIONS", "Usage"}) label(name, say(name));
  }

  std::string make_description(const CLI::App* app) const override {
    std::string text = app->get_description();
    std::ranges::replace(text, '\n', ' ');
    return say(text) + "\n";
  }
  std::string make_option_desc(const CLI::Option* option) const override { return say(option->get_description()); }
  std::string make_subcommand(const CLI::App* command) const override {
    std::ostringstream out;
    CLI::detail::format_help(out, command->get_display_name(true), say(command->get_description()), get_column_width());
    return out.str();
  }
  std::string make_group(std::string group, bool positional, std::vector<const CLI::Option*> options) const override {
    return Formatter::make_group(say(group), positional, std::move(options));
  }
  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    const std::string heading = "\nSubcommands:\n";
    std::string text = Formatter::make_subcommands(app, mode);
    if (text.starts_with(heading)) text.replace(0, heading.size(), "\n" + say("Subcommands") + ":\n");
    return text;
  }
  /// What may stand there (`FLOAT from 0 to 1`); choices in braces and defaults stay as they are typed.
  std::string make_option_opts(const CLI::Option* option) const override {
    static const std::regex kWord("\\b([A-Z]{2,}|from|to|above)\\b");
    const std::string text = Formatter::make_option_opts(option);
    std::string said;
    auto rest = text.cbegin();
    for (std::sregex_iterator at(text.begin(), text.end(), kWord), end; at != end; ++at) {
      said.append(rest, (*at)[0].first).append(say(at->str()));
      rest = (*at)[0].second;
    }
    return said.append(rest, text.cend());
  }
  std::string make_footer(const CLI::App* app) const override {
    std::istringstream lines(app->get_footer());
    std::string text;
    for (std::string line; std::getline(lines, line);) text += say_example(line, lang_) + "\n";
    return text;
  }

 private:
  [[nodiscard]] std::string say(const std::string& english) const {
    return translate_phrase(english, lang_).value_or(english);
  }
  std::string lang_;
};

}  // namespace

std::shared_ptr<CLI::FormatterBase> help_in(const std::string& lang) {
  return lang == "en" ? nullptr : std::make_shared<Help>(lang);
}

}  // namespace korridor::cli
