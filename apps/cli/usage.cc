#include "usage.h"

#include <fmt/format.h>

#include <array>
#include <regex>
#include <string_view>
#include <vector>

#include "korridor/base/phrases.h"
#include "korridor/study/check_cell.h"

namespace korridor::cli {
namespace {

/// A sentence of CLI11, and what is said for it; what stands in its groups is filled in. Where the sentence begins with
/// a name and a colon, so does what is said.
struct Wording {
  const char *heard, *said;
};
constexpr auto kWordings = std::to_array<Wording>({
    {R"((--[^ ]+) is required)", "{} is required"},
    {R"(([^ ]+) is required)", "the argument {} is missing"},
    {R"(([^ ]+): Value (.+) not in range (.+) to (.+))", "{} is not from {} to {}"},
    {R"(([^ ]+): (.+) not in \{(.+)\})", "{} is none of {}"},
    {R"(Could not convert: ([^ ]+) = (.*))", "{} is no such value"},
    {R"(([^ ]+): [0-9]+ required .+ missing)", "a value is missing"},
    {R"(([^ ]+) requires ([^ ]+))", "{} goes only with {}"},
    {R"(([^ ]+) excludes ([^ ]+))", "{} and {} do not go together"},
});

std::size_t fill_count(std::string_view said) {
  std::size_t count = 0;
  for (std::size_t at = said.find("{}"); at != std::string_view::npos; at = said.find("{}", at + 2)) ++count;
  return count;
}

std::string restate(const std::string& heard) {
  for (const Wording& wording : kWordings) {
    std::smatch found;
    if (!std::regex_match(heard, found, std::regex(wording.heard))) continue;
    const bool is_named = found.size() > fill_count(wording.said) + 1;
    std::string said = (is_named ? found[1].str() + ": " : "") + wording.said;
    for (std::size_t group = is_named ? 2 : 1, at = said.size() - std::string_view(wording.said).size();
         group < found.size(); ++group) {
      at = said.find("{}", at);
      said.replace(at, 2, found[group].str());
      at += found[group].length();
    }
    return said;
  }
  return heard;
}

/// The nearest option to a word that none is, be it of the command or of those above it.
std::string near_option(const CLI::App& owner, const std::string& word, const std::string& otherwise) {
  std::vector<std::string> names;
  for (const CLI::App* app = &owner; app != nullptr; app = app->get_parent())
    for (const CLI::Option* option : app->get_options())
      for (const std::string& name : option->get_lnames()) names.push_back("--" + name);
  return did_you_mean(word.substr(0, word.find('=')), names, otherwise);
}

/// `--year: 3 is not from 1990 to 2100`: the name goes over as it stands.
std::string translate(const std::string& message, const std::string& lang) {
  const std::size_t colon = message.find(": ");
  if (colon == std::string::npos || message.substr(0, colon).find(' ') != std::string::npos)
    return translate_phrase(message, lang).value_or(message);
  return message.substr(0, colon + 2) +
         translate_phrase(message.substr(colon + 2), lang).value_or(message.substr(colon + 2));
}

}  // namespace

Error explain_usage(const CLI::App& app, const CLI::ParseError& error) {
  const CLI::App* owner = &app;
  std::string path = "korridor";
  while (!owner->get_subcommands().empty()) {
    owner = owner->get_subcommands().front();
    path += " " + owner->get_name();
  }
  const std::string hint = fmt::format("see {} --help", path);
  const std::vector<std::string> words = app.remaining(true);
  const bool lacks_command = dynamic_cast<const CLI::RequiredError*>(&error) != nullptr &&
                             std::string_view(error.what()) == "A subcommand is required";
  if (dynamic_cast<const CLI::ExtrasError*>(&error) != nullptr && !words.empty())
    return {.code = "usage",
            .message = words.front() + " is not expected here",
            .hint = words.front().starts_with("--") ? near_option(*owner, words.front(), hint) : hint};
  if (!lacks_command) return {.code = "usage", .message = restate(error.what()), .hint = hint};
  if (words.empty() || words.front().starts_with('-'))
    return {.code = "usage", .message = "a command is missing", .hint = hint};
  std::vector<std::string> names;
  for (const CLI::App* command : owner->get_subcommands([](const CLI::App*) { return true; }))
    names.push_back(command->get_name());
  return {.code = "usage",
          .message = "there is no command " + words.front(),
          .hint = did_you_mean(words.front(), names, hint)};
}

Error in_language(Error error, const std::string& lang) {
  error.message = translate(error.message, lang);
  error.hint = translate(error.hint, lang);
  return error;
}

}  // namespace korridor::cli
