#pragma once

#include <string>

namespace korridor {

/// Numbers as a reader of the language writes them: `1 234.5` (thin spaces) in English, `1.234,5` in German.
class Numbers {
 public:
  explicit Numbers(bool german) : german_(german) {}

  /// Fixed decimals; `-0` is 0. Infinity is ∞, NaN is –.
  [[nodiscard]] std::string fixed(double value, int decimals = 0) const;
  /// So many decimals that about three figures are told: 0.123, 4.56, 78.9, 1 234.
  [[nodiscard]] std::string brief(double value) const;
  /// With a unit that fits: `78.7 Mt`, `340 kt`, `2 180 t`.
  [[nodiscard]] std::string tonnes(double t) const;
  /// `4.2 bn USD`, `17 m USD`; German `Mrd.`, `Mio.`.
  [[nodiscard]] std::string usd(double value) const;
  [[nodiscard]] std::string percent(double share) const;
  /// With as many digits as it takes to see that it is not zero: 590 %, 0.00004 %.
  [[nodiscard]] std::string fine_percent(double share) const;

 private:
  bool german_;
};

}  // namespace korridor
