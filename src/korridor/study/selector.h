#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "korridor/base/result.h"
#include "korridor/study/study.h"

namespace korridor {

/// An expression that names a set of rows: `country:CHN & mode:rail`, `corridor:TITR`, `owner:RUS>=50 | place:aktau`.
///
/// Grammar   or  := and { '|' and }       and := not { '&' not }       not := '!' not | '(' or ')' | term
///           term := key ':' value | value            value := name, quoted text, or name ending in '*'
/// Keys      country mode corridor label owner place port link kind good supply plant process order gauge status store
///           buyer seller
/// Meaning   A key that a row does not have is false for it. `country` holds for a link that runs through the state and
///           for a place, plant, store, supply or order that lies there. `place` holds for the place and for what
///           stands in it. `corridor:X` holds for the links of the gateway of X (table corridors), `label:X` for links
///           that carry the label. `owner:X` holds for any stake, `owner:X>=50` where the stakes of X reach that many
///           percent. A bare value is looked up as country (CHN, CN, China, ...), corridor, place, link, good, plant,
///           supply, order, mode, kind in this order. A value that names nothing is an error with the nearest name.
///           Values are those of the study as written; change sets do not move them (docs/reference/selectors.md).
class Selector {
 public:
  /// Parses and checks the names against the study. `where` (file, row, column) is used in errors.
  static Result<Selector> parse(std::string_view text, const Study& study, const Error& where = {});

  /// The rows of a table that are meant: links, places, plants, supply, stores, goods or orders.
  /// Cost: one pass over the table for each term, and one over the links for each corridor that is named.
  [[nodiscard]] std::vector<bool> select(const Study& study, std::string_view table) const;

  /// The text as written.
  [[nodiscard]] const std::string& text() const { return text_; }

  /// The parts of an outermost `|`, each as text: what a person would lift one by one.
  [[nodiscard]] std::vector<std::string> alternatives() const;

  struct Node;

 private:
  std::string text_;
  std::shared_ptr<const Node> root_;
};

/// Checks the grammar alone (names are not looked up).
[[nodiscard]] Result<void> check_selector_syntax(std::string_view text, const Error& where = {});

}  // namespace korridor
