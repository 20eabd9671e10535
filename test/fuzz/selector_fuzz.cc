// Any text either is refused with a reason, or selects the same rows as it does with brackets around it, and the others
// with a `!` before it.
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

#include "korridor/study/selector.h"

namespace {

void require(bool holds) {
  if (!holds) std::abort();
}

korridor::Study read_small_study() {
  const auto folder = std::filesystem::temp_directory_path() / ("korridor_fuzz_" + std::to_string(::getpid()));
  std::filesystem::remove_all(folder);
  require(korridor::write_new_study(folder).has_value());
  auto study = korridor::read_study(folder);
  std::filesystem::remove_all(folder);
  require(study.has_value());
  return std::move(*study);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const korridor::Study study = read_small_study();
  const std::string text(reinterpret_cast<const char*>(data), size);
  const bool is_well_formed = korridor::check_selector_syntax(text).has_value();
  const auto selector = korridor::Selector::parse(text, study);
  require(is_well_formed || !selector);
  if (!selector) {
    for (const korridor::Error& error : selector.error()) require(!error.code.empty() && !error.hint.empty());
    return 0;
  }
  require(!selector->alternatives().empty());
  const auto bracketed = korridor::Selector::parse("(" + text + ")", study);
  const auto negated = korridor::Selector::parse("!(" + text + ")", study);
  for (const char* table : {"links", "places", "plants", "supply", "stores", "goods", "orders"}) {
    const auto marks = selector->select(study, table);
    require(marks.size() == study.table(table).size());
    if (bracketed) require(bracketed->select(study, table) == marks);
    if (!negated) continue;
    auto others = negated->select(study, table);
    others.flip();
    require(others == marks);
  }
  return 0;
}
