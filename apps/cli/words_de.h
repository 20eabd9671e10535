#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace korridor::cli {

/// English and German. The English is the key, so a missing row shows in English; where German tells two uses apart,
/// the key carries the use behind a bar (`to|place`).
using Translation = std::pair<std::string_view, std::string_view>;

/// Words of the tables: headers, states of things.
[[nodiscard]] std::span<const Translation> german_words();
/// What the choices of the tables are called: modes, kinds, classes.
[[nodiscard]] std::span<const Translation> german_kinds();
/// All that `invest` says beside these.
[[nodiscard]] std::span<const Translation> german_invest();
/// How `ledger conflicts` calls kinds, rules and how sure it is.
[[nodiscard]] std::span<const Translation> german_conflicts();
/// Headings and whole sentences.
[[nodiscard]] std::span<const Translation> german_sentences();

}  // namespace korridor::cli
