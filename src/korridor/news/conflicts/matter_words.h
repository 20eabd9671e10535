#pragma once

#include <cstdint>

#include "korridor/news/text/tokens.h"

namespace korridor {

/// What two sides may tell differently without a figure, as bits.
enum Matter : std::uint8_t {
  kNoMatter = 0,
  kDeal = 1,   ///< a contract, a sale, an order; that it is signed or agreed
  kTalks = 2,  ///< negotiations, discussions
  kOffer = 4,  ///< a bid, an application
  kGrant = 8,  ///< a licence, an exemption, a promise
};

/// What the word at a token is about.
[[nodiscard]] std::uint8_t matter_at(const Passage& passage, std::size_t at);
/// A word for a paper, the press, rumours: nobody vouches for what it tells.
[[nodiscard]] bool is_hearsay(const Passage& passage, std::size_t at);
/// True if a statement on the first matters may be denied by one on the second: who never talked has no contract
/// either.
[[nodiscard]] bool may_deny(std::uint8_t told, std::uint8_t denied);

}  // namespace korridor
