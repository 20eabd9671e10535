#pragma once

#include <cstdint>

#include "korridor/news/text/tokens.h"

namespace korridor {

/// What two sides may tell differently without a figure, as bits; the words stand in lexicon/rivals.txt.
enum Matter : std::uint16_t {
  kNoMatter = 0,
  kDeal = 1,      ///< a contract, a sale, an order; that it is signed or agreed
  kTalks = 2,     ///< negotiations, discussions
  kOffer = 4,     ///< a bid, an application
  kGrant = 8,     ///< a licence, an exemption, a promise
  kClosure = 16,  ///< a mine or a plant shuts, works stop
  kExit = 32,     ///< somebody leaves a project
  kMeasure = 64,  ///< a duty, a ban, a decree
  kWorks = 128,   ///< something is to be built, money to be spent
};
inline constexpr std::uint16_t kDealing = kDeal | kTalks | kOffer | kGrant;

/// What the word at a token is about.
[[nodiscard]] std::uint16_t matter_at(const Passage& passage, std::size_t at);
/// A word for a paper, the press, rumours: nobody vouches for what it tells.
[[nodiscard]] bool is_hearsay(const Passage& passage, std::size_t at);
/// True if a statement on the first matters may be denied by one on the second: who never talked has no contract
/// either.
[[nodiscard]] bool may_deny(std::uint16_t told, std::uint16_t denied);

}  // namespace korridor
