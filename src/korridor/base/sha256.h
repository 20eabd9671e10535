#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace korridor {

/// SHA-256 of bytes given piece by piece (FIPS 180-4, computed by OpenSSL).
class Sha256 {
 public:
  Sha256();
  ~Sha256();
  Sha256(Sha256&&) noexcept;
  Sha256& operator=(Sha256&&) noexcept;

  void add(std::string_view bytes);
  /// 64 hexadecimal digits; nothing may be added afterwards.
  [[nodiscard]] std::string finish();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace korridor
