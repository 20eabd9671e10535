#pragma once

#include <span>
#include <string_view>
#include <utility>

namespace korridor::cli {

/// English and German. The English is the key, so a missing row shows in English; where German tells two uses apart,
/// the key carries the use behind a bar (`to|place`).
using Translation = std::pair<std::string_view, std::string_view>;

/// A column of the study whose cells are figures: its name, and what it holds with its unit.
struct FigureColumn {
  std::string_view name, english, german;
};
/// Those that `evidence` reads otherwise.
[[nodiscard]] std::span<const FigureColumn> figure_columns();
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
