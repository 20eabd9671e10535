#include "arguments.h"

#include <algorithm>
#include <string_view>
#include <utility>

namespace korridor::cli {
namespace {

constexpr std::pair<std::string_view, std::string_view> kNumberMayBeLeftOut[] = {{"--alternatives", "3"}};

bool is_number(std::string_view word) {
  constexpr std::string_view kDigits = "0123456789";
  const std::string_view digits = word.substr(word.starts_with('-') ? 1 : 0);
  return !digits.empty() && digits.find_first_not_of(kDigits) == std::string_view::npos;
}

}  // namespace

std::vector<std::string> arguments_of(int argc, char** argv) {
  std::vector<std::string> words;
  for (int i = 1; i < argc; ++i) {
    words.emplace_back(argv[i]);
    for (const auto& [option, number] : kNumberMayBeLeftOut)
      if (words.back() == option && (i + 1 == argc || !is_number(argv[i + 1])))
        words.back() += "=" + std::string(number);
  }
  if (!words.empty() && words.front() == "help") {  // `help plan` is `plan --help`
    words.erase(words.begin());
    words.emplace_back("--help");
  }
  std::ranges::reverse(words);
  return words;
}

}  // namespace korridor::cli
