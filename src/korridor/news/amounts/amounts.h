#pragma once

#include <optional>
#include <string>
#include <vector>

#include "korridor/news/amounts/numbers.h"
#include "korridor/news/proposal.h"
#include "korridor/news/text/tokens.h"

namespace korridor {

/// Money and quantities at a token: a number, what it counts, what it is per, and how sure the writer is.
///
/// Method  hand-written grammar over classes of words:
///           amount = numeral [range numeral] [adjectives] (currency | percent | unit | fraction | time | counted noun)
///                  | currency numeral
///         Hedges are read backwards from the numeral, rates from behind it or from the rest of its clause.
/// Cost    constant per token that can begin a number; a rate looks through its clause.
class AmountReader {
 public:
  explicit AmountReader(const Passage& passage) : passage_(passage) {}
  /// True if a figure begins at a token and is appended; `next` is the token behind it.
  bool read(std::size_t at, std::vector<Figure>& out, std::size_t& next);

 private:
  /// What a number counts, and the token behind that. `per` of a fraction is its denominator.
  struct Counted {
    std::string unit = {}, kind = {}, per = {};
    bool money = false;
    Decimal factor = Decimal(1);
    std::size_t last = 0;
  };
  bool read_signed(std::size_t at, std::vector<Figure>& out, std::size_t& next);
  bool read_ratio_word(std::size_t at, std::vector<Figure>& out, std::size_t& next);
  bool read_one_in(std::size_t at, std::vector<Figure>& out, std::size_t& next);
  void extend_range(const Passage& passage, Figure& figure, Counted& what) const;
  [[nodiscard]] const Figure* giver(std::size_t at, const std::vector<Figure>& out) const;
  [[nodiscard]] std::optional<Counted> unit_from_elsewhere(const Numeral& number, std::size_t at,
                                                           const std::vector<Figure>& out) const;
  [[nodiscard]] std::optional<Counted> unit_behind(const Numeral& number) const;
  [[nodiscard]] std::optional<Counted> unit_of_talk(const Numeral& number, std::size_t at,
                                                    const std::vector<Figure>& out) const;
  [[nodiscard]] std::optional<Numeral> range_end(const Numeral& first) const;
  [[nodiscard]] std::optional<Counted> counted(const Numeral& numeral) const;
  [[nodiscard]] std::optional<Counted> unit_at(std::size_t at, const Numeral& numeral) const;
  [[nodiscard]] std::optional<Counted> money_of_state(std::size_t at) const;
  [[nodiscard]] std::optional<Counted> money_of_named_state(std::size_t at) const;
  [[nodiscard]] bool is_multiple(std::size_t at, const Numeral& numeral) const;
  [[nodiscard]] std::optional<Counted> part_of_unit(std::size_t behind, const Numeral& numeral, int parts) const;
  bool read_day_and_half(std::size_t at, std::vector<Figure>& out, std::size_t& next);
  bool read_half_word(std::size_t at, std::vector<Figure>& out, std::size_t& next);
  [[nodiscard]] bool stands_as_share(std::size_t at, std::size_t behind) const;
  [[nodiscard]] std::optional<Counted> fraction_at(std::size_t at, const Numeral& numeral) const;
  [[nodiscard]] std::optional<Counted> noun_behind(std::size_t at, const Numeral& numeral) const;
  [[nodiscard]] std::optional<Counted> noun_at(std::size_t at) const;
  [[nodiscard]] Counted split_unit(std::string id, std::size_t behind) const;
  [[nodiscard]] Figure make(const Numeral& numeral, const Counted& what, std::size_t first) const;

  const Passage& passage_;
};

/// A head of a longer German word (Güterzug|lokomotiven) of this class; nullptr if there is none.
[[nodiscard]] const Sense* find_word_end(const Passage& passage, std::size_t at, WordClass word_class);

}  // namespace korridor
