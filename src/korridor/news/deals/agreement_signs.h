#pragma once

#include <set>
#include <string>
#include <string_view>

#include "korridor/news/statements.h"

namespace korridor {

/// What the words of a sentence say about an agreement.
struct DealSigns {
  bool deal = false, memorandum = false, buy = false;
  bool agreed = false;     ///< the verb alone makes it: they agreed on, einigten sich auf
  bool done = false;       ///< a clause of its own says that the agreement has been signed
  bool offtake = false;    ///< goods are taken by one side that is named
  bool role = false;       ///< the seller, X, received ...: of a deal told before
  bool loan = false;       ///< only the lender is named
  bool terms = false;      ///< a tariff, a fee that two set
  bool framed = false;     ///< done under an agreement that is told of as known
  bool lone = false;       ///< one firm takes, beside the agreement before (lone_deals.h)
  bool attribute = false;  ///< das unterzeichnete Abkommen: no negation of the sentence reaches it
  std::set<std::string_view> acts;
  std::size_t deal_at = 0;
  [[nodiscard]] bool has(std::string_view act) const { return acts.contains(act); }
};

[[nodiscard]] DealSigns look_for_deal(const Passage& passage, const SentenceFindings& sentence);

/// Planned, expected, claimed or ended: not made.
[[nodiscard]] bool is_open(const DealSigns& signs);

/// How far the agreement is; empty where the sentence tells of none.
///
/// Method  The least binding word decides (planned before signed), unless a clause without it says that the deal was
///         signed: "under a contract signed in March, X will sell". A noun (die Unterzeichnung) counts where no verb
///         says more.
[[nodiscard]] std::string status_of(const DealSigns& signs, bool denied, bool company);

}  // namespace korridor
